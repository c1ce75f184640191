import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readStatement } from '@belegfluss/documents';
import { camt } from '../../../test/statement.ts';
import { StatementKey } from './statement-key.ts';

const rent = { amount: '500.00', bookedOn: '2026-11-10', payer: 'Nord AG', text: 'RE 1' };

describe('the key of a statement', () => {
  it.each([0, 1, 3])('is the hash of what it says as a whole, with %i entries', async (count) => {
    const day = { from: '2026-11-10', to: '2026-11-10' };
    const entries = Array.from({ length: count }, (_, index) => ({ ...rent, text: `RE "${index}"` }));
    const { message, statements } = await readStatement(camt({ ...day, id: 'A', entries }));
    const [statement] = statements;
    if (statement === undefined) throw new Error('no statement');
    const { entries: read, ...frame } = statement;
    const key = new StatementKey(message, frame);
    for (const entry of read) key.add(entry);
    const { createdAt: _createdAt, copyDuplicate: _copyDuplicate, ...content } = statement;
    const whole = [message, { ...content, entries: read.map(({ line: _line, ...entry }) => entry) }];
    expect(read).toHaveLength(count);
    // Keys are stored: another one would count a known statement again.
    expect(key.value()).toBe(createHash('sha256').update(JSON.stringify(whole)).digest('hex'));
  });
});
