import { type Point, type Rect } from '../geometry/rects';
import { type IconName } from './icons';
import { type BoxStyle, type LineStyle, type Painter, type TextStyle } from './Painter';

/** Writes down what it is asked to paint, for tests. */
export class RecordingPainter implements Painter {
  readonly boxes: Array<Rect & BoxStyle & { opacity: number }> = [];
  readonly curves: Array<LineStyle & { points: readonly Point[]; opacity: number }> = [];
  readonly arrows: Array<{ tip: Point; angle: number; colour: string; opacity: number }> = [];
  readonly texts: Array<TextStyle & { text: string; at: Point; opacity: number }> = [];
  readonly icons: Array<{ name: IconName; centre: Point; opacity: number }> = [];
  private opacity = 1;

  box(rect: Rect, style: BoxStyle): void {
    this.boxes.push({ ...rect, ...style, opacity: this.opacity });
  }

  curve(points: readonly Point[], style: LineStyle): void {
    this.curves.push({ points, ...style, opacity: this.opacity });
  }

  arrow(tip: Point, angle: number, { colour }: { colour: string }): void {
    this.arrows.push({ tip, angle, colour, opacity: this.opacity });
  }

  text(text: string, at: Point, style: TextStyle): void {
    this.texts.push({ text, at, ...style, opacity: this.opacity });
  }

  icon(name: IconName, centre: Point): void {
    this.icons.push({ name, centre, opacity: this.opacity });
  }

  faded(opacity: number, paint: () => void): void {
    const before = this.opacity;
    this.opacity *= opacity;
    paint();
    this.opacity = before;
  }
}
