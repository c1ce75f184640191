import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { bookingColumns } from './booking-columns.ts';
import { extfFormats } from '../extf-formats.ts';
import { headerColumns } from './header-columns.ts';
import { partyColumns } from './party-columns.ts';
import { paymentTermColumns } from './payment-term-columns.ts';

interface OfficialTables {
  header: { quoted: boolean }[];
  buchungsstapel_13: { heading: string; quoted: boolean }[];
  debitoren_kreditoren_5: string[];
  zahlungsbedingungen_2: string[];
}

describe('our tables of columns', () => {
  it('agree with the official ones', () => {
    const file = shared('accounting/extf_fields.json');
    if (!file) return;
    const official = JSON.parse(readFileSync(file, 'utf8')) as OfficialTables;
    expect(bookingColumns.map(({ heading, kind }) => [heading, kind === 'text'])).toEqual(
      official.buchungsstapel_13.map(({ heading, quoted }) => [heading, quoted]),
    );
    expect(partyColumns.map(({ heading }) => heading)).toEqual(official.debitoren_kreditoren_5);
    expect(paymentTermColumns.map(({ heading }) => heading)).toEqual(official.zahlungsbedingungen_2);
    expect(headerColumns.map(({ kind }) => kind === 'text')).toEqual(official.header.map(({ quoted }) => quoted));
  });

  it('have as many columns as the version that we write, and require only columns that exist', () => {
    for (const { columns, columnCounts, version, required } of extfFormats) {
      expect(columnCounts[version]).toEqual([columns.length]);
      expect(required.filter((heading) => !columns.some((column) => column.heading === heading))).toEqual([]);
    }
  });
});
