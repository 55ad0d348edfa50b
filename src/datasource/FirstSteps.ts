import { BehaviorSubject, filter, type Observable, switchMap, take, timeout, timer } from 'rxjs';

/** Longer than this, in milliseconds, nobody waits for the first step of another panel. */
const patience = 4_000;

/** The first steps that are under way, by the dashboard that shows them. */
type UnderWay = ReadonlyMap<string, number>;

/**
 * The first pictures of graphs that are on their way. They are cheap, and somebody waits for them: what
 * else the same dashboard asks, which takes the same server several times as long, waits until the first
 * step is answered and the second is sent. It waits here and not in the backend because a browser holds
 * half a dozen requests open at a time: those that wait would stand before the second step.
 */
export class FirstSteps {
  private readonly underWay = new BehaviorSubject<UnderWay>(new Map());

  /** Others of a dashboard wait from now on until what is returned is called, once or more often. */
  begin(dashboard: string): () => void {
    this.count(dashboard, 1);
    let over = false;
    return () => {
      if (!over) {
        over = true;
        this.count(dashboard, -1);
      }
    };
  }

  /**
   * Asks when no first step of the dashboard is under way any more. What a dashboard asks together with a
   * graph counts as asked after it, whatever the order of its panels.
   */
  after<T>(dashboard: string, ask: () => Observable<T>): Observable<T> {
    return timer(0).pipe(
      switchMap(() => this.underWay),
      filter((steps) => !steps.has(dashboard)),
      take(1),
      timeout({ first: patience, with: () => [undefined] }),
      switchMap(ask)
    );
  }

  private count(dashboard: string, change: 1 | -1): void {
    const steps = new Map(this.underWay.value);
    const left = (steps.get(dashboard) ?? 0) + change;
    if (left > 0) {
      steps.set(dashboard, left);
    } else {
      steps.delete(dashboard);
    }
    this.underWay.next(steps);
  }
}
