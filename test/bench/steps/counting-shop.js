// @ts-check

const { Type } = await import('typebox');
const { defineAction, defineConnector, defineEntity } = await import(
  new URL('../../../libs/sdk/dist/index.js', import.meta.url).href
);

const text = (/** @type {string} */ name) => ({ de: name, en: name });

/**
 * A system in memory whose writes nobody deduplicates: before each of them the result of the one before has to be on disk.
 * @param {string} id
 * @returns {{ connector: unknown, effects: Map<string, number> }}
 */
export function countingShop(id) {
  /** @type {Map<string, number>} */
  const effects = new Map();
  const Order = Type.Object({ name: Type.String() });
  const Ordered = Type.Object({ number: Type.String() });
  const order = defineAction()({
    id: 'order',
    title: text('order'),
    input: Order,
    output: Ordered,
    effect: { kind: 'write', class: 'L', find: () => Promise.resolve(undefined) },
    run: (/** @type {{ effectKey: string }} */ { effectKey }) => {
      effects.set(effectKey, (effects.get(effectKey) ?? 0) + 1);
      return Promise.resolve({ number: String(effects.size) });
    },
  });
  const connector = defineConnector({
    id,
    version: '1.0.0',
    title: text(id),
    config: Type.Object({}),
    auth: { kind: 'none' },
    webhook: {
      verify: () => 'ok',
      split: (/** @type {unknown} */ _config, /** @type {Uint8Array} */ raw) => JSON.parse(Buffer.from(raw).toString()),
    },
    entities: [
      defineEntity()({
        id: 'visit',
        title: text('visit'),
        schema: Type.Object({ name: Type.String() }),
        read: (/** @type {unknown} */ _context, /** @type {string} */ key) => Promise.resolve({ name: key }),
      }),
    ],
    actions: [order],
  });
  return { connector, effects };
}
