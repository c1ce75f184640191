import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slotsBetween, type TriggerOf } from '@belegfluss/flow';
import { called } from '../../test/called.ts';
import { askWishes } from './ask.ts';
import { chosenTemplates, shippedGallery } from './shipped-gallery.ts';
import { writeProject } from './write-project.ts';

const gallery = shippedGallery();
const templates = gallery.goals.flatMap((goal) => goal.templates.map((template) => ({ goal, template })));
let folder: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'belegfluss-init-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const call = (...argv: string[]) => called(argv);

async function json(...argv: string[]): Promise<Record<string, unknown> & { exitCode: number }> {
  const { exitCode, out } = await call('--json', ...argv);
  return { ...(JSON.parse(out) as Record<string, unknown>), exitCode };
}

const freshFolder = () => join(folder, `project-${(count += 1)}`);

/** A project made by the command. */
async function project(...options: string[]): Promise<string> {
  const place = freshFolder();
  expect(await json('init', place, ...options)).toMatchObject({ exitCode: 0, diagnostics: [] });
  return place;
}

/** A project of these templates, made without reading the gallery again. */
function projectOf(...ids: string[]): string {
  const place = freshFolder();
  writeProject({
    folder: place,
    gallery,
    templates: chosenTemplates(gallery, ids),
    company: undefined,
    language: 'en',
  });
  return place;
}

const text = (place: string, file: string) => readFileSync(join(place, file), 'utf8');

