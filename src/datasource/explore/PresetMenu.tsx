import { Button, Dropdown, Menu } from '@grafana/ui';

import { type QueryType } from '../../mesh/MeshQuery';

import { type Preset, presets } from './presets';

interface Props {
  /** The types of query that can be used here, and why a question that needs another cannot be chosen. */
  types: readonly QueryType[];
  whyNoOther?: string;
  onChoose: (preset: Preset) => void;
}

/** Common questions, each of which fills the query with one click and keeps its conditions. */
export function PresetMenu({ types, whyNoOther, onChoose }: Props) {
  const fits = ({ query }: Preset) => types.includes(query.queryType ?? 'metric');
  const overlay = (
    <Menu ariaLabel="Common questions">
      {presets.map((preset) => (
        <Menu.Item
          key={preset.question}
          label={preset.question}
          description={fits(preset) ? preset.explanation : whyNoOther}
          disabled={!fits(preset)}
          onClick={() => onChoose(preset)}
        />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={overlay} placement="bottom-start">
      <Button size="sm" variant="secondary" icon="question-circle" tooltip="Fills the query with a common question and keeps its conditions">
        Common questions
      </Button>
    </Dropdown>
  );
}
