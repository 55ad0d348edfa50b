import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type GraphResponse } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Unanswered, unansweredCalls } from '../../mesh/unansweredCalls';
import { t } from '../../mesh/t';

interface Props {
  /** Of one edge. */
  readonly responses: readonly GraphResponse[];
  readonly formats: MeasureFormats;
}

/** Fewer calls than this share are in the list of responses alone. */
const leastShare = 0.005;

/** How many calls got no answer, and whose doing that was: a failure that has no code is easily overlooked. */
export function UnansweredCalls({ responses, formats }: Props) {
  const styles = useStyles2(getStyles);
  const told = unansweredCalls(responses).filter(({ share }) => share >= leastShare);
  return told.map((calls) => (
    <p key={String(calls.callerLeft)} className={calls.callerLeft ? styles.left : styles.failed}>
      {sentence(calls, formats)}
    </p>
  ));
}

function sentence({ share, callerLeft, flags }: Unanswered, formats: MeasureFormats): string {
  const values = { share: formats.text('errorRatio', share), flags: flags.join(', ') };
  if (callerLeft) {
    return t('view.unanswered.left', '{{share}} of the calls got no answer: the caller went away ({{flags}}).', values);
  }
  return flags.length === 0
    ? t('view.unanswered.untold', '{{share}} of the calls got no answer, and no flag says why.', values)
    : t('view.unanswered.failed', '{{share}} of the calls got no answer: they failed ({{flags}}).', values);
}

const getStyles = (theme: GrafanaTheme2) => ({
  left: css({ margin: theme.spacing(1, 0, 0), color: theme.colors.warning.text }),
  failed: css({ margin: theme.spacing(1, 0, 0), color: theme.colors.error.text }),
});
