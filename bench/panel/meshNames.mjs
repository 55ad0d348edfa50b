// Names as teams give them.

/** Services that every team calls, the most called first. */
export const shared = [
  'auth', 'kafka', 'notifications', 'feature-flags', 'postgres-main', 'redis-sessions', 'audit-log', 'config-server',
  'media-store', 'rate-limiter', 'search-index', 'id-generator', 'email-sender', 'geo-lookup', 'currency-rates', 'scheduler',
];

const teams = [
  'shop', 'payments', 'orders', 'catalog', 'shipping', 'identity', 'inventory', 'pricing', 'search', 'marketing',
  'support', 'billing', 'returns', 'loyalty', 'fraud', 'reporting', 'partners', 'content', 'warehouse', 'messaging',
];
const regions = ['', 'eu', 'us', 'apac', 'latam', 'mea', 'uk', 'jp', 'in', 'br', 'au', 'ca'];
const parts = [
  'api', 'frontend', 'checkout', 'profile', 'history', 'quotes', 'ledger', 'rules', 'events', 'ratings', 'images', 'tax',
  'addresses', 'coupons', 'invoices', 'sessions', 'labels', 'stock', 'suggestions', 'contracts', 'refunds', 'routing',
];
const roles = ['', 'worker', 'sync', 'gateway', 'cache-loader', 'export', 'import', 'scoring', 'batch', 'proxy', 'indexer', 'archive'];
const hyphened = (...words) => words.filter(Boolean).join('-');

/** The names of so many workloads of a namespace: its entrances first, its database and its cache last. */
export function names(namespace, count) {
  if (namespace === 'edge') {
    return Array.from({ length: count }, (_, index) => hyphened('ingress-gateway', index > 0 && regions[index]));
  }
  const [team] = namespace.split('-');
  // From team to team the list begins elsewhere: not everybody has the same services.
  const start = (namespace.length * 7 + namespace.charCodeAt(0)) % (parts.length - 2);
  const titles = Array.from({ length: count }, (_, index) => {
    const part = index < 2 ? parts[index] : parts[2 + ((start + index) % (parts.length - 2))];
    const round = Math.floor((index - 2) / (parts.length - 2));
    const role = index < 2 ? '' : round < roles.length ? roles[round] : `${roles[round % roles.length]}-${Math.floor(round / roles.length) + 1}`;
    return hyphened((index < 2 || index % 3 === 0) && team, part, role);
  });
  return count >= 6 ? [...titles.slice(0, -2), 'postgres', 'redis'] : titles;
}

/** The name of a team's namespace; beyond those teams, of one in a region, then in several places of it. */
export function namespaceName(index) {
  const round = Math.floor(index / teams.length);
  const place = Math.floor(round / regions.length);
  return hyphened(teams[index % teams.length], regions[round % regions.length], place > 0 && String(place + 1));
}
