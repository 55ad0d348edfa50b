import { Ink } from '../picture/Ink';
import { type Rect } from '../picture/Picture';
import { placeLabels } from '../picture/placeLabels';
import { arrange } from './arrange';
import { type Arrangement } from './Arrangement';
import { packCurves } from './packCurves';
import { type LabelRequest, type PanelAnswer, type PanelTask } from './PanelTask';

/** Does a panel's heavy work, one task after the other: in its worker, or on the page where there is none. */
export class Desk {
  private curves: Arrangement['curves'] = new Map();
  private ink: Ink | undefined;

  handle(task: PanelTask): PanelAnswer {
    if (task.kind === 'arrange') {
      const arrangement = arrange(task.request);
      this.curves = arrangement.curves;
      this.ink = undefined;
      return { kind: 'arrange', number: task.number, arrangement: { ...arrangement, curves: packCurves(this.curves) } };
    }
    const { wishes, obstacles } = task.request;
    return { kind: 'label', number: task.number, labels: placeLabels({ wishes, obstacles, ink: this.inkOf(task.request) }) };
  }

  /** Curves stay where they are while numbers change: what was found of them is kept. */
  private inkOf({ area, zoom }: LabelRequest): Ink {
    if (this.ink?.zoom !== zoom || !same(this.ink.area, area)) {
      this.ink = new Ink(this.curves, area, zoom);
    }
    return this.ink;
  }
}

function same(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
