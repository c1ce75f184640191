import { describe, expect, it } from '@jest/globals';
import { unlikeStored } from '../../../test/judges/page-fingerprint.ts';
import { fonts, pagePicture, pageTexts, qpdfComplaints } from '../../../test/judges/pdf-tools.ts';
import type { Finding, ValidationReport } from '../validation/index.ts';
import { reportHtml } from './report-html.ts';
import { reportOutline, type ReportSubject } from './report-outline.ts';
import { reportPdf } from './report-pdf.ts';

const subject: ReportSubject = {
  checkedAt: '2026-11-22T09:30:00Z',
  file: 'rechnung.xml',
  number: 'RE-17',
  seller: 'Müller & <b>Söhne</b>',
};

function finding(changes: Partial<Finding>): Finding {
  return {
    code: 'einvoice.br_co_13',
    severity: 'error',
    rule: 'BR-CO-13',
    term: 'BT-109',
    path: 'Invoice/LegalMonetaryTotal/TaxExclusiveAmount',
    line: 12,
    column: 5,
    message: { de: 'Die Summe stimmt nicht.', en: 'The sum is wrong.' },
    remedy: { de: 'Das Feld prüfen.', en: 'Check the field.' },
    proposal: '10781.25',
    ...changes,
  };
}

function reportOf(findings: Finding[]): ValidationReport {
  return {
    ruleSets: [
      { name: 'EN 16931', version: '1.3.16', date: '2026-04-14' },
      { name: 'XRechnung', version: '3.0.2', date: '2026-07-06' },
    ],
    profile: 'xrechnung',
    syntax: 'ubl-invoice',
    valid: findings.every(({ severity }) => severity !== 'error'),
    findings,
  };
}

const warning = finding({
  severity: 'warning',
  rule: 'BR-CL-23',
  term: 'BT-130',
  path: 'Invoice/InvoiceLine[3]/InvoicedQuantity/@unitCode',
  proposal: undefined,
});
const many = Array.from({ length: 300 }, (_, line) => ({
  ...warning,
  path: `Invoice/InvoiceLine[${line + 1}]/Price`,
  line,
}));

function sentence(report: ValidationReport, language: 'de' | 'en' = 'de'): string {
  return reportOutline(report, subject, language).sentence;
}

function entryOf(findings: Finding[]) {
  return reportOutline(reportOf(findings), subject, 'en').sections[0]?.entries[0];
}

describe('the outline of a validation report', () => {
  it('gives the verdict first, in words that fit', () => {
    expect(sentence(reportOf([]))).toBe('Die Rechnung hält alle Regeln ein.');
    expect(sentence(reportOf([warning]))).toBe('Die Rechnung ist gültig, mit 1 Hinweis.');
    expect(sentence(reportOf([finding({}), finding({}), warning]), 'en')).toBe(
      'The invoice is not valid: 2 errors, and 1 remark.',
    );
    expect(sentence(reportOf([finding({})]))).toBe('Die Rechnung ist nicht gültig: 1 Fehler.');
    expect(sentence({ ruleSets: [], valid: false, findings: [finding({})] })).toBe(
      'Die Datei ist keine lesbare elektronische Rechnung.',
    );
  });

  it('names rule set, profile and moment', () => {
    expect(Object.fromEntries(reportOutline(reportOf([]), subject, 'de').facts)).toMatchObject({
      Profil: 'XRechnung 3.0',
      Format: 'UBL 2.1',
      Regelwerk: 'EN 16931 1.3.16 (14.04.2026), XRechnung 3.0.2 (06.07.2026)',
      'Geprüft am': '22.11.2026, 09:30 UTC',
    });
  });

  it('says how much is not listed, and that the rules were not asked', async () => {
    const report = { ...reportOf([finding({})]), ruleSets: [], omitted: 296_800 };
    const { remarks } = reportOutline(report, subject, 'de');
    expect(remarks).toEqual([
      'Dieselben Regeln sind an 296800 weiteren Stellen verletzt, die nicht einzeln genannt sind.',
      'Der Aufbau hat so viele Fehler, dass die Geschäftsregeln nicht geprüft sind.',
    ]);
    expect(reportHtml(report, subject, 'en')).toContain('broken at 296800 further places not listed here');
    const pages = pageTexts(await reportPdf(report, subject, 'en'));
    if (pages !== undefined) expect(pages.join(' ')).toContain('business rules were not checked');
    expect(reportOutline(reportOf([finding({})]), subject, 'de').remarks).toEqual([]);
  });

  it('lets no number turn the direction of its title', () => {
    const html = reportHtml(reportOf([]), { ...subject, number: '\u202E71000-6202-ER' }, 'de');
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('Prüfbericht zur elektronischen Rechnung 71000-6202-ER');
  });

  it('groups by gravity and rule, and says term, place, remedy and proposal', () => {
    const facts = { expected: '10781.25', given: '10781.5' };
    const { sections } = reportOutline(reportOf([...many, finding({ facts }), finding({ line: 40 })]), subject, 'de');
    expect(sections.map(({ title, count, entries }) => [title, count, entries.length])).toEqual([
      ['Fehler', 2, 1],
      ['Warnungen', 300, 1],
    ]);
    const [error, alike] = sections.flatMap(({ entries }) => entries);
    expect(error).toEqual({
      rule: 'Regel BR-CO-13',
      sentence: 'Die Summe stimmt nicht.',
      field: 'Gesamtbetrag ohne Umsatzsteuer (BT-109)',
      remedy: 'Gesamtbetrag ohne Umsatzsteuer (BT-109) prüfen; stimmt der Rest, passt der Vorschlag.',
      places: [12, 40].map((line) => ({
        where: `Invoice/LegalMonetaryTotal/TaxExclusiveAmount · Zeile ${line}, Spalte 5`,
        ...(line === 12 ? { given: '10.781,50' } : {}),
        proposal: '10.781,25',
      })),
    });
    expect(alike?.places).toHaveLength(20);
    expect(alike?.places[2]?.where).toBe('Position 3 · Invoice/InvoiceLine[3]/Price · Zeile 2, Spalte 5');
    expect(alike?.more).toBe('und 280 weitere Stellen');
  });

  it('keeps the remedies of findings without a term, once where they are the same', () => {
    const [one, other] = ['ID', 'Note'].map((name) =>
      finding({
        term: undefined,
        rule: 'structure-unknown',
        remedy: { de: `${name} entfernen.`, en: `Remove ${name}.` },
      }),
    );
    if (!one || !other) throw new Error('there are two');
    expect(entryOf([one, one])).toMatchObject({
      rule: 'Structure of the file (structure-unknown)',
      remedy: 'Remove ID.',
    });
    expect(entryOf([one, other])?.places.map(({ remedy }) => remedy)).toEqual(['Remove ID.', 'Remove Note.']);
    expect(entryOf([one, other])).not.toHaveProperty('remedy');
  });
});

