import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

/** What a section of the settings needs. */
export interface SectionProps {
  settings: MeshDataSourceOptions;
  /** Settings that are undefined are taken out. */
  onChange: (changes: Partial<MeshDataSourceOptions>) => void;
  disabled: boolean;
}
