import { ConnectorError, Currency, Decimal, defineAction } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';
import { createDocument, listDocuments } from '../client.ts';
import type { PandadocConfig } from '../config.ts';
import { exactNumber } from '../number-text.ts';
import { ContractState, type DocumentHead } from '../schemas.ts';

/** Name of the metadata entry that holds the key of the effect; the list can be filtered by it. */
const KEY_NAME = 'belegfluss_key';

const Line = Type.Object({
  sku: Type.Optional(Type.String()),
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  quantity: Decimal(),
  unitPrice: Decimal({ description: 'Net, in the currency of the contract' }),
  discountPercent: Type.Optional(Decimal({ description: '0 to 100; 0 for none' })),
  discountAmount: Type.Optional(Decimal({ description: 'Off the whole line, instead of a percentage; 0 for none' })),
});
type Line = Static<typeof Line>;

const Input = Type.Object({
  name: Type.String({ minLength: 1 }),
  recipient: Type.Object({
    email: Type.String({ minLength: 3 }),
    firstName: Type.Optional(Type.String()),
    lastName: Type.Optional(Type.String()),
    company: Type.Optional(Type.String({ description: 'Given to the template as the variable `Client.Company`' })),
  }),
  lines: Type.Array(Line, { minItems: 1 }),
  currency: Currency(),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
  tokens: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Variables of the template' })),
});
type Input = Static<typeof Input>;

/** Action `contract.create`: a draft from the template, with one priced row for each line. */
export const contractCreate = defineAction<PandadocConfig>()({
  id: 'contract.create',
  title: { de: 'Vertrag anlegen', en: 'Create contract' },
  input: Input,
  output: ContractState,
  effect: {
    kind: 'write',
    class: 'D',
    lag: (config) => config.indexLag ?? 'PT10S',
    async find(ctx) {
      const [oldest] = await listDocuments(ctx, { [`metadata_${KEY_NAME}`]: ctx.effectKey, order_by: 'date_created' });
      return oldest === undefined ? undefined : stateOf(oldest);
    },
  },
  async run(ctx, input) {
    return stateOf(await createDocument(ctx, requestOf(ctx.config, input, ctx.effectKey)));
  },
});

function requestOf(config: PandadocConfig, input: Input, effectKey: string) {
  const { recipient } = input;
  const tokens = {
    ...(recipient.company === undefined ? {} : { 'Client.Company': recipient.company }),
    ...input.tokens,
  };
  return {
    name: input.name,
    template_uuid: config.templateId,
    recipients: [
      {
        email: recipient.email,
        first_name: recipient.firstName,
        last_name: recipient.lastName,
        role: config.recipientRole ?? 'Client',
      },
    ],
    tokens: Object.entries(tokens).map(([name, value]) => ({ name, value })),
    metadata: { ...input.metadata, [KEY_NAME]: effectKey },
    pricing_tables: [
      {
        name: config.pricingTable ?? 'Pricing Table 1',
        data_merge: false,
        options: { currency: input.currency },
        sections: [{ title: input.name, default: true, rows: input.lines.map(rowOf) }],
      },
    ],
  };
}

function rowOf(line: Line) {
  return {
    options: { optional: false, optional_selected: true, qty_editable: false },
    data: {
      SKU: line.sku,
      Name: line.name,
      Description: line.description,
      QTY: exactNumber(line.quantity, 'quantity'),
      Price: exactNumber(line.unitPrice, 'unitPrice'),
      ...discountOf(line),
    },
  };
}

/** A row takes one discount, a share or an amount. Throws ConnectorError `invalid` for a line that has both. */
function discountOf({ name, discountPercent = '0', discountAmount = '0' }: Line) {
  const percent = exactNumber(discountPercent, 'discountPercent');
  const amount = exactNumber(discountAmount, 'discountAmount');
  if (percent !== 0 && amount !== 0)
    throw new ConnectorError(
      'invalid',
      {
        de: 'Eine Position hat einen Rabatt in Prozent und einen als Betrag; PandaDoc nimmt einen von beiden',
        en: 'A line has a discount in per cent and one as an amount; PandaDoc takes one of them',
      },
      { outcome: 'not_sent', code: 'pandadoc.two_discounts', facts: { line: name } },
    );
  if (percent !== 0) return { Discount: { type: 'percent', value: percent } };
  return amount === 0 ? {} : { Discount: { type: 'absolute', value: amount } };
}

function stateOf(head: DocumentHead) {
  return { id: head.id, name: head.name, status: head.status, dateModified: head.date_modified };
}
