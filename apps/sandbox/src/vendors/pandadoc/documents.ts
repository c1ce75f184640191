import { join } from 'node:path';
import type { BusinessClock } from '../../business-clock.ts';
import type { EffectMark } from '../../effects.ts';
import { openJournal } from '../../journal.ts';
import type { Settings } from '../../settings.ts';
import type { Timers } from '../../timers.ts';
import type { WebhookOutbox } from '../../webhook-outbox.ts';
import { viewEvent, viewRecipient } from './document-view.ts';
import {
  createPandaDocState,
  type DocumentStatus,
  type PandaDocEvent,
  type PandaDocState,
  type PandaDocument,
} from './state.ts';

/** The documents with their journal, their webhooks and what happens by itself. */
export interface Documents {
  state: PandaDocState;
  create(
    draft: Omit<PandaDocument, 'status' | 'createdAt' | 'modifiedAt' | 'sentAt' | 'completedAt'>,
    effect: EffectMark,
  ): PandaDocument;
  send(document: PandaDocument, effect: EffectMark): PandaDocument;
  /** The customer signs a document that was sent. */
  sign(document: PandaDocument): PandaDocument;
  close(): void;
}

/** What the documents need from the sandbox. */
export interface DocumentParts {
  dir: string;
  clock: BusinessClock;
  settings: () => Settings['pandadoc'];
  timers: Timers;
  outbox: WebhookOutbox;
  count(effect: EffectMark): void;
}

/** Opens the documents on their journal; drafts and signatures that were under way go on. */
export function openDocuments(parts: DocumentParts): Documents {
  const state = createPandaDocState();
  const journal = openJournal<PandaDocEvent>(join(parts.dir, 'pandadoc.jsonl'), (event) => {
    state.apply(event);
    if (event.effect !== undefined) parts.count(event.effect);
  });

  function move(document: PandaDocument, status: DocumentStatus, effect?: EffectMark): PandaDocument {
    const at = parts.clock.stamp().toISOString();
    journal.append({
      type: 'moved',
      id: document.id,
      status,
      at,
      real: Date.now(),
      ...(effect === undefined ? {} : { effect }),
    });
    const after = state.get(document.id) ?? document;
    tell(after);
    schedule(after);
    return after;
  }

  function tell(document: PandaDocument): void {
    if (parts.settings().webhookUrl === null) return;
    if (document.status === 'document.completed') {
      const [recipient] = document.recipients;
      const signer = recipient === undefined ? {} : { action_by: viewRecipient(recipient) };
      parts.outbox.queue([{ event: 'recipient_completed', data: { ...viewEvent(document), ...signer } }], 0);
    }
    parts.outbox.queue([{ event: 'document_state_changed', data: viewEvent(document) }], 0);
  }

  /** What follows by itself: the upload becomes a draft, and a customer that signs alone signs. */
  function schedule(document: PandaDocument): void {
    const { draftDelayMs, autoSignMs } = parts.settings();
    const since = state.changedAt(document.id);
    const later = (delay: number, from: DocumentStatus, to: DocumentStatus): void =>
      parts.timers.after(since + delay - Date.now(), () => {
        const now = state.get(document.id);
        if (now?.status === from) move(now, to);
      });
    if (document.status === 'document.uploaded') later(draftDelayMs, 'document.uploaded', 'document.draft');
    if (document.status === 'document.sent' && autoSignMs !== null)
      later(autoSignMs, 'document.sent', 'document.completed');
  }

  for (const document of state.all()) schedule(document);
  return {
    state,
    create(draft, effect) {
      const at = parts.clock.stamp().toISOString();
      const document: PandaDocument = {
        ...draft,
        status: 'document.uploaded',
        createdAt: at,
        modifiedAt: at,
        sentAt: null,
        completedAt: null,
      };
      journal.append({ type: 'created', document, real: Date.now(), effect });
      schedule(document);
      return document;
    },
    send: (document, effect) => move(document, 'document.sent', effect),
    sign: (document) => move(document, 'document.completed'),
    close: () => journal.close(),
  };
}
