import { describe, expect, it } from '@jest/globals';
import { day102, day205, noteWithSubject, taxPointCode } from './codecs.ts';

describe('a day of CII', () => {
  it.each([
    ['20261121', '2026-11-21', undefined],
    [' 20261121\n', '2026-11-21', undefined],
    ['202611211530', undefined, '2026-11-21'],
    ['202611211530+01', undefined, undefined],
    ['21.11.2026', undefined, undefined],
    ['', undefined, undefined],
  ])('%j is read as the formats 102 and 205 have it', (text, plainDay, dayWithTime) => {
    expect([day102.read(text), day205.read(text)]).toEqual([plainDay, dayWithTime]);
  });

  it('is written without a time', () => {
    expect([day102.write('2026-11-21'), day205.write('2026-11-21')]).toEqual(['20261121', '20261121']);
  });
});

describe('the day on which VAT becomes due', () => {
  it.each([
    ['3', '5'],
    ['35', '29'],
    ['432', '72'],
    ['7', '7'],
  ])('%s is %s in CII, with or without blanks around it', (event, code) => {
    expect(taxPointCode.write(event)).toBe(code);
    expect([taxPointCode.read(code), taxPointCode.read(` ${code}\n`)]).toEqual([event, event]);
  });
});

describe('a note of UBL', () => {
  it.each([
    ['#AAI#Zahlbar sofort', { 'BT-21': 'AAI', 'BT-22': 'Zahlbar sofort' }],
    ['#1 in Deutschland', { 'BT-22': '#1 in Deutschland' }],
    ['ohne Betreff', { 'BT-22': 'ohne Betreff' }],
  ])('%j has its subject in front, or none, and is written as it was', (text, terms) => {
    expect(Object.fromEntries(noteWithSubject.read(text).map(({ term, text: own }) => [term, own]))).toEqual(terms);
    expect(noteWithSubject.write(terms)).toBe(text);
  });
});
