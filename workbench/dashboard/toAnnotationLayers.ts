import { type AnnotationQuery } from '@grafana/data';
import { dataLayers, SceneDataLayerSet } from '@grafana/scenes';

/** A dashboard's annotations as layers over its panels; nothing where it has none. */
export function toAnnotationLayers(queries: AnnotationQuery[]): SceneDataLayerSet | undefined {
  // The one that is built in shows what people have written down in Grafana's own database.
  const asked = queries.filter((query) => !('builtIn' in query) || !query.builtIn);
  if (asked.length === 0) {
    return undefined;
  }
  const layers = asked.map(
    (query) => new dataLayers.AnnotationsDataLayer({ name: query.name, query, isEnabled: query.enable, isHidden: query.hide })
  );
  return new SceneDataLayerSet({ layers });
}
