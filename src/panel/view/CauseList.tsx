import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Cause, mostSymptoms } from '../find/rankCauses';
import { type Target } from '../picture/Focus';
import { nameOf } from './describeTarget';
import { mostListed, TargetList } from './TargetList';

interface Props {
  readonly graph: Graph;
  readonly causes: readonly Cause[];
  readonly formats: MeasureFormats;
  readonly onSelect: (target: Target) => void;
}

/** Where errors may have started, the likeliest first; each opens its own details. */
export function CauseList({ graph, causes, formats, onSelect }: Props) {
  return (
    <>
      <p>Failing calls, the deepest first: errors travel from the one that is called to those who call.</p>
      <TargetList
        items={causes.slice(0, mostListed).map((cause) => {
          const target: Target = { kind: 'edge', id: cause.edge.id };
          return { target, name: nameOf(graph, target), text: `${failures(cause, formats)} · ${reason(cause)}` };
        })}
        onSelect={onSelect}
      />
    </>
  );
}

function failures({ edge }: Cause, all: MeasureFormats): string {
  const formats = all.of(edge);
  const { errorRatio, tcpFailureRatio = 0 } = edge.values;
  return tcpFailureRatio > (errorRatio ?? 0)
    ? `${formats.text('tcpFailureRatio', tcpFailureRatio)} of connections failed`
    : `${formats.text('errorRatio', errorRatio)} errors`;
}

function reason({ symptoms, deepest }: Cause): string {
  if (!deepest) {
    return 'its callee’s own calls fail too';
  }
  const calls = symptoms === 1 ? 'call' : 'calls';
  if (symptoms >= mostSymptoms) {
    return `may explain ${mostSymptoms} or more other failing calls`;
  }
  return symptoms === 0 ? 'no other call fails because of it' : `may explain ${symptoms} other failing ${calls}`;
}
