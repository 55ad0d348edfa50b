import { PanelPlugin, type PanelProps, renderTextPanelMarkdown, textUtil } from '@grafana/data';
import { describePanel } from './describePanel';

interface Options {
  mode: 'markdown' | 'html' | 'code';
  content: string;
}

function TextPanel({ options, replaceVariables }: PanelProps<Options>) {
  const content = replaceVariables(options.content);
  if (options.mode === 'code') {
    return <pre>{content}</pre>;
  }
  const html = options.mode === 'html' ? textUtil.sanitizeTextPanelContent(content) : renderTextPanelMarkdown(content);
  return <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function textPanel() {
  const plugin = new PanelPlugin<Options>(TextPanel).setPanelOptions((builder) =>
    builder
      .addTextInput({ path: 'content', name: 'Content', defaultValue: '' })
      .addTextInput({ path: 'mode', name: 'Mode', defaultValue: 'markdown' })
  );
  plugin.meta = { ...describePanel('text', 'Text'), skipDataQuery: true };
  return plugin;
}
