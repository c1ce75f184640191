import type { Diagnostic, Text } from '../diagnostic.ts';
import { chartFaults } from './accounts/chart-faults.ts';
import type { DatevFaultText } from './datev-faults.ts';
import { fieldFaults } from './datev-faults.ts';
import { bookingFaults } from './extf/checks/booking-faults.ts';
import { extfFileFaults } from './extf/checks/extf-file-faults.ts';
import { packageFaults } from './online/package-faults.ts';

const faults = { ...fieldFaults, ...extfFileFaults, ...bookingFaults, ...chartFaults, ...packageFaults };

/** The last part of the codes that DATEV formats can raise; the first is `datev`. */
export type DatevFault = keyof typeof faults;

/** Where in a file (both 1-based) or in what was given to a writer. */
export interface DatevPlace {
  line?: number;
  column?: number;
  path?: string;
}

/**
 * A finding about a DATEV file. Its sentences are filled from the facts, and from words that differ by language; they end with
 * the code that DATEV has for it.
 */
export function datevDiagnostic(
  fault: DatevFault,
  place: DatevPlace,
  facts: Record<string, unknown> = {},
  words: Record<string, Text> = {},
): Diagnostic {
  const { message, remedy, severity = 'error', datevCode }: DatevFaultText = faults[fault];
  const all = datevCode === undefined ? facts : { ...facts, datevCode };
  const filled = ({ de, en }: Text): Text => ({
    de: fill(de, (name) => words[name]?.de ?? facts[name]),
    en: fill(en, (name) => words[name]?.en ?? facts[name]),
  });
  return {
    code: `datev.${fault}`,
    severity,
    message: withDatevCode(filled(message), datevCode),
    remedy: filled(remedy),
    ...place,
    ...(Object.keys(all).length > 0 ? { facts: all } : {}),
  };
}

function fill(sentence: string, valueOf: (name: string) => unknown): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name)));
}

function withDatevCode({ de, en }: Text, datevCode: string | undefined): Text {
  return datevCode === undefined
    ? { de, en }
    : { de: `${de} DATEV meldet das als ${datevCode}.`, en: `${en} DATEV reports this as ${datevCode}.` };
}
