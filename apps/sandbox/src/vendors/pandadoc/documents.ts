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
    for (const event of eventsOf(document)) parts.outbox.queue([event], 0);
  }

  function schedule({ id, status }: PandaDocument): void {
    const next = moveByItself(status, parts.settings());
    if (next === undefined) return;
    parts.timers.after(state.changedAt(id) + next.afterMs - Date.now(), () => {
      const now = state.get(id);
      if (now?.status === status) move(now, next.to);
    });
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

/** What follows by itself: the upload becomes a draft, and a customer that signs alone signs. */
function moveByItself(
  status: DocumentStatus,
  { draftDelayMs, autoSignMs }: Settings['pandadoc'],
): { afterMs: number; to: DocumentStatus } | undefined {
  if (status === 'document.uploaded') return { afterMs: draftDelayMs, to: 'document.draft' };
  return status === 'document.sent' && autoSignMs !== null
    ? { afterMs: autoSignMs, to: 'document.completed' }
    : undefined;
}

/** What PandaDoc tells of a document that has just moved; of a signature first who signed. */
function eventsOf(document: PandaDocument): unknown[] {
  const changed = { event: 'document_state_changed', data: viewEvent(document) };
  if (document.status !== 'document.completed') return [changed];
  const [recipient] = document.recipients;
  const signer = recipient === undefined ? {} : { action_by: viewRecipient(recipient) };
  return [{ event: 'recipient_completed', data: { ...viewEvent(document), ...signer } }, changed];
}
