import { resolve } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import type { Catalog } from '../check/catalog.ts';
import { checkTogether, compileFlow, type CompiledFlow } from '../check/compile/compile-flow.ts';
import { readYaml } from '../source/source.ts';
import { decodeText, readText, readYamlFile } from '../source/yaml-file.ts';
import { catalogWith, readGround, tableFolder, type PackOptions } from './ground.ts';
import { checkedFile, flowFiles } from './pack.ts';

/**
 * Checks some flows of a pack, by their full paths, and what they stand on. Of the others only those are checked that they have to
 * do with, and only tables are read that flows look into; `loadPack` says the same of these flows, and everything else, too.
 * Where the pack cannot be read, they are not judged but for their YAML.
 */
export function checkFlows(
  folder: string,
  options: PackOptions,
  paths: readonly string[],
): { isJudged: boolean; diagnostics: Diagnostic[] } {
  const { ground, diagnostics } = readGround(folder, options);
  const files = flowFiles(folder);
  if (!ground) {
    const unread = files.filter((file) => paths.includes(resolve(file)));
    return {
      isJudged: false,
      diagnostics: [...diagnostics, ...unread.flatMap((file) => readYamlFile(file).diagnostics)],
    };
  }
  const tables = tableFolder(folder);
  const catalog = catalogWith(tables, ground);
  const wanted = files.filter((file) => paths.includes(resolve(file))).map((file) => checkedFile(file, catalog));
  const others = files.filter((file) => !paths.includes(resolve(file)));
  const found = findingsBeside(wanted, others, catalog);
  return { isJudged: true, diagnostics: [...diagnostics, ...tables.diagnostics, ...found] };
}

/** Checks the bytes of a flow that stands in no file as `checkFlows` would, were they in the place of the file that holds it now, if any. */
export function checkFlowBytes(
  folder: string,
  options: PackOptions,
  { name, bytes }: { name: string; bytes: Buffer },
): { isJudged: boolean; diagnostics: Diagnostic[] } {
  const { text, diagnostics: unreadable } = decodeText(name, bytes);
  const { ground, diagnostics } = readGround(folder, options);
  if (text === undefined) return { isJudged: true, diagnostics: [...diagnostics, ...unreadable] };
  if (!ground) return { isJudged: false, diagnostics: [...diagnostics, ...readYaml(name, text).diagnostics] };
  const tables = tableFolder(folder);
  const catalog = catalogWith(tables, ground);
  const wanted = compileFlow(name, text, catalog);
  const others = flowFiles(folder).filter((file) => !holdsFlow(file, wanted.plan?.flow, catalog));
  const found = findingsBeside([wanted], others, catalog);
  return { isJudged: true, diagnostics: [...diagnostics, ...tables.diagnostics, ...found] };
}

function holdsFlow(file: string, flow: string | undefined, catalog: Catalog): boolean {
  if (flow === undefined || !isNamed(readText(file).text ?? '', [flow])) return false;
  return checkedFile(file, catalog).plan?.flow === flow;
}

/** What is wrong in some flows, alone and with the files of others. */
function findingsBeside(wanted: readonly CompiledFlow[], others: readonly string[], catalog: Catalog): Diagnostic[] {
  const together = checkedTogether(wanted, new OtherFlows(others, (file) => checkedFile(file, catalog)));
  return [...wanted.flatMap((flow) => flow.diagnostics), ...together];
}

/** What shows of some flows when they are seen with others. */
function checkedTogether(wanted: readonly CompiledFlow[], others: OtherFlows): Diagnostic[] {
  if (!isFaultless(wanted)) return [];
  const seen = [...wanted, ...others.nearTo(wanted)];
  // What is broken there may be all that is missing here.
  const found = isFaultless(seen) ? findingsOf(wanted, seen) : [];
  if (found.length === 0) return [];
  // Words may propose the nearest of all names.
  const all = [...seen, ...others.rest()];
  return isFaultless(all) ? findingsOf(wanted, all) : found;
}

function findingsOf(wanted: readonly CompiledFlow[], flows: readonly CompiledFlow[]): Diagnostic[] {
  const names = new Set(wanted.map(({ file }) => file));
  // As the files of a pack are: of two flows of one name the second is to blame.
  const inOrder = flows.toSorted((one, other) => (one.file < other.file ? -1 : 1));
  return checkTogether(inOrder).filter(({ file = '' }) => names.has(file));
}

function isFaultless(flows: readonly CompiledFlow[]): boolean {
  return flows.every(({ diagnostics }) => diagnostics.every(({ severity }) => severity !== 'error'));
}

/** Letters stand in YAML as they are, unless they are written by their numbers or a line is broken between them. */
const MAY_HIDE_LETTERS = /\\(?:[xuU]|\r?\n)/;

/** Flow files that nobody asked for; each is checked when its text may hold a name that counts. */
class OtherFlows {
  readonly #texts: Map<string, string>;
  readonly #check: (file: string) => CompiledFlow;

  constructor(files: readonly string[], check: (file: string) => CompiledFlow) {
    this.#texts = new Map(files.map((file) => [file, readText(file).text ?? '']));
    this.#check = check;
  }

  /** Those of the same name, those that are started or run in the end, and of those that start a flow one for each event. */
  nearTo(wanted: readonly CompiledFlow[]): CompiledFlow[] {
    const names = wanted.flatMap(({ plan }) => plan?.flow ?? []);
    const near = this.#takeAll((text) => isNamed(text, names));
    // Grows while it is gone through: whom these start may start others.
    const onward = [...wanted, ...near];
    for (const { runs, events } of onward) {
      const run = runs.map(({ name }) => name);
      const emitted = events.flatMap(({ way, name }) => (way === 'emitted' ? [name] : []));
      onward.push(
        ...this.#takeAll((text) => isNamed(text, run) || (isNamed(text, ['emitted']) && isNamed(text, emitted))),
      );
    }
    return [...onward.slice(wanted.length), ...this.#emittersOf(wanted, onward)];
  }

  /** All that nobody has been near to. */
  rest(): CompiledFlow[] {
    return this.#takeAll(() => true);
  }

  #emittersOf(wanted: readonly CompiledFlow[], known: readonly CompiledFlow[]): CompiledFlow[] {
    const found: CompiledFlow[] = [];
    const heard = wanted.flatMap(({ events }) => events.flatMap(({ way, name }) => (way === 'heard' ? [name] : [])));
    for (const name of heard) {
      for (const [file, text] of this.#texts) {
        if ([...known, ...found].some((flow) => emits(flow, name))) break;
        if (isNamed(text, [name])) found.push(this.#take(file));
      }
    }
    return found;
  }

  #takeAll(counts: (text: string) => boolean): CompiledFlow[] {
    return [...this.#texts].flatMap(([file, text]) => (counts(text) ? [this.#take(file)] : []));
  }

  #take(file: string): CompiledFlow {
    this.#texts.delete(file);
    return this.#check(file);
  }
}

function isNamed(text: string, names: readonly string[]): boolean {
  return MAY_HIDE_LETTERS.test(text) || names.some((name) => text.includes(name));
}

function emits({ events }: CompiledFlow, event: string): boolean {
  return events.some(({ way, name }) => way === 'emitted' && name === event);
}
