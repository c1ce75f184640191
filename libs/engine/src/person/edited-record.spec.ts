import { describe, expect, it } from '@jest/globals';
import { redact } from '@belegfluss/http';
import { editedRecord } from './edited-record.ts';

const OLD = {
  name: 'Rheintal GmbH',
  email: 'anna@rheintal.example',
  bank: { iban: 'DE89370400440532013000', purpose: 'RE-1' },
  contacts: [{ email: 'anna@rheintal.example' }, { email: 'otto@rheintal.example' }],
  notes: ['write to anna@rheintal.example', 'pays late'],
};
type Shown = typeof OLD;
const shown = () => structuredClone(redact(OLD)) as Shown;
const after = (change: (record: Shown) => void) => {
  const record = shown();
  change(record);
  return editedRecord(record, OLD);
};

describe('a record that somebody edited in its censored copy', () => {
  it('is the true one with what was changed', () => {
    expect(shown().email).toBe('[e-mail]');
    expect(after((record) => (record.name = 'Rheintal AG'))).toEqual({ ...OLD, name: 'Rheintal AG' });
    expect(after((record) => (record.bank.purpose = 'RE-2'))).toEqual({
      ...OLD,
      bank: { ...OLD.bank, purpose: 'RE-2' },
    });
    expect(after((record) => (record.email = 'new@rheintal.example')).email).toBe('new@rheintal.example');
  });

  it('keeps what is censored in items that moved in their list', () => {
    const { notes } = after((record) => (record.notes = record.notes.toReversed()));
    expect(notes).toEqual(OLD.notes.toReversed());
    expect(after((record) => record.notes.shift()).notes).toEqual(['pays late']);
  });

  it.each([
    ['note', { note: 'ask [e-mail]' }],
    ['name', { name: '[censored]' }],
    ['contacts[0].iban', { contacts: [{ iban: '[iban …3000]' }] }],
    ['notes[1]', { notes: ['pays late', 'or write to [e-mail]'] }],
  ])('is refused where a placeholder turns up at %s', (path, edited) => {
    expect(() => editedRecord(edited, OLD)).toThrow(
      expect.objectContaining({
        diagnostics: [expect.objectContaining({ code: 'run.masked_input', facts: { path } })],
      }),
    );
  });

  it('takes what is new, whatever there was', () => {
    expect(editedRecord({ lines: [{ sku: 'A' }] }, OLD)).toEqual({ lines: [{ sku: 'A' }] });
    expect(editedRecord({ name: 'x' }, null)).toEqual({ name: 'x' });
    expect(editedRecord(JSON.parse('{"__proto__": {"evil": true}}'), OLD)).not.toHaveProperty('evil');
  });
});
