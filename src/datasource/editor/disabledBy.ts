import { type SelectableValue } from '@grafana/data';

/** A choice that cannot be made says why in the place of what it means; without a reason it stays as it is. */
export function disabledBy<T>(option: SelectableValue<T>, reason: string | undefined): SelectableValue<T> {
  return reason === undefined ? option : { ...option, description: reason, isDisabled: true };
}
