import { groupedBy } from '../../grouped-by.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { formatAmount, formatDate, type Language } from '../../locale/number-format.ts';
import { syntaxNames } from '../viewer/syntax-names.ts';
import { termGroups, terms } from '../terms/index.ts';
import type { Finding, ValidationReport } from '../validation/index.ts';
import { profileNames } from './profile-names.ts';
import { reportWords, type ReportWords, type Verdict } from './report-words.ts';

/** What a report says beside the findings. */
export interface ReportSubject {
  /** The moment of the check, ISO 8601 with its zone. */
  checkedAt: string;
  /** The name of the file. */
  file?: string;
  /** The number of the invoice. */
  number?: string;
  seller?: string;
  buyer?: string;
}

/** A report in words, in the order in which it is read; how it looks is another matter. */
export interface ReportOutline {
  title: string;
  verdict: Verdict;
  sentence: string;
  meaning: string;
  facts: [label: string, value: string][];
  sections: ReportSection[];
  /** What the report does not say one by one, and why. */
  remarks: string[];
  scope: string;
}

/** The broken rules of one gravity. */
export interface ReportSection {
  severity: Diagnostic['severity'];
  title: string;
  /** At so many places one of them is broken. */
  count: number;
  entries: ReportEntry[];
}

/** One rule that is broken, at however many places. */
export interface ReportEntry {
  rule: string;
  sentence: string;
  /** Name and id of the term to mend: `Nettobetrag der Position (BT-131)`. */
  field?: string;
  /** What is to be done, where it is the same at all places. */
  remedy?: string;
  places: ReportPlace[];
  /** What is said about places that are not listed. */
  more?: string;
}

/** A place where a rule is broken. */
export interface ReportPlace {
  where: string;
  /** What is to be done, where it is not the same at all places. */
  remedy?: string;
  /** What stands there, where something else is proposed. */
  given?: string;
  proposal?: string;
}

/** Places of one rule that are listed each. */
const mostPlaces = 20;

/** Puts a validation report into words: the verdict first, then what is to be done, the gravest first. */
export function reportOutline(report: ValidationReport, subject: ReportSubject, language: Language): ReportOutline {
  const words = reportWords(language);
  const errors = report.findings.filter(({ severity }) => severity === 'error').length;
  const verdict = verdictOf(report);
  return {
    title: words.title,
    verdict,
    sentence: words.verdicts[verdict](errors, report.findings.length - errors),
    meaning: words.meanings[verdict],
    facts: factsOf(report, subject, language, words),
    sections: sectionsOf(report.findings, language, words),
    remarks: remarksOf(report, words),
    scope: words.scope,
  };
}

function verdictOf({ valid, syntax, findings }: ValidationReport): Verdict {
  if (syntax === undefined) return 'unreadable';
  if (!valid) return 'invalid';
  return findings.length === 0 ? 'faultless' : 'valid';
}

function factsOf(
  report: ValidationReport,
  subject: ReportSubject,
  language: Language,
  words: ReportWords,
): ReportOutline['facts'] {
  const checkedAt = new Date(subject.checkedAt);
  const day = formatDate(checkedAt.toISOString().slice(0, 10), language);
  const rules = report.ruleSets.map(({ name, version, date }) => `${name} ${version} (${formatDate(date, language)})`);
  const facts: [string, string | undefined][] = [
    [words.facts.file, subject.file],
    [words.facts.invoice, subject.number],
    [words.facts.seller, subject.seller],
    [words.facts.buyer, subject.buyer],
    [words.facts.profile, report.profile && profileNames[report.profile]],
    [words.facts.syntax, report.syntax && syntaxNames[report.syntax]],
    [words.facts.rules, rules.join(', ')],
    [words.facts.checkedAt, `${day}, ${checkedAt.toISOString().slice(11, 16)} UTC`],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function remarksOf({ omitted = 0, ruleSets, syntax }: ValidationReport, words: ReportWords): string[] {
  const unasked = syntax !== undefined && ruleSets.length === 0 ? [words.notAsked] : [];
  return omitted === 0 ? unasked : [words.omitted(omitted), ...unasked];
}

function sectionsOf(findings: readonly Finding[], language: Language, words: ReportWords): ReportSection[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = findings.filter((finding) => finding.severity === severity);
    const alike = groupedBy(found, ({ rule, message }) => `${rule} ${message[language]}`);
    const entries = [...alike.values()].flatMap((group) => entryOf(group, language, words));
    return found.length === 0 ? [] : [{ severity, title: words.severities[severity], count: found.length, entries }];
  });
}

function entryOf(findings: readonly Finding[], language: Language, words: ReportWords): ReportEntry[] {
  const [first] = findings;
  if (first === undefined) return [];
  const field = fieldName(first.term, language);
  const hidden = findings.length - mostPlaces;
  const told = findings.slice(0, mostPlaces);
  const remedies = new Set(told.map((finding) => remedyOf(finding, language, words)));
  const [remedy] = remedies.size === 1 ? remedies : [];
  return [
    {
      rule: words.rule(first.rule),
      sentence: first.message[language],
      ...(field === undefined ? {} : { field }),
      ...(remedy === undefined ? {} : { remedy }),
      places: told.map((finding) => ({
        where: placeOf(finding, words),
        ...(remedy === undefined ? { remedy: remedyOf(finding, language, words) } : {}),
        ...proposed(finding, language),
      })),
      ...(hidden > 0 ? { more: words.more(hidden) } : {}),
    },
  ];
}

function fieldName(term: string | undefined, language: Language): string | undefined {
  if (term === undefined) return undefined;
  const known = terms.get(term) ?? termGroups.get(term);
  return known === undefined ? term : `${known[language]} (${term})`;
}

function placeOf({ path, line, column }: Finding, words: ReportWords): string {
  const item = /(?:InvoiceLine|CreditNoteLine|IncludedSupplyChainTradeLineItem)(?:\[(\d+)\])?(?:\/|$)/.exec(path);
  const position = line === undefined || column === undefined ? undefined : words.position(line, column);
  return [item === null ? undefined : words.line(item[1] ?? '1'), path, position].filter(Boolean).join(' · ');
}

function proposed({ term, proposal, facts }: Finding, language: Language): Pick<ReportPlace, 'given' | 'proposal'> {
  if (proposal === undefined) return {};
  const given = facts?.['given'];
  return {
    ...(typeof given === 'string' && given !== '' ? { given: readable(term, given, language) } : {}),
    proposal: readable(term, proposal, language),
  };
}

// A finding names the field of the model, which helps programs; people know the term.
function remedyOf({ term, remedy, proposal }: Finding, language: Language, words: ReportWords): string {
  const field = fieldName(term, language);
  if (field === undefined) return remedy[language];
  return proposal === undefined ? words.correct(field) : words.adopt(field);
}

function readable(term: string | undefined, proposal: string, language: Language): string {
  const type = terms.get(term ?? '')?.type;
  return type === 'amount' && /^-?\d+(\.\d+)?$/.test(proposal) ? formatAmount(proposal, language) : proposal;
}
