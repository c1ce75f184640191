import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { flowWith } from '../../../test/checked-shop.ts';
import { typedCatalog } from '../../../test/typed-crm.ts';
import { SOUND_INPUTS, WRONG_INPUTS } from '../../../test/typed-inputs.ts';
import { flowSchema } from '../../schema/flow-schema.ts';
import { readYaml } from '../../source/source.ts';
import { compileFlow } from '../compile/compile-flow.ts';

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const editor = ajv.compile(flowSchema(typedCatalog));

function flowGiving(given: string): string {
  return flowWith(`a: { call: crm.deal.update, with: { id: x, ${given} } }`, 'won: { entity: crm.deal }');
}

describe('what a step gives to an action', () => {
  it.each(WRONG_INPUTS)('is refused where it can never fit: %s', (given, code, place) => {
    const text = flowGiving(given);
    const line = text.split('\n')[6] ?? '';
    const { plan, diagnostics } = compileFlow('f', text, typedCatalog);
    expect(plan).toBeUndefined();
    expect(
      diagnostics.map((found) => [found.code, found.line, line.slice(Number(found.column) - 1).startsWith(place)]),
    ).toEqual([[code, 7, true]]);
  });

  it.each(SOUND_INPUTS)('is let pass where it may fit: %s', (given) => {
    expect(compileFlow('f', flowGiving(given), typedCatalog).diagnostics).toEqual([]);
  });

  it.each([...WRONG_INPUTS.map(([given]) => given).filter((given) => !given.includes('expr')), ...SOUND_INPUTS.flat()])(
    'is judged alike by the checker and the schema for editors: %s',
    (given) => {
      const text = flowGiving(given);
      const { plan } = compileFlow('f', text, typedCatalog);
      expect(editor(readYaml('f', text).source?.value)).toBe(plan !== undefined);
    },
  );
});
