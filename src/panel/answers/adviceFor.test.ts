import { adviceFor } from './adviceFor';

const saveAndTest = /Save & test/;
const editor = (field: string) => `Change “${field}” in the panel’s query editor.`;
const narrow = /Choose a namespace or a workload/;

it.each([
  ['Nothing accepts connections at prometheus:9090 (connection refused). Is Prometheus running there?', saveAndTest],
  ['The host name "prom" cannot be looked up from where Grafana runs. Check the URL in the data source settings.', saveAndTest],
  ['The server at prom:9090 does not accept the credentials (HTTP 401). Check the authentication in the data source settings.', saveAndTest],
  ['The certificate of prom:9090 is signed by an authority that is not trusted.', saveAndTest],
  ['The settings of this data source cannot be used. window: "5x" is not a duration.', /correct what is named here/],
  ['groupBy[1]: the source has no property "pod". Use "workload".', editor('groupBy')],
  ['source.namespace: "[" is not a regular expression.', editor('source')],
  ['latencyStatistic: "p100" is not between p0 and p100, both excluded.', editor('latencyStatistic')],
  ['The answer was cut at 100,000 series: narrow the query by namespace or workload, or group by fewer labels.', narrow],
  ['Prometheus could not evaluate the query: query processing would load too many samples into memory.', narrow],
  ['Prometheus gave up on the query: query timed out in expression evaluation.', /Refresh the panel/],
  ['Prometheus could not evaluate the query: found duplicate series for the match group.', /holds the PromQL/],
  ['An unexpected error.', /see what was asked and answered/],
])('%s', (message, advice) => {
  expect(adviceFor({ message })).toEqual(expect.stringMatching(advice instanceof RegExp ? advice : new RegExp(advice)));
});

it('takes a gateway’s error for one of the connection, whatever its words', () => {
  expect(adviceFor({ status: 502, message: 'Bad Gateway' })).toMatch(saveAndTest);
});
