import { t } from './t';

const words: Readonly<Record<string, () => string>> = {
  passthrough: () => t('mesh.roles.passthrough', 'outside the registry'),
  refused: () => t('mesh.roles.refused', 'refused'),
};

/** The role of a node in words: a host outside the mesh's registry, one that the mesh refused to call, or the role itself. */
export function roleWords(role: string): string {
  return words[role]?.() ?? role;
}
