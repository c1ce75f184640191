import type { BillingSettings } from '@belegfluss/billing';
import { Engine } from '@belegfluss/engine';
import type { Pack } from '@belegfluss/flow';
import { Database } from '@belegfluss/store';
import { loadMasterKeys, Vault } from '@belegfluss/vault';
import type { Logger } from 'winston';
import type { Config } from '../config.ts';
import { Metrics } from '../health/metrics.ts';
import { Watch } from '../health/watch.ts';
import type { Tracer } from '../tracing/tracer.ts';
import { demandOwnDatabase } from './own-database.ts';
import { attemptsTo } from './told-attempts.ts';
import { loadServedPack } from './served-pack.ts';

/** What one server process consists of, before any of it listens. */
export interface Runtime {
  config: Config;
  log: Logger;
  db: Database;
  pack: Pack;
  /** Missing where no flow of the pack writes invoices. */
  billing?: BillingSettings;
  engine: Engine;
  metrics: Metrics;
  watch: Watch;
  /** Missing where no collector of traces is named. */
  tracer?: Tracer;
  /** Name and password of the administrator, in the one process that has made them when it began to listen. */
  firstAdministrator?: { name: string; password: string };
}

/** Opens everything or nothing; the flow pack is checked before the database is touched. Throws DiagnosticError. */
export async function openRuntime(config: Config, log: Logger): Promise<Runtime> {
  const db = await Database.open({
    url: config.databaseUrl,
    poolSize: 20,
    applicationName: `belegfluss-${config.roles.join('+')}`,
  });
  try {
    const { pack, billing } = loadServedPack(config, db);
    await db.migrate();
    await demandOwnDatabase(db, config.environment);
    const metrics = new Metrics();
    const tracer = await openTracer(config, db, log);
    const keys = await loadMasterKeys({
      environment: config.masterKey,
      before: config.masterKeyBefore,
      stateFolder: config.stateFolder,
    });
    const engine = await Engine.open({
      db,
      pack,
      vault: new Vault(keys.current, keys.previous),
      publicUrl: config.publicUrl,
      allowPrivateHosts: config.allowPrivateHosts,
      worker: {
        concurrency: config.concurrency,
        ...(tracer && { traces: tracer }),
        onAttempt: attemptsTo(metrics, log),
        onTrouble: (error, runId) => void log.error('trouble', { runId, error }),
      },
      onCall: (event) => {
        tracer?.call(event);
        metrics.call(event.connection, event.route, event.code ?? 'ok', event.milliseconds);
        if (log.isLevelEnabled('debug')) log.debug('call', { ...event });
      },
      onCommit: (group, items, waitedMs) => metrics.commit(group, items, waitedMs),
    });
    return {
      config,
      log,
      db,
      pack,
      ...(billing && { billing }),
      engine,
      metrics,
      ...(tracer && { tracer }),
      watch: new Watch({ db, engine, config, log }),
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Loaded only where a collector is named: nobody else pays for it. */
async function openTracer(config: Config, db: Database, log: Logger): Promise<Tracer | undefined> {
  if (config.traceEndpoint === undefined) return undefined;
  const { Tracer: Opened } = await import('../tracing/tracer.ts');
  return new Opened(db, config.traceEndpoint, (error) => void log.warn('traces', { error }));
}

/** Lets what is under way end, and closes everything. */
export async function closeRuntime(runtime: Runtime): Promise<void> {
  await runtime.watch.stop();
  runtime.metrics.close();
  await runtime.engine.close();
  await runtime.tracer?.close();
  await runtime.db.close();
}
