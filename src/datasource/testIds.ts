/** Names of parts of the editors that have no role by which a test could find them. */
export const testIds = {
  sentence: 'alidade-query-sentence',
  preview: 'alidade-promql-preview',
} as const;
