import { dateMath } from '@grafana/data';
import { type DashboardModel } from '../dashboard/DashboardModel';

/**
 * Where the demo's data ends at a fixed time, a dashboard that speaks of "now" would show nothing.
 * Its range is then read as if it were that time, and nothing is asked again.
 */
export function atFixedNow(model: DashboardModel, fixedNow?: string): DashboardModel {
  if (!fixedNow) {
    return model;
  }
  const now = new Date(fixedNow);
  const { from, to } = model.time ?? { from: 'now-1h', to: 'now' };
  const at = (text: string) => dateMath.toDateTime(text, { now })?.toISOString() ?? text;
  return { ...model, time: { from: at(from), to: at(to) }, refresh: '' };
}
