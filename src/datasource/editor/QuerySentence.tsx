import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { testIds } from '../testIds';

import { useEditor } from './EditorContext';
import { tellQuery } from './tellQuery';

interface Props {
  query: MeshQuery;
  /** Whether its parts lead to their fields: as JSON, there are none. */
  leads: boolean;
}

/** What the query asks, as a sentence. Each part of it leads to the field that changes it. */
export function QuerySentence({ query, leads }: Props) {
  const styles = useStyles2(getStyles);
  const { catalogue, goTo } = useEditor();
  const parts = tellQuery(query, catalogue.chosen);
  if (parts.length === 0) {
    return null;
  }
  return (
    <p className={styles.sentence} data-testid={testIds.sentence}>
      {parts.map(({ text, field }, index) =>
        field && leads ? (
          <button key={index} type="button" className={styles.part} title="Change this" onClick={() => goTo(field)}>
            {text}
          </button>
        ) : (
          <span key={index}>{text}</span>
        )
      )}
      .
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: css({ margin: 0, fontSize: theme.typography.body.fontSize, color: theme.colors.text.secondary }),
  part: css({
    display: 'inline',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: theme.colors.text.primary,
    textDecoration: `underline dotted ${theme.colors.text.secondary}`,
    textUnderlineOffset: 4,
    '&:hover': { textDecorationStyle: 'solid', textDecorationColor: 'currentColor' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1, borderRadius: 2 },
  }),
});
