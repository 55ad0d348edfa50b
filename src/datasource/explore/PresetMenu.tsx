import { css } from '@emotion/css';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';

import { type Preset, presets } from './presets';

interface Props {
  /** Why a question cannot be asked here; undefined where it can. */
  whyNot: (preset: Preset) => string | undefined;
  onChoose: (preset: Preset) => void;
}

/** Common questions, each of which fills the query with one click and keeps its conditions. */
export function PresetMenu({ whyNot, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const overlay = (
    <div className={styles.list}>
      <Menu ariaLabel="Common questions">
        {presets.map((preset) => (
          <Menu.Item
            key={preset.question}
            label={preset.question}
            description={whyNot(preset) ?? preset.explanation}
            disabled={whyNot(preset) !== undefined}
            onClick={() => onChoose(preset)}
          />
        ))}
      </Menu>
    </div>
  );
  return (
    <Dropdown overlay={overlay} placement="bottom-start">
      <Button
        size="sm"
        variant="secondary"
        icon="question-circle"
        aria-label="Common questions"
        tooltip="Fills the query with a common question and keeps its conditions"
      >
        Questions
      </Button>
    </Dropdown>
  );
}

const getStyles = () => ({
  list: css({ maxHeight: '70vh', overflowY: 'auto' }),
});
