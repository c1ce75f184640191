import {
  defineAction,
  defineConnector,
  defineEntity,
  type Action as SdkAction,
  type CallContext,
  type Connector,
  type Entity as SdkEntity,
  type HttpPolicy,
  type Text,
} from '@belegfluss/sdk';
import { Type } from 'typebox';
import { orAlreadyThere } from './action/already-there.ts';
import { batchOf } from './action/batch.ts';
import { effectOf } from './action/effect.ts';
import { inputOf } from './action/input.ts';
import { lookupOf } from './action/lookup.ts';
import { writeOne } from './action/write.ts';
import { configOf, type HttpConfig, type HttpConfigShape } from './config.ts';
import type { Action } from './declaration/action-shape.ts';
import type { Entity } from './declaration/entity-shape.ts';
import type { System } from './declaration/system-shape.ts';
import { changedRecords } from './entity/pages.ts';
import { readRecord } from './entity/read.ts';
import { upsertOf } from './entity/upsert.ts';
import { millisecondsOf } from './moments.ts';
import { textOf, valueAt } from './places.ts';
import { authOf } from './sign-in.ts';
import { headersOf, split } from './webhook/split.ts';
import { verify } from './webhook/verify.ts';

type Fixed = Record<string, string> | undefined;
const DEFAULT_PERIOD = 'PT1M';

/** The connector of a declared system. */
export function connectorOf(declared: System): Connector {
  const { webhook, check, headers } = declared;
  const askedFor = async (place: string | undefined, { get: path }: { get: string }, { http }: CallContext) => {
    const { body } = await http.request({ method: 'GET', path, headers: { ...headers }, route: 'check' });
    return textOf(valueAt(body, place));
  };
  return defineConnector<HttpConfigShape>({
    id: declared.system,
    version: '1.0.0',
    title: declared.title,
    config: configOf(declared),
    auth: authOf(declared.auth),
    http: (config) => policyOf(declared, config),
    entities: Object.entries(declared.entities ?? {}).map(([id, entity]) => entityOf(id, entity, headers)),
    actions: Object.entries(declared.actions ?? {}).map(([id, action]) => actionOf(id, action, headers)),
    ...(webhook && {
      webhook: {
        headers: headersOf(webhook.events),
        verify: (config, delivery, now) => verify(webhook, config, delivery, now),
        split: (_config, rawBody, given) => split(webhook.events, rawBody, given ?? {}),
      },
    }),
    ...(check && {
      check: async (ctx) => ({ account: (await askedFor(check.account, check, ctx)) ?? declared.system }),
      ...(check.identity !== undefined && { identity: (ctx) => askedFor(check.identity, check, ctx) }),
    }),
  });
}

function policyOf({ limits = {} }: System, config: HttpConfig): HttpPolicy {
  const { requests, per = DEFAULT_PERIOD, timeout } = limits;
  return {
    baseUrl: config.baseUrl,
    budgets: requests === undefined ? [] : [{ requests, perSeconds: millisecondsOf(per) / 1_000 }],
    ...(timeout !== undefined && { timeoutMs: millisecondsOf(timeout) }),
  };
}

function entityOf(id: string, { title, read, changes, upsert }: Entity, headers: Fixed): SdkEntity<HttpConfig> {
  return defineEntity<HttpConfig>()({
    id,
    title: title ?? named(id),
    schema: Type.Object({}),
    ...(read && { read: readRecord(read, headers, `${id}.read`) }),
    ...(changes && { changes: changedRecords(changes, headers, `${id}.changes`) }),
    ...(upsert && { upsert: upsertOf(upsert, headers, id) }),
  });
}

function actionOf(id: string, declared: Action, headers: Fixed): SdkAction<HttpConfig> {
  const batch = batchOf(declared, headers, id);
  const find = lookupOf(declared, headers, id);
  return defineAction<HttpConfig>()({
    id,
    title: declared.title ?? named(id),
    input: inputOf(declared),
    output: Type.Unknown(),
    effect: effectOf(declared, find),
    run: orAlreadyThere(declared, find, id, writeOne(declared, headers, id)),
    ...(batch && { batch }),
  });
}

function named(id: string): Text {
  return { de: id, en: id };
}
