import { type Rect } from '../geometry/rects';
import { type Sliced } from '../../mesh/Sliced';
import { EdgeIndex } from '../picture/EdgeIndex';
import { placeLabelsSliced } from '../picture/placeLabels';
import { arrangeSliced } from './arrange';
import { type Arrangement } from '../layout/Arrangement';
import { packCurves } from './packCurves';
import { unpackLayout } from './packLayout';
import { type LabelRequest } from '../picture/prepareLabels';
import { type PanelResult, type PanelTask } from './PanelTask';

/** Does the heavy work of one panel: in a worker, or on the page where there is none. */
export class TaskRunner {
  private curves: Arrangement['curves'] = new Map();
  private edgeIndex: EdgeIndex | undefined;

  *run({ client, number, ...task }: PanelTask): Sliced<PanelResult> {
    if (task.kind === 'arrange') {
      const { previous, ...request } = task.request;
      const arrangement = yield* arrangeSliced({ ...request, ...(previous && { previous: unpackLayout(previous) }) });
      this.curves = arrangement.curves;
      this.edgeIndex = undefined;
      return { kind: 'arrange', client, number, arrangement: { ...arrangement, curves: packCurves(this.curves) } };
    }
    const { candidates, obstacles } = task.request;
    const edgeIndex = this.edgeIndexOf(task.request);
    yield;
    return { kind: 'label', client, number, labels: yield* placeLabelsSliced({ candidates, obstacles, edgeIndex }) };
  }

  /** Curves stay where they are while numbers change: what was found of them is kept. */
  private edgeIndexOf({ area, zoom }: LabelRequest): EdgeIndex {
    if (this.edgeIndex?.zoom !== zoom || !same(this.edgeIndex.area, area)) {
      this.edgeIndex = new EdgeIndex(this.curves, area, zoom);
    }
    return this.edgeIndex;
  }
}

function same(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
