import { isObject, type JsonObject } from './json-reader.ts';

/** Everything about the simulated vendors that can be set; times are real milliseconds unless the name says otherwise. */
export interface Settings {
  hubspot: {
    webhookUrl: string | null;
    clientSecret: string;
    accessToken: string;
    portalId: number;
    appId: number;
    indexLagMs: number;
    limitPerTenSeconds: number;
    searchesPerSecond: number;
    webhookDelayMs: number;
    lateWebhookMs: number;
    webhookRetryMs: number;
    /** Properties with unique values, written `companies.vat_id`. */
    uniqueProperties: string[];
  };
  pandadoc: {
    webhookUrl: string | null;
    sharedKey: string;
    apiKey: string;
    draftDelayMs: number;
    autoSignMs: number | null;
    indexLagMs: number;
    limitPerMinute: number;
    webhookRetryMs: number;
  };
  datev: {
    clientId: string;
    clientSecret: string;
    consultant: number;
    client: number;
    clientName: string;
    /** GETs of a job that still answer `pending`. */
    pendingPolls: number;
    accessTokenSeconds: number;
    refreshTokenSeconds: number;
    retryAfterSeconds: number;
  };
  bank: { token: string };
}

/** What holds until somebody sets something else; the secrets open nothing but this sandbox. */
export const DEFAULT_SETTINGS: Settings = {
  hubspot: {
    webhookUrl: null,
    clientSecret: 'sandbox-hubspot-secret',
    accessToken: 'sandbox-hubspot-token',
    portalId: 48975575,
    appId: 39522895,
    indexLagMs: 300,
    limitPerTenSeconds: 190,
    searchesPerSecond: 5,
    webhookDelayMs: 20,
    lateWebhookMs: 3000,
    webhookRetryMs: 300,
    uniqueProperties: ['contacts.email'],
  },
  pandadoc: {
    webhookUrl: null,
    sharedKey: 'sandbox-pandadoc-shared-key',
    apiKey: 'sandbox-pandadoc-key',
    draftDelayMs: 300,
    autoSignMs: null,
    indexLagMs: 500,
    limitPerMinute: 600,
    webhookRetryMs: 300,
  },
  datev: {
    clientId: 'sandbox-datev-client',
    clientSecret: 'sandbox-datev-secret',
    consultant: 455148,
    client: 1,
    clientName: 'Musterwerk GmbH',
    pendingPolls: 2,
    accessTokenSeconds: 900,
    refreshTokenSeconds: 39600,
    retryAfterSeconds: 1,
  },
  bank: { token: 'sandbox-bank-token' },
};

const NULLABLE: ReadonlySet<string> = new Set(['hubspot.webhookUrl', 'pandadoc.webhookUrl', 'pandadoc.autoSignMs']);
const NULLABLE_TYPE: Readonly<Record<string, string>> = { 'pandadoc.autoSignMs': 'number' };

/** Lays a partial change over the settings; the second value lists what is unknown or has the wrong type. */
export function mergeSettings(current: Settings, change: unknown): { settings: Settings; problems: string[] } {
  if (!isObject(change)) return { settings: current, problems: ['settings must be an object'] };
  const problems: string[] = [];
  const merged: JsonObject = { ...current };
  for (const [vendor, fields] of Object.entries(change)) {
    const known = merged[vendor];
    if (!isObject(known) || !isObject(fields)) {
      problems.push(`${vendor}: no such vendor`);
      continue;
    }
    for (const [name, value] of Object.entries(fields)) {
      if (!fits(`${vendor}.${name}`, known[name], value))
        problems.push(`${vendor}.${name}: unknown or of the wrong type`);
    }
    merged[vendor] = { ...known, ...fields };
  }
  return problems.length > 0 ? { settings: current, problems } : { settings: merged as unknown as Settings, problems };
}

function fits(path: string, known: unknown, value: unknown): boolean {
  if (known === undefined) return false;
  if (NULLABLE.has(path)) return value === null || typeof value === (NULLABLE_TYPE[path] ?? 'string');
  if (Array.isArray(known)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === typeof known;
}
