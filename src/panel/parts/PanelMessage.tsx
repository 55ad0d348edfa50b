import { type ComponentProps } from 'react';

import { testIds } from '../../mesh/testIds';
import { type Size } from '../geometry/Camera';
import { Message } from './Message';

/** A panel with a message instead of a picture. */
export function PanelMessage({ width, height, ...message }: ComponentProps<typeof Message> & Size) {
  return (
    <div data-testid={testIds.panel} data-state={message.state} data-drawn-nodes={0} data-drawn-edges={0} style={{ width, height }}>
      <Message {...message} />
    </div>
  );
}
