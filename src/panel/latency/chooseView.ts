import { type PanelView } from '../options/PanelOptions';

/** What the panel's frames hold. */
export interface Held {
  readonly graph: boolean;
  readonly latency: boolean;
}

/** What is shown: what the option says, or what the frames hold. Without any frames, the graph says so. */
export function chooseView(view: PanelView, { graph, latency }: Held): Exclude<PanelView, 'auto'> {
  if (view !== 'auto') {
    return view;
  }
  if (latency) {
    return graph ? 'both' : 'latency';
  }
  return 'graph';
}
