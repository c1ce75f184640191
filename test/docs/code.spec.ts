import { afterAll, describe, expect, it } from '@jest/globals';
import type { Connector } from '@belegfluss/sdk';
import { checkFlow, flowOfSteps } from './example-pack.ts';
import { blocksWith } from './markdown.ts';
import { compilerFindings, writeExample } from './typescript-example.ts';

const CONNECTOR = 'lieferwerk/index.ts';
const ITS_TEST = 'lieferwerk/lieferwerk.spec.ts';

const example = writeExample(blocksWith('ts', 'run'));
const pathOf = (name: string) => example.files.get(name) ?? '';
const { lieferwerk } = (await import(pathOf(CONNECTOR))) as { lieferwerk: Connector };
// The guide's own test joins the tests of this file.
await import(pathOf(ITS_TEST));
afterAll(() => example.remove());

describe('the connector in the guide for connector authors', () => {
  it('satisfies the compiler together with its test', () => {
    expect([...example.files.keys()]).toEqual([CONNECTOR, ITS_TEST]);
    expect(compilerFindings([...example.files.values()])).toEqual([]);
  }, 120_000);

  it('can be called by the flow beside it', () => {
    const [steps] = blocksWith('yaml', 'steps', 'with', 'lieferwerk');
    expect(checkFlow(flowOfSteps(steps?.text ?? ''), [lieferwerk])).toEqual([]);
    expect(checkFlow(flowOfSteps((steps?.text ?? '').replace('recipient', 'reciever')), [lieferwerk])).not.toEqual([]);
  });
});
