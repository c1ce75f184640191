import { mkdirSync } from 'node:fs';
import fastify, { type FastifyInstance } from 'fastify';
import { createBusinessClock } from './business-clock.ts';
import { createContractJudge } from './contract/contract-judge.ts';
import { mountControl } from './control/control-routes.ts';
import { openControlState } from './control/control-state.ts';
import { mountFaultControl } from './control/fault-routes.ts';
import { mountVendorControl } from './control/vendor-control-routes.ts';
import { createEffectLedger } from './effects.ts';
import { createFaultList } from './faults/fault-list.ts';
import { createHoldList } from './faults/hold-list.ts';
import { mountFace } from './gateway/gateway.ts';
import { createTimers } from './timers.ts';
import { openVendors } from './vendors/vendors.ts';

/** Where the sandbox listens and keeps its state. */
export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number;
  /** Folder of the state; made when it is missing. */
  dir: string;
  /** Folder with the vendors' descriptions as clean OpenAPI files; with it every request and answer is judged. */
  specs?: string;
  /** Partial settings, laid over what is kept. */
  settings?: unknown;
}

/** A running sandbox. */
export interface Sandbox {
  port: number;
  close(): Promise<void>;
}

const BODY_LIMIT = 52 * 1024 * 1024;

/** Starts all vendors on 127.0.0.1 and goes on where the state in the folder stands. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  mkdirSync(options.dir, { recursive: true });
  const { dir } = options;
  const clock = createBusinessClock();
  const control = openControlState(dir, clock);
  const problems = options.settings === undefined ? [] : control.change(options.settings);
  if (problems.length > 0) throw new Error(`settings: ${problems.join('; ')}`);
  const { settings, violations } = control;
  const timers = createTimers();
  const effects = createEffectLedger();
  const [faults, holds] = [createFaultList(), createHoldList()];

  const vendors = openVendors({ dir, clock, timers, settings, violations, effects });

  const app = createApp();
  const judge = options.specs === undefined ? undefined : createContractJudge(options.specs);
  for (const face of vendors.faces) mountFace(app, face, { faults, holds, violations, judge });
  mountControl(app, control, effects, clock);
  mountFaultControl(app, faults, holds);
  mountVendorControl(app, vendors.crm, vendors.documents, vendors.extf, vendors.bank);

  await app.listen({ port: options.port, host: '127.0.0.1' });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    async close() {
      holds.release();
      await app.close();
      timers.stop();
      vendors.close();
      control.close();
    },
  };
}

/** Bodies stay bytes: vendors judge them as they came. */
function createApp(): FastifyInstance {
  const app = fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true, return503OnClosing: false });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}
