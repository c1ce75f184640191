import type { FastifyInstance } from 'fastify';
import type { BusinessClock } from '../business-clock.ts';
import type { EffectLedger } from '../effects.ts';
import { textOf } from '../json-reader.ts';
import { answer, bodyOf, refuse } from './control-reply.ts';
import type { ControlState } from './control-state.ts';

/** Effects, breaches, business time and settings under `/control`. */
export function mountControl(
  app: FastifyInstance,
  control: ControlState,
  effects: EffectLedger,
  clock: BusinessClock,
): void {
  app.get('/control/effects', (_request, reply) => answer(reply, effects.report()));

  app.get('/control/violations', (_request, reply) => {
    const violations = control.violations.all();
    return answer(reply, { count: violations.length, violations });
  });

  app.get('/control/clock', (_request, reply) => answer(reply, { now: clock.now().toISOString() }));

  app.post('/control/clock', (request, reply) => {
    const now = new Date(textOf(bodyOf(request)['now']) ?? '');
    if (Number.isNaN(now.getTime())) return refuse(reply, 'now: an ISO 8601 time is needed');
    control.setClock(now);
    return answer(reply, { now: clock.now().toISOString() });
  });

  app.get('/control/settings', (_request, reply) => answer(reply, control.settings()));

  app.post('/control/settings', (request, reply) => {
    const problems = control.change(bodyOf(request));
    return problems.length > 0 ? refuse(reply, problems.join('; ')) : answer(reply, { ok: true });
  });
}
