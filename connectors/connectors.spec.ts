import { describe, expect, it } from '@jest/globals';
import { shapeFaults } from '@belegfluss/sdk';
import { shapeParts } from '@belegfluss/testing';
import { connectors, httpSystems } from './index.ts';

describe('the list of connectors', () => {
  it('names each one once', () => {
    expect(connectors.map((connector) => connector.id)).toEqual(['hubspot', 'pandadoc', 'datev', 'bank_download']);
  });

  it('says of settings and of declared systems nothing that nobody judges', () => {
    const parts = [httpSystems.shape, ...connectors.map(({ config }) => config)].flatMap(shapeParts);
    expect(parts.length).toBeGreaterThan(50);
    for (const part of parts) expect(() => shapeFaults(part, '')).not.toThrow();
  });

  it('offers what flow authors type', () => {
    const names = connectors.flatMap(({ id, entities, actions }) =>
      [...entities, ...actions].map((each) => `${id}: ${each.id}`),
    );
    expect(names).toEqual([
      'hubspot: deal',
      'hubspot: company',
      'hubspot: contact',
      'hubspot: line_item',
      'hubspot: deal.update',
      'pandadoc: contract',
      'pandadoc: contract.create',
      'pandadoc: contract.send',
      'pandadoc: contract.download',
      'datev: client',
      'datev: import_job',
      'datev: extf.import',
      'bank_download: statement',
    ]);
  });

  it('offers what flows can make and change', () => {
    const upserts = connectors.flatMap(({ entities }) => entities).filter(({ upsert }) => upsert);
    expect(upserts.map(({ id, upsert }) => [id, upsert?.by])).toEqual([
      ['company', ['vatId', 'customerNumber', 'domain']],
      ['contact', ['email']],
    ]);
  });

  it('marks every secret of a connection as such', () => {
    for (const { id, config } of connectors) {
      const fields = Object.entries(config.properties as Record<string, { format?: string }>);
      const open = fields.filter(([name, field]) => /(token|secret|key)$/i.test(name) && field.format !== 'secret');
      expect({ id, open: open.map(([name]) => name) }).toEqual({ id, open: [] });
    }
  });

  it('can look up whether a write happened, for every action that writes', () => {
    const blind = connectors
      .flatMap(({ actions }) => actions)
      .filter(({ effect }) => effect.kind === 'write' && !('find' in effect));
    expect(blind).toEqual([]);
  });
});
