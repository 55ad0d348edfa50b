/**
 * The mean of what is known, each counted by the first of the weights that any of them has. Undefined
 * where nothing is known.
 */
export function weightedMean<T>(
  items: readonly T[],
  valueOf: (item: T) => number | undefined,
  weights: ReadonlyArray<(item: T) => number>
): number | undefined {
  const known = items.filter((item) => valueOf(item) !== undefined);
  if (known.length === 0) {
    return undefined;
  }
  const weight = weights.find((of) => known.some((item) => of(item) > 0)) ?? (() => 1);
  const total = known.reduce((sum, item) => sum + weight(item), 0);
  return known.reduce((sum, item) => sum + (valueOf(item) ?? 0) * weight(item), 0) / total;
}
