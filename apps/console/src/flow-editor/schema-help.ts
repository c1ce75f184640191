import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { FlowOffers } from '../api/schema.ts';
import type { Language } from '../i18n/language.ts';
import { cursorContext, type CursorContext } from './cursor-context.ts';
import { explanationAt } from './explanation.ts';
import { keysAt, spoken, valuesAt, type JsonSchema, type Offer } from './flow-schema.ts';
import type { Monaco } from './load-monaco.ts';

/** What the editor helps with: the flow schema, what the server knows of expressions, and the language of the texts. */
export interface HelpSource {
  schema: JsonSchema;
  askOffers: (source: string, offset: number) => Promise<FlowOffers>;
  language: Language;
  /** Stands behind keys without which a step is wrong. */
  needed: string;
}

/** Offers keys, values and what expressions may read while somebody types in `model`, and explains what stands under the pointer. */
export function giveSchemaHelp(
  monaco: Monaco,
  model: editor.ITextModel,
  sourceOf: () => HelpSource | undefined,
): IDisposable {
  const completion = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '.'],
    provideCompletionItems: async (asked, position) => {
      const source = sourceOf();
      if (asked !== model || !source) return { suggestions: [] };
      return { suggestions: await suggestionsAt(monaco, model, model.getOffsetAt(position), source) };
    },
  });
  const hover = monaco.languages.registerHoverProvider('yaml', {
    provideHover: async (asked, position) => {
      const source = sourceOf();
      if (asked !== model || !source) return null;
      const found = await explanationAt(model.getValue(), model.getOffsetAt(position), source);
      return found && { contents: [{ value: found.meaning }], range: rangeOf(monaco, model, found) };
    },
  });
  return {
    dispose: () => {
      completion.dispose();
      hover.dispose();
    },
  };
}

async function suggestionsAt(
  monaco: Monaco,
  model: editor.ITextModel,
  offset: number,
  source: HelpSource,
): Promise<languages.CompletionItem[]> {
  const { schema, language, needed } = source;
  const text = model.getValue();
  const context = cursorContext(text, offset);
  if (!context) return [];
  const range = rangeOf(monaco, model, context);
  const item = (kind: languages.CompletionItemKind, offer: Offer, insertText: string, index: number) => ({
    label: { label: offer.name, ...(offer.isNeeded && { description: needed }) },
    kind,
    insertText,
    range,
    sortText: String(index).padStart(4, '0'),
    documentation: spoken(offer.description, language),
  });
  const kinds = monaco.languages.CompletionItemKind;
  const values = context.role === 'value' ? valuesAt(schema, context.value, context.path) : [];
  if (context.role === 'value' && values.length === 0) return expressionsAt(monaco, model, offset, source);
  const keys = context.role === 'key' ? keysAt(schema, context.value, context.path) : [];
  const free = keys.filter(({ name }) => !context.taken.includes(name));
  return [
    ...values.map((offer, index) => item(kinds.Value, offer, offer.name, index)),
    ...free.map((offer, index) => item(kinds.Property, offer, keyText(text, context, offer), index)),
  ];
}

/** What the server offers where a value is written that the schema says nothing about: only expressions have something to offer. */
async function expressionsAt(
  monaco: Monaco,
  model: editor.ITextModel,
  offset: number,
  { askOffers, language }: HelpSource,
): Promise<languages.CompletionItem[]> {
  // That the server is away is said where the text is checked.
  const found = await askOffers(model.getValue(), offset).catch(() => undefined);
  if (!found) return [];
  const { from, to, offers } = found;
  const kinds = monaco.languages.CompletionItemKind;
  const kindOf = { name: kinds.Variable, field: kinds.Field, function: kinds.Function };
  const range = rangeOf(monaco, model, { from, to });
  return offers.map(({ name, kind, about }, index) => ({
    label: { label: name, description: about[language] },
    kind: kindOf[kind],
    insertText: name,
    range,
    sortText: String(index).padStart(4, '0'),
  }));
}

/** A key with what has to follow it: a map below it begins on a line of its own, unless braces are around. */
function keyText(text: string, { to, from }: CursorContext, { name, holdsMap }: Offer): string {
  if (/^\s*:/.test(text.slice(to))) return name;
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  return holdsMap && before.trim() === '' ? `${name}:\n  ` : `${name}: `;
}

function rangeOf(monaco: Monaco, model: editor.ITextModel, { from, to }: { from: number; to: number }) {
  return monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
}
