import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelData } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** Stands where a panel has nothing to draw. What went wrong is in the panel's header. */
export function NoData({ data }: { data: PanelData }) {
  const style = useStyles2(getStyle);
  return <div className={style}>{data.state === LoadingState.Loading ? '' : 'No data'}</div>;
}

const getStyle = (theme: GrafanaTheme2) =>
  css({
    height: '100%',
    display: 'grid',
    placeItems: 'center',
    color: theme.colors.text.secondary,
  });
