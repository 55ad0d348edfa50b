import { type EdgeLabelPart } from '../PanelOptions';
import { toTopology } from '../layout/toTopology';
import { defaultErrorScale } from '../picture/ErrorScale';
import { drawPicture } from '../picture/drawPicture';
import { Ink } from '../picture/Ink';
import { labelObstacles } from '../picture/labelObstacles';
import { measureText } from '../picture/measureText';
import { placeLabels } from '../picture/placeLabels';
import { toLabelWish } from '../picture/toLabelWish';
import { arranged, panelAspect } from '../testing/drawn';
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

  it('places labels on what it arranged', () => {
    const client = new WorkerClient();
    const answered = jest.fn();
    const picture = drawPicture(graph, arranged(graph), defaultErrorScale);
    const parts: EdgeLabelPart[] = ['rate'];
    const measure = measureText('Inter');
    const wishes = picture.edges.map((shape) => toLabelWish(shape, { formats: shopFormats(), parts, measure }));
    client.arrange(request, () => undefined);
    const obstacles = labelObstacles(picture, 1, measure);
    client.label({ wishes, obstacles, area: picture.bounds, zoom: 1 }, answered);
    const ink = new Ink(arranged(graph).curves, picture.bounds, 1);
    expect(answered).toHaveBeenCalledWith(placeLabels({ wishes, obstacles, ink }));
  });

  it('goes on after a mesh that it cannot handle', () => {
    const client = new WorkerClient();
    const answered = jest.fn();
    const broken = { ...request, topology: undefined as unknown as typeof request.topology };
    expect(() => client.arrange(broken, answered)).toThrow(TypeError);
    client.arrange(request, answered);
    expect(answered).toHaveBeenCalledTimes(1);
    expect(answered).toHaveBeenCalledWith(arranged(graph));
  });
});
