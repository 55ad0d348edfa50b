import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { Alert } from '@grafana/ui';

/** Says why the workbench could not start. */
export function StartError({ error, theme }: { error: unknown; theme: GrafanaTheme2 }) {
  return (
    <ThemeContext.Provider value={theme}>
      <Alert title="The workbench could not start">{toDataQueryError(error).message}</Alert>
    </ThemeContext.Provider>
  );
}
