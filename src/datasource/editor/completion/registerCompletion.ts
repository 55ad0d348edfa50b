import { type Monaco, type MonacoEditor } from '@grafana/ui';

import { type MeshQuery } from '../../../mesh/MeshQuery';
import { type Span } from '../locateJson';

import { type Completion, completionsAt, type Knowledge, wantedValues } from './complete';

/** Where completion gets what it knows. */
export interface CompletionSource {
  knowledge: () => Promise<Omit<Knowledge, 'values'>>;
  values: (label: string, query: Partial<MeshQuery>) => Promise<string[]>;
}

const kinds = { field: 'Property', value: 'Value', variable: 'Variable' } as const;

/**
 * Offers completion in one editor. Monaco knows providers by language, so that this one answers for the
 * editor's own model alone. The answer takes it back.
 */
export function registerCompletion(monaco: Monaco, editor: MonacoEditor, source: () => CompletionSource): () => void {
  const provider = monaco.languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', ':', ' ', '.', '$'],
    provideCompletionItems: async (model, position) => {
      if (model !== editor.getModel()) {
        return { suggestions: [] };
      }
      const text = model.getValue();
      const offset = model.getOffsetAt(position);
      const { knowledge, values } = source();
      const wanted = wantedValues(text, offset);
      // Suggestions are a convenience: without an answer everything can still be typed.
      const [known, found] = await Promise.all([knowledge(), wanted ? values(wanted.label, wanted.query).catch(() => []) : []]);
      const rangeOf = ({ start, end }: Span) => monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
      const toItem = (completion: Completion, index: number) => ({
        label: completion.label,
        kind: monaco.languages.CompletionItemKind[kinds[completion.kind]],
        detail: completion.detail,
        insertText: withCursor(completion),
        insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
        // What is typed is compared with the quotes that it begins with.
        filterText: text.charAt(completion.span.start) === '"' ? JSON.stringify(completion.label) : completion.label,
        sortText: String(index).padStart(5, '0'),
        range: rangeOf(completion.span),
        command: completion.cursor === undefined ? undefined : { id: 'editor.action.triggerSuggest', title: 'Suggest' },
      });
      return { suggestions: completionsAt(text, offset, { ...known, values: found }).map(toItem) };
    },
  });
  return () => provider.dispose();
}

/** A completion as Monaco's snippets write it, with the cursor's place. */
function withCursor({ insert, cursor }: Completion): string {
  const escape = (text: string) => text.replace(/[\\$}]/g, '\\$&');
  return cursor === undefined ? escape(insert) : `${escape(insert.slice(0, cursor))}$0${escape(insert.slice(cursor))}`;
}
