import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { Language } from '../i18n/language.ts';
import { cursorContext, keyAt, type CursorContext } from './cursor-context.ts';
import { keysAt, meaningAt, spoken, valuesAt, type JsonSchema, type Offer } from './flow-schema.ts';
import type { Monaco } from './load-monaco.ts';

/** What the editor helps with: the flow schema, the names of the flow's steps, and the language of the texts. */
export interface HelpSource {
  schema: JsonSchema;
  stepIds: string[];
  language: Language;
}

/** Offers keys, values and steps while somebody types in `model`, and explains the key under the pointer. */
export function giveSchemaHelp(
  monaco: Monaco,
  model: editor.ITextModel,
  sourceOf: () => HelpSource | undefined,
): IDisposable {
  const completion = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '.'],
    provideCompletionItems: (asked, position) => {
      const source = sourceOf();
      if (asked !== model || !source) return { suggestions: [] };
      return { suggestions: suggestionsAt(monaco, model, model.getOffsetAt(position), source) };
    },
  });
  const hover = monaco.languages.registerHoverProvider('yaml', {
    provideHover: (asked, position) => {
      const source = sourceOf();
      const key = asked === model && source ? keyAt(model.getValue(), model.getOffsetAt(position)) : undefined;
      const meaning = key && source && spoken(meaningAt(source.schema, key.value, key.path), source.language);
      if (!key || !meaning) return null;
      return { contents: [{ value: meaning }], range: rangeOf(monaco, model, key) };
    },
  });
  return {
    dispose: () => {
      completion.dispose();
      hover.dispose();
    },
  };
}

function suggestionsAt(
  monaco: Monaco,
  model: editor.ITextModel,
  offset: number,
  { schema, stepIds, language }: HelpSource,
): languages.CompletionItem[] {
  const text = model.getValue();
  const context = cursorContext(text, offset);
  if (!context) return [];
  const range = rangeOf(monaco, model, context);
  const item = (kind: languages.CompletionItemKind, offer: Offer, insertText: string, index: number) => ({
    label: offer.name,
    kind,
    insertText,
    range,
    sortText: String(index).padStart(4, '0'),
    documentation: spoken(offer.description, language),
  });
  const kinds = monaco.languages.CompletionItemKind;
  const step = /\bsteps\.$/.exec(text.slice(0, offset).replace(/\w*$/, ''));
  if (step) {
    const start = offset - (/\w*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
    const here = rangeOf(monaco, model, { from: start, to: context.to });
    return stepIds.map((name) => ({ label: name, kind: kinds.Variable, insertText: name, range: here }));
  }
  const values = context.role === 'value' ? valuesAt(schema, context.value, context.path) : [];
  const keys = context.role === 'key' ? keysAt(schema, context.value, context.path) : [];
  const free = keys.filter(({ name }) => !context.taken.includes(name));
  return [
    ...values.map((offer, index) => item(kinds.Value, offer, offer.name, index)),
    ...free.map((offer, index) => item(kinds.Property, offer, keyText(text, context, offer), index)),
  ];
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
