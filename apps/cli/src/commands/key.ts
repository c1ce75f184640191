import { CommandError } from '../command-error.ts';
import type { Outcome, Registry, Shell } from '../command.ts';

/** `key change`: puts all credentials under another master key; without a server. */
export function key({ program, say, perform }: Registry): void {
  program
    .command('key')
    .description(say({ de: 'Hauptschlüssel der Zugangsdaten', en: 'master key of the credentials' }))
    .command('change')
    .description(
      say({
        de: 'stellt alle Zugangsdaten auf einen neuen Hauptschlüssel um; alle Prozesse müssen stehen',
        en: 'puts all credentials under a new master key; every process has to be stopped',
      }),
    )
    .action(() => perform(change));
}

async function change(shell: Shell): Promise<Outcome> {
  const [{ openBooks }, { changeMasterKey }] = await Promise.all([
    import('../bank/books.ts'),
    import('@belegfluss/vault'),
  ]);
  const { masterKey, masterKeyBefore, stateFolder } = shell.settings;
  if (masterKey !== undefined && masterKeyBefore === undefined) throw beforeMissing();
  const books = await openBooks(shell.settings);
  try {
    const [living] = await books.db.query<{ n: number }>(
      "select count(*)::int as n from process where seen_at > now() - interval '90 seconds'",
    );
    if (living && living.n > 0) throw stillRunning(living.n);
    const done = await changeMasterKey(books.db, { environment: masterKey, before: masterKeyBefore, stateFolder });
    const { to, changed, oldKeyFile } = done;
    const text = shell.say({
      de: `${changed} Zugangsdaten stehen jetzt unter dem Schlüssel ${to}.${oldKeyFile === undefined ? '' : ` Der alte liegt in ${oldKeyFile}: Sicherungen von vorher brauchen ihn.`}`,
      en: `${changed} credentials are under the key ${to} now.${oldKeyFile === undefined ? '' : ` The old one lies in ${oldKeyFile}: backups of before need it.`}`,
    });
    return { exitCode: 0, data: { ...done }, text };
  } finally {
    await books.close();
  }
}

function stillRunning(count: number): CommandError {
  return new CommandError(4, [
    {
      code: 'cli.still_running',
      severity: 'error',
      message: {
        de: `${count} Prozesse arbeiten auf dieser Datenbank; sie könnten die umgestellten Zugangsdaten nicht öffnen.`,
        en: `${count} processes work on this database; they could not open the credentials under their new key.`,
      },
      remedy: {
        de: 'Halten Sie alle an. Einer, der getötet wurde, gilt anderthalb Minuten danach als beendet.',
        en: 'Stop all of them. One that was killed counts as gone a minute and a half later.',
      },
      facts: { count },
    },
  ]);
}

function beforeMissing(): CommandError {
  return new CommandError(2, [
    {
      code: 'cli.key_before_missing',
      severity: 'error',
      message: {
        de: 'BELEGFLUSS_KEY ist gesetzt, der bisherige Schlüssel aber nicht.',
        en: 'BELEGFLUSS_KEY is set, but the key of before is not.',
      },
      remedy: {
        de: 'Setzen Sie BELEGFLUSS_KEY auf den neuen (openssl rand -base64 32) und BELEGFLUSS_KEY_BEFORE auf den bisherigen.',
        en: 'Set BELEGFLUSS_KEY to the new one (openssl rand -base64 32) and BELEGFLUSS_KEY_BEFORE to the one so far.',
      },
    },
  ]);
}
