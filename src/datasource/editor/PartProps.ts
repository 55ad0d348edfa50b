import { type MeshQuery } from '../../mesh/MeshQuery';

/** What a part of the editor needs: the query, and a way to change some of its fields. */
export interface PartProps {
  query: MeshQuery;
  /** Fields that are undefined are taken out of the query. */
  onChange: (changes: Partial<MeshQuery>) => void;
}
