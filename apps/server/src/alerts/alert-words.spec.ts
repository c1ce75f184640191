import { describe, expect, it } from '@jest/globals';
import { alertText, overText } from './alert-words.ts';

const silenceOf = (minutes: number) => alertText('silent_source', { connection: 'crm', minutes });

describe('an alert', () => {
  it('speaks of one run as of one', () => {
    const facts = { flow: 'won', code: 'http.auth', count: 1 };
    expect(alertText('dead_runs', facts).en).toMatch(/^A run of "won" was set aside .* look at it with/);
    expect(alertText('dead_runs', facts).de).toMatch(/^Ein Lauf von „won“ wurde .* sehen Sie ihn mit/);
    expect(alertText('dead_runs', { ...facts, count: 2 }).en).toMatch(/^2 runs of "won" were set aside/);
    expect(overText('dead_runs', facts).en).toBe('Over: A run of "won" was set aside with "http.auth".');
  });

  it('does not say of a delivery that contradicts an earlier one that it could not be read', () => {
    const facts = { connection: 'crm', code: 'webhook.contradicts_earlier', count: 1 };
    expect(alertText('refused_deliveries', facts).en).toMatch(/^A delivery of "crm" with the id of an earlier message/);
  });

  it('says for how long a source was silent as people say it', () => {
    expect(silenceOf(0).en).toContain('has come for a minute;');
    expect(silenceOf(15).de).toContain('seit 15 Minuten kein Ereignis');
    expect(silenceOf(1_440).en).toContain('has come for 24 hours;');
    expect(alertText('scheduler_silent', { minutes: 0 }).de).toMatch(/^Seit einer Minute läuft kein Prozess/);
    expect(alertText('breaker_open', { connection: 'crm', minutes: 5 }).en).toContain('has not answered for 5 minutes');
  });

  it('names as next step what can be done there', () => {
    const breaker = { connection: 'crm', minutes: 5 };
    expect(alertText('breaker_open', { ...breaker, checkable: 1 }).en).toContain(
      'with "belegfluss connections test crm"',
    );
    expect(alertText('breaker_open', { ...breaker, checkable: 0 }).en).toContain(
      'see with "belegfluss connections" what',
    );
    const queue = { lane: 'run.crm', minutes: 10, due: 3 };
    expect(alertText('queue_age', { ...queue, workers: 0 }).de).toMatch(/; kein Prozess mit der Rolle „worker“ lebt/);
    expect(alertText('queue_age', { ...queue, workers: 2 }).en).toMatch(/; see .* \(2 alive\), and start more/);
    const disk = { host: 'a', folder: '/data', freeMegabytes: 900, closesBelowMegabytes: 500 };
    expect(alertText('disk_low', disk).en).toContain('below 500 MB webhooks are no longer taken in');
    expect(alertText('intake_stopped', disk).de).toContain('schaffen Sie Platz (500 MB und ein Zehntel mehr)');
  });

  it('speaks of one run that had lost its job as of one, and of a page that was read once', () => {
    expect(alertText('jobs_lost', { host: 'a', count: 1 }).en).toMatch(
      /^Nobody .* taken a run any more, "a" has given it/,
    );
    expect(alertText('database_damaged', { count: 1 }).de).toContain('seit gestern einmal eine');
  });

  it('speaks of one delivery as of one', () => {
    const facts = { connection: 'crm', code: 'webhook.not_understood', count: 1 };
    expect(alertText('refused_deliveries', facts).de).toMatch(/^Eine Lieferung von „crm“ konnte/);
    expect(alertText('refused_deliveries', { ...facts, count: 3 }).de).toMatch(/^3 Lieferungen von „crm“ konnten/);
  });
});
