import { css } from '@emotion/css';
import { CoreApp, type DataSourceApi, type DataSourceInstanceSettings, DataSourcePluginContextProvider, type GrafanaTheme2, type PanelData, type TimeRange } from '@grafana/data';
import { getDataSourceSrv, toDataQueryError } from '@grafana/runtime';
import { type SceneDataQuery } from '@grafana/scenes';
import { Alert, ErrorBoundaryAlert, IconButton, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Props {
  settings?: DataSourceInstanceSettings;
  query: SceneDataQuery;
  queries: SceneDataQuery[];
  data?: PanelData;
  range: TimeRange;
  onChange: (query: SceneDataQuery) => void;
  onRunQuery: () => void;
  /** Absent where this is the only query. */
  onRemove?: () => void;
}

/** One query: its letter, and its data source's editor. */
export function QueryRow({ settings, query, onRemove, ...props }: Props) {
  const styles = useStyles2(getStyles);
  const { datasource, error } = useDataSource(settings);
  const Editor = datasource?.components?.QueryEditor;
  return (
    <section className={styles.row} aria-label={`Query ${query.refId}`}>
      <div className={styles.header}>
        <span className={styles.refId}>{query.refId}</span>
        {onRemove && <IconButton name="trash-alt" aria-label={`Remove query ${query.refId}`} onClick={onRemove} />}
      </div>
      {error && <Alert title="The data source cannot be loaded">{error}</Alert>}
      {settings && datasource && Editor && (
        <ErrorBoundaryAlert>
          <DataSourcePluginContextProvider instanceSettings={settings}>
            <Editor datasource={datasource} query={query} app={CoreApp.PanelEditor} history={[]} {...props} />
          </DataSourcePluginContextProvider>
        </ErrorBoundaryAlert>
      )}
    </section>
  );
}

function useDataSource(settings?: DataSourceInstanceSettings) {
  const [state, setState] = useState<{ datasource?: DataSourceApi; error?: string }>({});
  const uid = settings?.uid;
  useEffect(() => {
    let current = true;
    getDataSourceSrv()
      .get(uid)
      .then(
        (datasource) => current && setState({ datasource }),
        (cause: unknown) => current && setState({ error: toDataQueryError(cause).message })
      );
    return () => {
      current = false;
    };
  }, [uid]);
  return state;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ border: `1px solid ${theme.colors.border.weak}`, borderRadius: theme.shape.radius.default, padding: theme.spacing(1) }),
  header: css({ display: 'flex', justifyContent: 'space-between', marginBottom: theme.spacing(1) }),
  refId: css({ color: theme.colors.text.link, fontWeight: theme.typography.fontWeightMedium }),
});
