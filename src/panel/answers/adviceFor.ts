import { type DataQueryError } from '@grafana/data';
import { t } from '../../mesh/t';

/** The fields of a query as its errors name them: the first word before a dot, a bracket or a colon. */
const fieldError = /^([a-z][a-zA-Z]*)[\w.[\]"]*: /;

const settings = () => t('view.advice.settings', 'Open the data source’s settings and press Save & test to see what it reaches.');

/** What kinds of failure there are, told by their words, and what helps; the first that fits counts. */
const advices: ReadonlyArray<readonly [words: RegExp, advice: () => string]> = [
  [/settings of this data source cannot be used/i, () => t('view.advice.correct', 'Open the data source’s settings and correct what is named here.')],
  [/data source (was )?not found|no data source/i, () => t('view.advice.other-source', 'Choose another data source for this panel’s query.')],
  [
    /too (many|large)|larger than|narrow|limit on|exceed|cut at|maxQueryLen|maximum/i,
    () =>
      t('view.advice.less', 'Choose a namespace or a workload in the query, draw namespaces instead of workloads, or shorten the time range.'),
  ],
  [
    /timed? ?out|did not answer within|gave up|deadline|cancell?ed/i,
    () =>
      t('view.advice.slow', 'Refresh the panel. If it stays slow, choose a namespace in the query or shorten the time range.'),
  ],
  [
    /connect|looked up|no route|certificate|TLS|credentials|denies access|unauthorized|forbidden|refused|URL|answered (HTTP|with|something)|settings/i,
    settings,
  ],
  [
    /did not accept the query|could not evaluate|parse error|execution/i,
    () => t('view.advice.inspect', 'Open the panel’s menu, Inspect, Query: it holds the PromQL that was sent.'),
  ],
];

/** What somebody can do about a query that failed; its message may help already, so this is one sentence. */
export function adviceFor({ message = '', status, data }: DataQueryError): string {
  const text = message || (data?.message ?? '');
  const field = fieldError.exec(text)?.[1];
  if (field) {
    return t('view.advice.field', 'Change “{{field}}” in the panel’s query editor.', { field });
  }
  const found = advices.find(([words]) => words.test(text));
  if (found) {
    return found[1]();
  }
  return status !== undefined && status >= 502 && status <= 504
    ? settings()
    : t('view.advice.again', 'Refresh the panel. If it fails again, open its menu, Inspect, Query to see what was asked and answered.');
}
