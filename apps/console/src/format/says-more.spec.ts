import { expect, it } from '@jest/globals';
import { saysMore } from './says-more.ts';

it('a sentence says more than its name unless it is the same in other letters', () => {
  const name = 'Ein anderer Lauf hat das schon erledigt';
  expect(saysMore('ein anderer Lauf hat das schon erledigt', name)).toBe(false);
  expect(saysMore('Ein anderer Lauf hat das schon erledigt.', name)).toBe(false);
  expect(saysMore('ein anderer Lauf hat das schon erledigt: 5000006', name)).toBe(true);
});
