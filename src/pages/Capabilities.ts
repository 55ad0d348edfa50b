/** What a server holds of the mesh's telemetry: the resource `capabilities`, as far as the page shows it. */
export interface Capabilities {
  /** Null where there are no samples, or recorded rates only. */
  scrapeIntervalSeconds: number | null;
  modes: { sidecar: boolean; ambient: boolean; multiCluster: boolean };
  /** Sentences on what is measured otherwise than it should be, with the way out. */
  findings: string[] | null;
  missing: MissingSignal[] | null;
  /** Null where there are no recording rules. */
  recorded: RecordedRules | null;
}

/** A signal that cannot be answered. */
export interface MissingSignal {
  signal: string;
  /** A sentence that says how to collect it. */
  collect: string;
  lines: Lines[] | null;
}

/** Configuration to be copied. */
export interface Lines {
  /** Where it belongs, as words that end a sentence beginning with "Into". */
  place: string;
  text: string;
}

export interface RecordedRules {
  /** The member `recorded` of the settings that names them. */
  setting: Record<string, string>;
  inUse: boolean;
  /** Whether rules that are not in use are complete enough and fresh. */
  usable: boolean;
  /** How old the newest sample is; null where there is none. */
  ageSeconds: number | null;
}

/** One entry of the catalogue: the resource `signals`, as far as the page shows it. */
export interface CatalogueSignal {
  name: string;
  family: string;
}

/** A family of signals, and how many of it can be asked here. */
export interface Family {
  name: string;
  there: number;
  all: number;
}

/** The families of the catalogue in its order. */
export function toFamilies(catalogue: readonly CatalogueSignal[], missing: readonly MissingSignal[]): Family[] {
  const lacking = new Set(missing.map(({ signal }) => signal));
  const families = new Map<string, Family>();
  for (const { name, family } of catalogue) {
    const known = families.get(family) ?? { name: family, there: 0, all: 0 };
    families.set(family, { ...known, all: known.all + 1, there: known.there + (lacking.has(name) ? 0 : 1) });
  }
  return [...families.values()];
}

/** Missing signals that are collected in the same way. */
export interface MissingGroup {
  signals: string[];
  collect: string;
  /** Those that an earlier group does not have. */
  lines: Lines[];
  /** Whether an earlier group has some of its lines. */
  seeAbove: boolean;
}

/** One group for each way to collect what is missing; lines stand where they are first needed. */
export function groupMissing(missing: readonly MissingSignal[]): MissingGroup[] {
  const groups = new Map<string, MissingGroup>();
  const shown = new Set<string>();
  for (const { signal, collect, lines } of missing) {
    const all = lines ?? [];
    const own = all.filter(({ text }) => !shown.has(text));
    const group = groups.get(collect) ?? { signals: [], collect, lines: own, seeAbove: own.length < all.length };
    groups.set(collect, { ...group, signals: [...group.signals, signal] });
    own.forEach(({ text }) => shown.add(text));
  }
  return [...groups.values()];
}
