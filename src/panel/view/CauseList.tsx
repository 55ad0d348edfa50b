import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
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
      <p>
        {t('view.causes.order', 'Failing calls, the deepest first: errors travel from the one that is called to those who call.')}
      </p>
      <TargetList
        items={causes.slice(0, mostListed).map((cause) => {
          const target: Target = { kind: 'edge', id: cause.edge.id };
          return { target, name: nameOf(graph, target), text: [failures(cause, formats), reason(cause)].join(' · ') };
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
    ? t('view.causes.connections', '{{share}} of connections failed', { share: formats.text('tcpFailureRatio', tcpFailureRatio) })
    : t('view.causes.errors', '{{share}} errors', { share: formats.text('errorRatio', errorRatio) });
}

function reason({ symptoms, deepest }: Cause): string {
  if (!deepest) {
    return t('view.causes.deeper', 'its callee’s own calls fail too');
  }
  if (symptoms >= mostSymptoms) {
    return t('view.causes.many', 'may explain {{most}} or more other failing calls', { most: mostSymptoms });
  }
  return symptoms === 0
    ? t('view.causes.none', 'no other call fails because of it')
    : t('view.causes.some', '', {
        count: symptoms,
        defaultValue_one: 'may explain {{count}} other failing call',
        defaultValue_other: 'may explain {{count}} other failing calls',
      });
}
