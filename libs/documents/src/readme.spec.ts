import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as api from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('names everything that the package offers', () => {
    const [, list = ''] = readme.split('## All functions');
    const written = new Set([...list.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    const pairs = [...written].filter((name) => name.startsWith('read')).map((name) => name.replace('read', 'write'));
    const offered = Object.keys(api).filter((name) => !written.has(name) && !pairs.includes(name));
    expect(offered).toEqual([]);
  });
});

describe('the examples of the README', () => {
  it('run one after the other and print what they promise', async () => {
    const printed: string[] = [];
    const console = {
      log: (...values: unknown[]) =>
        printed.push(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ')),
    };
    const code = [...readme.matchAll(/```js\n([\s\S]*?)```/g)]
      .map(([, block = '']) => block.replace(/^import .*$/m, ''))
      .join('\n');
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
      ...parts: string[]
    ) => (...values: unknown[]) => Promise<void>;
    await new AsyncFunction('console', ...Object.keys(api), code)(console, ...Object.values(api));
    const all = printed.join('\n');
    expect(all).not.toContain('BR-');
    for (const words of [
      '<cbc:ID>RE-2026-00017</cbc:ID>',
      '"1428,00","S"',
      '2026-11-21 0',
      'datev.tax_key_on_automatic_account 3 ',
      '#REW00305',
      '"state":"joined"',
      'credit 1428.00 Muster AG',
      'commit 1 1',
      'own debit 12.50',
      '<Nm>Mueller + Soehne</Nm>',
      'RF78RE202600017',
      '"ATU13585627"',
      '6.1 4700000001 [{"days":10,',
      'EUR1428.00 ',
      'QRR 00 00000 00000 00000 20260 00172 1 949.75 ',
      'checksum',
    ])
      expect(all).toContain(words);
  });
});
