import { Button, Dropdown, Menu } from '@grafana/ui';

export type ExportFormat = 'PNG' | 'JSON' | 'DOT' | 'Mermaid';

interface Props {
  readonly fit: () => void;
  /** Zooms to what is selected; nothing is without it. */
  readonly zoomIn?: () => void;
  readonly layOut: () => void;
  /** Lets go of all cards that were put somewhere; undefined where there are none. */
  readonly unpin?: () => void;
  readonly foldAll: (folded: boolean) => void;
  readonly save: (format: ExportFormat) => void;
  /** Lists all keys. */
  readonly showKeys: () => void;
}

const formats: readonly ExportFormat[] = ['PNG', 'JSON', 'DOT', 'Mermaid'];

/** What one needs less often. */
export function MoreMenu({ fit, zoomIn, layOut, unpin, foldAll, save, showKeys }: Props) {
  const menu = (
    <Menu>
      <Menu.Item label="Zoom to fit" icon="search-plus" onClick={fit} />
      <Menu.Item label="Zoom to selection" icon="search" disabled={!zoomIn} onClick={zoomIn} />
      <Menu.Item label="Lay out afresh" icon="sync" onClick={layOut} />
      <Menu.Item label="Unpin all cards" icon="gf-pin" disabled={!unpin} onClick={unpin} />
      <Menu.Item label="Fold all namespaces" icon="folder" onClick={() => foldAll(true)} />
      <Menu.Item label="Unfold all namespaces" icon="folder-open" onClick={() => foldAll(false)} />
      <Menu.Divider />
      {formats.map((format) => (
        <Menu.Item key={format} label={`Export ${format}`} icon="download-alt" onClick={() => save(format)} />
      ))}
      <Menu.Divider />
      <Menu.Item label="Keyboard" icon="keyboard" onClick={showKeys} />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="top-end">
      <Button size="sm" fill="text" variant="secondary" icon="ellipsis-v" aria-label="More: layout, folding, export, keyboard" />
    </Dropdown>
  );
}
