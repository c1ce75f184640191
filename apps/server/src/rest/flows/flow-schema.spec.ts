import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { easyPerson } from '@belegfluss/testing';
import { startTestServer, type TestServer } from '../../../test/running-server.ts';

describe('the schema of flows', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  }, 60_000);

  afterAll(() => server.stop());

  it('is for who has signed in', async () => {
    expect((await server.send('GET', '/api/v1/flow-schema')).status).toBe(401);
  });

  it('knows the connections of the pack that runs here', async () => {
    const person = { name: 'Anna', password: 'correct horse battery', roles: ['finance'] };
    await easyPerson(server.database.db, person);
    const session = await server.send('POST', '/api/v1/session', { json: { name: 'Anna', password: person.password } });
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answer = await server.send('GET', '/api/v1/flow-schema', { headers: { cookie } });
    expect(await answer.json()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: { 'step.call': { properties: { call: { enum: expect.arrayContaining(['crm.deal.update']) } } } },
    });
  });
});
