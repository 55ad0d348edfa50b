import { type EdgeLabelPart } from '../PanelOptions';
import { toTopology } from '../layout/toTopology';
import { defaultErrorScale } from '../picture/ErrorScale';
import { drawPicture } from '../picture/drawPicture';
import { labelObstacles } from '../picture/labelObstacles';
import { measureText } from '../picture/measureText';
import { toLabelWish } from '../picture/toLabelWish';
import { arranged, labelled, panelAspect } from '../testing/drawn';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { WorkerClient } from './WorkerClient';

const graph = shopGraph();
const request = { topology: toTopology(graph), edges: graph.edges, aspect: panelAspect };

describe('where there is no worker, the page itself', () => {
  it('arranges the mesh', () => {
    const answered = jest.fn();
    new WorkerClient().arrange(request, answered);
    expect(answered).toHaveBeenCalledWith(arranged(graph));
  });

  it('places labels on what it arranged, wished for in parts', () => {
    const client = new WorkerClient();
    const answered = jest.fn();
    const picture = drawPicture(graph, arranged(graph), defaultErrorScale);
    const parts: EdgeLabelPart[] = ['rate'];
    const measure = measureText('Inter');
    const wishes = picture.edges.map((shape) => toLabelWish(shape, { formats: shopFormats(), parts, measure }));
    client.arrange(request, () => undefined);
    client.wish(wishes.slice(0, 5), true);
    client.wish(wishes.slice(5), false);
    client.label({ obstacles: labelObstacles(picture, 1, measure), area: picture.bounds, zoom: 1 }, answered);
    expect(answered).toHaveBeenCalledWith(labelled(picture, 1, { formats: shopFormats(), parts }));
  });
});
