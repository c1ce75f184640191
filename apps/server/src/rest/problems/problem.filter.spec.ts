import { expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import type { ArgumentsHost } from '@nestjs/common';
import { createLogger } from 'winston';
import { ProblemFilter } from './problem.filter.ts';

/** What a request is answered that ends in this error. */
function answered(error: unknown): { status: number; headers: Record<string, string>; body: Record<string, unknown> } {
  const answer = { status: 0, headers: {} as Record<string, string>, body: {} };
  const reply = {
    header: (name: string, value: string) => void (answer.headers[name] = value),
    code: (status: number) => {
      answer.status = status;
      return reply;
    },
    type: () => reply,
    send: (text: string) => void (answer.body = JSON.parse(text)),
  };
  const host = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ArgumentsHost;
  new ProblemFilter(createLogger({ silent: true })).catch(error, host);
  return answer;
}

const facts = { excerpt: 'Erika Muster' };

it('a connected system that wants us to slow down is no fault of ours, and says when to come again', () => {
  const busy = new ConnectorError('rate_limited', 'crm.search: answered 429', {
    outcome: 'rejected',
    retryAfterSeconds: 1.2,
    facts,
  });
  const { status, headers, body } = answered(busy);
  expect({ status, headers }).toEqual({ status: 503, headers: { 'retry-after': '2' } });
  expect(body).toMatchObject({
    code: 'connector.rate_limited',
    detail: expect.stringContaining('crm.search: answered 429'),
    diagnostics: [
      { message: { de: expect.stringContaining('angebundenes System') }, remedy: { de: expect.any(String) } },
    ],
  });
  expect(JSON.stringify(body)).not.toContain('Erika');
});

it('one that fails is told as such, and what nobody foresaw says nothing', () => {
  const lost = new ConnectorError('transient', 'crm.search: the connection was lost', { outcome: 'not_sent', facts });
  expect(answered(lost)).toMatchObject({ status: 502, headers: {}, body: { code: 'connector.transient' } });
  expect(answered(new Error('secret'))).toMatchObject({ status: 500, body: { code: 'server.unexpected' } });
});

it('one that we cannot sign in to asks for its credentials', () => {
  const missing = new ConnectorError('auth', 'the connection crm has no apiKey yet', {
    outcome: 'not_sent',
    code: 'connection.secret_missing',
  });
  expect(answered(missing)).toMatchObject({
    status: 502,
    body: { diagnostics: [{ remedy: { en: expect.stringContaining('credentials') } }] },
  });
});
