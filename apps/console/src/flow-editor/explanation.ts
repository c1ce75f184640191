import { scalarAt } from './cursor-context.ts';
import { meaningAt, spoken, valuesAt } from './flow-schema.ts';
import type { HelpSource } from './schema-help.ts';

/** What a part of a flow means, from where to where. */
export interface Explanation {
  from: number;
  to: number;
  meaning: string;
}

/**
 * What stands at an offset: a key, a value that the schema names, or a name in an expression, of which the server knows what it
 * holds. Null where nothing is known of it.
 */
export async function explanationAt(source: string, offset: number, help: HelpSource): Promise<Explanation | null> {
  const scalar = scalarAt(source, offset);
  if (!scalar) return null;
  const { role, path, value, written, from, to } = scalar;
  const { schema, language } = help;
  const named = role === 'value' ? valuesAt(schema, value, path) : [];
  if (role === 'value' && named.length === 0) return nameAt(source, offset, help);
  const text =
    role === 'key' ? meaningAt(schema, value, path) : (named.find(({ name }) => name === written)?.description ?? '');
  const meaning = spoken(text, language);
  return meaning === '' ? null : { from, to, meaning };
}

/** What the name at an offset holds: asked for where the word ends, as if it had just been written. */
async function nameAt(
  source: string,
  offset: number,
  { askOffers, language }: HelpSource,
): Promise<Explanation | null> {
  const end = offset + (/^\w*/.exec(source.slice(offset))?.[0].length ?? 0);
  // That the server is away is said where the text is checked.
  const found = await askOffers(source, end).catch(() => undefined);
  if (!found) return null;
  const { from, to, offers } = found;
  const offer = offers.find(({ name }) => name === source.slice(from, to));
  return offer ? { from, to, meaning: `**${offer.name}**: ${offer.about[language]}` } : null;
}
