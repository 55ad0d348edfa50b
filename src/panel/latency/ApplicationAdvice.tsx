import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { t } from '../../mesh/t';

/** Has a workload's proxy measure its application: an annotation of the pod's template. */
export const proxyStatistics = `metadata:
  annotations:
    proxy.istio.io/config: |
      proxyStatsMatcher:
        inclusionRegexps:
          - ".*upstream_rq_time.*"
`;

/** Tells the data source which histogram the application measures itself by. */
export const applicationSetting = `{
  "application": [
    {
      "metric": "served_seconds",
      "unit": "s",
      "namespaceLabel": "namespace",
      "workloadLabel": "pod"
    }
  ]
}
`;

/** How to get the part of the application, with what one has to copy. */
export function ApplicationAdvice() {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label={t('latency.advice.label', 'How to tell the application apart')}>
      <h4 className={styles.title}>{t('latency.advice.title', 'The application’s part is missing')}</h4>
      <p>
        {t(
          'latency.advice.how',
          'To see it, have the called workload’s proxy measure its application, or name the histogram by which the application measures itself in the data source’s settings.'
        )}
      </p>
      <Copied text={proxyStatistics} label={t('latency.advice.copy-annotation', 'Copy the annotation for the called workload')} />
      <Copied text={applicationSetting} label={t('latency.advice.copy-setting', 'Copy the setting of the data source')} />
    </section>
  );
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.copied}>
      <pre className={styles.text}>{text.trimEnd()}</pre>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text} aria-label={label}>
        {label}
      </ClipboardButton>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.h6, margin: theme.spacing(2, 0, 0.5) }),
  copied: css({ marginBottom: theme.spacing(1.5) }),
  text: css({
    fontSize: theme.typography.bodySmall.fontSize,
    margin: theme.spacing(0, 0, 0.5),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
