import { describe, expect, it } from '@jest/globals';
import { missedClosing, type Balances } from './balance-chain.ts';

/** Statements by their balances: `300-400` opens with 300 and closes with 400. */
const statements = (text: string): Balances[] =>
  text.split(' ').flatMap((pair) => {
    const [opening, closing] = pair.split('-');
    return opening === undefined || closing === undefined ? [] : [{ opening, closing }];
  });
const missed = (statement: string, before: string, beside = '') =>
  statements(statement).map((each) =>
    missedClosing(each, { before: statements(before), beside: statements(beside) }),
  )[0];

describe('the balance that a statement joins', () => {
  it.each([
    ['the one before it', '400-500', '300-400', ''],
    ['the one before it, written with other digits', '400.00-500', '300-400', ''],
    ['the end of a day whose statements came in reverse', '500-600', '400-500 300-400', ''],
    ['the statement of its own day that came first', '400-500', '200-300', '300-400'],
    ['the day before, though the later one of its own day came first', '300-400', '200-300', '400-500'],
    ['the two around it', '400-450', '200-300', '450-500 300-400'],
    ['one without movements', '300-400', '300-300', ''],
    ['any end of a day that ends where it began', '300-350', '300-400 400-300', ''],
    ['nothing, as the first of its account', '300-400', '', ''],
    ['nothing, as the first of its account, after the second', '300-400', '', '400-500'],
  ])('is %s', (_which, statement, before, beside) => {
    expect(missed(statement, before, beside)).toBeUndefined();
  });

  it.each([
    ['where a day is missing', '450-500', '300-400', '', '400'],
    ['where one between two of its day is missing', '450-500', '200-300', '300-400', '400'],
    ['where another statement has gone on from that balance', '300-350', '200-300', '300-400', '400'],
    ['where two of its day at the start of an account do not meet', '300-350', '', '400-500', '500'],
    ['behind a circle that it does not touch', '500-600', '300-400 400-300', '', '300'],
  ])('is missed %s', (_where, statement, before, beside, closing) => {
    expect(missed(statement, before, beside)).toBe(closing);
  });
});
