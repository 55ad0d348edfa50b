import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type SceneDataQuery, sceneGraph, type SceneQueryRunner } from '@grafana/scenes';
import { Button, InlineField, Select, useStyles2 } from '@grafana/ui';
import { QueryRow } from './QueryRow';

const refIds = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The queries of a panel, each with its data source's own editor. */
export function QueryPane({ runner }: { runner: SceneQueryRunner }) {
  const styles = useStyles2(getStyles);
  const { queries, datasource, data } = runner.useState();
  const { value: range } = sceneGraph.getTimeRange(runner).useState();
  const sources = getDataSourceSrv().getList();
  const settings = getDataSourceSrv().getInstanceSettings(datasource);

  const change = (changed: SceneDataQuery[]) => runner.setState({ queries: changed });
  const changeAndRun = (changed: SceneDataQuery[]) => {
    change(changed);
    runner.runQueries();
  };
  const choose = (uid?: string) => {
    const chosen = sources.find((source) => source.uid === uid);
    const ref = chosen && { uid: chosen.uid, type: chosen.type };
    runner.setState({ datasource: ref, queries: queries.map((query) => ({ ...query, datasource: ref })) });
    runner.runQueries();
  };
  const add = () => {
    const refId = refIds.find((id) => queries.every((query) => query.refId !== id)) ?? 'A';
    change([...queries, { refId, datasource }]);
  };

  return (
    <div className={styles.rows}>
      <InlineField label="Data source" htmlFor="data-source" grow className={styles.source}>
        <Select
          inputId="data-source"
          menuShouldPortal
          options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={settings?.uid}
          onChange={({ value }) => choose(value)}
        />
      </InlineField>
      {queries.map((query, index) => (
        <QueryRow
          key={query.refId}
          settings={settings}
          query={query}
          queries={queries}
          data={data}
          range={range}
          onChange={(changed) => change(queries.with(index, changed))}
          onRunQuery={() => runner.runQueries()}
          onRemove={queries.length > 1 ? () => changeAndRun(queries.toSpliced(index, 1)) : undefined}
        />
      ))}
      <Button className={styles.add} icon="plus" variant="secondary" size="sm" onClick={add}>
        Add query
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: theme.spacing(1.5) }),
  source: css({ margin: 0 }),
  add: css({ alignSelf: 'start' }),
});
