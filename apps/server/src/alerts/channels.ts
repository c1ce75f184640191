import { createHmac } from 'node:crypto';
import type { Text } from '@belegfluss/sdk';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import type { News } from './alert-book.ts';

/** Tells people or systems. Throws when it could not. */
export type Channel = (news: News, text: Text) => Promise<void>;

const PATIENCE_MS = 10_000;

/** The ways to tell that the settings name; none of them is a fault. */
export function channelsOf(config: Config): Channel[] {
  const { alertMailTo, alertMailFrom, smtpUrl, alertWebhook, alertWebhookSecret, publicUrl } = config;
  const mail = { from: alertMailFrom ?? alertMailTo, to: alertMailTo };
  return [
    ...(alertMailTo && smtpUrl ? [mailChannel(smtpUrl, mail, publicUrl)] : []),
    ...(alertWebhook ? [webhookChannel(alertWebhook, alertWebhookSecret, publicUrl)] : []),
  ];
}

/** Who has several installations learns from the address which of them speaks. */
function mailChannel(
  smtpUrl: string,
  mail: { from: string | undefined; to: string | undefined },
  publicUrl: string,
): Channel {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return async ({ rule, over }, { de, en }) => {
    const subject = `Belegfluss: ${rule}${over ? ' (vorbei / over)' : ''}`;
    await transport.sendMail({ ...mail, subject, text: `${de}\n\n${en}\n\n${publicUrl}\n` });
  };
}

/** Signed as "Standard Webhooks" describe it: HMAC-SHA256 over id, time and body. */
function webhookChannel(url: string, secret: string | undefined, publicUrl: string): Channel {
  return async ({ key, rule, facts, since, over }, text) => {
    const id = `${key}@${since.toISOString()}${over ? '/over' : ''}`;
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const body = JSON.stringify({
      type: over ? 'alert.over' : 'alert.raised',
      key,
      rule,
      since,
      text,
      facts,
      publicUrl,
    });
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        ...(secret && { 'webhook-signature': `v1,${sign(secret, `${id}.${timestamp}.${body}`)}` }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the receiver of alerts answered ${answer.status}`);
  };
}

/** A secret that begins with `whsec_` is Base64, any other is taken as it is. */
function sign(secret: string, content: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  return createHmac('sha256', key).update(content).digest('base64');
}
