import { invoiceProfiles } from '@belegfluss/documents';
import { Type } from 'typebox';
import { word } from '../shapes/query-parts.ts';

/** POST /documents/validate */
export const DocumentValidationQuery = Type.Object({
  /** Judges by this profile, whatever the invoice names. */
  profile: Type.Optional(Type.Enum(invoiceProfiles)),
  /** Of reports for people; German where nothing is said. */
  language: word('de', 'en'),
  name: Type.Optional(Type.String({ maxLength: 200, description: 'Name of the file, for the report' })),
});
