import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Button, LinkButton, Stack } from '@grafana/ui';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { type Target } from '../picture/Focus';
import { CallList } from './CallList';
import { nameOf } from './describeTarget';
import { Drawer } from './Drawer';
import { exploreUrl } from './exploreUrl';
import { factsOf } from './factsOf';
import { FactList } from './FactList';
import { ResponseList } from './ResponseList';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly target: Target;
  /** CSS pixels. */
  readonly width: number;
  readonly onSelect: (target: Target) => void;
  /** Narrows the picture to what is around. */
  readonly onFocus: (target: Target) => void;
  readonly onClose: () => void;
}

/** Everything about what is selected: its numbers, how its responses ended, who calls and is called. */
export function Details({ graph, formats, target, width, onSelect, onFocus, onClose }: Props) {
  const name = nameOf(graph, target);
  // The address of a dashboard holds its range; elsewhere Explore begins with the last hour.
  const { from = 'now-1h', to = 'now' } = locationService.getSearchObject();
  const explore = exploreUrl(graph, target, { from: String(from), to: String(to) });
  return (
    <Drawer title={name} label={`Details of ${name}`} testId={testIds.details} width={width} onClose={onClose}>
      <Stack gap={1}>
        <Button size="sm" variant="secondary" icon="crosshair" onClick={() => onFocus(target)}>
          Focus
        </Button>
        {explore && (
          <LinkButton size="sm" variant="secondary" icon="compass" href={locationUtil.assureBaseUrl(explore)} target="_blank">
            Explore
          </LinkButton>
        )}
      </Stack>
      <FactList facts={factsOf(graph, target, formats)} />
      {target.kind === 'edge' ? (
        <ResponseList responses={graph.responses.get(target.id) ?? []} formats={formats} />
      ) : (
        <>
          <CallList
            title="Called by"
            calls={graph.edges.filter((edge) => edge.target === target.id)}
            end="source"
            {...{ graph, formats, onSelect }}
          />
          <CallList
            title="Calls"
            calls={graph.edges.filter((edge) => edge.source === target.id)}
            end="target"
            {...{ graph, formats, onSelect }}
          />
        </>
      )}
    </Drawer>
  );
}
