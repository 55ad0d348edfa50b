import { useState } from 'react';

import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, Collapse, Stack, Text, useStyles2 } from '@grafana/ui';

import { testIds } from '../testIds';

import { useEditor } from './EditorContext';
import { type Compiled } from './useCompiled';

/** The PromQL that the query stands for, as the backend will ask it. */
export function PromqlPreview({ compiled: { expressions = [], failure } }: { compiled: Compiled }) {
  const [isOpen, setOpen] = useState(true);
  const styles = useStyles2(getStyles);
  const { unclaimed, query } = useEditor();
  // Values are looked up by selectors: there is no expression to show.
  const isLookUp = query.queryType === 'values';
  return (
    <div data-testid={testIds.preview}>
      {!isLookUp && (
        <Collapse label={expressions.length > 1 ? `PromQL (${expressions.length})` : 'PromQL'} isOpen={isOpen} onToggle={setOpen}>
          <div className={styles.list}>
            {expressions.map(({ name, expr, instant }) => (
              <Stack key={name} direction="column" gap={0.5}>
                <Stack justifyContent="space-between" alignItems="center">
                  <Text variant="bodySmall" weight="medium">
                    {instant ? `${name} (instant)` : name}
                  </Text>
                  <ClipboardButton
                    size="sm"
                    fill="text"
                    icon="copy"
                    variant="secondary"
                    aria-label={`Copy the PromQL of ${name}`}
                    getText={() => expr}
                  />
                </Stack>
                <code className={styles.expression}>{expr}</code>
              </Stack>
            ))}
            {failure && expressions.length > 0 && (
              <Text variant="bodySmall" color="secondary">
                These are of the last query that could be compiled.
              </Text>
            )}
          </div>
        </Collapse>
      )}
      {failure && unclaimed && (
        <div role="alert">
          <Text color="error">{failure.field ? `${failure.field}: ${failure.message}` : failure.message}</Text>
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    maxHeight: 240,
    overflow: 'auto',
  }),
  expression: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    display: 'block',
    margin: 0,
  }),
});
