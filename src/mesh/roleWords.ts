const words: Readonly<Record<string, string>> = {
  passthrough: 'outside the registry',
  refused: 'refused',
};

/** The role of a node in words: a host outside the mesh's registry, one that the mesh refused to call, or the role itself. */
export function roleWords(role: string): string {
  return words[role] ?? role;
}
