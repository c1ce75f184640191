import { FileRef, Instant } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';
import { CsvProfile } from './csv-profile.ts';

/** A statement in the bank's list. */
export const ListedStatement = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  createdAt: Type.String(),
  account: Type.String(),
});
export type ListedStatement = Static<typeof ListedStatement>;

/** A page of the bank's list, oldest first. */
export const StatementList = Type.Object({
  statements: Type.Array(ListedStatement),
  next: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

/** A statement with its file; `account` is the IBAN, `csvProfiles` are those of the connection. */
export const Statement = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  createdAt: Instant(),
  account: Type.String(),
  file: FileRef,
  csvProfiles: Type.Optional(Type.Array(CsvProfile)),
});
