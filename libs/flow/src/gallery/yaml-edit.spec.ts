import { describe, expect, it } from '@jest/globals';
import { withEntry, withoutEntry, withValue } from './yaml-edit.ts';

const TEXT = `# Head.
name: first
systems:
  # About one.
  # In two lines.
  one:
    use: a

    config: { x: 1 }
  # About two.
  two: { use: b }
rest: # Behind it.
  three: 'it''s'
`;

describe('an entry of a YAML text', () => {
  it('is taken out with its comments and everything below it', () => {
    expect(withoutEntry(TEXT, ['systems', 'one'])).toBe(TEXT.replace(/ {2}# About one\.[^]*?(?= {2}# About two)/, ''));
    expect(withoutEntry(TEXT, ['systems', 'two'])).toBe(TEXT.replace(/ {2}# About two\.\n.*\n/, ''));
  });

  it('at the end of the text leaves its last line ended', () => {
    expect(withoutEntry(TEXT, ['rest', 'three'])).toBe(TEXT.replace(/ {2}three.*\n/, ''));
  });

  it('that is not there changes nothing', () => {
    expect(withoutEntry(TEXT, ['systems', 'four'])).toBe(TEXT);
    expect(withoutEntry(TEXT, ['nothing', 'four'])).toBe(TEXT);
  });

  it('is put in front of the others, comments included', () => {
    expect(withEntry(TEXT, ['systems'], '# New.\nzero:\n  use: z\n')).toBe(
      TEXT.replace('systems:\n', 'systems:\n  # New.\n  zero:\n    use: z\n'),
    );
  });

  it('gets another value, whatever quotes the old one had', () => {
    expect(withValue(TEXT, ['rest', 'three'], '"3"')).toBe(TEXT.replace("'it''s'", '"3"'));
    expect(withValue(TEXT, ['systems', 'two'], '{}')).toBe(TEXT.replace('{ use: b }', '{}'));
    expect(() => withValue(TEXT, ['rest', 'four'], '')).toThrow('no rest.four');
  });
});
