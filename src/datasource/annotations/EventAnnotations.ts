import { type AnnotationQuery, type AnnotationSupport } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { AnnotationEditor } from './AnnotationEditor';

/** Annotations of a dashboard: what happened in the mesh. Grafana itself reads the frames of an events query. */
export const eventAnnotations: AnnotationSupport<MeshQuery> = {
  QueryEditor: AnnotationEditor,
  prepareQuery: ({ target }: AnnotationQuery<MeshQuery>) => target && { ...target, queryType: 'events' },
};
