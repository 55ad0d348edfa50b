/** What every field of the editor is told. */
export interface FieldProps<T> {
  /** The field's path in the query, by which the backend's errors find it. */
  field: string;
  label: string;
  tooltip?: string;
  value: T | undefined;
  /** Undefined takes the field out of the query. */
  onChange: (value: T | undefined) => void;
  /** What an empty field means. */
  placeholder?: string;
  /** Why nothing can be chosen as things stand; what is chosen already can still be taken out. */
  unavailable?: string;
}
