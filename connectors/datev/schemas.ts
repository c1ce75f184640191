import { Type, type Static } from 'typebox';

const text = Type.Optional(Type.String());

/** A client as DATEV answers it; values that are null are left out. */
export const VendorClient = Type.Object({
  id: Type.String(),
  name: text,
  consultant_number: Type.Optional(Type.Integer()),
  client_number: Type.Optional(Type.Integer()),
  services: Type.Optional(Type.Array(Type.Object({ name: text, scopes: Type.Optional(Type.Array(Type.String())) }))),
});
export type VendorClient = Static<typeof VendorClient>;

/** An import job as DATEV answers it. */
export const VendorJob = Type.Object({
  id: Type.String(),
  filename: text,
  reference_id: text,
  result: text,
  label: text,
  number_of_accounting_records: Type.Optional(Type.Integer()),
  timestamp: text,
  validation_details: Type.Optional(
    Type.Object({
      type: text,
      title: text,
      detail: text,
      affected_elements: Type.Optional(Type.Array(Type.Object({ name: text, reason: text }))),
    }),
  ),
});
export type VendorJob = Static<typeof VendorJob>;

/** A client (Mandant) that the signed-in person may use. */
export const Client = Type.Object({
  id: Type.String(),
  name: text,
  consultantNumber: text,
  clientNumber: text,
  services: Type.Array(Type.Object({ name: text, scopes: Type.Array(Type.String()) })),
});

/** The import of one file; `done` turns true once DATEV has decided. */
export const ImportJob = Type.Object({
  id: Type.String(),
  result: Type.String({ description: "DATEV's word: `pending`, `succeeded`, `failed`" }),
  done: Type.Boolean(),
  succeeded: Type.Boolean(),
  messages: Type.Array(Type.String()),
  fileName: text,
  referenceId: text,
  label: text,
  records: Type.Optional(Type.Integer({ description: 'Bookings in the file, as DATEV counted them' })),
  receivedAt: text,
});
