import { render, screen } from '@testing-library/react';

import { Home } from './Home';

it('leads to a data source and to a dashboard', () => {
  render(<Home />);
  expect(screen.getByRole('link', { name: 'Add an Istio mesh data source' })).toHaveAttribute(
    'href',
    '/connections/datasources/alidade-istio-datasource'
  );
  expect(screen.getByRole('link', { name: 'Create a dashboard' })).toHaveAttribute('href', '/dashboard/new');
});
