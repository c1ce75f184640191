import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../rest/problems/problem.filter.ts';
import { Problem } from '../rest/problems/problem.ts';

/** By this a client tells our answers from those of another program, or of another version of the interface. */
const API_VERSION = '3';
const READING = ['GET', 'HEAD', 'OPTIONS'];

/** What holds for every request and answer, whoever handles it. `ownOrigin` is where people reach the console. */
export function applyRules(fastify: FastifyInstance, ownOrigin: () => string): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply);
    // PostgreSQL takes no text with this character.
    if (request.url.includes('%00'))
      return done(new Problem(400, 'server.bad_address', 'The address holds a NUL character'));
    if (isApi(request) && comesFromElsewhere(request, ownOrigin())) {
      return done(new Problem(403, 'access.foreign_origin', 'A page of another origin may not change anything here'));
    }
    done();
  });
}

/** Answers an address that cannot be taken apart, which no route and no rule gets to see. */
export function refuseAddress(error: { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void {
  setHeaders(request, reply);
  const isLong = error.statusCode === 414;
  const what = isLong ? 'A part of the address is too long' : 'The address cannot be read';
  sendProblem(reply, new Problem(isLong ? 414 : 400, 'server.bad_address', what));
}

function setHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  if (isApi(request)) void reply.headers({ 'cache-control': 'no-store', 'x-belegfluss-api': API_VERSION });
}

function isApi({ url }: FastifyRequest): boolean {
  return url.startsWith('/api/');
}

/** Browsers say from which page a changing request comes; other clients send no origin and carry no cookie that was not given to them. */
function comesFromElsewhere({ method, headers, host }: FastifyRequest, ownOrigin: string): boolean {
  const { origin } = headers;
  if (READING.includes(method) || origin === undefined || headers['sec-fetch-site'] === 'same-origin') return false;
  return origin !== ownOrigin && !(URL.canParse(origin) && new URL(origin).host === host);
}
