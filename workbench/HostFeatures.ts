// What the generations of Grafana's libraries want from their host in different ways: the one place that asks for
// the version.
import { config } from '@grafana/runtime';

const generation = () => Number.parseInt(config.buildInfo.version, 10);

/** From 13 on the registry holds functions that load transformations; before, the transformations themselves. */
export const loadsTransformations = () => generation() >= 13;
