import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { folded } from '../expression/functions/text-functions.ts';
import { connectionsOf, tablesOf } from '../language/plan.ts';
import type { PackFile } from '../pack/pack-file.ts';
import { scenarioFiles } from '../scenario/load-scenarios.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import type { Gallery, OfferedFlow, Template } from './gallery.ts';
import { withEntry, withoutEntry, withValue } from './yaml-edit.ts';

const FALLBACK_NAME = 'flows';

/**
 * The files of a new pack by their path in it: the flows of these templates, their tests, the tables that they look into, and a
 * `pack.yaml` with the connections and settings that they use. `company` becomes its title and the seller of its invoices.
 */
export function projectFiles(
  gallery: Gallery,
  templates: readonly Template[],
  pack: { name: string; company?: string | undefined },
): Map<string, string> {
  const flows = [...new Map(templates.flatMap((each) => each.flows).map((flow) => [flow.file, flow])).values()];
  const files = new Map([['pack.yaml', packText(gallery, templates, flows, pack)]]);
  for (const { file, text } of flows) files.set(basename(file), text);
  for (const file of tableFiles(gallery, flows)) files.set(`tables/${basename(file)}`, readFileSync(file, 'utf8'));
  for (const file of testFiles(flows)) files.set(`tests/${basename(file)}`, readFileSync(file, 'utf8'));
  return files;
}

/** A name for a pack, made from that of a company or a folder. */
export function packName(text: string): string {
  const words =
    folded(text)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('_').replace(/^[\d_]+/, '') || FALLBACK_NAME;
}

function packText(
  { ground }: Gallery,
  templates: readonly Template[],
  flows: readonly OfferedFlow[],
  { name, company }: { name: string; company?: string | undefined },
): string {
  const shipped = readFileSync(join(ground, 'pack.yaml'), 'utf8');
  const { connections, environments = {}, settings = {} } = parse(shipped) as PackFile;
  const used = new Set(flows.flatMap(({ plan }) => connectionsOf(plan)));
  const idle = Object.keys(connections).filter((connection) => !used.has(connection));
  const unread = Object.keys(settings).filter(
    (key) => !flows.some(({ plan }) => plan.source.includes(`settings.${key}`)),
  );
  const dropped = [
    ...idle.flatMap((connection) => [
      ['connections', connection],
      ...Object.keys(environments).map((environment) => ['environments', environment, connection]),
    ]),
    // What our own billing reads stands in no flow.
    ...unread.filter((key) => key !== 'billing').map((key) => ['settings', key]),
  ];
  let text = dropped.reduce((rest, path) => withoutEntry(rest, path), shipped);
  for (const added of new Set(templates.map((each) => each.settings).filter((each) => each !== '')))
    text = withEntry(text, ['settings'], added);
  text = withValue(text, ['pack'], parse(name) === name ? name : JSON.stringify(name));
  if (company === undefined) return text;
  const quoted = JSON.stringify(company);
  text = withValue(text, ['title'], `{ de: ${quoted}, en: ${quoted} }`);
  return withValue(text, ['settings', 'billing', 'seller', 'name'], quoted);
}

function tableFiles({ ground }: Gallery, flows: readonly OfferedFlow[]): string[] {
  const names = new Set(flows.flatMap(({ plan }) => tablesOf(plan)));
  return [...names].flatMap((name) => ['table.yaml', 'csv'].map((end) => join(ground, 'tables', `${name}.${end}`)));
}

/** Test files beside the flows that belong to one of them. */
function testFiles(flows: readonly OfferedFlow[]): string[] {
  const names = new Set(flows.map(({ plan }) => plan.flow));
  const folders = new Set(flows.map(({ file }) => dirname(file)));
  return [...folders]
    .flatMap(scenarioFiles)
    .filter((file) => names.has((parse(readFileSync(file, 'utf8')) as ScenarioFile).flow));
}
