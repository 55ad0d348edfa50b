import { type ScopedVars, type TimeRange, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

export interface SmallVariable {
  value: string | string[];
  /** What the user sees chosen; the value by default. */
  text?: string;
  multi?: boolean;
  includeAll?: boolean;
  /** What "All" stands for where its author said so. */
  allValue?: string;
  /** What can be chosen: "All" without a value of its own is all of them. */
  options?: string[];
}

const expression = /\$(\w+)|\$\{(\w+)(?::(\w+))?\}|\[\[(\w+)(?::(\w+))?\]\]/g;

/** As much of Grafana's template service as fits a test: values, "All", formats, scoped variables. */
export class SmallTemplateSrv implements TemplateSrv {
  constructor(private readonly variables: Record<string, SmallVariable> = {}) {}

  getVariables(): TypedVariableModel[] {
    return Object.keys(this.variables).map((name) => ({ name, type: 'custom' }) as TypedVariableModel);
  }

  replace(target = '', scopedVars: ScopedVars = {}, format?: string | Function): string {
    return target.replace(expression, (match, plain, braced, bracedFormat, bracketed, bracketedFormat) => {
      const name: string = plain ?? braced ?? bracketed;
      const scoped = scopedVars[name];
      const variable: SmallVariable | undefined = scoped
        ? { value: scoped.value, text: scoped.text }
        : this.variables[name];
      return variable ? fill(variable, bracedFormat ?? bracketedFormat ?? format) : match;
    });
  }

  containsTemplate(target = ''): boolean {
    return this.replace(target) !== target;
  }

  updateTimeRange(_: TimeRange): void {}
}

function fill(variable: SmallVariable, format: string | Function | undefined): string {
  const isAll = !Array.isArray(variable.value) && variable.value === '$__all' && variable.includeAll === true;
  if (format === 'text') {
    return isAll ? 'All' : (variable.text ?? String(variable.value));
  }
  if (isAll && variable.allValue !== undefined) {
    return variable.allValue;
  }
  const value = isAll ? (variable.options ?? []) : variable.value;
  if (typeof format === 'function') {
    return format(value, variable);
  }
  return Array.isArray(value) ? (format === 'pipe' ? value.join('|') : `{${value.join(',')}}`) : value;
}
