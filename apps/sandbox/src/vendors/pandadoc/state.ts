import type { EffectMark } from '../../effects.ts';
import type { PricingTable } from './pricing.ts';

/** States of a document that the sandbox reaches. */
export type DocumentStatus = 'document.uploaded' | 'document.draft' | 'document.sent' | 'document.completed';

/** Someone who gets or signs a document. */
export interface Recipient {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  signatureDate: string | null;
}

/** A document. Dates are business time, ISO 8601. */
export interface PandaDocument {
  id: string;
  name: string;
  status: DocumentStatus;
  templateId: string;
  tokens: { name: string; value: string }[];
  pricing: PricingTable[];
  recipients: Recipient[];
  metadata: Record<string, string>;
  tags: string[];
  createdAt: string;
  modifiedAt: string;
  sentAt: string | null;
  completedAt: string | null;
}

/** What is kept in the journal; `real` is the technical time in milliseconds. */
export type PandaDocEvent =
  | { type: 'created'; document: PandaDocument; real: number; effect: EffectMark }
  | { type: 'moved'; id: string; status: DocumentStatus; at: string; real: number; effect?: EffectMark };

/** The documents as they follow from the journal. */
export interface PandaDocState {
  apply(event: PandaDocEvent): void;
  get(id: string): PandaDocument | undefined;
  all(): PandaDocument[];
  /** Documents as lists and filters know them: behind by `lagMs` of real time. */
  indexed(lagMs: number): PandaDocument[];
  /** Real time of the last change, in milliseconds. */
  changedAt(id: string): number;
}

interface Entry {
  versions: { real: number; document: PandaDocument }[];
}

/** No documents yet. */
export function createPandaDocState(): PandaDocState {
  const entries = new Map<string, Entry>();
  const newest = (entry: Entry | undefined): PandaDocument | undefined => entry?.versions.at(-1)?.document;
  return {
    apply(event) {
      if (event.type === 'created') {
        entries.set(event.document.id, { versions: [{ real: event.real, document: event.document }] });
        return;
      }
      const entry = entries.get(event.id);
      const document = newest(entry);
      if (entry !== undefined && document !== undefined)
        entry.versions.push({ real: event.real, document: moved(document, event.status, event.at) });
    },
    get: (id) => newest(entries.get(id)),
    all: () => [...entries.values()].flatMap((entry) => newest(entry) ?? []),
    indexed(lagMs) {
      const edge = Date.now() - lagMs;
      return [...entries.values()].flatMap(
        (entry) => entry.versions.findLast((version) => version.real <= edge)?.document ?? [],
      );
    },
    changedAt: (id) => entries.get(id)?.versions.at(-1)?.real ?? 0,
  };
}

function moved(document: PandaDocument, status: DocumentStatus, at: string): PandaDocument {
  const next = { ...document, status, modifiedAt: at };
  if (status === 'document.sent') return { ...next, sentAt: at };
  if (status !== 'document.completed') return next;
  return {
    ...next,
    completedAt: at,
    recipients: document.recipients.map((recipient) => ({ ...recipient, signatureDate: at })),
  };
}
