import type { ConnectionCheck, ConnectionList } from '../src/api/schema.ts';

/** The connections of the stand-in. */
export interface FixtureConnections {
  sealed: { name: string; body: unknown }[];
  /** What the server says to a request for one of them, or for all; undefined where it has nothing to say. */
  answer(name: string, verb: string, body: unknown): ConnectionList | ConnectionCheck | undefined;
}

/**
 * One that works with little of a limit left, one that is tried again, one that is down, one that was asked for a pause, one
 * that nobody set up, one that nobody called, and one of our own; the first lacks a secret.
 */
export function fixtureConnections(): FixtureConnections {
  const rows: ConnectionList['connections'] = [
    {
      ...row('crm', 'hubspot', 'HubSpot (Vertrieb)', 'closed', ['accessToken', 'clientSecret']),
      budgets: [
        { route: null, perSeconds: 86_400, limit: 250_000, inUse: 1_200 },
        { route: 'deal.search', perSeconds: 1, limit: 5, inUse: 4 },
      ],
    },
    row('clm', 'pandadoc', 'PandaDoc (Verträge)', 'half_open', ['apiKey']),
    row('datev', 'datev', 'DATEV Buchungsdatenservice', 'open', []),
    { ...row('bank', 'bank_download', 'Hausbank', 'closed', []), pausedUntil: '2026-10-12T08:03:00Z' },
    { ...row('shop', 'shop', 'Laden', 'closed', []), lastGoodAt: null },
    {
      ...row('depot', 'depot', 'Lager', 'closed', []),
      authorised: false,
      secrets: [{ field: 'token', setAt: null }],
    },
    { ...row('billing', 'billing', 'Abrechnung', 'closed', []), builtIn: true, lastGoodAt: null },
  ];
  const sealed: FixtureConnections['sealed'] = [];
  return {
    sealed,
    answer: (name, verb, body) => {
      if (verb === 'test') return { ok: name === 'crm', account: 'Portal 4711', error: 'connector.auth' };
      if (verb !== 'secrets') return { connections: rows };
      sealed.push({ name, body });
      for (const secret of rows.find((each) => each.name === name)?.secrets ?? [])
        if (Object.hasOwn(body as object, secret.field)) secret.setAt = '2026-10-12T07:30:00Z';
      return undefined;
    },
  };
}

function row(
  name: string,
  connector: string,
  title: string,
  state: ConnectionList['connections'][number]['breaker']['state'],
  fields: string[],
): ConnectionList['connections'][number] {
  return {
    name,
    connector,
    title: { de: title, en: title },
    builtIn: false,
    breaker: { state, since: state === 'closed' ? null : '2026-10-12T06:51:10Z' },
    pausedUntil: null,
    budgets: [],
    authorised: true,
    secrets: fields.map((field, place) => ({ field, setAt: place === 0 ? '2026-09-01T08:00:00Z' : null })),
    lastGoodAt: '2026-10-12T07:29:12Z',
    lastError: state === 'open' ? 'connector.timeout' : null,
  };
}
