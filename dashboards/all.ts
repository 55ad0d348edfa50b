import { type Dashboard } from './Dashboard';
import { latency } from './latency';
import { meshOverview } from './meshOverview';
import { servicePair } from './servicePair';

/** Every shipped dashboard by the name of its file. */
export const all: Record<string, Dashboard> = {
  'mesh-overview': meshOverview,
  'service-pair': servicePair,
  latency,
};
