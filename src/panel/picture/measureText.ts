import { toFont } from './CanvasPainter';
import { type MeasureText } from './Painter';

/** What a letter is wide on average, as a share of its height, where there is no canvas to ask. */
const averageLetter = 0.55;
/** Widths are asked at one size and scaled: they grow with it. */
const askedSize = 20;
/** More widths than these are not remembered: each refresh brings new numbers. */
const mostKept = 20_000;

/** Measures texts in a font, each only once; roughly while the page's fonts have not arrived. */
export function measureText(family: string, fontsReady = true): MeasureText {
  const context = fontsReady ? document.createElement('canvas').getContext('2d') : null;
  const widths = new Map<string, number>();
  return (text, { size, bold = false }) => {
    const key = `${bold ? 'b' : 'n'}${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = text.length * askedSize * averageLetter;
      if (context) {
        context.font = toFont(family, { size: askedSize, bold });
        width = context.measureText(text).width;
      }
      if (widths.size >= mostKept) {
        widths.clear();
      }
      widths.set(key, width);
    }
    return (width * size) / askedSize;
  };
}
