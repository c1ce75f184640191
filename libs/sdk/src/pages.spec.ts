import { describe, expect, it } from '@jest/globals';
import { pagesOf } from './pages.ts';

type Place = number | undefined;

/** A system that answers a page with what it names next, and counts how often it is asked. */
function list(nextOf: (place: Place) => Place) {
  let asked = 0;
  const read = async (place: Place) => {
    asked += 1;
    return { place };
  };
  const all = async () => {
    const pages: { place: Place }[] = [];
    for await (const page of pagesOf<{ place: Place }, Place>(undefined, read, (each) => nextOf(each.place)))
      pages.push(page);
    return pages;
  };
  return { all, asked: () => asked };
}

describe('the pages of a list', () => {
  it('come in order, each once, to the last', async () => {
    const { all } = list((place = 0) => (place < 2 ? place + 1 : undefined));
    expect(await all()).toEqual([{ place: undefined }, { place: 1 }, { place: 2 }]);
  });

  it('that lead back to where they have been are an error, and no end', async () => {
    const { all, asked } = list((place) => (place === 1 ? 2 : 1));
    await expect(all()).rejects.toMatchObject({ kind: 'schema_drift', outcome: 'not_sent' });
    expect(asked()).toBe(3);
  });

  it('without end are given up after a thousand', async () => {
    const { all, asked } = list((place = 0) => place + 1);
    await expect(all()).rejects.toMatchObject({ kind: 'schema_drift' });
    expect(asked()).toBe(1_000);
    const { all: long } = list((place = 0) => (place < 999 ? place + 1 : undefined));
    expect(await long()).toHaveLength(1_000);
  });
});
