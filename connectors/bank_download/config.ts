import { Secret } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';
import { CsvProfile } from './csv-profile.ts';

/** Settings of a connection to a bank (or a bank's gateway) that offers statements for download. */
export const BankDownloadConfig = Type.Object(
  {
    baseUrl: Type.String({ format: 'uri', description: 'Address below which `/statements` lies' }),
    token: Secret({ description: 'Bearer token' }),
    csvProfiles: Type.Optional(
      Type.Array(CsvProfile, { maxItems: 20, description: 'How this bank writes CSV, where it is none that is known' }),
    ),
  },
  { additionalProperties: false },
);
export type BankDownloadConfig = Static<typeof BankDownloadConfig>;
