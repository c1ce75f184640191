import type { Outcome, Registry, Shell } from '../command.ts';
import { ownTime } from '../terminal/words/zoned-time.ts';

/** `restore`: says that the database was put back from a backup, so that changes in other systems are looked up before they are made; without a server. */
export function restore({ program, say, perform }: Registry): void {
  const group = program
    .command('restore')
    .description(
      say({ de: 'Vorsicht nach dem Einspielen einer Sicherung', en: 'caution after a backup was put back' }),
    );
  group
    .command('mark')
    .description(
      say({
        de: 'nach dem Einspielen, vor dem ersten Start: erst nachsehen, dann anlegen',
        en: 'after the restore, before the first start: look first, then create',
      }),
    )
    .action(() => perform(mark));
  group
    .command('end')
    .description(say({ de: 'beendet die Vorsicht', en: 'ends the caution' }))
    .action(() => perform(end));
}

async function mark(shell: Shell): Promise<Outcome> {
  const [{ openBooks }, { markRestore }] = await tools();
  const books = await openBooks(shell.settings);
  try {
    const { markedAt } = await markRestore(books.db);
    const text = shell.say({
      de: `Vorsicht seit ${ownTime(markedAt)}: Änderungen werden zuerst im anderen System gesucht; was sich nicht nachsehen lässt, wird zur Frage. Vergleichen Sie vor dem Start die letzte Rechnungsnummer. Ende mit: belegfluss restore end`,
      en: `Caution since ${ownTime(markedAt)}: changes are looked up in the other system first; what cannot be looked up becomes a question. Compare the last invoice number before you start. End it with: belegfluss restore end`,
    });
    return { exitCode: 0, data: { markedAt }, text };
  } finally {
    await books.close();
  }
}

async function end(shell: Shell): Promise<Outcome> {
  const [{ openBooks }, { endRestore }] = await tools();
  const books = await openBooks(shell.settings);
  try {
    const ended = await endRestore(books.db);
    const text = ended
      ? shell.say({ de: 'Die Vorsicht ist beendet.', en: 'The caution has ended.' })
      : shell.say({ de: 'Es war keine Vorsicht gesetzt.', en: 'No caution was set.' });
    return { exitCode: 0, data: { ended }, text };
  } finally {
    await books.close();
  }
}

/** Loaded only where they are needed: they bring the engine along. */
function tools() {
  return Promise.all([import('../bank/books.ts'), import('@belegfluss/engine')]);
}
