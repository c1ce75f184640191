import { describe, expect, it } from '@jest/globals';
import { flowWith } from '../../test/checked-shop.ts';
import { typedCatalog } from '../../test/typed-crm.ts';
import { expressionOffers } from './expression-offers.ts';

const ON_DEAL = 'won: { entity: crm.deal }';
const LOOKUP = 'term: { lookup: rates, key: [DE, std] }';

/** What is offered at `‸` in steps behind a look-up `term`, and what the offered word would take the place of. */
function offered(step: string): { names: string[]; word: string; about: (name: string) => string | undefined } {
  const marked = flowWith(`${LOOKUP}\n${step}`, ON_DEAL);
  const text = marked.replace('‸', '');
  const { from, to, offers } = expressionOffers(text, marked.indexOf('‸'), typedCatalog);
  const about = (name: string) => offers.find((each) => each.name === name)?.about.en;
  return { names: offers.map(({ name }) => name), word: text.slice(from, to), about };
}

/** The same inside of a condition. */
const inside = (condition: string) => offered(`a: { when: '${condition}', stop: done, reason: ok }`);

const aboutRead = (rest: string) =>
  offered(`r: { read: crm.deal, key: x${rest} }\na: { when: steps.‸, stop: done, reason: ok }`).about('r');

describe('what is offered in an expression', () => {
  it('in the middle of a path are the fields of what stands before, and its rest alone would be replaced', () => {
    const { names, word, about } = inside('steps.term.ra‸te > 3');
    expect(names.slice(0, 3)).toEqual(['rate', 'days', 'since']);
    expect(word).toBe('rate');
    expect(about('since')).toBe('a day ("2026-01-31") or nothing (null)');
  });

  it('in the middle of a name leaves the path behind it', () => {
    expect(inside('steps.te‸rm.rate > 3')).toMatchObject({ names: ['term', 'size'], word: 'term' });
  });

  it.each([
    ['an operator without its right side', 'steps.term.‸ >'],
    ['brackets that nobody closed', 'size((record.ta && steps.term.‸'],
    ['nonsense behind', 'steps.term.‸ §§ [[['],
    ['an optional field', 'steps.term.?ra‸'],
  ])('does not mind %s', (_what, condition) => {
    expect(inside(condition).names).toContain('rate');
  });

  it('says of a step that may find nothing that it may be nothing', () => {
    expect([aboutRead(''), aboutRead(', missing: empty')]).toEqual(['a map', 'a map or nothing (null)']);
  });

  it('follows records, lists and what is inside of them', () => {
    expect(inside('record.company.‸').names).toEqual(expect.arrayContaining(['name', 'vatId']));
    expect(inside('record.lines[0].q‸').names).toEqual(expect.arrayContaining(['sku', 'quantity']));
    expect(inside('settings.billing.‸').names).toContain('chart');
  });

  it('knows the variable of a loop inside of it, and not behind it', () => {
    expect(inside('record.lines.exists(line, line.‸').names).toContain('sku');
    expect(inside('record.lines.exists(line, li‸').names).toContain('line');
    expect(inside('record.lines.exists(line, line.sku == "a") && li‸').names).not.toContain('line');
  });

  it('begins with the names of the place, then come functions and their families', () => {
    const { names, word } = inside('rec‸');
    expect(names.slice(0, 3)).toEqual(expect.arrayContaining(['record', 'event']));
    expect(names).toEqual(expect.arrayContaining(['steps', 'settings', 'now', 'decimal', 'size']));
    expect(names).not.toContain('decimal.add');
    expect(word).toBe('rec');
    expect(inside('decimal.ro‸').names).toEqual(expect.arrayContaining(['round', 'add']));
  });

  it('names functions that take a value, and no others', () => {
    expect(inside('record.name.‸').names).toEqual(expect.arrayContaining(['contains', 'size']));
    expect(inside('record.name.‸').names).not.toContain('getHours');
  });

  it('are steps that stand before, in a step that is only half written all that there are', () => {
    expect(offered('a: { when: steps.‸, stop: done, reason: ok }').names).toEqual(['term', 'size']);
    expect(offered("a: { approve: sales, when: 'steps.‸' }").names).toEqual(['term', 'a']);
    expect(offered('a: { stop: done, reason: ok, when: steps.‸ }\nb: { stop: done, reason: ok }').names).not.toContain(
      'b',
    );
  });

  it.each([
    ['inside of a text', 'record.name == "rec‸"'],
    ['behind a result', 'text.clean(record.name).‸'],
    ['behind a number', '1.‸'],
    ['in what nobody knows', 'record.original.‸'],
    ['behind a word of the language itself', 'in.‸'],
  ])('is nothing %s', (_where, condition) => {
    expect(inside(condition).names).toEqual([]);
  });

  it('is nothing outside of expressions, nor where the file cannot be read', () => {
    expect(offered("a: { stop: done, reason: o‸k, when: 'true' }").names).toEqual([]);
    expect(offered('a: [[[ { when: steps.‸').names).toEqual([]);
    expect(expressionOffers('', 0, typedCatalog)).toEqual({ from: 0, to: 0, offers: [] });
  });
});
