/** What every field of the settings is told. */
export interface SettingProps<T> {
  label: string;
  /** What it does, and in which unit. */
  description: string;
  value: T | undefined;
  /** Undefined takes the setting out, so that the backend decides. */
  onChange: (value: T | undefined) => void;
  /** What the backend takes where nothing is set. */
  placeholder?: string;
  /** The data source was provisioned: it can be read here but not changed. */
  disabled?: boolean;
}
