import { type SectionProps } from './SectionProps';
import { settingPlaceholders } from './settingPlaceholders';
import { TextSetting } from './TextSetting';

export function RoleSettings({ settings, onChange, disabled }: SectionProps) {
  return (
    <>
      <TextSetting
        label="Gateways"
        description="A regular expression (RE2) on the workload’s whole name. Gateways are drawn where the mesh begins."
        value={settings.gateways?.workload}
        placeholder={settingPlaceholders.gateways}
        disabled={disabled}
        onChange={(workload) => onChange({ gateways: workload === undefined ? undefined : { workload } })}
      />
      <TextSetting
        label="Waypoints"
        description="A regular expression (RE2) on the workload’s whole name. Calls to waypoints are not counted, since the calls through them are."
        value={settings.waypoints?.workload}
        placeholder={settingPlaceholders.waypoints}
        disabled={disabled}
        onChange={(workload) => onChange({ waypoints: workload === undefined ? undefined : { workload } })}
      />
    </>
  );
}
