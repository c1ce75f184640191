import { defineAction } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { readStatus, sendDocument } from '../client.ts';
import type { PandadocConfig } from '../config.ts';

/** Statuses that a document has only after somebody sent it; an unknown one proves nothing, and PandaDoc sends drafts only. */
const SENT_OR_LATER: ReadonlySet<string> = new Set([
  'document.sent',
  'document.viewed',
  'document.waiting_approval',
  'document.rejected',
  'document.completed',
  'document.waiting_pay',
  'document.paid',
  'document.declined',
  'document.voided',
  'document.external_review',
  'document.scheduled',
]);

const Input = Type.Object({
  id: Type.String({ minLength: 1 }),
  subject: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  silent: Type.Optional(Type.Boolean({ default: false, description: 'Sends no e-mails' })),
});
const Output = Type.Object({ id: Type.String(), status: Type.String() });

/** Action `contract.send`: sends a draft; a document that is still being made is a ConnectorError `conflict`. */
export const contractSend = defineAction<PandadocConfig>()({
  id: 'contract.send',
  title: { de: 'Vertrag versenden', en: 'Send contract' },
  input: Input,
  output: Output,
  effect: {
    kind: 'write',
    class: 'L',
    async find(ctx, { id }) {
      const head = await readStatus(ctx, id);
      return head === undefined || !SENT_OR_LATER.has(head.status) ? undefined : { id, status: head.status };
    },
  },
  async run(ctx, { id, subject, message, silent }) {
    const head = await sendDocument(ctx, id, { subject, message, silent: silent ?? false });
    return { id: head.id, status: head.status };
  },
});
