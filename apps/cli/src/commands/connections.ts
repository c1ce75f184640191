import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import type { ConnectionCheck, ConnectionRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/tables/columns.ts';
import { checkResult, connectionState, signedIn } from '../terminal/words/connection-words.ts';

/** `connections`: the configured connections and their health; `connections test` calls them. */
export function connections(registry: Registry): void {
  const { program, say, perform } = registry;
  const list = online(program.command('connections'), registry)
    .description(say({ de: 'zeigt die Verbindungen', en: 'lists the connections' }))
    .action((_options: object, command: Command) =>
      perform((shell) => listConnections(shell, serverOf(shell, command))),
    );
  list
    .command('test')
    .description(say({ de: 'ruft Verbindungen zur Probe auf', en: 'calls connections to try them' }))
    .argument('[names...]', say({ de: 'Namen; sonst alle', en: 'names; else all' }))
    .action((names: string[], _options: object, command: Command) =>
      perform((shell) => testConnections(shell, serverOf(shell, command), names)),
    );
  list
    .command('adopt')
    .description(
      say({
        de: 'schreibt von nun an in das Konto, zu dem die Zugangsdaten jetzt führen',
        en: 'writes from now on to the account to which the credentials lead now',
      }),
    )
    .argument('<name>', say({ de: 'Name der Verbindung', en: 'name of the connection' }))
    .action((name: string, _options: object, command: Command) =>
      perform((shell) => adoptAccount(shell, serverOf(shell, command), name)),
    );
}

async function adoptAccount({ say }: Shell, api: ServerApi, name: string): Promise<Outcome> {
  const { account } = await api.post<{ account: string }>(`/connections/${encodeURIComponent(name)}/account`);
  const text = say({
    de: `${name} schreibt jetzt in das Konto ${account}.`,
    en: `${name} writes to the account ${account} now.`,
  });
  return { exitCode: 0, data: { name, account }, text };
}

async function readConnections(api: ServerApi): Promise<ConnectionRow[]> {
  return (await api.get<{ connections: ConnectionRow[] }>('/connections')).connections;
}

async function listConnections({ say }: Shell, api: ServerApi): Promise<Outcome> {
  const rows = await readConnections(api);
  const headings = [
    { de: 'Verbindung', en: 'Connection' },
    { de: 'Konnektor', en: 'Connector' },
    { de: 'Zustand', en: 'State' },
    { de: 'angemeldet', en: 'signed in' },
    { de: 'zuletzt gut', en: 'last good' },
    { de: 'letzter Fehler', en: 'last error' },
  ].map(say);
  const cells = rows.map((row) => [
    row.name,
    row.connector,
    say(connectionState(row)),
    say(signedIn(row)),
    row.lastGoodAt ?? '–',
    row.lastError ?? '–',
  ]);
  return { exitCode: 0, data: { connections: rows }, text: columns(headings, cells) };
}

async function testConnections(shell: Shell, api: ServerApi, wanted: string[]): Promise<Outcome> {
  const rows = await readConnections(api);
  const names = wanted.length > 0 ? wanted : rows.map(({ name }) => name);
  const tests = await Promise.all(
    names.map(async (name) => ({
      name,
      ...(await api.post<ConnectionCheck>(`/connections/${encodeURIComponent(name)}/test`)),
    })),
  );
  const ok = tests.every((test) => test.ok);
  const lines = tests.map(({ name, ...test }) => {
    const row = rows.find((each) => each.name === name);
    return [name, ...checkResult(test, row).map(shell.say)];
  });
  const headings = [
    { de: 'Verbindung', en: 'Connection' },
    { de: 'Ergebnis', en: 'Result' },
    { de: 'Konto oder Grund', en: 'Account or reason' },
  ].map(shell.say);
  return { exitCode: ok ? 0 : 1, data: { ok, connections: tests }, text: columns(headings, lines) };
}
