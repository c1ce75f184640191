import type { ExtfField } from './extf-text.ts';
import type { AffectedElement } from './problems.ts';

/** The facts of an EXTF header line; dates ISO 8601 without time. */
export interface ExtfHeader {
  category: number;
  version: number;
  consultant: string;
  client: string;
  fiscalYearBegin: string;
  dateFrom?: string;
  dateTo?: string;
  label: string;
  currency: string;
}

/** Which columns a file of this category and version has. Source: DATEV's format description, versions 12/13 and 5 of 2024. */
const COLUMNS: Readonly<Record<string, number>> = { '21/12': 124, '21/13': 125, '16/5': 254, '46/2': 31 };
const NAMES: Readonly<Record<string, string>> = {
  '21': 'Buchungsstapel',
  '16': 'Debitoren/Kreditoren',
  '46': 'Zahlungsbedingungen',
};
const FIELDS = 31;

/** Name, place and rule of the header's fields that DATEV judges; `true` for texts, which stand in quotes. */
const RULES: readonly [number, string, boolean, RegExp][] = [
  [1, 'DATEV Format Label', true, /^EXTF$/],
  [2, 'Version Number', false, /^700$/],
  [3, 'Data Category', false, /^(16|21|46)$/],
  [4, 'Format Name', true, /^(Buchungsstapel|Debitoren\/Kreditoren|Zahlungsbedingungen)$/],
  [5, 'Format Version', false, /^\d{1,3}$/],
  [6, 'Created On', false, /^20\d{15}$/],
  [7, 'Imported', false, /^$/],
  [8, 'Origin', true, /^\w{0,2}$/],
  [9, 'Exported by', true, /^\w{0,25}$/],
  [10, 'Imported by', true, /^\w{0,25}$/],
  [11, 'Consultant Number', false, /^\d{4,7}$/],
  [12, 'Client Number', false, /^\d{1,5}$/],
  [13, 'Fiscal Year Begin', false, /^20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/],
  [14, 'Account Length', false, /^[4-8]$/],
  [15, 'Date From', false, /^(20\d{6})?$/],
  [16, 'Date To', false, /^(20\d{6})?$/],
  [17, 'Label', true, /^.{0,30}$/],
  [18, 'Dictation Code', true, /^([A-Z]{2}){0,2}$/],
  [19, 'Accounting Type', false, /^[12]?$/],
  [20, 'Accounting Purpose', false, /^(0|30|40|50|64)?$/],
  [21, 'Locking', false, /^[01]?$/],
  [22, 'Currency', true, /^([A-Z]{3})?$/],
];

/** Reads the header line; everything wrong with it is listed as DATEV's job shows it. */
export function readExtfHeader(
  fields: ExtfField[],
  consultant: string,
  client: string,
): { header: ExtfHeader; problems: AffectedElement[] } {
  const text = (place: number): string => fields[place - 1]?.text ?? '';
  const problems: AffectedElement[] = [];
  if (fields.length !== FIELDS)
    problems.push({ name: 'EXTF-header', reason: `has ${fields.length} columns instead of ${FIELDS}` });
  for (const [place, name, isText, rule] of RULES) {
    if (!rule.test(text(place))) problems.push({ name, reason: `'${text(place)}' is invalid (${place})` });
    if (fields[place - 1]?.quoted === !isText)
      problems.push({ name, reason: `${isText ? 'must' : 'must not'} stand in quotes (${place})` });
  }
  const kind = `${text(3)}/${text(5)}`;
  if (COLUMNS[kind] === undefined || NAMES[text(3)] !== text(4)) {
    problems.push({ name: 'Format', reason: `no such category, version and name: ${kind} ${text(4)}` });
  }
  if (text(11) !== consultant)
    problems.push({ name: 'Consultant Number', reason: 'does not match with the upload request' });
  if (text(12) !== client) problems.push({ name: 'Client Number', reason: 'does not match with the upload request' });
  problems.push(...periodProblems(text(3), text(15), text(16)));
  return { header: headerOf(text), problems };
}

/** Columns that rows of this file must have. */
export function columnsOf(header: ExtfHeader): number {
  return COLUMNS[`${header.category}/${header.version}`] ?? 0;
}

function periodProblems(category: string, from: string, to: string): AffectedElement[] {
  if (category !== '21') return [];
  if (from === '' || to === '')
    return [{ name: 'Date From', reason: 'Date From and Date To are required for postings' }];
  if (from > to) return [{ name: 'Date From', reason: 'lies after Date To' }];
  return from.slice(0, 4) === to.slice(0, 4)
    ? []
    : [{ name: 'Date To', reason: 'must lie in the same calendar year as Date From' }];
}

function headerOf(text: (place: number) => string): ExtfHeader {
  const [from, to] = [isoDate(text(15)), isoDate(text(16))];
  return {
    category: Number(text(3)),
    version: Number(text(5)),
    consultant: text(11),
    client: text(12),
    fiscalYearBegin: isoDate(text(13)) ?? '',
    label: text(17),
    currency: text(22),
    ...(from === undefined ? {} : { dateFrom: from }),
    ...(to === undefined ? {} : { dateTo: to }),
  };
}

function isoDate(digits: string): string | undefined {
  return /^\d{8}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : undefined;
}
