import { type Health } from './Graph';
import { t } from './t';

const words: Readonly<Record<Health, () => string>> = {
  healthy: () => t('mesh.health.healthy', 'healthy'),
  degraded: () => t('mesh.health.degraded', 'degraded'),
  failing: () => t('mesh.health.failing', 'failing'),
  idle: () => t('mesh.health.idle', 'idle'),
};

/** How a node fares, in words. */
export function healthWords(health: Health): string {
  return words[health]();
}