describe('a new project', () => {
  it('is refused where no folder can be made, and does not look for one for ever', async () => {
    expect(await json('init', '/proc/belegfluss')).toMatchObject({
      exitCode: 1,
      diagnostics: [{ code: 'cli.file_refused', severity: 'error' }],
    });
  });

  it.each(templates)('of the template $template.id is right and passes its tests at once', async ({ template }) => {
    const place = projectOf(template.id);
    expect(await json('check', place)).toMatchObject({ exitCode: 0, diagnostics: [] });
    const { exitCode, tests } = await json('test', place);
    expect(exitCode).toBe(0);
    const tested = new Map<string, number>();
    for (const { flow } of tests as { flow: string }[]) tested.set(flow, (tested.get(flow) ?? 0) + 1);
    expect([...tested.keys()].sort()).toEqual(template.flows.map(({ plan }) => plan.flow).sort());
    for (const [flow, own] of tested) expect({ flow, some: own >= 3 }).toEqual({ flow, some: true });
  });

  it('holds the whole chain where nobody chooses, is that of the company, and speaks its language', async () => {
    const place = await project('--company', 'Müller & Söhne: "Bau" GmbH', '--lang', 'de');
    expect(readdirSync(place).filter((name) => name.endsWith('.flow.yaml'))).toHaveLength(10);
    expect(await json('check', place)).toMatchObject({ exitCode: 0, diagnostics: [] });
    const pack = text(place, 'pack.yaml');
    expect(pack).toContain('\npack: mueller_soehne_bau_gmbh\n');
    expect(pack).toContain(String.raw`name: "Müller & Söhne: \"Bau\" GmbH"`);
    expect(text(place, 'README.md')).toMatch(/^# Müller & Söhne: "Bau" GmbH\n[^]*\n## Die nächsten Schritte\n/);
    expect(text(projectOf('lost-webhooks'), 'README.md')).toContain('\n## Next steps\n');
  });

  it('takes several templates together', async () => {
    const place = await project(
      '--template',
      'deal-to-approved-invoice,overdue-to-sales',
      '--template',
      'datev-on-a-calendar',
    );
    expect(await json('check', place)).toMatchObject({ exitCode: 0, diagnostics: [] });
  });

  it('has only the connections, settings and tables that its flows use', async () => {
    const place = projectOf('datev-on-a-calendar');
    const pack = text(place, 'pack.yaml');
    for (const used of ['\n  accounting:\n', '\n  billing:\n', '\n    accounting:\n']) expect(pack).toContain(used);
    for (const idle of ['crm:', 'clm:', 'bank:', 'won_stage']) expect(pack).not.toContain(idle);
    expect(existsSync(join(place, 'tables'))).toBe(false);
    const approved = projectOf('deal-to-approved-invoice');
    expect(text(approved, 'pack.yaml')).toMatch(/settings:\n {2}# Net, .*\n {2}approve_above: '10000\.00'\n/);
    expect(readdirSync(join(approved, 'tables'))).toHaveLength(6);
  });

  it('lets editors complete', async () => {
    const place = projectOf('lost-webhooks');
    const settings = JSON.parse(text(place, '.vscode/settings.json')) as { 'yaml.schemas': Record<string, string> };
    expect(settings['yaml.schemas']).toEqual({ './flow.schema.json': '*.flow.yaml' });
    expect(text(place, 'flow.schema.json')).toContain('crm.deal.update');
    expect(text(place, 'flow.schema.json')).not.toContain('clm.contract');
    expect(text(place, '.gitignore')).toContain('.belegfluss/');
  });

  it('tells commands that a shell understands, whatever the folder is called', async () => {
    const place = join(freshFolder(), "Anna's flows");
    const { next } = await json('init', place, '--template', 'lost-webhooks');
    const said = execFileSync('sh', ['-c', String((next as string[])[0]).replace('belegfluss', 'printf %s,')]);
    expect(said.toString()).toBe(`check,${place},`);
  });

  it('says where the system lets it write nothing', async () => {
    const { exitCode, diagnostics } = await json('init', '/dev/null/project', '--template', 'lost-webhooks');
    expect(exitCode).not.toBe(0);
    expect(diagnostics).toMatchObject([{ code: 'cli.file_refused', facts: { reason: 'ENOTDIR' } }]);
  });

  it('never writes over anything', async () => {
    const place = projectOf('lost-webhooks');
    writeFileSync(join(place, 'pack.yaml'), 'mine');
    const { exitCode, diagnostics } = await json('init', place);
    expect({ exitCode, diagnostics }).toMatchObject({ exitCode: 2, diagnostics: [{ code: 'cli.folder_in_use' }] });
    expect(text(place, 'pack.yaml')).toBe('mine');
    expect(await json('init', join(place, 'README.md'))).toMatchObject({ exitCode: 2 });
  });

  it('is no stage for the sample chains unless it has all of them', async () => {
    const place = projectOf('deal-to-invoice');
    expect(await json('serve', '--demo', '--pack', place)).toMatchObject({
      exitCode: 2,
      diagnostics: [{ code: 'cli.no_sample_chains', remedy: expect.stringContaining('--sandbox') }],
    });
    expect(existsSync(join(place, '.belegfluss'))).toBe(false);
  });

  it('has to be there before it is served', async () => {
    const place = join(folder, 'nowhere');
    expect(await json('serve', '--pack', place)).toMatchObject({ exitCode: 2, diagnostics: [{ code: 'cli.usage' }] });
    expect(existsSync(place)).toBe(false);
  });

  it('may begin in a fresh repository', async () => {
    const place = join(folder, 'fresh');
    mkdirSync(join(place, '.git'), { recursive: true });
    expect(await call('init', place)).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['an unknown template', ['--template', 'deal-to-invoce'], 'deal-to-invoice'],
    ['two ways to one goal', ['--template', 'deal-to-invoice,contract-to-invoice'], 'same goal'],
    ['a company without a name', ['--company', ' '], 'name'],
    ['a name over several lines', ['--company', 'a\nb'], 'name'],
  ])('is not made of %s', async (_what, options, words) => {
    const place = join(folder, 'refused');
    const { exitCode, err } = await call('--lang', 'en', 'init', place, ...options);
    expect(exitCode).toBe(2);
    expect(err).toContain(words);
    expect(existsSync(place)).toBe(false);
  });
});

describe('the tests of a new project', () => {
  let places: Record<string, string>;
  beforeAll(() => {
    places = {
      approved: projectOf('deal-to-approved-invoice'),
      direct: projectOf('deal-to-invoice'),
      lost: projectOf('lost-webhooks'),
    };
  });

  it.each([
    [
      'the amount',
      'approved',
      '2-draft-to-approved-invoice',
      'settings.approve_above) > 0',
      'settings.approve_above) >= 0',
    ],
    ['the refusal', 'approved', '2-draft-to-approved-invoice', '!steps.release.approved', 'steps.release.approved'],
    ['the state for the CRM', 'direct', '2-draft-to-invoice', 'key: { expr: steps.issued.dealKey }', 'key: other'],
    ['the day', 'direct', '1-won-deal-to-draft', '{ expr: day(record.closeDate) }', "'2026-03-01'"],
    ['the tax', 'direct', '1-won-deal-to-draft', 'key: [{ expr: steps.customer.country }]', 'key: [DE]'],
    ['what is billed once', 'direct', '1-won-deal-to-draft', 'once: { expr: event.key }', 'once: { expr: event.run }'],
    ['the currency', 'lost', '1-won-deal-to-case', 'currency: { expr: record.currency }', 'currency: EUR'],
    [
      'the condition',
      'lost',
      '1-won-deal-to-case',
      'when: record.stage == settings.won_stage',
      'when: record.stage != ""',
    ],
  ])('fail when a flow loses %s', async (_what, place, flow, right, wrong) => {
    const file = join(places[place] ?? '', `${flow}.flow.yaml`);
    const before = readFileSync(file, 'utf8');
    expect(before).toContain(right);
    writeFileSync(file, before.replace(right, wrong));
    const tested = await json('test', file);
    writeFileSync(file, before);
    const differs = expect.objectContaining({ code: 'scenario.differs' });
    expect(tested).toMatchObject({ exitCode: 1, diagnostics: expect.arrayContaining([differs]) });
  });
});

describe('the gallery', () => {
  it('is listed by goal, with the systems that each way needs', async () => {
    const { out } = await call('--lang', 'de', 'init', '--list');
    expect(out).toContain('Gewonnener Deal → Rechnung\n  deal-to-invoice: Rechnung direkt aus dem Deal\n');
    const { goals } = (await json('init', '--list')) as unknown as {
      goals: { id: string; title: unknown; templates: { id: string; connections: { name: string }[] }[] }[];
    };
    expect(goals).toHaveLength(7);
    const needs = Object.fromEntries(
      goals.flatMap((goal) => goal.templates.map(({ id, connections }) => [id, connections.map(({ name }) => name)])),
    );
    expect(needs).toEqual({
      'deal-to-invoice': ['crm', 'billing'],
      'deal-to-approved-invoice': ['crm', 'billing'],
      'contract-to-invoice': ['crm', 'clm', 'billing'],
      'payment-state-to-crm': ['crm', 'bank', 'billing'],
      'lost-webhooks': ['crm', 'billing'],
      'bank-statement-import': ['crm', 'bank', 'billing'],
      'datev-on-a-calendar': ['accounting', 'billing'],
      'overdue-to-sales': ['crm', 'billing'],
      'payment-days-to-crm': ['crm'],
    });
  });

  it('sends bookings on working days, and on no holiday of the Land', () => {
    const { template } = templates.find(({ template: { id } }) => id === 'datev-on-a-calendar')!;
    const evening = template.flows[0]?.plan.triggers.find(({ kind }) => kind === 'schedule') as TriggerOf<'schedule'>;
    const slots = [...slotsBetween(evening, new Date('2026-12-22T00:00:00Z'), new Date('2027-01-05T00:00:00Z'))];
    const days = [
      '2026-12-22',
      '2026-12-23',
      '2026-12-24',
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-04',
    ];
    expect(slots.map((slot) => slot.toISOString())).toEqual(days.map((day) => `${day}T17:00:00.000Z`));
    expect(evening.catchUp).toBe('latest');
  });

  it('names usual templates that exist and lead to different goals', () => {
    expect(chosenTemplates(gallery, []).map(({ id }) => id)).toEqual(gallery.usual);
  });
});

const wishes = (...answers: string[]) =>
  askWishes(
    gallery,
    ({ en }) => en,
    () => Promise.resolve(answers.shift() ?? ''),
  );

describe('a person at a terminal', () => {
  it('names the company and numbers of the menu', async () => {
    expect(await wishes(' Kunde GmbH ', '1, 7')).toEqual({
      company: 'Kunde GmbH',
      templates: ['deal-to-invoice', 'datev-on-a-calendar'],
    });
  });

  it('may take the usual by Enter', async () => {
    expect(await wishes('', '')).toEqual({ company: undefined, templates: [] });
  });

  it('is told about a number that stands for nothing', async () => {
    const { templates: wished } = await wishes('', '99');
    expect(() => chosenTemplates(gallery, wished)).toThrow('cli.usage');
  });
});
