import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The console itself imports nothing of the server: only this script reads the shapes there. */
const shapesPlace = new URL('../server/src/rest/schemas.ts', import.meta.url);
const targetPlace = new URL('./src/api/schema.ts', import.meta.url);

/** Shapes that the server keeps to itself but that deserve a name here. */
const unexported = {
  Text: { type: 'object', required: ['de', 'en'], properties: { de: { type: 'string' }, en: { type: 'string' } } },
};

/**
 * Reads the schemas that the server exports.
 * @returns {Promise<Record<string, object>>} the schemas by name
 */
export async function apiSchemas() {
  return { ...(await import(shapesPlace.href)) };
}

/**
 * Writes the TypeScript types of REST schemas.
 * @param {Record<string, object>} schemas the exported TypeBox schemas by name
 * @returns {string} the content of `src/api/schema.ts`
 */
export function renderApiTypes(schemas) {
  const named = Object.entries({ ...unexported, ...schemas });
  const names = new Map(named.map(([name, schema]) => [JSON.stringify(schema), name]));
  const parts = named.map(([name, schema]) => `export type ${name} = ${renderShape(schema, names)};\n`);
  return [
    '// Generated from the REST schemas of the server by generate-api.js (npm run generate). Do not edit.\n',
    ...parts,
  ].join('\n');
}

function render(schema, names, indent) {
  return names.get(JSON.stringify(schema)) ?? renderShape(schema, names, indent);
}

function renderShape(schema, names, indent = '') {
  if ('const' in schema) return quote(schema.const);
  if (schema.enum) return schema.enum.map(quote).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((part) => render(part, names, indent)).join(' | ');
  if (schema.type === 'array') {
    const item = render(schema.items, names, indent);
    return (schema.items.anyOf || schema.items.enum) && item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.patternProperties) {
    return `Record<string, ${render(Object.values(schema.patternProperties)[0], names, indent)}>`;
  }
  if (schema.type === 'object') return renderObject(schema, names, indent);
  if (schema.type === 'integer') return 'number';
  return schema.type ?? 'unknown';
}

function renderObject(schema, names, indent) {
  const deeper = `${indent}  `;
  const required = new Set(schema.required);
  const members = Object.entries(schema.properties).map(
    ([name, member]) => `${deeper}${name}${required.has(name) ? '' : '?'}: ${render(member, names, deeper)};\n`,
  );
  return `{\n${members.join('')}${indent}}`;
}

function quote(value) {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

async function main() {
  const wanted = renderApiTypes(await apiSchemas());
  const present = await readFile(targetPlace, 'utf8').catch(() => '');
  if (present !== wanted) await writeFile(targetPlace, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
