import { useId } from 'react';

import { css } from '@emotion/css';
import { type SelectableValue } from '@grafana/data';
import { Select, useStyles2 } from '@grafana/ui';

interface Props<T extends string> {
  /** What is compared: `Source namespace`. */
  name: string;
  operators: Array<SelectableValue<T>>;
  value: T;
  onChange: (value: T) => void;
  /** InputGroup tells its members whether they are invalid. */
  invalid?: boolean;
}

/** The operator before a value. It keeps its size beside values that take all the room they can get. */
export function OperatorSelect<T extends string>({ name, operators, value, onChange }: Props<T>) {
  // The id of the field around is that of its values.
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <Select<T>
      className={styles.operator}
      inputId={id}
      aria-label={`${name} operator`}
      width="auto"
      options={operators}
      value={value}
      onChange={(chosen) => onChange(chosen.value ?? value)}
    />
  );
}

const getStyles = () => ({
  operator: css({ flexShrink: 0 }),
});
