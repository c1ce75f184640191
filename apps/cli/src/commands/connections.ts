import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { wrongUse, type CommandError } from '../command-error.ts';
import type { ConnectionCheck, ConnectionRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/tables/columns.ts';
import { checkResult, connectionState, fullestBudget, lastGood, signedIn } from '../terminal/words/connection-words.ts';

/** `connections`: the configured connections and their health; `test` calls them, `secrets` takes what they sign in with. */
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
    .command('secrets')
    .description(
      say({
        de: 'nimmt Geheimnisse entgegen: am Terminal, ohne sie zu zeigen, oder eines über die Standardeingabe',
        en: 'takes secrets: at the terminal without showing them, or one on standard input',
      }),
    )
    .argument('<name>', say({ de: 'Name der Verbindung', en: 'name of the connection' }))
    .argument('[field]', say({ de: 'welches; am Terminal sonst alle', en: 'which; else all, at the terminal' }))
    .action((name: string, field: string | undefined, _options: object, command: Command) =>
      perform((shell) => sealSecrets(shell, serverOf(shell, command), name, field)),
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

async function sealSecrets(shell: Shell, api: ServerApi, name: string, field: string | undefined): Promise<Outcome> {
  const { typedSecrets } = await import('../connections/typed-secrets.ts');
  const rows = await readConnections(api);
  const row = rows.find((each) => each.name === name);
  if (!row) throw unknownConnection(name, rows);
  const secrets = await typedSecrets(shell, row, field);
  await api.put(`/connections/${encodeURIComponent(name)}/secrets`, secrets);
  const fields = Object.keys(secrets);
  const [named, test] = [fields.join(', '), api.calling(`connections test ${name}`)];
  const text = shell.say({
    de: `${name}: ${named} versiegelt. ${test} zeigt, ob das System sie annimmt.`,
    en: `${name}: ${named} sealed. ${test} shows whether the system takes them.`,
  });
  return { exitCode: 0, data: { name, fields }, text };
}

function unknownConnection(name: string, rows: readonly ConnectionRow[]): CommandError {
  const known = rows.map((row) => row.name).join(', ');
  return wrongUse(
    { de: `Eine Verbindung „${name}“ gibt es nicht.`, en: `There is no connection "${name}".` },
    { de: `Es gibt: ${known}.`, en: `There are: ${known}.` },
  );
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
    { de: 'Anfragebudget', en: 'rate budget' },
    { de: 'zuletzt gut', en: 'last good' },
    { de: 'letzter Fehler', en: 'last error' },
  ].map(say);
  const cells = rows.map((row) => [
    row.name,
    row.connector,
    say(connectionState(row)),
    say(signedIn(row)),
    say(fullestBudget(row)),
    lastGood(row),
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
