import { t } from '../mesh/t';

/** A check of a text: what is wrong with it, and what to write instead. An empty text is always right. */
export type Validate = (text: string) => string | undefined;

const durationForm = /^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/;
const statisticForm = /^(mean|p\d{1,2}(\.\d{1,4})?)$/;

/** Durations as Prometheus writes them. */
export const validateDuration: Validate = (text) =>
  durationForm.test(text.trim()) ? undefined : t('validation.duration', 'This is not a duration. Use for example 15s, 5m or 1h30m.');

export const validateStatistic: Validate = (text) =>
  text.trim() === '' || statisticForm.test(text.trim())
    ? undefined
    : t('validation.statistic', 'This is not a statistic. Use mean, or a percentile such as p95 or p99.9.');

const metricForm = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const metricPartForm = /^[a-zA-Z0-9_:]*$/;

export const validateMetric: Validate = (text) =>
  text.trim() === '' || metricForm.test(text.trim())
    ? undefined
    : t('validation.metric', 'This is not a metric’s name. Use letters, digits, underscores and colons.');

/** What may stand before or behind a metric's name. */
export const validateMetricPart: Validate = (text) =>
  metricPartForm.test(text.trim())
    ? undefined
    : t('validation.metric-part', 'This cannot be part of a metric’s name. Use letters, digits, underscores and colons.');

const labelForm = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

export const validateLabel: Validate = (text) =>
  text.trim() === '' || labelForm.test(text.trim())
    ? undefined
    : t('validation.label', 'This is not a label’s name. Use letters, digits and underscores.');

/** A text in which labels stand in double braces. A lone brace is the query language's own. */
export const validateTemplate: Validate = (text) => {
  const wrong = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].find(([, name = '']) => !labelForm.test(name.trim()));
  return (
    wrong &&
    t('validation.template', '“{{found}}” does not name a label. Use for example {{example}}.', {
      found: wrong[0],
      example: '{{source_workload}}',
    })
  );
};

interface NumberLimits {
  whole?: boolean;
  least: number;
  most?: number;
}

function adviseNumber({ whole, least, most }: Required<NumberLimits>): string {
  const limits = { least, most };
  if (most === Infinity) {
    return whole
      ? t('validation.whole-number-up', 'Use a whole number from {{least}} up.', limits)
      : t('validation.number-up', 'Use a number from {{least}} up.', limits);
  }
  return whole
    ? t('validation.whole-number', 'Use a whole number from {{least}} to {{most}}.', limits)
    : t('validation.number', 'Use a number from {{least}} to {{most}}.', limits);
}

export function validateNumber({ whole = false, least, most = Infinity }: NumberLimits): Validate {
  return (text) => {
    const number = Number(text);
    const fits = number >= least && number <= most && (!whole || Number.isInteger(number));
    return text.trim() === '' || fits ? undefined : adviseNumber({ whole, least, most });
  };
}
