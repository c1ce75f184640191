import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePack, type ServedPack } from '../test/served-pack.ts';

const PACK = 'pack: small\ntitle: { de: Klein, en: Small }\ndeployment: database\nconnections: {}\n';
const flow = (name: string, reason: string) => `flow: ${name}
title: { de: ${name}, en: ${name} }
owner: finance
on: { asked: { person: { role: finance } } }
steps:
  end: { stop: done, reason: ${reason} }
`;

describe('flows that are deployed by one command', () => {
  let server: ServedPack;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-served-'));
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    server = await servePack(folder);
  }, 60_000);
  afterAll(() => server.stop());

  it('that run each other: those that are run go first, and at a time as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-pairs-'));
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    /** `a_sale` runs `m_shipment`, which runs `b_bill`: each needs this field. */
    const chain = (field: string) => {
      const called = `on: { told: { called: { needs: [${field}] } } }`;
      const run = (name: string) => `  go: { run: ${name}, key: k, with: { ${field}: x }, within: P1D }`;
      const bodies = {
        a_sale: flow('a_sale', 'x').replace(/^ {2}end.*$/m, run('m_shipment')),
        b_bill: flow('b_bill', 'x').replace(/^on:.*$/m, called),
        m_shipment: flow('m_shipment', 'x')
          .replace(/^on:.*$/m, called)
          .replace(/^ {2}end.*$/m, run('b_bill')),
      };
      for (const [name, text] of Object.entries(bodies)) writeFileSync(join(folder, `${name}.flow.yaml`), text);
    };
    const inTurn = ['b_bill', 'm_shipment', 'a_sale'];
    const deploy = async (...more: string[]) => {
      const { exitCode, document } = await server.call(['deploy', folder, ...more, '--json']);
      const items = (document['items'] ?? []) as { flow: string; state: string }[];
      return { exitCode, flows: items.map((item) => item.flow), diagnostics: document['diagnostics'] };
    };
    chain('order');
    expect(await deploy()).toEqual({ exitCode: 0, flows: inTurn, diagnostics: [] });
    chain('customer');
    expect(await server.call(['deploy', join(folder, 'a_sale.flow.yaml'), '--json'])).toMatchObject({
      exitCode: 1,
      document: { diagnostics: [{ code: 'flow.run_input' }] },
    });
    expect(await deploy('--at', '2999-01-01T06:00+01:00')).toEqual({ exitCode: 0, flows: inTurn, diagnostics: [] });
    for (const name of inTurn)
      expect(await server.call(['deployments', 'cancel', name])).toMatchObject({ exitCode: 0 });
    expect(await server.call(['deploy', join(folder, 'b_bill.flow.yaml'), '--json'])).toMatchObject({
      exitCode: 0,
      document: { diagnostics: [{ code: 'deployment.leaves_caller', facts: { caller: 'm_shipment' } }] },
    });
    expect(await deploy()).toMatchObject({ exitCode: 0, diagnostics: [] });
  });

  it('that start each other by events are judged beside each other: `deploy` warns of no event that comes with them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-events-'));
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    const put = (name: string, heard: string, emitted: string) => {
      const text = flow(name, 'x')
        .replace(/^on:.*$/m, `on: { got: { emitted: ${heard} } }`)
        .replace(/^ {2}end.*$/m, `  pass: { emit: ${emitted}, key: k }`);
      writeFileSync(join(folder, `${name}.flow.yaml`), text);
    };
    const deploy = async () => {
      const { exitCode, document } = await server.call(['deploy', folder, '--json']);
      const found = (document['diagnostics'] ?? []) as { code: string; facts: { name?: string; flows?: string } }[];
      return { exitCode, found: found.map(({ code, facts }) => `${code} ${facts.name ?? facts.flows}`) };
    };
    put('relay_a', 'knock', 'ping');
    put('relay_b', 'ping', 'pong');
    expect(await deploy()).toEqual({ exitCode: 0, found: ['flow.unheard_event knock', 'flow.unheard_event pong'] });
    put('relay_a', 'pang', 'pung');
    put('relay_b', 'pung', 'pang');
    expect(await deploy()).toEqual({
      exitCode: 1,
      found: ['flow.event_cycle relay_a → relay_b → relay_a', 'flow.event_cycle relay_b → relay_a → relay_b'],
    });
  });
});
