import { describe, expect, it } from '@jest/globals';
import { writeUbl, type Invoice } from '@belegfluss/documents';
import { plainInvoice } from '@belegfluss/testing';
import { mkdir, mkdtemp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { called } from '../../test/called.ts';

const invoice: Invoice = plainInvoice;
const good = writeUbl(invoice, 'xrechnung');
const bad = writeUbl({ ...invoice, totals: { ...invoice.totals, due: '1.00' } }, 'xrechnung');

const call = (...argv: string[]) => called(argv);

/** A folder with these files. */
async function folder(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'belegfluss-einvoice-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
}

describe('einvoice validate', () => {
  it('says which invoice is valid, and by which profile', async () => {
    const path = join(await folder({ 'gut.xml': good }), 'gut.xml');
    const { exitCode, out, err } = await call('einvoice', 'validate', path, '--lang', 'de');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/gut\.xml\s+RE-2026-00017\s+xrechnung\s+0\s+0\s+gültig/);
  });

  it('says rule, place and remedy, and shows no line of the file, which names people', async () => {
    const path = join(await folder({ 'falsch.xml': bad }), 'falsch.xml');
    const { exitCode, out } = await call('einvoice', 'validate', path, '--lang', 'de');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/falsch\.xml:\d+:\d+ {2}Fehler {2}einvoice\.br_co_16/);
    expect(out).toContain('passen würde: 1428.00');
    expect(out).not.toContain('Muster AG');
  });

  it('goes through folders and gives one JSON document', async () => {
    const path = await folder({ 'b.xml': bad, 'a.xml': good, 'tief/c.XML': good, 'notiz.txt': 'nichts' });
    const { exitCode, out, err } = await call('einvoice', 'validate', path, '--json');
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      ok: false,
      files: [
        { file: join(path, 'a.xml'), number: 'RE-2026-00017', valid: true, errors: 0, ruleSets: [{}, {}] },
        { file: join(path, 'b.xml'), valid: false, errors: 1 },
        { file: join(path, 'tief/c.XML'), valid: true },
      ],
      diagnostics: [{ rule: 'BR-CO-16', term: 'BT-115', file: join(path, 'b.xml'), proposal: '1428.00' }],
    });
  });

  it('writes reports to a file, or for several invoices into a folder', async () => {
    const path = await folder({ 'a.xml': good, 'tief/a.xml': bad });
    const one = join(path, 'bericht.html');
    expect((await call('einvoice', 'validate', join(path, 'a.xml'), '--html', one)).exitCode).toBe(0);
    expect(await readFile(one, 'utf8')).toContain('RE-2026-00017');
    const target = join(path, 'berichte');
    expect((await call('einvoice', 'validate', path, '--html', target, '--pdf', target)).exitCode).toBe(1);
    expect((await readdir(target)).sort()).toEqual(['a.xml-2.html', 'a.xml-2.pdf', 'a.xml.html', 'a.xml.pdf']);
    expect((await readFile(join(target, 'a.xml-2.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readFile(join(target, 'a.xml-2.html'), 'utf8')).toContain('BR-CO-16');
  });

  it('judges by another profile, and refuses one that does not exist', async () => {
    const path = join(await folder({ 'r.xml': writeUbl({ ...invoice, buyerReference: '' }, 'en16931') }), 'r.xml');
    expect((await call('einvoice', 'validate', path)).exitCode).toBe(0);
    expect((await call('einvoice', 'validate', path, '--profile', 'xrechnung')).exitCode).toBe(1);
    expect(await call('einvoice', 'validate', path, '--profile', 'none')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('factur-x-basic'),
    });
  });

  it('reports files that are no invoice, and one that is too large without reading it whole', async () => {
    const path = await folder({ 'a.xml': '<a/>', 'b.pdf': '%PDF-1.7', 'c.xml': good });
    await truncate(join(path, 'c.xml'), 3_000_000_000);
    const { exitCode, out } = await call('einvoice', 'validate', path, '--json');
    const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string }[] };
    expect([exitCode, diagnostics.map(({ code }) => code)]).toEqual([
      1,
      ['einvoice.structure_root', 'einvoice.pdf_broken', 'einvoice.xml_limit'],
    ]);
  });

  it.each([
    ['no file', []],
    ['a file that does not exist', ['nowhere.xml']],
    ['a report below a file', ['--html', 'package.json/report.html']],
  ])('calls %s wrong use', async (_name, argv) => {
    const path = join(await folder({ 'a.xml': good }), 'a.xml');
    const options = argv[0] === '--html' ? [path, ...argv] : argv;
    const { exitCode, out, err } = await call('einvoice', 'validate', ...options);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('cli.usage');
  });

  it('calls a folder without invoices wrong use', async () => {
    expect((await call('einvoice', 'validate', await folder({ 'a.txt': '' }))).exitCode).toBe(2);
  });
});

describe('einvoice show', () => {
  it('writes a page in the language of the call', async () => {
    const path = await folder({ 'a.xml': bad });
    const page = join(path, 'seite.html');
    expect(await call('einvoice', 'show', join(path, 'a.xml'), '--out', page, '--lang', 'de')).toEqual({
      exitCode: 0,
      out: `Geschrieben: ${page}\n`,
      err: '',
    });
    expect(await readFile(page, 'utf8')).toMatch(/<html lang="de"[^]*Muster AG/);
  });

  it('fails for what is no invoice file', async () => {
    const path = join(await folder({ 'a.pdf': '%PDF-1.7' }), 'a.pdf');
    const { exitCode, err } = await call('einvoice', 'show', path);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('einvoice.pdf_broken')]);
  });
});
