import { useState } from 'react';

import { Button, Field, Stack, Text } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { toFailure } from '../Failure';

import { CodeText } from './CodeText';
import { useEditor } from './EditorContext';
import { JsonMistake, lineAndColumn, placeOf, type Span } from './locateJson';
import { useCompletion } from './completion/useCompletion';
import { readPastedQuery, writeQuery } from './readPastedQuery';

interface Props {
  query: MeshQuery;
  /** Takes a whole query, once the backend has found it to be a good one. */
  onApply: (query: MeshQuery) => void;
  /** A text that was not applied yet; it outlives this view, so that nothing typed is lost. */
  draft: string | undefined;
  onDraft: (draft: string | undefined) => void;
}

interface Mistake {
  message: string;
  /** Where it stands in the text; undefined where that is not known. */
  span?: Span;
}

/** The query as text, to be copied, pasted over or written by hand. */
export function JsonEditor({ query, onApply, draft, onDraft }: Props) {
  const { datasource, range, scopedVars } = useEditor();
  const [mistake, setMistake] = useState<Mistake>();
  const [isChecking, setChecking] = useState(false);
  const [shown, setShown] = useState<Span>();
  const completion = useCompletion();
  const text = draft ?? writeQuery(query);

  const apply = async () => {
    if (draft === undefined || isChecking) {
      return;
    }
    setChecking(true);
    const refused = await check(draft, query, (read) => datasource.compile(read, range, scopedVars));
    setChecking(false);
    setMistake(refused.mistake);
    if (refused.query) {
      onDraft(undefined);
      onApply(refused.query);
    }
  };
  const place = mistake?.span && lineAndColumn(text, mistake.span.start);
  return (
    <Stack direction="column" gap={1}>
      <Field
        label="Query as JSON"
        description="Ctrl+Space offers fields and values. Leave the field, or press Ctrl+Enter, to apply what you wrote. It is checked first."
        invalid={Boolean(mistake)}
        error={mistake && (place ? `Line ${place.line}, column ${place.column}: ${mistake.message}` : mistake.message)}
        noMargin
      >
        <CodeText
          label="Query as JSON"
          value={text}
          completion={completion}
          mistake={mistake}
          shown={shown}
          onChange={(changed) => {
            // A text that is put in is told as a change too.
            if (changed !== text) {
              onDraft(changed);
              setMistake(undefined);
            }
          }}
          onCommit={() => void apply()}
        />
      </Field>
      <Stack alignItems="center" gap={1}>
        <Button size="sm" disabled={draft === undefined} onClick={() => void apply()}>
          Apply
        </Button>
        <Button
          size="sm"
          variant="secondary"
          disabled={draft === undefined}
          onClick={() => {
            onDraft(undefined);
            setMistake(undefined);
          }}
        >
          Discard changes
        </Button>
        {mistake?.span && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => mistake.span && setShown({ ...mistake.span })}>
            Show the place
          </Button>
        )}
        {draft !== undefined && (
          <Text variant="bodySmall" color="secondary">
            Not applied yet.
          </Text>
        )}
      </Stack>
    </Stack>
  );
}

/** Reads a text and asks the backend about it. Where the backend does not answer, the text is not to blame. */
async function check(
  text: string,
  replaced: MeshQuery,
  compile: (query: MeshQuery) => Promise<unknown>
): Promise<{ query?: MeshQuery; mistake?: Mistake }> {
  try {
    const { query, places } = readPastedQuery(text, replaced);
    try {
      await compile(query);
      return { query };
    } catch (thrown) {
      const { message, field } = toFailure(thrown);
      return field ? { mistake: { message: `${field}: ${message}`, span: placeOf(places, field) } } : { query };
    }
  } catch (thrown) {
    return { mistake: thrown instanceof JsonMistake ? thrown : { message: String(thrown) } };
  }
}
