import { render, screen } from '@testing-library/react';

import { rankCauses } from '../find/rankCauses';
import { defaultErrorScale } from '../picture/ErrorScale';
import { connectionsFormats, connectionsGraph } from '../testing/connectionsGraph';
import { CauseList } from './CauseList';

it('says what failed, requests or connections, whichever is worse', () => {
  const graph = connectionsGraph();
  const causes = rankCauses(graph, defaultErrorScale);
  render(<CauseList graph={graph} causes={causes} formats={connectionsFormats()} onSelect={() => undefined} />);
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(' · no other call fails because of it', ''));
  expect(items).toEqual([
    'importer → store60% of connections failed',
    'web → tracker.example.org100% errors',
    'web → slow.example.net40% of connections failed',
    'orders → ledger-db100% of connections failed',
  ]);
});
