import { describe, expect, it } from '@jest/globals';
import type { ConnectionRow } from '../../rest/answers.ts';
import { checkResult, connectionState, signedIn } from './connection-words.ts';

const SET = '2026-11-23T08:00:00.000Z';
const row = (apiKey: string | null, webhookSecret: string | null, authorised = true): ConnectionRow => ({
  name: 'crm',
  connector: 'shop',
  title: { de: 'Laden', en: 'Shop' },
  builtIn: false,
  breaker: { state: 'closed', since: null },
  authorised,
  secrets: [
    { field: 'apiKey', setAt: apiKey },
    { field: 'webhookSecret', setAt: webhookSecret },
  ],
  lastGoodAt: null,
  lastError: null,
});

describe('a connection', () => {
  it('says as the console does whether calls go through', () => {
    const own = row(SET, SET);
    expect(connectionState(own)).toEqual({ de: 'in Betrieb', en: 'working' });
    const halfOpen = { ...own, breaker: { state: 'half_open', since: SET } } as const;
    expect(connectionState(halfOpen).de).toBe('in Erprobung');
    expect(connectionState({ ...halfOpen, builtIn: true }).en).toBe('built in');
  });

  it('is not called working before anybody has set one of its secrets', () => {
    expect(connectionState(row(null, null))).toEqual({ de: 'nicht eingerichtet', en: 'not set up' });
    expect(connectionState(row(SET, null)).en).toBe('working');
    expect(connectionState({ ...row(null, null), secrets: [] }).en).toBe('working');
  });

  it('that has no secret yet is not called signed in, and what it lacks is named', () => {
    expect(signedIn(row(null, null)).en).toBe('lacks apiKey, webhookSecret');
    expect(signedIn(row(SET, null)).de).toBe('es fehlt webhookSecret');
    expect(signedIn(row(SET, SET)).en).toBe('yes');
    expect(signedIn(row(SET, SET, false)).en).toBe('no');
  });

  it('that is tried without one says which one', () => {
    const lacks = { ok: false, account: null, error: 'connection.secret_missing' };
    expect(checkResult(lacks, row(SET, null))[1].de).toBe('connection.secret_missing: webhookSecret');
    expect(checkResult({ ...lacks, error: 'connector.auth' }, row(SET, null))[1].en).toBe('connector.auth');
    expect(checkResult({ ok: true, account: 'Meier', error: null }, row(SET, SET))[1].en).toBe('Meier');
    expect(checkResult({ ok: true, account: null, error: null }, undefined)[1].en).toBe(
      'the connector offers no check',
    );
  });
});
