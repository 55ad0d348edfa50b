import { type PluginExtensionPanelContext } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

import { sourceType } from '../sources';

import { type KnownLabels, workloadOf } from './findEnds';
import { readPromql } from './readPromql';

/** What a panel's menu and Explore's toolbar tell, as far as both do. */
export type AskedContext = Pick<PluginExtensionPanelContext, 'targets' | 'timeRange' | 'scopedVars' | 'data'>;

/** The expressions of a panel whose queries are PromQL, with their variables filled in. */
export function expressionsOf({ targets, scopedVars }: AskedContext): string[] {
  return (targets ?? []).flatMap((target) => {
    const ours = target.datasource?.type === sourceType;
    return !ours && !target.hide && 'expr' in target && typeof target.expr === 'string' && target.expr !== ''
      ? [fillIn(target.expr, scopedVars)]
      : [];
  });
}

function fillIn(expr: string, scopedVars: AskedContext['scopedVars']): string {
  try {
    return getTemplateSrv().replace(expr, scopedVars);
  } catch {
    return expr;
  }
}

/** The labels that have one value in all of a panel, in what it asks and in the series that came; of pods, one of several of a workload. */
export function labelsOf(context: AskedContext): KnownLabels {
  const asked = expressionsOf(context).flatMap((expr) => readPromql(expr).selectors.map(({ matchers }) => matchers));
  const values = new Map<string, Set<string>>();
  const add = (label: string, value: string) => values.set(label, (values.get(label) ?? new Set()).add(value));
  for (const { label, op, value } of asked.flat()) {
    if (isOneValue(op, value)) {
      add(label, value);
    }
  }
  if (asked.length > 0) {
    const fields = (context.data?.series ?? []).flatMap((frame) => frame.fields);
    fields.forEach(({ labels }) => Object.entries(labels ?? {}).forEach(([label, value]) => add(label, value)));
  }
  const single = [...values].filter(([label, all]) => all.size === 1 || (label === 'pod' && areOfOneWorkload(all)));
  const known = single.map(([label, [value = '']]): [string, string] => [label, value]);
  return new Map(known.filter(([, value]) => value !== '' && value !== 'unknown'));
}

function areOfOneWorkload(pods: ReadonlySet<string>): boolean {
  const workloads = new Set([...pods].map(workloadOf));
  return workloads.size === 1 && !workloads.has(undefined);
}

/** A regular expression without any sign of one is a value, as variables write it; `$` is one left over. */
function isOneValue(op: string, value: string): boolean {
  return !value.includes('$') && (op === '=' || (op === '=~' && /^[\w.-]+$/.test(value) && !value.includes('.')));
}

/** A time range as addresses write it: words or milliseconds. */
export function rangeOf({ timeRange }: AskedContext): { from: string; to: string } {
  const word = (time: AskedContext['timeRange']['from'] | undefined, otherwise: string) =>
    time === undefined ? otherwise : typeof time === 'string' ? time : String(time.valueOf());
  return { from: word(timeRange?.from, 'now-1h'), to: word(timeRange?.to, 'now') };
}
