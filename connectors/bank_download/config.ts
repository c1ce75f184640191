import { Secret } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';

/** Settings of a connection to a bank (or a bank's gateway) that offers statements for download. */
export const BankDownloadConfig = Type.Object(
  {
    baseUrl: Type.String({ format: 'uri', description: 'Address below which `/statements` lies' }),
    token: Secret({ description: 'Bearer token' }),
  },
  { additionalProperties: false },
);
export type BankDownloadConfig = Static<typeof BankDownloadConfig>;
