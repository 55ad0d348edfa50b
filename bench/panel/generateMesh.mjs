// A made-up mesh as frames of the graph contract; the same numbers give the same mesh.
//
// It has the shape of meshes that run:
//
// 1. A few gateways call the entrances of most namespaces.
// 2. A namespace has one or two entrances, which call much of what is behind them, layers of services, and at
//    its end a database and a cache of its own. Four in five of its calls stay inside.
// 3. The others go to the entrances of one to three namespaces that it knows, and to services that all share.
// 4. A failing service fails for all of its callers, and one of these passes some of it on.
import { names, namespaceName, shared } from './meshNames.mjs';

const columns = {
  nodes: {
    id: '', title: '', subtitle: '', kind: '', role: '', cluster: '', namespace: '', health: '',
    requestRateIn: 'reqps', errorRatioIn: 'percentunit', tcpThroughputIn: 'Bps',
  },
  edges: {
    id: '', source: '', target: '', protocols: '', reporter: '',
    requestRate: 'reqps', errorRatio: 'percentunit', latencyMs: 'ms', mtlsRatio: 'percentunit',
    tcpSentThroughput: 'Bps', tcpReceivedThroughput: 'Bps',
  },
};

function seeded(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function toFrame(name, rows) {
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const custom = { kind: 'alidade.graph', query: { latencyStatistic: 'p95' } };
  const units = Object.entries(columns[name]);
  return {
    schema: {
      name,
      refId: 'A',
      meta: { custom },
      fields: units.map(([key, unit]) => ({ name: key, type: unit ? 'number' : 'string', config: unit ? { unit } : {} })),
    },
    data: { values: units.map(([key]) => rows.map((row) => row[key] ?? null)) },
  };
}

/** Nodes by namespace: gateways first, what all share last, between them namespaces of one to four times the least size. */
function populate(count, namespaces, random) {
  const gateways = Math.min(3, Math.ceil(count / 200));
  const common = Math.min(shared.length, Math.max(3, Math.round(count * 0.07)));
  const weights = Array.from({ length: Math.max(1, namespaces - 2) }, () => 1 + 3 * random() ** 2);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = count - gateways - common;
  let [given, seen] = [0, 0];
  const sizes = weights.map((weight) => {
    seen += weight;
    const size = Math.round((rest * seen) / whole) - given;
    given += size;
    return size;
  });
  return [
    { name: 'edge', titles: names('edge', gateways) },
    ...sizes.map((size, index) => ({ name: namespaceName(index), titles: names(namespaceName(index), size) })),
    { name: 'platform', titles: shared.slice(0, common) },
  ];
}

/** Pairs of caller and callee, each once, as indices of nodes. */
function connect(groups, most, random) {
  const pairs = new Map();
  const pick = (list, skew = 1) => list[Math.floor(random() ** skew * list.length)];
  const call = (source, target) => {
    if (source !== undefined && target !== undefined && source !== target) {
      pairs.set(`${source} ${target}`, { source, target });
    }
  };
  const common = groups.at(-1).members;
  const inner = groups.slice(1, -1);
  inner.forEach(({ entrances, layers, members }, index) => {
    if (index < 2 || random() < 0.6) {
      call(pick(groups[0].members), entrances[0]);
    } else {
      call(pick(inner[Math.floor(random() * index)].layers, 2), entrances[0]);
    }
    members.slice(entrances.length).forEach((target, at) => call(pick([...entrances, ...layers.slice(0, at)], 1.6), target));
    entrances.slice(1).forEach((target) => call(entrances[0], target));
  });
  common.forEach((target) => call(pick(pick(inner).layers), target));
  for (let tries = most * 30; tries > 0 && pairs.size < most; tries--) {
    const { entrances, layers, stores, knows } = pick(inner);
    const chance = random();
    const source = Math.floor(random() ** 1.5 * layers.length);
    if (chance < 0.68) {
      call(layers[source], pick(layers.slice(source + 1)));
    } else if (chance < 0.8) {
      call(pick(layers), pick(stores));
    } else if (chance < 0.9) {
      call(pick(layers), pick(common, 1.7));
    } else {
      call(pick([...entrances, ...layers], 1.5), pick(inner[pick(knows)]?.entrances ?? []));
    }
  }
  return [...pairs.values()];
}

/** The share of errors of each pair: of some services all calls fail, and one caller of each passes some of it on. */
function fail(pairs, calm, share, random) {
  const errors = new Map();
  const into = byTarget(pairs);
  const culprits = [...into.keys()].filter((target) => !calm.has(target));
  while (errors.size < pairs.length * share && culprits.length > 0) {
    const [culprit] = culprits.splice(Math.floor(random() * culprits.length), 1);
    const calls = into.get(culprit);
    calls.forEach((pair) => errors.set(pair, 0.1 + 0.4 * random()));
    const { source } = calls[Math.floor(random() * calls.length)];
    (calm.has(source) ? [] : (into.get(source) ?? [])).forEach((pair) => errors.set(pair, errors.get(pair) ?? 0.02 + 0.07 * random()));
  }
  return errors;
}

function byTarget(pairs) {
  const groups = new Map();
  for (const pair of pairs) {
    groups.set(pair.target, groups.get(pair.target) ?? []);
    groups.get(pair.target).push(pair);
  }
  return groups;
}

/** Splits a namespace into what its calls have to know of it. */
function structure({ name, titles }, first, { index, inner, random }) {
  const members = titles.map((_, at) => first + at);
  const stores = members.length >= 6 ? members.slice(-2) : [];
  const services = members.slice(0, members.length - stores.length);
  const entrances = services.slice(0, members.length >= 12 ? 2 : 1);
  const knows = Array.from({ length: 1 + Math.floor(random() * 3) }, () => (index + Math.floor(random() ** 2 * inner)) % inner);
  return { name, titles, members, entrances, layers: services, stores, knows };
}

/** `churn` replaces that share of the nodes by new ones; `round` changes every number; `failing` is the share of calls with errors. */
export function generateMesh({ nodes: count, edgesPerNode, namespaces, churn = 0, round = 0, failing = 0.015 }) {
  const random = seeded(7);
  const numbers = seeded(100 + round);
  const replaced = seeded(31);
  let first = 0;
  const groups = populate(count, namespaces, random).map((group, index, all) => {
    const structured = structure(group, first, { index: index - 1, inner: all.length - 2, random });
    first += group.titles.length;
    return structured;
  });
  const pairs = connect(groups, count * edgesPerNode, random);
  const calm = new Set([...groups[0].members, ...groups.at(-1).members]);
  const errors = fail(pairs, calm, failing, seeded(13));
  const stores = new Set(groups.flatMap((group) => group.stores));
  const nodes = groups.flatMap(({ name, titles }) =>
    titles.map((title) => {
      const known = replaced() < churn ? `${title}-next` : title;
      return {
        id: `workload/c1/${name}/${known}`, title: known, subtitle: name, kind: 'workload', role: name === 'edge' ? 'gateway' : '',
        cluster: 'c1', namespace: name, health: 'healthy', requestRateIn: 0, errorRatioIn: 0,
      };
    })
  );
  const failed = new Map();
  const edges = pairs.map((pair) => {
    const [source, target] = [nodes[pair.source], nodes[pair.target]];
    const ends = { id: `${source.id}->${target.id}`, source: source.id, target: target.id, reporter: 'source', mtlsRatio: 1 };
    if (stores.has(pair.target) && !errors.has(pair)) {
      target.requestRateIn = null;
      target.errorRatioIn = null;
      const [tcpSentThroughput, tcpReceivedThroughput] = [1e3 + 1e5 * numbers(), 1e4 + 1e6 * numbers()];
      target.tcpThroughputIn = (target.tcpThroughputIn ?? 0) + tcpSentThroughput + tcpReceivedThroughput;
      return { ...ends, protocols: 'tcp', tcpSentThroughput, tcpReceivedThroughput };
    }
    const errorRatio = errors.get(pair) ?? 0;
    const requestRate = 1 + 200 * numbers() ** 3;
    target.requestRateIn += requestRate;
    failed.set(target, (failed.get(target) ?? 0) + requestRate * errorRatio);
    return { ...ends, protocols: 'http', requestRate, errorRatio, latencyMs: 1 + 300 * numbers() ** 2 };
  });
  for (const [node, rate] of failed) {
    node.errorRatioIn = rate / node.requestRateIn;
    node.health = node.errorRatioIn >= 0.1 ? 'failing' : node.errorRatioIn >= 0.01 ? 'degraded' : 'healthy';
  }
  return [toFrame('nodes', nodes), toFrame('edges', edges)];
}
