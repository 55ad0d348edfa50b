/** A note's first clause, for the one line that a row has: the whole sentence stands in its details. */
export function briefNote(note: string): string {
  const clause = note.split(/: |, whose |\. /)[0] ?? note;
  const text = clause.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
