import type { TObject } from 'typebox';
import type { Connector } from './connector.ts';
import type { Text } from './diagnostic.ts';

/** Something wrong in the declaration of a system; whoever read the file knows line and column of `path`. */
export interface DeclarationFault {
  path: (string | number)[];
  /** Whether the key at `path` is meant, or its value. */
  part: 'key' | 'value';
  code: string;
  message: Text;
  remedy: Text;
  /** A name that is not known, and those that are: the nearest is proposed. */
  unknown?: { name: string; known: string[] };
}

/** Makes connectors out of declarations: the files `systems/<name>.system.yaml` of a flow pack. */
export interface SystemKind {
  /** What a declaration may hold. */
  shape: TObject;
  /** Everything that the shape cannot say. */
  judge(declaration: unknown): DeclarationFault[];
  /** The connector of a declaration in which nothing is wrong; its id is the system's name. */
  connectorOf(declaration: unknown): Connector;
}
