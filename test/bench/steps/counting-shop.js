// @ts-check

const { Type } = await import('typebox');
const { defineAction, defineConnector, defineEntity } = await import(
  new URL('../../../libs/sdk/dist/index.js', import.meta.url).href
);

const text = (/** @type {string} */ name) => ({ de: name, en: name });

/**
 * A system in memory with two writes. `order` must not be sent twice: before each the result of the one before has to be on
 * disk. `mark` knows the key of what it did already: its results go to disk together with what comes next.
 * @param {string} id
 * @returns {{ connector: unknown, effects: Map<string, number> }}
 */
export function countingShop(id) {
  /** @type {Map<string, number>} */
  const effects = new Map();
  const Order = Type.Object({ name: Type.String() });
  const Ordered = Type.Object({ number: Type.String() });
  const action = (/** @type {string} */ name, /** @type {object} */ effect) =>
    defineAction()({
      id: name,
      title: text(name),
      input: Order,
      output: Ordered,
      effect: { kind: 'write', ...effect },
      run: (/** @type {{ effectKey: string }} */ { effectKey }) => {
        effects.set(effectKey, (effects.get(effectKey) ?? 0) + 1);
        return Promise.resolve({ number: String(effects.size) });
      },
    });
  const actions = [
    action('order', { class: 'L', find: () => Promise.resolve(undefined) }),
    action('mark', { class: 'K' }),
  ];
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
    actions,
  });
  return { connector, effects };
}
