/** Signs of the picture as outlines in a box of 16 by 16. */
export const icons = {
  workload:
    'M4 2.5h8A1.5 1.5 0 0 1 13.5 4v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5ZM8 5.5v5M5.5 8h5',
  service: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6ZM8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4Z',
  gateway: 'M8 1.8 13.4 4.9v6.2L8 14.2 2.6 11.1V4.9Z',
  waypoint: 'M8 1.8 14.2 8 8 14.2 1.8 8Z',
  tcp: 'M3 4.2C3 2.9 5.2 2 8 2s5 .9 5 2.2-2.2 2.2-5 2.2-5-.9-5-2.2ZM3 4.2v7.6C3 13.1 5.2 14 8 14s5-.9 5-2.2V4.2',
  external: 'M4.6 12.5a3.1 3.1 0 0 1-.4-6.1 4 4 0 0 1 7.6-.4 3.3 3.3 0 0 1-.3 6.5Z',
  passthrough: 'M4.6 12.5a3.1 3.1 0 0 1-.4-6.1 4 4 0 0 1 7.6-.4 3.3 3.3 0 0 1-.3 6.5ZM5.4 9.2h5M8.4 7.2l2 2-2 2',
  refused: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6ZM3.9 3.9l8.2 8.2',
  unknown: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6Z',
  namespace: 'M2.5 2.5h11v11h-11ZM5.5 5.5h5v5h-5Z',
  unfolded: 'M4 6l4 4 4-4',
  warning: 'M8 2.5v6.5M8 12.6v.6',
  failure: 'M4 4l8 8M12 4l-8 8',
  lockOpen: 'M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 4.9-.7',
  lock: 'M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
} as const;

export type IconName = keyof typeof icons;

/** Icons whose outline is dashed: their own way to say that nothing is known. */
export const dashedIcons: ReadonlySet<IconName> = new Set<IconName>(['unknown']);