describe('the report as a page', () => {
  it('says all of the outline and takes nothing for markup', () => {
    const html = reportHtml(reportOf([finding({}), warning]), subject, 'de');
    for (const text of [
      'Die Rechnung ist nicht gültig: 1 Fehler, dazu 1 Hinweis.',
      'Regel BR-CL-23',
      '10.781,25',
      'Position 3',
    ])
      expect(html).toContain(text);
    expect(html).toContain('Müller &amp; &lt;b&gt;Söhne&lt;/b&gt;');
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<script|<b>| on\w+=/);
  });
});

describe('the report as PDF', () => {
  it('is a sound file with embedded fonts, the same each time', async () => {
    const report = reportOf([finding({}), ...many]);
    const pdf = await reportPdf(report, subject, 'de');
    expect(Buffer.from(await reportPdf(structuredClone(report), subject, 'de')).equals(Buffer.from(pdf))).toBe(true);
    expect(qpdfComplaints(pdf) ?? []).toEqual([]);
    for (const font of fonts(pdf) ?? []) expect(font).toMatchObject({ embedded: true, unicode: true });
  });

  it('looks as it was designed', async () => {
    const picture = pagePicture(await reportPdf(reportOf([finding({}), warning]), subject, 'de'), 1, 40);
    if (picture !== undefined) expect(unlikeStored('a validation report', picture)).toEqual([]);
  });

  it('says that it replaces characters which the font lacks, and only then', async () => {
    const seller = '東京';
    const pages = [subject, { ...subject, seller }].map(async (each) =>
      pageTexts(await reportPdf(reportOf([]), each, 'de')),
    );
    const [plain, replaced] = await Promise.all(pages);
    if (plain === undefined) return;
    expect(plain.join(' ')).not.toContain('Zeichen, die diese Schrift nicht kennt');
    expect(replaced?.join(' ')).toMatch(/¿¿.*Zeichen, die diese Schrift nicht kennt/s);
  });

  it('says all of the outline on numbered pages', async () => {
    const pages = pageTexts(await reportPdf(reportOf([finding({}), ...many]), subject, 'en'));
    if (pages === undefined) return;
    expect(pages[0]).toMatch(
      /The invoice is not valid: 1 error, and 300 remarks\.[^]*Rule BR-CO-13[^]*The sum is wrong\.[^]*10,781\.25/,
    );
    expect(pages.join(' ')).toContain('and 280 further places');
    pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
  });
});
