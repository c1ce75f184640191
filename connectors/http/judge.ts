import type { DeclarationFault } from '@belegfluss/sdk';
import { METHODS, type Action } from './declaration/action-shape.ts';
import type { Entity } from './declaration/entity-shape.ts';
import type { System } from './declaration/system-shape.ts';
import { badName, batchKey, missingPlace } from './faults.ts';
import { judgeLookup } from './judge-lookup.ts';
import { exactlyOne, judgeText, judgeTexts, mentions } from './judge-templates.ts';
import { judgeUpsert } from './judge-upsert.ts';

type Path = (string | number)[];
type Faults = DeclarationFault[];
const ENTITY_NAME = /^[a-z][a-z0-9_]*$/;
const ACTION_NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const NEXT_KINDS = ['cursor', 'cursorHeader', 'link', 'linkHeader', 'page', 'lastKey'];

/** What the shape cannot say: names, placeholders, and of several keys exactly one. */
export function judge(declared: System): Faults {
  return [
    ...(declared.auth ? exactlyOne(declared.auth, ['bearer', 'basic', 'header', 'oauth2'], ['auth']) : []),
    ...judgeWebhook(declared),
    ...Object.entries(declared.entities ?? {}).flatMap(([id, entity]) => judgeEntity(id, entity)),
    ...judgeUpserts(declared),
    ...Object.entries(declared.actions ?? {}).flatMap(([id, action]) => judgeAction(id, action)),
  ];
}

function judgeWebhook({ webhook }: System): Faults {
  if (!webhook) return [];
  const { events } = webhook;
  const sources = (['id', 'entity', 'key', 'type', 'at'] as const).flatMap((name) => {
    const source = events[name];
    return source ? exactlyOne(source, ['body', 'header', 'is'], ['webhook', 'events', name]) : [];
  });
  return [...exactlyOne(webhook, ['hmac', 'basic', 'loopback'], ['webhook']), ...sources];
}

function judgeEntity(id: string, { read, changes }: Entity): Faults {
  const path: Path = ['entities', id];
  const faults = ENTITY_NAME.test(id) ? [] : [badName(path, id)];
  if (read) {
    faults.push(...judgeTexts(read, ['key'], [...path, 'read']));
    if (!mentions(read, 'key')) faults.push(missingPlace([...path, 'read', 'get'], 'key'));
  }
  if (!changes) return faults;
  const here = [...path, 'changes'];
  const { next } = changes;
  faults.push(...judgeTexts(changes, ['since', 'cursor', 'page'], here));
  if (!next) return faults;
  faults.push(...exactlyOne(next, NEXT_KINDS, [...here, 'next']));
  const goesOnAtCursor = next.cursor !== undefined || next.cursorHeader !== undefined || next.lastKey !== undefined;
  const needed = next.page ? 'page' : goesOnAtCursor ? 'cursor' : undefined;
  // Without it, each request would ask for the first page again.
  if (needed !== undefined && !mentions(changes, needed)) faults.push(missingPlace([...here, 'next'], needed));
  return faults;
}

function judgeUpserts({ entities = {}, actions = {} }: System): Faults {
  const taken = new Set(Object.keys(actions));
  return Object.entries(entities).flatMap(([id, { upsert }]) => (upsert ? judgeUpsert(id, upsert, taken) : []));
}

function judgeAction(id: string, action: Action): Faults {
  const path: Path = ['actions', id];
  const { input, effect, batch, reference } = action;
  const known = input ? [...Object.keys(input), 'effect_key'] : undefined;
  const faults = ACTION_NAME.test(id) ? [] : [badName(path, id)];
  faults.push(
    ...exactlyOne(action, METHODS, path),
    ...exactlyOne(effect, ['key', 'lookup', 'unknown'], [...path, 'effect']),
  );
  const method = METHODS.find((name) => action[name] !== undefined);
  if (method) faults.push(...judgeText(action[method] ?? '', known, [...path, method]));
  faults.push(...judgeTexts(action, known, path));
  faults.push(...judgeLookup(action, known, [...path, 'effect', 'lookup']));
  const carried = effect.key?.header !== undefined || reference !== undefined;
  if (effect.key && !carried) faults.push(missingPlace([...path, 'effect', 'key'], 'header'));
  if (batch && (reference === undefined || effect.key?.header !== undefined)) faults.push(batchKey([...path, 'batch']));
  return faults;
}
