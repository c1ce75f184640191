import { describe, expect, it } from '@jest/globals';
import { xmuteInstructions } from './xmute-instruction.ts';
import { mutationsOf } from './xmute-mutation.ts';

const wrap = (instruction: string): string =>
  `<a><?xmute ${instruction}?>\n<!-- <c/> --><c x="1" y='2'>t<d/></c><e/></a>`;
const made = (instruction: string): string[] | undefined => {
  const source = wrap(instruction);
  const [first] = xmuteInstructions(source);
  return first && mutationsOf(source, first)?.map((text) => /(?<=<!-- <c\/> -->).*(?=<\/a>)/s.exec(text)?.[0] ?? '');
};

describe('rule tests of KoSIT', () => {
  it.each<[string, string[]]>([
    ['mutator="identity"', [`<c x="1" y='2'>t<d/></c><e/>`]],
    ['generator="noop"', [`<c x="1" y='2'>t<d/></c><e/>`]],
    ['mutator="remove"', ['<e/>']],
    ['mutator="remove" attribute="y"', ['<c x="1">t<d/></c><e/>']],
    ['mutator="remove" attribute="x" attribute="y"', ['<c>t<d/></c><e/>']],
    ["mutator='empty'", [`<c x="1" y='2'></c><e/>`]],
    ['mutator="code" values="A, B&C"', [`<c x="1" y='2'>A</c><e/>`, `<c x="1" y='2'>B&amp;C</c><e/>`]],
    [
      'mutator="code" values="A|B" separator="|" attribute="x"',
      [`<c y='2' x="A">t<d/></c><e/>`, `<c y='2' x="B">t<d/></c><e/>`],
    ],
    ['mutator="whitespace"', [`<c x="1" y='2'> \n\t t<d/> \n\t </c><e/>`]],
    [
      'mutator="whitespace" position="prefix,replace"',
      [`<c x="1" y='2'> \n\t t<d/></c><e/>`, `<c x="1" y='2'> \n\t </c><e/>`],
    ],
  ])('make of %s what it says', (instruction, documents) => {
    expect(made(instruction)).toEqual(documents);
  });

  it('read the rules of XRechnung alone, in lists of any form', () => {
    const [instruction] = xmuteInstructions(
      wrap(
        'mutator="empty" schematron-invalid="xrubl:BR-DE-1, xrcii:BR-DE-2" schematron-valid=\'cen:BR-1 xr:BR-DE-3\'',
      ),
    );
    expect(instruction).toMatchObject({ breaks: ['BR-DE-1', 'BR-DE-2'], keeps: ['BR-DE-3'] });
  });

  it('are refused where a mutator is not known', () => {
    expect(made('mutator="xslt" template="x.xsl"')).toBeUndefined();
  });
});
