/** What a frame may take before fewer steps are taken in the next, and how little lets there be more. */
const frameMs = { long: 34, short: 22 } as const;
const firstSlice = 300;
const leastSlice = 40;
/** The longest that the steps themselves may take in one frame, in milliseconds. */
const stepsMs = 10;

export interface PaintingProgress {
  readonly onSlice: () => void;
  /** `tookMs` is what all steps together took. */
  readonly onDone: (tookMs: number) => void;
}

/**
 * Paints step by step, a slice a frame. A canvas does much of its work after it was told what to do,
 * when nobody measures it: so the length of the frames decides how many steps the next slice has.
 */
export class SlicedPainting {
  private frame = 0;
  private slice = firstSlice;
  private started = 0;

  private tookMs = 0;

  constructor(
    private readonly steps: Iterator<() => void>,
    private readonly progress: PaintingProgress
  ) {}

  /** Paints the first slice at once; of a small picture that is all of it. */
  start(): void {
    this.next();
  }

  /** Paints all of it now, however long that takes. */
  startAndFinish(): void {
    this.started = performance.now();
    this.run(Infinity, Infinity);
    this.progress.onDone(performance.now() - this.started);
  }

  /** Paints the first slice with the next frame: to get a large canvas was enough for this one. */
  startLater(): void {
    this.frame = requestAnimationFrame(() => this.next());
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  private next(): void {
    this.started = performance.now();
    const done = this.run(this.slice, stepsMs);
    this.tookMs += performance.now() - this.started;
    if (done) {
      this.progress.onDone(this.tookMs);
      return;
    }
    this.progress.onSlice();
    this.frame = requestAnimationFrame(() => {
      const took = performance.now() - this.started;
      if (took > frameMs.long) {
        this.slice = Math.max(leastSlice, this.slice / 2);
      } else if (took < frameMs.short) {
        this.slice *= 1.5;
      }
      this.next();
    });
  }

  /** True when nothing is left. */
  private run(most: number, longest: number): boolean {
    const until = performance.now() + longest;
    for (let count = 0; count < most && performance.now() < until; count++) {
      const { value, done } = this.steps.next();
      if (done) {
        return true;
      }
      value();
    }
    return false;
  }
}
