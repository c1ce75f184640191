import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import { writeNew } from '../files/write-file.ts';
import type { RefusedDeliveryPage, RefusedDeliveryRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/tables/columns.ts';
import { ownTime } from '../terminal/words/zoned-time.ts';
import { withFilters } from './deed-options.ts';

interface Filter {
  connection?: string;
  code?: string;
}

interface Deed extends Filter {
  note?: string;
  yes?: boolean;
}

type Kind = 'retry' | 'dismiss';

/** What the server takes at once. */
const AT_ONCE = 200;
/** What people wrote to each other may stand in a body. */
const PRIVATE = 0o600;

const WORDS: Record<Kind, { de: string; en: string }> = {
  retry: { de: 'lässt Lieferungen noch einmal lesen', en: 'has deliveries read once more' },
  dismiss: {
    de: 'legt Lieferungen ab, aus denen nichts werden soll',
    en: 'ends deliveries that nothing is to become of',
  },
};

/** `deliveries`: webhooks that were accepted and could not be read; `retry` and `dismiss` decide, `save` keeps the body of one in a file. */
export function deliveries(registry: Registry): void {
  const { program, say, perform } = registry;
  const list = online(program.command('deliveries'), registry)
    .description(
      say({ de: 'zeigt Lieferungen, die nicht zu lesen waren', en: 'lists deliveries that could not be read' }),
    )
    .option('--connection <name>', say({ de: 'nur von dieser Verbindung', en: 'only of this connection' }))
    .option('--code <code>', say({ de: 'nur mit diesem Grund', en: 'only with this reason' }))
    .action((filter: Filter, command: Command) =>
      perform((shell) => listDeliveries(shell, serverOf(shell, command), filter)),
    );
  for (const kind of ['retry', 'dismiss'] as const) {
    withFilters(list.command(kind))
      .description(say(WORDS[kind]))
      .argument(
        '[ids...]',
        say({
          de: 'Kennungen der Lieferungen; sonst gilt die Eingrenzung',
          en: 'ids of the deliveries; else the filters count',
        }),
      )
      .option('--note <text>', say({ de: 'warum, in einem Satz', en: 'why, in a sentence' }))
      .option(
        '--yes',
        say({
          de: 'tut es; sonst werden die Lieferungen nur gezeigt',
          en: 'does it; else the deliveries are only shown',
        }),
      )
      .action((ids: string[], _options: object, self: Command) =>
        perform((shell) => doToDeliveries(shell, serverOf(shell, self), kind, ids, self.optsWithGlobals<Deed>())),
      );
  }
  list
    .command('save')
    .description(
      say({ de: 'legt den Inhalt einer Lieferung in eine Datei', en: 'puts the body of a delivery into a file' }),
    )
    .argument('<id>', say({ de: 'Kennung der Lieferung', en: 'id of the delivery' }))
    .argument('<file>', say({ de: 'Datei, die es noch nicht gibt', en: 'a file that does not exist yet' }))
    .action((id: string, file: string, _options: object, self: Command) =>
      perform((shell) => save(shell, serverOf(shell, self), id, file)),
    );
}

async function listDeliveries(shell: Shell, api: ServerApi, filter: Filter): Promise<Outcome> {
  const page = await readPage(api, filter);
  const all = page.counts.reduce((sum, { count }) => sum + count, 0);
  const more = page.next === null ? '' : `\n\n${shell.say(moreOf(all))}`;
  return { exitCode: 0, data: { ...page }, text: `${table(shell, page.deliveries)}${more}` };
}

function moreOf(all: number) {
  return { de: `… und weitere; insgesamt ${all}.`, en: `… and more; ${all} in all.` };
}

function table({ say }: Shell, rows: RefusedDeliveryRow[]): string {
  if (rows.length === 0) return say({ de: 'Keine Lieferung wurde zurückgewiesen.', en: 'No delivery was refused.' });
  const headings = [
    { de: 'Lieferung', en: 'Delivery' },
    { de: 'Verbindung', en: 'Connection' },
    { de: 'eingegangen', en: 'received' },
    { de: 'Byte', en: 'Bytes' },
    { de: 'Grund', en: 'Reason' },
    { de: 'Erklärung', en: 'Explanation' },
  ].map(say);
  const cells = rows.map((row) => [
    row.id,
    row.connection,
    ownTime(row.receivedAt),
    String(row.bytes),
    row.code,
    say(row.message),
  ]);
  return columns(headings, cells);
}

async function doToDeliveries(
  shell: Shell,
  api: ServerApi,
  kind: Kind,
  named: string[],
  { connection, code, note, yes }: Deed,
): Promise<Outcome> {
  const filter = { ...(connection !== undefined && { connection }), ...(code !== undefined && { code }) };
  if (named.length === 0 && Object.keys(filter).length === 0) {
    throw wrongUse(
      { de: 'Welche Lieferungen gemeint sind, ist nicht gesagt.', en: 'Nothing says which deliveries are meant.' },
      {
        de: 'Nennen Sie Kennungen oder eine Eingrenzung wie --connection.',
        en: 'Name ids, or a filter such as --connection.',
      },
    );
  }
  const rows = named.length > 0 ? [] : await readAll(api, filter);
  const ids = named.length > 0 ? named : rows.map(({ id }) => id);
  if (named.length === 0 && !yes) {
    const hint = shell.say({
      de: `${ids.length} Lieferungen. Mit --yes geschieht es.`,
      en: `${ids.length} deliveries. With --yes it is done.`,
    });
    return { exitCode: 0, data: { deliveries: rows }, text: `${table(shell, rows)}\n\n${hint}` };
  }
  const done: string[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const body = { ids: ids.slice(start, start + AT_ONCE), ...(note !== undefined && { note }) };
    done.push(...(await api.post<{ done: string[] }>(`/refused-deliveries/${kind}`, body)).done);
  }
  const left = ids.length - done.length;
  const said = shell.say({ de: `${done.length} Lieferungen: erledigt.`, en: `${done.length} deliveries: done.` });
  const gone = shell.say({
    de: `${left} waren nicht mehr zurückgewiesen.`,
    en: `${left} were not refused any more.`,
  });
  return { exitCode: left === 0 ? 0 : 4, data: { done, left }, text: left === 0 ? said : `${said}\n${gone}` };
}

async function save({ say }: Shell, api: ServerApi, id: string, file: string): Promise<Outcome> {
  const body = await api.bytes(`/refused-deliveries/${encodeURIComponent(id)}/body`);
  writeNew(file, body, PRIVATE);
  const text = say({
    de: `${body.length} Byte in ${file}; sie können personenbezogene Daten enthalten.`,
    en: `${body.length} bytes in ${file}; they may hold personal data.`,
  });
  return { exitCode: 0, data: { id, file, bytes: body.length }, text };
}

function readPage(api: ServerApi, { connection, code }: Filter, after?: string): Promise<RefusedDeliveryPage> {
  return api.get<RefusedDeliveryPage>('/refused-deliveries', { connection, code, after });
}

async function readAll(api: ServerApi, filter: Filter): Promise<RefusedDeliveryRow[]> {
  const rows: RefusedDeliveryRow[] = [];
  let page = await readPage(api, filter);
  rows.push(...page.deliveries);
  while (page.next !== null) {
    page = await readPage(api, filter, page.next);
    rows.push(...page.deliveries);
  }
  return rows;
}
