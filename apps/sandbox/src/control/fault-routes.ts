import type { FastifyInstance } from 'fastify';
import { FAULT_KINDS, type Fault, type FaultList } from '../faults/fault-list.ts';
import type { HoldList } from '../faults/hold-list.ts';
import { textOf, type JsonObject } from '../json-reader.ts';
import { answer, bodyOf, refuse } from './control-reply.ts';

const VENDORS: readonly string[] = ['hubspot', 'pandadoc', 'datev', 'bank'];

/** Faults and holds under `/control`. */
export function mountFaultControl(app: FastifyInstance, faults: FaultList, holds: HoldList): void {
  app.get('/control/faults', (_request, reply) => answer(reply, { faults: faults.pending() }));

  app.post('/control/faults', (request, reply) => {
    const fault = readFault(bodyOf(request));
    if (typeof fault === 'string') return refuse(reply, fault);
    faults.add(fault);
    return answer(reply, { ok: true });
  });

  app.delete('/control/faults', (_request, reply) => {
    faults.clear();
    return answer(reply, { ok: true });
  });

  app.get('/control/holds', (_request, reply) => answer(reply, { holds: holds.list() }));

  app.post('/control/hold', (request, reply) => {
    const body = bodyOf(request);
    const [vendor, point] = [textOf(body['vendor']) ?? '', body['point']];
    if (!VENDORS.includes(vendor)) return refuse(reply, 'vendor: no such vendor');
    if (point !== 'before_commit' && point !== 'after_commit')
      return refuse(reply, 'point: before_commit or after_commit');
    return answer(reply, { id: holds.add(vendor, textOf(body['route']), point) });
  });

  app.post('/control/release', (request, reply) =>
    answer(reply, { released: holds.release(textOf(bodyOf(request)['id'])) }),
  );
}

function readFault(body: JsonObject): Fault | string {
  const vendor = textOf(body['vendor']) ?? '';
  const kind = FAULT_KINDS.find((one) => one === body['kind']);
  if (!VENDORS.includes(vendor)) return 'vendor: no such vendor';
  if (kind === undefined) return `kind: one of ${FAULT_KINDS.join(', ')}`;
  const times = body['times'] ?? 1;
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) return 'times: a whole number above zero';
  const route = textOf(body['route']);
  return {
    vendor,
    kind,
    times,
    ...(route === undefined ? {} : { route }),
    ...numberField(body, 'status'),
    ...numberField(body, 'retryAfter'),
    ...numberField(body, 'delayMs'),
  };
}

function numberField<Name extends 'status' | 'retryAfter' | 'delayMs'>(
  body: JsonObject,
  name: Name,
): Partial<Record<Name, number>> {
  const value = body[name];
  return typeof value === 'number' ? ({ [name]: value } as Record<Name, number>) : {};
}
