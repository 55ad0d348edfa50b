import { config } from '@grafana/runtime';

/** A whole number as the viewer's region writes it. */
export function localNumber(value: number): string {
  const region: string | undefined = config.bootData?.user?.regionalFormat || undefined;
  return new Intl.NumberFormat(region, { maximumFractionDigits: 0 }).format(value);
}
