import { type DataFrame, type Field } from '@grafana/data';
import { t } from './t';

/** A frame that lacks what its contract promises. The message says which field and where. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** Reads cells of one frame by the names of its fields, without trusting their types. */
export class FrameReader {
  private readonly fields: ReadonlyMap<string, Field>;

  constructor(private readonly frame: DataFrame) {
    this.fields = new Map(frame.fields.map((field) => [field.name.toLowerCase(), field]));
  }

  get length(): number {
    return this.frame.length;
  }

  has(name: string): boolean {
    return this.fields.has(name.toLowerCase());
  }

  field(name: string): Field | undefined {
    return this.fields.get(name.toLowerCase());
  }

  /** Throws when a field is missing; the message names the field, the frame and its query. */
  require(...names: string[]): void {
    for (const name of names) {
      if (!this.has(name)) {
        const found = this.frame.fields.map((field) => field.name).join(', ') || t('mesh.frames.no-fields', 'none');
        const values = { frame: this.frame.name ?? '', query: this.frame.refId, field: name, found };
        throw new FrameError(
          this.frame.refId
            ? t('mesh.frames.lacks-of-query', 'Frame "{{frame}}" of query {{query}} has no field "{{field}}" (its fields: {{found}}).', values)
            : t('mesh.frames.lacks', 'Frame "{{frame}}" has no field "{{field}}" (its fields: {{found}}).', values)
        );
      }
    }
  }

  /** The cell as text; empty when the field or the value is missing. */
  text(name: string, row: number): string {
    const value: unknown = this.field(name)?.values[row];
    return value === null || value === undefined ? '' : String(value);
  }

  /** The cell as a finite number; undefined when it is missing, null or no number. */
  number(name: string, row: number): number | undefined {
    const value: unknown = this.field(name)?.values[row];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  /** The cell as the members of a comma-joined list. */
  list(name: string, row: number): string[] {
    return this.text(name, row)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
}
