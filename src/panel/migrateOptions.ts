import { type PanelOptions } from './PanelOptions';

/** What `foldAbove` was saved as by dashboards whose makers never chose it. */
const formerFoldAbove = 150;

/** Options of a saved panel as they are understood now. */
export function migrateOptions(saved: Partial<PanelOptions>): Partial<PanelOptions> {
  const { foldAbove, ...others } = saved;
  return foldAbove === undefined || foldAbove === formerFoldAbove ? others : saved;
}
