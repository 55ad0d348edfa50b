import { type DataFrame, LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { screen, waitFor } from '@testing-library/react';

import { testIds } from '../../mesh/testIds';
import { MeshPanel } from '../MeshPanel';
import { defaultOptions, type PanelOptions } from '../options/PanelOptions';

export interface Shown {
  readonly series?: DataFrame[];
  readonly data?: Partial<PanelData>;
  readonly width?: number;
  readonly height?: number;
  readonly timeZone?: string;
  readonly options?: Partial<PanelOptions>;
  readonly onOptionsChange?: (options: PanelOptions) => void;
}

/** The panel as Grafana shows it: as large as a row of a dashboard unless it is said otherwise. */
export function shownPanel({ series = [], data, width = 1512, height = 800, options, onOptionsChange, timeZone }: Shown) {
  const props = {
    data: { series, state: LoadingState.Done, ...data },
    options: { ...defaultOptions, ...options },
    onOptionsChange,
    replaceVariables: (text: string) => text,
    timeZone,
    width,
    height,
  } as PanelProps<PanelOptions>;
  return <MeshPanel {...props} />;
}

export const panelRoot = () => screen.getByTestId(testIds.panel);
export const panelCanvas = () => screen.getByRole('application');
/** What a screen reader was told last. */
export const announced = () => screen.getByTestId(testIds.announcement).textContent;
/** Labels are placed a moment after the rest, and the points of the table's rows are known after that. */
export const whenDrawn = () =>
  waitFor(() => {
    const root = panelRoot();
    expect(root).toHaveAttribute('data-state', 'drawn');
    if (root.dataset.drawnNodes !== '0') {
      expect(root.querySelector('tr[data-x]')).toBeInTheDocument();
    }
  });
