/**
 * A short text that stands for a list of texts: two independent sums of 32 bits, so that two lists
 * of one panel never share one in practice. It saves copying megabytes of ids to the worker.
 */
export function hashTexts(texts: readonly string[]): string {
  let first = 2166136261;
  let second = 1540483477;
  for (const text of texts) {
    for (let index = 0; index <= text.length; index++) {
      // The end of a text counts as a letter: ["ab"] and ["a", "b"] are not the same.
      const letter = index < text.length ? text.charCodeAt(index) : 0xfffff;
      first = Math.imul(first ^ letter, 16777619);
      second = Math.imul(second ^ letter, 2246822519) ^ (second >>> 13);
    }
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}-${texts.length}`;
}
