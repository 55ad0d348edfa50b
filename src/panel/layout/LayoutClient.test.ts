import { parseMesh } from '../testing/asciiMesh';
import { computeLayout } from './computeLayout';
import { LayoutClient } from './LayoutClient';

const request = { topology: parseMesh('shop: a b\na -> b'), aspect: 2 };

it('lays out on its own thread where there is no worker', () => {
  const answered = jest.fn();
  new LayoutClient().request(request, answered);
  expect(answered).toHaveBeenCalledWith(computeLayout(request));
});
