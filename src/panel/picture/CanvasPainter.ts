import { type Point, type Rect } from '../geometry/rects';
import { dashedIcons, type IconName, icons } from './icons';
import { type BoxStyle, type LineStyle, type Painter, type TextStyle } from './Painter';

/** Paints on a canvas whose transformation the caller has set. */
export class CanvasPainter implements Painter {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly font: string
  ) {}

  box({ x, y, width, height }: Rect, { radius, fill, stroke, strokeWidth = 1 }: BoxStyle): void {
    const { context } = this;
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (stroke) {
      context.strokeStyle = stroke;
      context.lineWidth = strokeWidth;
      context.stroke();
    }
  }

  curve(points: readonly Point[], { colour, width, dash = [] }: LineStyle): void {
    const { context } = this;
    const [start] = points;
    if (!start) {
      return;
    }
    context.beginPath();
    context.moveTo(start.x, start.y);
    for (let index = 1; index + 2 < points.length; index += 3) {
      const [first, second, end] = points.slice(index, index + 3);
      if (first && second && end) {
        context.bezierCurveTo(first.x, first.y, second.x, second.y, end.x, end.y);
      }
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineJoin = 'round';
    context.setLineDash([...dash]);
    context.stroke();
    context.setLineDash([]);
  }

  arrow(tip: Point, angle: number, { length, width, colour }: { length: number; width: number; colour: string }): void {
    const { context } = this;
    const back = { x: tip.x - Math.cos(angle) * length, y: tip.y - Math.sin(angle) * length };
    const side = { x: (-Math.sin(angle) * width) / 2, y: (Math.cos(angle) * width) / 2 };
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    context.lineTo(back.x + side.x, back.y + side.y);
    context.lineTo(back.x - side.x, back.y - side.y);
    context.closePath();
    context.fillStyle = colour;
    context.fill();
  }

  text(text: string, { x, y }: Point, style: TextStyle): void {
    const { context } = this;
    context.font = toFont(this.font, style);
    context.fillStyle = style.colour;
    context.textBaseline = 'middle';
    context.fillText(text, x, y);
  }

  icon(
    name: IconName,
    { x, y }: Point,
    { size, colour, strokeWidth = 1.4 }: { size: number; colour: string; strokeWidth?: number }
  ): void {
    const { context } = this;
    context.save();
    context.translate(x - size / 2, y - size / 2);
    context.scale(size / 16, size / 16);
    context.strokeStyle = colour;
    context.lineWidth = strokeWidth;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.setLineDash(dashedIcons.has(name) ? [2, 2.6] : []);
    context.stroke(pathOf(name));
    context.restore();
  }

  faded(opacity: number, paint: () => void): void {
    const { context } = this;
    context.save();
    context.globalAlpha *= opacity;
    paint();
    context.restore();
  }
}

/** Outlines as the canvas holds them, each read once: a large mesh has thousands of icons. */
const paths = new Map<IconName, Path2D>();

function pathOf(name: IconName): Path2D {
  const path = paths.get(name) ?? new Path2D(icons[name]);
  paths.set(name, path);
  return path;
}

/** The canvas's notation of a font. */
export function toFont(family: string, { size, bold = false }: Pick<TextStyle, 'size' | 'bold'>): string {
  return `${bold ? 600 : 400} ${size}px ${family}`;
}
