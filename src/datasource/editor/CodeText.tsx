import { type KeyboardEvent, useEffect, useRef } from 'react';

import { css } from '@emotion/css';
import { CodeEditor, type Monaco, type MonacoEditor, useStyles2 } from '@grafana/ui';

import { type CompletionSource, registerCompletion } from './completion/registerCompletion';
import { type Span } from './locateJson';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** The field is left, or Ctrl+Enter pressed. */
  onCommit: () => void;
  completion: CompletionSource;
  /** What is wrong, and where; it is marked in the text. */
  mistake?: { message: string; span?: Span };
  /** A place to be led to, another object each time that somebody wants to be. */
  shown?: Span;
}

const pixelsALine = 18;
const lines = { least: 14, most: 26 };

/** A JSON text in Grafana's code editor, with completion. */
export function CodeText({ label, value, onChange, onCommit, completion, mistake, shown }: Props) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const mounted = useRef<{ editor: MonacoEditor; monaco: Monaco } | undefined>(undefined);
  const latest = useRef({ onCommit, completion });
  useEffect(() => {
    latest.current = { onCommit, completion };
  });
  const dispose = useRef(() => {});
  useEffect(() => () => dispose.current(), []);
  useEffect(() => {
    const { editor, monaco } = mounted.current ?? {};
    const model = editor?.getModel();
    if (editor && monaco && model) {
      mark(monaco, model, mistake);
    }
  }, [mistake]);
  useEffect(() => {
    const { editor, monaco } = mounted.current ?? {};
    const model = editor?.getModel();
    if (shown && editor && monaco && model) {
      const range = monaco.Range.fromPositions(model.getPositionAt(shown.start), model.getPositionAt(shown.end));
      editor.setSelection(range);
      editor.revealRangeInCenterIfOutsideViewport(range);
      editor.focus();
    }
  }, [shown]);
  const onMount = (editor: MonacoEditor, monaco: Monaco) => {
    mounted.current = { editor, monaco };
    const stop = registerCompletion(monaco, editor, () => latest.current.completion);
    editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => latest.current.onCommit());
    const blurred = editor.onDidBlurEditorText(() => latest.current.onCommit());
    dispose.current = () => {
      stop();
      blurred.dispose();
      mounted.current = undefined;
    };
  };
  // Tab leaves the field, as everywhere in a form, unless it takes a suggestion.
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Tab' && !box.current?.querySelector('.suggest-widget.visible')) {
      event.stopPropagation();
    }
  };
  return (
    <div ref={box} className={styles.box} onKeyDownCapture={leave}>
      <CodeEditor
        language="json"
        value={value}
        height={Math.min(Math.max(value.split('\n').length + 1, lines.least), lines.most) * pixelsALine}
        width="100%"
        showLineNumbers
        showMiniMap={false}
        monacoOptions={{ ariaLabel: label, tabSize: 2, folding: false, scrollBeyondLastLine: false, quickSuggestions: { strings: true, other: true, comments: false }, wordBasedSuggestions: false, fixedOverflowWidgets: false }}
        onChange={onChange}
        onEditorDidMount={onMount}
      />
    </div>
  );
}

function mark(monaco: Monaco, model: NonNullable<ReturnType<MonacoEditor['getModel']>>, mistake: Props['mistake']) {
  const { span, message = '' } = mistake ?? {};
  const start = span && model.getPositionAt(span.start);
  const end = span && model.getPositionAt(span.end);
  const markers = start && end ? [{ message, severity: monaco.MarkerSeverity.Error, startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column }] : [];
  monaco.editor.setModelMarkers(model, 'alidade', markers);
}

const getStyles = () => ({
  box: css({ width: '100%' }),
});
