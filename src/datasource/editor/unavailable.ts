interface Look<T> {
  tooltip?: T;
  placeholder?: string;
  disabled?: boolean;
}

/** How a field looks in which nothing can be chosen as things stand: its reason takes the place of its tooltip. What is set can be taken out. */
export function withReason<T>({ unavailable, isSet, ...usual }: Look<T> & { unavailable?: string; isSet: boolean }): Look<T | string> {
  return unavailable === undefined ? usual : { tooltip: unavailable, placeholder: 'not available', disabled: !isSet };
}
