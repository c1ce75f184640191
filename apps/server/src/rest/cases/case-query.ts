import { Type } from 'typebox';
import { Id, word } from '../shapes/query-parts.ts';

/** GET /cases */
export const CaseListQuery = Type.Object({
  search: Type.Optional(
    Type.String({ maxLength: 200, description: 'Part of a deal, a customer or a document number' }),
  ),
  stage: word('won', 'signed', 'invoiced', 'booked', 'paid', 'reported'),
  after: Id,
});
