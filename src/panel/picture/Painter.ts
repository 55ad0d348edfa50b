import { type Point, type Rect } from '../geometry/rects';
import { type IconName } from './icons';

export interface BoxStyle {
  readonly radius: number;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
}

export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

export interface TextStyle {
  readonly colour: string;
  /** In pixels of the picture, before zoom. */
  readonly size: number;
  readonly bold?: boolean;
}

/** What a picture is painted with. Coordinates are the picture's own; the painter knows the zoom. */
export interface Painter {
  box(rect: Rect, style: BoxStyle): void;
  /** A chain of cubic curves: a start, then two controls and an end for each. */
  curve(points: readonly Point[], style: LineStyle): void;
  /** A triangle that points along `angle`, with its tip at `tip`. */
  arrow(tip: Point, angle: number, shape: { length: number; width: number; colour: string }): void;
  /** Starts at `at`, vertically centred on it. */
  text(text: string, at: Point, style: TextStyle): void;
  /** `strokeWidth` is in the icon's own box of 16 by 16. */
  icon(name: IconName, centre: Point, style: { size: number; colour: string; strokeWidth?: number }): void;
  /** Paints with part of its strength what `paint` paints. */
  faded(opacity: number, paint: () => void): void;
}

/** Width of a text in pixels of the picture. */
export type MeasureText = (text: string, style: Pick<TextStyle, 'size' | 'bold'>) => number;
