import type { Form } from '../../input/input-form.ts';
import { day, flag, moment, object, optional, text, whole } from '../../input/input-form.ts';
import type { BatchHeader, ExtfHeader } from './extf-header.ts';

const anyHeader = {
  createdAt: moment,
  origin: optional(text),
  exportedBy: optional(text),
  consultant: text,
  client: text,
  fiscalYearStart: day,
  accountLength: whole(4, 8),
  label: text,
  chartOfAccounts: optional(text),
  applicationInformation: optional(text),
};

/** The form of the header of master data. */
export const masterHeaderForm: Form<ExtfHeader> = object<ExtfHeader>(anyHeader);

/** The form of the header of a Buchungsstapel. */
export const batchHeaderForm: Form<BatchHeader> = object<BatchHeader>({
  ...anyHeader,
  from: day,
  to: day,
  initials: optional(text),
  locked: flag,
  currency: text,
  bookingType: optional(text),
  accountingPurpose: optional(text),
});
