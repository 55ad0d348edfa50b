import { Bitmap } from './Bitmap';
import { type Camera, type Size, viewOf } from '../geometry/Camera';
import { CanvasPool } from './CanvasPool';
import { CanvasPainter } from './CanvasPainter';
import { fadesIn } from './fadesIn';
import { contentSteps, fadedOpacity, paintCarried, paintFocus, paintLaneNames, paintLanes, type Scene } from './paintPicture';
import { SlicedPainting } from './SlicedPainting';

export interface Shot {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly size: Size;
  /** Pixels of the device in one of CSS. */
  readonly ratio: number;
}

/** A picture with no more edges, cards and labels than this may be painted anew for each frame. */
const lightUpTo = 600;
/** And only if it was last painted within so many milliseconds. */
const lightMs = 8;
/** Around a heavy picture, so that a short pan shows no blank, as a share of the panel. */
const heavyMargin = 0.25;
/** How long the camera rests before a heavy picture is painted for it, in milliseconds. */
const restsFor = 120;
/** How long a picture that was arranged anew takes to come, in milliseconds. */
const fadesFor = 220;

/**
 * Shows a picture on a canvas, without ever keeping the page busy for long.
 *
 * 1. Everything but lanes and focus is painted into a bitmap, in slices where it is much.
 * 2. Each frame is put together from the lanes, the bitmap as the camera sees it, faded where there
 *    is a focus, the lanes' names and the focus over it: hover and pan cost the same however large the mesh is.
 * 3. A camera at rest gets a bitmap of its own, so that all is sharp again.
 */
export class PictureStage {
  private shot: Shot | undefined;
  private readonly pool = new CanvasPool();
  private bitmap: Bitmap | undefined;
  /** What is painted but not yet shown in full. */
  private unfinished: Bitmap | undefined;
  /** How long the last painting took. */
  private tookMs = 0;
  private fading: { readonly from: Bitmap; readonly since: number } | undefined;
  private painting: SlicedPainting | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  /** What has changed since something was painted. */
  private change: { readonly fade: boolean } | undefined;
  private next = 0;

  /** `atOnce` is for somebody who takes a picture of the page: no work is put off then. */
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly atOnce = false
  ) {}

  show(shot: Shot): void {
    if (shot.scene.picture.cards.length === 0 && !this.bitmap) {
      return;
    }
    const before = this.shot;
    this.shot = shot;
    const resized = before?.size !== shot.size || before.ratio !== shot.ratio;
    const changed = resized || !sameContent(before.scene, shot.scene);
    if (changed) {
      const moved = before !== undefined && !resized && before.scene.picture.cards !== shot.scene.picture.cards;
      const fade = moved && fadesIn(before.scene.picture, shot.scene.picture);
      this.change = { fade: fade || (this.change?.fade ?? false) };
    }
    if (this.change && !this.isLight(shot)) {
      // Whoever shows it has worked long enough: the rest is for the next frame.
      this.next ||= requestAnimationFrame(() => this.renew());
      if (resized) {
        // A canvas of another size is blank.
        this.compose();
      }
      return;
    }
    if (this.change || before?.camera !== shot.camera) {
      this.renew();
    } else {
      this.compose();
    }
  }

  dispose(): void {
    this.painting?.stop();
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.next);
  }

  private isLight({ scene: { picture, labels } }: Shot): boolean {
    const few = picture.edges.length + picture.cards.length + labels.length <= lightUpTo;
    return this.atOnce || (few && this.tookMs <= lightMs);
  }

  /** Paints what changed at once, a heavy picture for another camera when that has come to rest. */
  private renew(): void {
    const { shot, change } = this;
    cancelAnimationFrame(this.next);
    clearTimeout(this.timer);
    this.next = 0;
    this.change = undefined;
    if (!shot) {
      return;
    }
    const light = this.isLight(shot);
    if (light || change) {
      this.paint(shot, { margin: light ? 0 : heavyMargin, fade: change?.fade ?? false });
    } else {
      this.timer = setTimeout(() => this.paint(shot, { margin: heavyMargin, fade: false }), restsFor);
    }
    this.compose();
  }

  private paint(shot: Shot, { margin, fade }: { margin: number; fade: boolean }): void {
    this.painting?.stop();
    if (this.unfinished && this.unfinished !== this.bitmap) {
      this.pool.give(this.unfinished.canvas);
    }
    const bitmap = new Bitmap({ ...shot, margin }, this.pool);
    const context = bitmap.context();
    if (!context) {
      return;
    }
    const scene = { ...shot.scene, zoom: shot.camera.zoom };
    const steps = contentSteps(new CanvasPainter(context, scene.look.font), scene, bitmap.view());
    // Until something was shown, a picture that grows says more than an empty panel.
    this.bitmap ??= bitmap;
    this.unfinished = bitmap;
    this.painting = new SlicedPainting(steps, {
      onSlice: () => this.bitmap === bitmap && this.compose(),
      onDone: (tookMs) => {
        this.tookMs = tookMs;
        this.replaceBy(bitmap, fade);
      },
    });
    if (this.atOnce) {
      this.painting.startAndFinish();
    } else if (margin === 0) {
      this.painting.start();
    } else {
      this.painting.startLater();
    }
  }

  private replaceBy(bitmap: Bitmap, fade: boolean): void {
    const before = this.bitmap === bitmap ? undefined : this.bitmap;
    this.endFading();
    if (fade && before) {
      this.fading = { from: before, since: performance.now() };
    } else if (before) {
      this.pool.give(before.canvas);
    }
    this.bitmap = bitmap;
    this.unfinished = undefined;
    this.compose();
  }

  private endFading(): void {
    if (this.fading) {
      this.pool.give(this.fading.from.canvas);
      this.fading = undefined;
    }
  }

  private compose(): void {
    const { shot, bitmap, context } = this;
    if (!shot || !bitmap) {
      return;
    }
    const { camera, size, ratio } = shot;
    const scene = { ...shot.scene, zoom: camera.zoom, view: viewOf(camera, size) };
    const painter = new CanvasPainter(context, scene.look.font);
    const zoom = camera.zoom * ratio;
    const inPicture = () => context.setTransform(zoom, 0, 0, zoom, camera.x * ratio, camera.y * ratio);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, size.width * ratio, size.height * ratio);
    inPicture();
    paintLanes(painter, scene);
    this.showContent(camera, scene.focus ? fadedOpacity : 1);
    inPicture();
    paintLaneNames(painter, scene);
    paintFocus(painter, scene);
    paintCarried(painter, scene);
  }

  /** The bitmap; while it is new, the one before goes as it comes. */
  private showContent(camera: Camera, strength: number): void {
    const { context, bitmap, fading } = this;
    const share = fading ? Math.min(1, (performance.now() - fading.since) / fadesFor) : 1;
    if (fading && share < 1) {
      context.globalAlpha = strength * (1 - share);
      fading.from.show(context, camera);
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.compose());
    } else {
      this.endFading();
    }
    // Two half-strong pictures over each other are weaker than one: what comes is stronger early on.
    context.globalAlpha = strength * Math.sqrt(share);
    bitmap?.show(context, camera);
    context.globalAlpha = 1;
  }
}

function sameContent(a: Scene, b: Scene): boolean {
  return (
    a.picture === b.picture &&
    a.labels === b.labels &&
    a.look === b.look &&
    a.formats === b.formats &&
    a.measure === b.measure
  );
}
