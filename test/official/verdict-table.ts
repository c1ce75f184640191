import type { Score, Verdict } from './judge.ts';

const ROWS = 40;

/** The verdict for people: one line per collection, then the expectations that are not met. */
export function verdictTable({ valid, cen, kosit, failures }: Verdict): string {
  const shown = failures.slice(0, ROWS).map((each) => `${each.rule}  ${each.file}: ${each.expected}, got ${each.got}`);
  const more = failures.length > ROWS ? [`and ${failures.length - ROWS} more`] : [];
  return [
    line('official valid invoices', valid),
    line('CEN unit tests', cen),
    line('KoSIT rule tests', kosit),
    ...shown,
    ...more,
  ].join('\n');
}

function line(name: string, { met, of }: Score): string {
  return `${name.padEnd(24)}${`${met} of ${of}`.padStart(14)}`;
}
