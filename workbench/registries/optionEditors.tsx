import { type SelectableValue, type StandardEditorProps, type StandardEditorsRegistryItem } from '@grafana/data';
import { ColorPickerInput, Input, RadioButtonGroup, Select, Slider, Switch, TagsInput, UnitPicker } from '@grafana/ui';
import { type ComponentType, useEffect, useState } from 'react';

interface Choices {
  options?: Array<SelectableValue<string>>;
  getOptions?: (context: StandardEditorProps['context']) => Promise<Array<SelectableValue<string>>>;
}

/** Choices may depend on the data, and are then asked for. */
function useChoices({ item, context }: Pick<StandardEditorProps<unknown, Choices>, 'item' | 'context'>) {
  const [choices, setChoices] = useState(item.settings?.options ?? []);
  useEffect(() => {
    void item.settings?.getOptions?.(context).then(setChoices);
  }, [item.settings, context]);
  return choices;
}

const Text = ({ value, onChange, id }: StandardEditorProps<string>) => (
  <Input id={id} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
);

const Numeric = ({ value, onChange, id, item }: StandardEditorProps<number, { min?: number; max?: number; step?: number }>) => (
  <Input
    id={id}
    type="number"
    min={item.settings?.min}
    max={item.settings?.max}
    step={item.settings?.step}
    value={value ?? ''}
    onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
  />
);

const Range = ({ value, onChange, item, id = '' }: StandardEditorProps<number, { min?: number; max?: number; step?: number }>) => (
  <Slider
    inputId={id}
    value={value}
    onChange={onChange}
    min={item.settings?.min ?? 0}
    max={item.settings?.max ?? 100}
    step={item.settings?.step}
  />
);

const Toggle = ({ value, onChange, id }: StandardEditorProps<boolean>) => (
  <Switch id={id} value={value ?? false} onChange={(event) => onChange(event.currentTarget.checked)} />
);

const One = (props: StandardEditorProps<string, Choices>) => (
  <Select inputId={props.id} options={useChoices(props)} value={props.value} onChange={(choice) => props.onChange(choice?.value)} />
);

const Many = (props: StandardEditorProps<string[], Choices>) => (
  <Select
    isMulti
    inputId={props.id}
    options={useChoices(props)}
    value={props.value}
    onChange={(chosen: unknown) =>
      props.onChange((chosen as Array<SelectableValue<string>>).flatMap((choice) => choice.value ?? []))
    }
  />
);

const Buttons = (props: StandardEditorProps<string, Choices>) => (
  <RadioButtonGroup id={props.id} options={useChoices(props)} value={props.value} onChange={props.onChange} />
);

const Words = ({ value, onChange, id }: StandardEditorProps<string[]>) => (
  <TagsInput id={id} tags={value ?? []} onChange={onChange} />
);

const Color = ({ value, onChange }: StandardEditorProps<string>) => (
  <ColorPickerInput value={value} onChange={onChange} />
);

const Unit = ({ value, onChange }: StandardEditorProps<string>) => <UnitPicker value={value} onChange={onChange} />;

function editor(id: string, component: ComponentType<StandardEditorProps>): StandardEditorsRegistryItem {
  return { id, name: id, editor: component };
}

/** The editors behind the kinds of option that a panel may declare. */
export const optionEditors: StandardEditorsRegistryItem[] = [
  editor('text', Text),
  editor('number', Numeric),
  editor('slider', Range),
  editor('boolean', Toggle),
  editor('select', One),
  editor('multi-select', Many),
  editor('radio', Buttons),
  editor('strings', Words),
  editor('color', Color),
  editor('unit', Unit),
  // These three are rare in panels; a text says as much.
  editor('timezone', Text),
  editor('field-name', Text),
  editor('dashboard-uid', Text),
];
