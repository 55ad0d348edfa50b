import { type ComponentProps, useEffect, useRef } from 'react';

import { type CodeEditor, type Monaco, type MonacoEditor } from '@grafana/ui';

type Handler = () => void;

/** As much of Grafana's code editor as can be had without a browser: a text area with the calls of Monaco that we make. */
export function TextForCode({ value, onChange, onEditorDidMount, monacoOptions }: ComponentProps<typeof CodeEditor>) {
  const area = useRef<HTMLTextAreaElement>(null);
  const handlers = useRef<{ blur?: Handler; command?: Handler }>({});
  // The editor mounts once, whatever it is given later.
  const mounted = useRef(onEditorDidMount);
  useEffect(() => {
    const position = (offset: number) => ({ offset, lineNumber: 1, column: offset + 1 });
    const model = { getPositionAt: position };
    const editor = {
      getModel: () => model,
      addCommand: (_: number, handler: Handler) => (handlers.current.command = handler),
      onDidBlurEditorText: (handler: Handler) => {
        handlers.current.blur = handler;
        return { dispose: () => {} };
      },
      setSelection: ({ start, end }: { start: number; end: number }) => area.current?.setSelectionRange(start, end),
      revealRangeInCenterIfOutsideViewport: () => {},
      focus: () => area.current?.focus(),
    };
    type Position = ReturnType<typeof position>;
    const monaco = {
      languages: { registerCompletionItemProvider: () => ({ dispose: () => {} }) },
      editor: { setModelMarkers: () => {} },
      Range: { fromPositions: (start: Position, end: Position) => ({ start: start.offset, end: end.offset }) },
      KeyMod: { CtrlCmd: 0 },
      KeyCode: { Enter: 0 },
      MarkerSeverity: { Error: 0 },
    };
    mounted.current?.(editor as unknown as MonacoEditor, monaco as unknown as Monaco);
  }, []);
  return (
    <textarea
      ref={area}
      aria-label={monacoOptions?.ariaLabel}
      value={value}
      onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
      onBlur={() => handlers.current.blur?.()}
      onKeyDown={({ key, ctrlKey }) => key === 'Enter' && ctrlKey && handlers.current.command?.()}
    />
  );
}
