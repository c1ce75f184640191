import { createApiToken, people } from '@belegfluss/access';
import { closeLog, createLog, openRuntime, readConfig, startServer, type Runtime } from '@belegfluss/server';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { called, type Called } from './called.ts';

/** A server on a pack and a database of its own, with what the command needs to reach it as its administrator. */
export interface ServedPack {
  url: string;
  token: string;
  database: TestDatabase;
  runtime: Runtime;
  /** Calls the command on this server, in English; `document` is what it printed for `--json`. */
  call(argv: string[], changed?: Record<string, string | undefined>): Promise<CalledOnServer>;
  stop(): Promise<void>;
}

export interface CalledOnServer extends Called {
  document: Record<string, unknown>;
}

/** Starts a server on the pack in this folder; `own` are settings of its own. */
export async function servePack(folder: string, own: Record<string, string> = {}): Promise<ServedPack> {
  const log = createLog('error');
  const database = await testDatabase();
  const usual = { DATABASE_URL: database.url, PORT: '0', BELEGFLUSS_FLOWS: folder, BELEGFLUSS_STATE: folder };
  const settings = { ...usual, ...own };
  const runtime = await openRuntime(readConfig(settings), log);
  const server = await startServer(runtime);
  const [administrator] = await people(database.db);
  const { token } = await createApiToken(database.db, { personId: administrator?.id ?? '', label: 'test' }, new Date());
  const environment = { BELEGFLUSS_URL: server.url, BELEGFLUSS_TOKEN: token, LANG: 'en_GB' };
  return {
    url: server.url,
    token,
    database,
    runtime,
    call: async (argv, changed = {}) => {
      const answer = await called(argv, { ...environment, ...changed });
      return {
        ...answer,
        document: argv.includes('--json') ? (JSON.parse(answer.out) as Record<string, unknown>) : {},
      };
    },
    stop: async () => {
      await server.stop();
      await closeLog(log);
      await database.close();
    },
  };
}
