import { ChoiceField } from './ChoiceField';
import { type PartProps } from './PartProps';

const windows = [
  { label: '$__rate_interval', value: '$__rate_interval', description: 'Four scrapes at least: for time series' },
  { label: '$__interval', value: '$__interval', description: 'The step between two points' },
  { label: '$__range', value: '$__range', description: 'The whole time range: for one value' },
  ...['1m', '5m', '15m', '1h'].map((value) => ({ label: value, value })),
];

/** How far back each rate looks. */
export function WindowField({ query, onChange, placeholder }: PartProps & { placeholder: string }) {
  return (
    <ChoiceField<string>
      field="window"
      label="Window"
      tooltip="How far back each rate looks: a duration such as 5m, or one of Grafana’s intervals."
      options={windows}
      value={query.window}
      placeholder={placeholder}
      onChange={(window) => onChange({ window })}
    />
  );
}
