import { defineAction, type WriteContext } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { readObject, updateObject } from '../client.ts';
import type { HubspotConfig } from '../config.ts';
import { sameValue } from '../property-values.ts';
import type { CrmObject } from '../schemas.ts';

const Input = Type.Object({
  id: Type.String({ minLength: 1 }),
  properties: Type.Record(Type.String(), Type.String(), {
    minProperties: 1,
    description: 'Internal name to value; an empty text unsets',
  }),
});
const Output = Type.Object({
  id: Type.String(),
  updatedAt: Type.String(),
  properties: Type.Record(Type.String(), Type.String()),
});

/** Action `deal.update`: sets properties of a deal. Setting the same values again changes nothing. */
export const dealUpdate = defineAction<HubspotConfig>()({
  id: 'deal.update',
  title: { de: 'Deal aktualisieren', en: 'Update deal' },
  input: Input,
  output: Output,
  effect: {
    kind: 'write',
    class: 'L',
    async find(ctx: WriteContext<HubspotConfig>, { id, properties }) {
      const object = await readObject(ctx, 'deals', id, Object.keys(properties));
      const stored = object?.properties ?? {};
      const happened = Object.entries(properties).every(([name, value]) => sameValue(value, stored[name]));
      return object === undefined || !happened ? undefined : outputOf(object, properties);
    },
  },
  async run(ctx, { id, properties }) {
    return outputOf(await updateObject(ctx, 'deals', id, properties), properties);
  },
});

function outputOf(object: CrmObject, properties: Record<string, string>) {
  return { id: object.id, updatedAt: object.updatedAt, properties };
}
