import { Button, Dropdown, Menu } from '@grafana/ui';
import { t } from '../../mesh/t';

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
      <Menu.Item label={t('view.menu.fit', 'Zoom to fit')} icon="search-plus" onClick={fit} />
      <Menu.Item label={t('view.menu.zoom', 'Zoom to selection')} icon="search" disabled={!zoomIn} onClick={zoomIn} />
      <Menu.Item label={t('view.menu.lay-out', 'Lay out afresh')} icon="sync" onClick={layOut} />
      <Menu.Item label={t('view.menu.unpin', 'Unpin all cards')} icon="gf-pin" disabled={!unpin} onClick={unpin} />
      <Menu.Item label={t('view.menu.fold', 'Fold all namespaces')} icon="folder" onClick={() => foldAll(true)} />
      <Menu.Item label={t('view.menu.unfold', 'Unfold all namespaces')} icon="folder-open" onClick={() => foldAll(false)} />
      <Menu.Divider />
      {formats.map((format) => (
        <Menu.Item key={format} label={t('view.menu.export', 'Export {{format}}', { format })} icon="download-alt" onClick={() => save(format)} />
      ))}
      <Menu.Divider />
      <Menu.Item label={t('view.menu.keys', 'Keyboard')} icon="keyboard" onClick={showKeys} />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="top-end">
      <Button size="sm" fill="text" variant="secondary" icon="ellipsis-v" aria-label={t('view.menu.label', 'More: layout, folding, export, keyboard')} />
    </Dropdown>
  );
}
