import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '@belegfluss/sandbox';
import { callContext, lookUp } from '../../connectors/test-doubles/call-context.ts';
import { fetchHttp } from '../../connectors/test-doubles/fetch-http.ts';
import { askSandbox, orderSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { sandboxSpecs } from '../../connectors/test-doubles/shared-material.ts';
import { receiveWebhooks, type WebhookReceiver } from '../../connectors/test-doubles/webhook-receiver.ts';
import { contractCreate } from '../../connectors/pandadoc/actions/contract-create.ts';
import { contractDownload } from '../../connectors/pandadoc/actions/contract-download.ts';
import { contractSend } from '../../connectors/pandadoc/actions/contract-send.ts';
import { pandadocPolicy } from '../../connectors/pandadoc/client.ts';
import type { PandadocConfig } from '../../connectors/pandadoc/config.ts';
import { contract } from '../../connectors/pandadoc/entities/contract.ts';
import { webhook } from '../../connectors/pandadoc/webhook.ts';

let sandbox: Sandbox;
let receiver: WebhookReceiver;
let config: PandadocConfig;
let id = '';

const order = {
  name: 'Wartung 2027',
  recipient: { email: 'erika@example.com', firstName: 'Erika', lastName: 'Müßig', company: 'Muster GmbH' },
  lines: [
    { sku: 'WART', name: 'Wartung', quantity: '12', unitPrice: '99.90', discountPercent: '10' },
    { sku: 'FAHRT', name: 'Anfahrt', quantity: '1.5', unitPrice: '80' },
  ],
  currency: 'EUR',
  metadata: { deal_id: '501' },
};

beforeAll(async () => {
  receiver = await receiveWebhooks();
  sandbox = await startSandbox({
    port: 0,
    dir: mkdtempSync(join(tmpdir(), 'connectors-pandadoc-')),
    ...sandboxSpecs(),
    settings: { pandadoc: { webhookUrl: `${receiver.origin}/hooks/clm`, indexLagMs: 0, draftDelayMs: 400 } },
  });
  config = {
    baseUrl: `http://127.0.0.1:${sandbox.port}/pandadoc`,
    apiKey: 'sandbox-pandadoc-key',
    sharedKey: 'sandbox-pandadoc-shared-key',
    templateId: 'hryJY9mqYZHjQCYQuSjRQg',
  };
});

afterAll(async () => {
  await sandbox.close();
  await receiver.close();
});

function context() {
  return callContext(config, fetchHttp(pandadocPolicy(config), { authorization: `API-Key ${config.apiKey}` }));
}

/** The events of the webhook that tells of a new state. */
async function eventsOf(status: string) {
  const sent = await receiver.next(({ rawBody }) => {
    const text = Buffer.from(rawBody).toString('utf8');
    return text.includes('document_state_changed') && text.includes(`"${status}"`);
  });
  expect(webhook.verify(config, sent, new Date())).toBe('ok');
  return webhook.split(config, sent.rawBody);
}

describe('the PandaDoc connector against the sandbox', () => {
  it('creates a contract and finds it by the key of the effect', async () => {
    const ctx = context();
    expect(await lookUp(contractCreate, ctx, order)).toBeUndefined();
    const created = (await contractCreate.run(ctx, order)) as { id: string; status: string };
    id = created.id;
    expect(created.status).toBe('document.uploaded');
    expect(await lookUp(contractCreate, ctx, order)).toMatchObject({ id });
    expect(await lookUp(contractCreate, { ...ctx, effectKey: 'another' }, order)).toBeUndefined();
  });

  it('is told to come back while the contract is being made', async () => {
    await expect(contractSend.run(context(), { id })).rejects.toMatchObject({ kind: 'conflict', outcome: 'rejected' });
    expect(await lookUp(contractSend, context(), { id })).toBeUndefined();
  });

  it('sends the draft and sees that it was sent', async () => {
    expect(await eventsOf('document.draft')).toContainEqual(
      expect.objectContaining({ entity: 'contract', type: 'document.draft', key: id }),
    );
    expect(await contractSend.run(context(), { id, subject: 'Vertrag', message: 'Bitte', silent: true })).toMatchObject(
      { id },
    );
    expect(await lookUp(contractSend, context(), { id })).toMatchObject({ status: 'document.sent' });
  });

  it('reads the signed contract with its lines', async () => {
    await orderSandbox(sandbox.port, `pandadoc/documents/${id}/sign`, {});
    expect(await eventsOf('document.completed')).toContainEqual(
      expect.objectContaining({ type: 'document.completed', key: id }),
    );
    expect(await contract.read?.(context(), id)).toMatchObject({
      status: 'document.completed',
      amount: { amount: '1198.92', currency: 'EUR' },
      metadata: { deal_id: '501' },
      recipients: [{ email: 'erika@example.com', lastName: 'Müßig', role: 'Client', completed: true }],
      lines: [
        { sku: 'WART', quantity: '12', unitPrice: '99.9', discount: { type: 'percent', value: '10' } },
        { sku: 'FAHRT', quantity: '1.5', unitPrice: '80' },
      ],
    });
    expect(await contract.read?.(context(), 'unknown0unknown0unknow')).toBeUndefined();
  });

  it('downloads the file and scans the list', async () => {
    const ctx = context();
    const ref = (await contractDownload.run(ctx, { id, fileName: 'Vertrag.pdf' })) as { sha256: string };
    expect(Buffer.from(await ctx.files.get(ref)).toString('latin1', 0, 5)).toBe('%PDF-');
    const page = await contract.changes?.(ctx, '2020-01-01T00:00:00Z', undefined);
    expect(page?.records).toMatchObject([{ key: id, record: { status: 'document.completed' } }]);
  });

  it('breaks no rule of the official description and causes each effect once', async () => {
    expect(await askSandbox(sandbox.port, 'violations')).toEqual({ count: 0, violations: [] });
    expect(await askSandbox(sandbox.port, 'effects')).toMatchObject({ pandadoc: { count: 2 } });
  });
});
