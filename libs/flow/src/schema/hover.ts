import type { Text } from '@belegfluss/sdk';

/** Names that a key may hold: those that the installed systems, the tables and the limits of a pack have. */
export type NameKind = 'action' | 'limit' | 'role' | 'table' | 'read' | 'readMany' | 'match' | 'changes' | 'upsert';

/** What an editor tells of one key, and the names that it may offer as its value. */
export interface Hover extends Text {
  names?: NameKind;
}

/** Hover texts by the path of a key below its part of the language: `retry.max`, `call.with`. */
export type HoverTable = Record<string, Hover>;

/** Both languages in one text: one schema serves everybody who edits the file. */
export function bothLanguages({ de, en }: Text): string {
  return de === en ? de : `${de}\n\n${en}`;
}
