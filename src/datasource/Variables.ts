import { type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

/** A variable whose "All" is chosen: it restricts nothing. */
export const everything = Symbol('everything');
export type Expansion = string[] | typeof everything;

/** What Grafana tells a format function about the variable it formats. */
interface FormattedVariable {
  multi?: boolean;
  includeAll?: boolean;
}

const allValue = '$__all';
const allText = 'All';
/** A text that is one variable and nothing else, without a format of its own. */
const loneVariable = /^(?:\$(\w+)|\$\{(\w+(?:\.[^:}]+)?)\}|\[\[(\w+)\]\])$/;
/** Intervals depend on the range and the step, which only the backend knows for certain. */
const macro = /\$(?:\{(__rate_interval|__interval|__range)\}|(__rate_interval|__interval|__range)\b)/g;
const hiddenMacro = /\u0001(\w+)\u0001/g;
const slot = /\u0002(\d+)\u0002/;

/** Replaces dashboard variables, in the scope of one request. */
export class Variables {
  constructor(
    private readonly templates: Pick<TemplateSrv, 'replace'>,
    private readonly scopedVars: ScopedVars
  ) {}

  /** One text; several values are listed with commas. */
  text(template: string): string {
    if (this.isEverything(template)) {
      return '';
    }
    return this.replace(template, (value) => toStrings(value).join(', '));
  }

  /** Literal values: a variable with several gives one for each of them. */
  values(template: string): Expansion {
    if (this.isEverything(template)) {
      return everything;
    }
    const filled: string[][] = [];
    const text = this.replace(template, (value) => {
      filled.push(toStrings(value));
      return `\u0002${filled.length - 1}\u0002`;
    });
    return fillSlots(text, filled).filter((value) => value !== '');
  }

  /**
   * Regular expressions. Values that were picked from a list are literal and get escaped; a
   * variable that holds one text may be an expression itself and stays as it is. "All" with a
   * value of its own is such an expression.
   */
  patterns(template: string): Expansion {
    const lone = loneVariable.test(template);
    if (lone && this.isEverything(template)) {
      const called: unknown[] = [];
      const own = this.replace(template, (value) => {
        called.push(value);
        return '';
      });
      return called.length === 0 ? [own] : everything;
    }
    let picked: string[] | undefined;
    const text = this.replace(template, (value, variable) => {
      const literal = Array.isArray(value) || variable?.multi || variable?.includeAll;
      const patterns = literal ? toStrings(value).map(escapeRegex) : toStrings(value);
      picked = patterns;
      return patterns.length > 1 ? `(${patterns.join('|')})` : (patterns[0] ?? '');
    });
    return (lone && picked ? picked : [text]).filter((pattern) => pattern !== '');
  }

  private isEverything(template: string): boolean {
    const found = loneVariable.exec(template);
    const name = found?.[1] ?? found?.[2] ?? found?.[3];
    if (!name) {
      return false;
    }
    let value: string[] = [];
    this.replace(template, (chosen) => {
      value = toStrings(chosen);
      return '';
    });
    const text = this.templates.replace(`\${${name}:text}`, this.scopedVars);
    return value[0] === allValue || (text === allText && value[0] !== allText);
  }

  private replace(template: string, format: (value: unknown, variable?: FormattedVariable) => string): string {
    const hidden = template.replace(macro, (_, braced, plain) => `\u0001${braced ?? plain}\u0001`);
    return this.templates.replace(hidden, this.scopedVars, format).replace(hiddenMacro, '$$$1');
  }
}

function toStrings(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => item !== null && item !== undefined).map(String);
}

/** Every combination of the values that the slots of a text may take. */
function fillSlots(text: string, filled: string[][]): string[] {
  const found = slot.exec(text);
  if (!found) {
    return [text];
  }
  const values = filled[Number(found[1])] ?? [];
  return values.flatMap((value) => fillSlots(text.replace(slot, () => value), filled));
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
