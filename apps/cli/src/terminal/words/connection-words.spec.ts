import { describe, expect, it } from '@jest/globals';
import type { ConnectionRow } from '../../rest/answers.ts';
import { checkResult, connectionState, fullestBudget, lastGood, signedIn } from './connection-words.ts';
import { ownTime } from './zoned-time.ts';

const SET = '2026-11-23T08:00:00.000Z';
const row = (apiKey: string | null, webhookSecret: string | null, authorised = true): ConnectionRow => ({
  name: 'crm',
  connector: 'shop',
  title: { de: 'Laden', en: 'Shop' },
  builtIn: false,
  breaker: { state: 'closed', since: null },
  pausedUntil: null,
  budgets: [],
  authorised,
  secrets: [
    { field: 'apiKey', setAt: apiKey },
    { field: 'webhookSecret', setAt: webhookSecret },
  ],
  lastGoodAt: SET,
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

  it('is not called working before anybody has called it', () => {
    const never = { ...row(SET, SET), lastGoodAt: null };
    expect(connectionState(never)).toEqual({ de: 'noch nicht aufgerufen', en: 'not called yet' });
    expect(connectionState({ ...never, lastError: 'connector.auth' }).en).toBe('working');
    expect(connectionState({ ...never, breaker: { state: 'open', since: SET } }).en).toBe('interrupted');
  });

  it('says until when its system has asked for a pause', () => {
    const paused = { ...row(SET, SET), pausedUntil: '2026-11-23T13:03:00.000Z' };
    expect(connectionState(paused)).toEqual({
      de: `pausiert bis ${ownTime(paused.pausedUntil)}`,
      en: `paused until ${ownTime(paused.pausedUntil)}`,
    });
    expect(connectionState({ ...paused, breaker: { state: 'open', since: SET } }).en).toBe('interrupted');
  });

  it('says by the clock of this machine when it was last good', () => {
    expect([lastGood(row(SET, SET)), lastGood({ ...row(SET, SET), lastGoodAt: null })]).toEqual([ownTime(SET), '–']);
  });

  it('names the limit of which the least is left', () => {
    const day = { route: null, perSeconds: 86_400, limit: 1_000, inUse: 20 };
    const search = { route: 'deal.search', perSeconds: 1, limit: 5, inUse: 4 };
    const atOnce = { route: null, perSeconds: null, limit: 4, inUse: 4 };
    expect(fullestBudget(row(SET, SET)).en).toBe('–');
    expect(fullestBudget({ ...row(SET, SET), budgets: [day, search] }).de).toBe('4 von 5 in 1 s (deal.search)');
    expect(fullestBudget({ ...row(SET, SET), budgets: [day, search, atOnce] }).en).toBe('4 of 4 at once');
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
