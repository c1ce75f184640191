import { InvalidArgumentError } from 'commander';
import type { Registry } from '../command.ts';

const MOST_DEALS = 100_000;

/** `demo`: plays the chains on a throw-away database and judges them; 0 only when all are complete and all sums agree. */
export function demo({ program, say, perform }: Registry): void {
  program
    .command('demo')
    .description(
      say({
        de: 'spielt Belegketten auf einer Wegwerf-Datenbank und prüft sie',
        en: 'plays voucher chains on a throw-away database and judges them',
      }),
    )
    .option('--deals <number>', say({ de: 'Anzahl der Aufträge', en: 'number of deals' }), dealCount)
    .option(
      '--out <folder>',
      say({ de: 'schreibt jedes Dokument in diesen Ordner', en: 'writes each document into this folder' }),
    )
    .action(({ deals, out }: { deals?: number; out?: string }) =>
      perform(async ({ json, language, settings }) => {
        const { DEFAULT_DEALS, runDemo } = await import('../demo/index.ts');
        const manner = { json, lang: language, isColoured: settings.colour.err };
        return runDemo({ deals: deals ?? DEFAULT_DEALS, ...manner, ...(out !== undefined && { out }) });
      }),
    );
}

function dealCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST_DEALS) return count;
  throw new InvalidArgumentError(`1 … ${MOST_DEALS}`);
}
