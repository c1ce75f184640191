import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { apiSchemas, renderApiTypes } from '../../apps/console/generate-api.js';

describe('the types of the REST interface', () => {
  it('are those that the schemas of the server yield', async () => {
    const present = readFileSync(new URL('../../apps/console/src/api/schema.ts', import.meta.url), 'utf8');
    expect(present).toBe(renderApiTypes(await apiSchemas()));
  });
});
