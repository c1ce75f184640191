import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractJudge } from '../contract/contract-judge.ts';
import type { Fault, FaultList } from '../faults/fault-list.ts';
import type { HoldList } from '../faults/hold-list.ts';
import type { Violation, ViolationLog } from '../violations.ts';
import type { VendorAnswer, VendorFace, VendorRequest, VendorRoute } from './vendor-face.ts';

/** What stands between the network and every vendor. */
export interface GatewayParts {
  faults: FaultList;
  holds: HoldList;
  violations: ViolationLog;
  /** Missing where the vendors' descriptions are not at hand. */
  judge: ContractJudge | undefined;
}

/** Status of an answer to a request that breaks the vendor's contract; no vendor uses it. */
const CONTRACT_BREACH = 599;

/** Puts a vendor's operations under `/<vendor>`. Unknown paths are a breach, not a plausible 404. */
export function mountFace(app: FastifyInstance, face: VendorFace, parts: GatewayParts): void {
  for (const route of face.routes) {
    app.route({
      method: route.method,
      url: `/${face.vendor}${route.path}`,
      handler: (request, reply) => serve(face, route, request, reply, parts),
    });
  }
  app.all(`/${face.vendor}/*`, (request, reply) => {
    const route = `${request.method} ${pathOf(request, face)}`;
    const reasons = ['the vendor has no such operation, or the sandbox does not offer it'];
    breach(parts, { vendor: face.vendor, route, side: 'request', reasons }, reply);
  });
}

async function serve(
  face: VendorFace,
  route: VendorRoute,
  raw: FastifyRequest,
  reply: FastifyReply,
  parts: GatewayParts,
): Promise<void> {
  const request = readRequest(face, route, raw);
  const line = `${request.method} ${request.path}`;
  const faults = parts.judge?.judgeRequest(face.vendor, request) ?? [];
  const place = { vendor: face.vendor, route: request.route };
  if (faults.length > 0) return breach(parts, { ...place, side: 'request', reasons: faults }, reply);

  const fault = parts.faults.take(face.vendor, request.route, line);
  if (fault?.kind === 'delay') await sleep(fault.delayMs ?? 1000);
  if (fault?.kind === 'drop_before_commit') return drop(reply);
  const early = earlyAnswer(face, fault);
  if (early !== undefined) return send(reply, early);

  await parts.holds.pass(face.vendor, request.route, line, 'before_commit');
  const { answer, broken } = await work(face, route, request, parts.judge);
  await parts.holds.pass(face.vendor, request.route, line, 'after_commit');

  if (fault?.kind === 'drop_after_commit') return drop(reply);
  if (fault?.kind === 'malformed') return send(reply, malformed(answer));
  if (broken.length > 0) return breach(parts, { ...place, side: 'response', reasons: broken }, reply);
  send(reply, answer);
}

/** Lets the vendor answer and judges the answer; a fault of the sandbox itself must not look like one of the vendor. */
async function work(
  face: VendorFace,
  route: VendorRoute,
  request: VendorRequest,
  judge: ContractJudge | undefined,
): Promise<{ answer: VendorAnswer; broken: string[] }> {
  try {
    const bare = face.admit(request) ?? (await route.handle(request));
    const answer = { ...bare, headers: { ...face.headers?.(request), ...bare.headers } };
    return { answer, broken: judge?.judgeResponse(face.vendor, request, answer) ?? [] };
  } catch (error) {
    return {
      answer: { status: CONTRACT_BREACH },
      broken: [`the sandbox failed: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
}

function readRequest(face: VendorFace, route: VendorRoute, raw: FastifyRequest): VendorRequest {
  const params = raw.params as Record<string, string>;
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(raw.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return {
    method: raw.method,
    route: typeof route.name === 'string' ? route.name : route.name(params),
    path: pathOf(raw, face),
    params,
    query: new URLSearchParams(raw.url.split('?')[1] ?? ''),
    headers,
    body: Buffer.isBuffer(raw.body) ? raw.body : Buffer.alloc(0),
    effectKey: headers['idempotency-key'],
  };
}

function pathOf(raw: FastifyRequest, face: VendorFace): string {
  return (raw.url.split('?')[0] ?? '').slice(face.vendor.length + 1);
}

function earlyAnswer(face: VendorFace, fault: Fault | undefined): VendorAnswer | undefined {
  if (fault?.kind === 'rate_limit') return face.tooMany(fault.retryAfter ?? 1);
  if (fault?.kind !== 'status') return undefined;
  const answer = face.failure(fault.status ?? 500);
  return fault.retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'retry-after': String(fault.retryAfter) } };
}

/** Half of the answer, still called JSON: what a broken proxy leaves. */
function malformed(answer: VendorAnswer): VendorAnswer {
  const whole = answer.bytes ?? Buffer.from(JSON.stringify(answer.json ?? { ok: true }));
  return { ...answer, json: undefined, bytes: whole.subarray(0, Math.max(1, whole.length >> 1)) };
}

function breach({ violations }: GatewayParts, violation: Omit<Violation, 'at'>, reply: FastifyReply): void {
  violations.add(violation);
  const { vendor, ...said } = violation;
  send(reply, { status: CONTRACT_BREACH, json: { contract: vendor, ...said } });
}

function drop(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

function send(reply: FastifyReply, answer: VendorAnswer): void {
  void reply.status(answer.status).headers(answer.headers ?? {});
  if (answer.bytes !== undefined) {
    if (!reply.hasHeader('content-type')) void reply.type('application/json');
    void reply.send(answer.bytes);
    return;
  }
  if (answer.json === undefined) {
    void reply.send();
    return;
  }
  if (!reply.hasHeader('content-type')) void reply.type('application/json; charset=utf-8');
  void reply.send(JSON.stringify(answer.json));
}
