import { describe, expect, it } from '@jest/globals';
import { CEL_FUNCTIONS, LISTED_FUNCTIONS, parseExpression } from '@belegfluss/flow';
import { textOf } from '../architecture/source-files.ts';
import { codesIn, tableRows } from './markdown.ts';

const FLOWS = 'apps/docs/reference/flow-language.md';

describe('the functions of expressions in the documents', () => {
  const rows = tableRows(FLOWS, 'Expressions');

  it('are those that the checker knows, with the same words', () => {
    const known = LISTED_FUNCTIONS.map(({ name, parameters, about }) => [
      `\`${name}(${parameters.join(', ')})\``,
      about.en,
    ]);
    expect(rows.map((cells) => cells.slice(0, 2))).toEqual(known);
  });

  it.each(rows.map((cells) => cells.slice(2).flatMap(codesIn)))(
    'give what the page says: %s gives %s',
    (source, gives) => {
      expect(JSON.stringify(parseExpression(source ?? '').evaluate({}))).toBe(gives);
    },
  );

  it('name all that CEL offers', () => {
    const [, offered = ''] = /Of CEL are offered: ([^.]+)\./.exec(textOf(FLOWS)) ?? [];
    expect([...codesIn(offered), 'day'].sort()).toEqual([...CEL_FUNCTIONS].sort());
  });
});
