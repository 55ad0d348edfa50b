import { arrowLength } from '../picture/arrowLength';
import { type LabelWish, placeLabels } from '../picture/placeLabels';
import { trimEnd } from '../picture/trimEnd';
import { arrange } from './arrange';
import { type Arrangement } from './Arrangement';
import { packCurves } from './packCurves';
import { type LabelRequest, type PanelAnswer, type PanelTask } from './PanelTask';

/** Does a panel's heavy work, one task after the other: in its worker, or on the page where there is none. */
export class Desk {
  private curves: Arrangement['curves'] = new Map();
  private wishes: LabelWish[] = [];

  handle(task: PanelTask): PanelAnswer | undefined {
    if (task.kind === 'arrange') {
      const arrangement = arrange(task.request);
      this.curves = arrangement.curves;
      return { kind: 'arrange', number: task.number, arrangement: { ...arrangement, curves: packCurves(this.curves) } };
    }
    if (task.kind === 'wish') {
      this.wishes = task.first ? [...task.wishes] : [...this.wishes, ...task.wishes];
      return undefined;
    }
    return { kind: 'label', number: task.number, labels: this.label(task.request) };
  }

  private label(request: LabelRequest) {
    const { wishes } = this;
    const curves = new Map(
      wishes.map(({ edge, line }) => [edge, trimEnd(this.curves.get(edge) ?? [], arrowLength(line))])
    );
    return placeLabels({ ...request, wishes, curves });
  }
}
