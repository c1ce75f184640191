import { join } from 'node:path';
import type { Diagnostic, Text } from '@belegfluss/sdk';
import { parse } from 'yaml';
import type { Catalog } from '../check/catalog.ts';
import { Findings } from '../check/findings.ts';
import { compileFlow } from '../check/compile/compile-flow.ts';
import { fits } from '../check/shape/shape.ts';
import { connectionsOf, type Plan } from '../language/plan.ts';
import { loadCatalog, type PackOptions } from '../pack/ground.ts';
import { readText, readYamlFile } from '../source/yaml-file.ts';
import { GalleryFile } from './gallery-file.ts';

/** A flow that templates offer. */
export interface OfferedFlow {
  file: string;
  text: string;
  plan: Plan;
}

/** A way to a goal. */
export interface Template {
  id: string;
  title: Text;
  about: Text;
  flows: OfferedFlow[];
  /** The systems that its flows speak to: name of the connection, and what it is connected to. */
  connections: { name: string; title: Text }[];
  /** Settings that its flows read and the ground does not have, as lines of YAML; empty where there are none. */
  settings: string;
}

/** What a company wants to reach; of several templates it takes one. */
export interface Goal {
  id: string;
  title: Text;
  templates: Template[];
}

/** Flows by goal. */
export interface Gallery {
  /** Folder of the pack that brings connections, settings and tables. */
  ground: string;
  /** Templates that are taken where nobody chooses. */
  usual: string[];
  goals: Goal[];
}

/** Reads `gallery.yaml` of a folder and checks each flow that it offers. A gallery comes back only when nothing is wrong. */
export function loadGallery(folder: string, options: PackOptions): { gallery?: Gallery; diagnostics: Diagnostic[] } {
  const { source, diagnostics } = readYamlFile(join(folder, 'gallery.yaml'));
  if (!source) return { diagnostics };
  const context = new Findings(source);
  if (!fits(context, GalleryFile, source.value, [])) return { diagnostics: context.diagnostics };
  const body = source.value as GalleryFile;
  const ground = join(folder, body.ground);
  const { catalog, diagnostics: found } = loadCatalog(ground, options);
  if (!catalog) return { diagnostics: found };
  const readOnce = flowReader(folder, catalog);
  const goals = Object.entries(body.goals).map(([id, { title, templates }]) => {
    const read = Object.entries(templates).map(([name, template]) => readTemplate(name, template, catalog, readOnce));
    found.push(...read.flatMap((each) => each.diagnostics));
    return { id, title, templates: read.map(({ template }) => template) };
  });
  if (found.some(({ severity }) => severity === 'error')) return { diagnostics: found };
  return { gallery: { ground, usual: body.usual, goals }, diagnostics: found };
}

type ReadFlow = { flow?: OfferedFlow; diagnostics: Diagnostic[] };

function readTemplate(
  id: string,
  { title, about, flows, settings = '' }: GalleryFile['goals'][string]['templates'][string],
  catalog: Catalog,
  read: (path: string, settings: string) => ReadFlow,
): { template: Template; diagnostics: Diagnostic[] } {
  const found = flows.map((path) => read(path, settings));
  const offered = found.flatMap(({ flow }) => flow ?? []);
  const names = new Set(offered.flatMap(({ plan }) => connectionsOf(plan)));
  const connections = [...catalog.connections].flatMap(([name, connector]) =>
    names.has(name) ? [{ name, title: connector.title }] : [],
  );
  return {
    template: { id, title, about, flows: offered, connections, settings },
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Reads flows of a gallery, each with the same settings once: most of them lead to several goals. */
function flowReader(folder: string, catalog: Catalog): (path: string, settings: string) => ReadFlow {
  const known = new Map<string, ReadFlow>();
  return (path, settings) => {
    const key = `${path}\n${settings}`;
    const earlier = known.get(key);
    if (earlier) return earlier;
    const own = { ...catalog, settings: { ...catalog.settings, ...(parse(settings) as Catalog['settings']) } };
    const read = readFlow(join(folder, `${path}.flow.yaml`), own);
    known.set(key, read);
    return read;
  };
}

function readFlow(file: string, catalog: Catalog): ReadFlow {
  const { text, diagnostics } = readText(file);
  if (text === undefined) return { diagnostics };
  const { plan, diagnostics: found } = compileFlow(file, text, catalog);
  return { ...(plan && { flow: { file, text, plan } }), diagnostics: found };
}
