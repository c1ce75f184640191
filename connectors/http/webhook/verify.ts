import { createHmac } from 'node:crypto';
import type { WebhookDelivery } from '@belegfluss/sdk';
import { sameSignature } from '../../webhook-delivery/signature.ts';
import type { HttpConfig } from '../config.ts';
import type { Hmac, Webhook } from '../declaration/webhook-shape.ts';
import { millisecondsOf, readMoment } from '../moments.ts';
import { basicCredentials } from '../sign-in.ts';

export type Verdict = 'ok' | 'bad_signature' | 'too_old';
const DEFAULT_WINDOW = 'PT5M';
/** A proxy that passes a request on says so in one of these. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/** Judges a delivery by the declared proof. */
export function verify(webhook: Webhook, config: HttpConfig, delivery: WebhookDelivery, now: Date): Verdict {
  if (webhook.hmac) return judgeHmac(webhook.hmac, config.webhookSecret, delivery, now);
  if (webhook.basic) {
    const { webhookUser, webhookPassword } = config;
    if (!webhookUser || !webhookPassword) return 'bad_signature';
    return judged(basicCredentials(webhookUser, webhookPassword), headerOf(delivery, 'authorization'));
  }
  return staysOnThisMachine(delivery) ? 'ok' : 'bad_signature';
}

/** The value of a header, whatever its case. */
export function headerOf({ headers }: Pick<WebhookDelivery, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(headers).find(([given]) => given.toLowerCase() === wanted)?.[1];
}

function judgeHmac(hmac: Hmac, secret: string, delivery: WebhookDelivery, now: Date): Verdict {
  const { timestamp, prefix = '', algorithm = 'sha256', encoding = 'hex' } = hmac;
  const given = headerOf(delivery, hmac.header);
  if (!secret || !given?.startsWith(prefix)) return 'bad_signature';
  const stamp = timestamp && headerOf(delivery, timestamp.header);
  if (timestamp && !stamp) return 'bad_signature';
  const digest = createHmac(algorithm, secret);
  for (const part of signedParts(timestamp?.signed, stamp ?? '', delivery.rawBody)) digest.update(part);
  const signature = given.slice(prefix.length);
  // Hexadecimal digits are the same in both cases.
  const compared = encoding === 'hex' ? signature.toLowerCase() : signature;
  if (!sameSignature(digest.digest(encoding), compared)) return 'bad_signature';
  if (!timestamp) return 'ok';
  const sent = readMoment(stamp, timestamp.form ?? 'seconds');
  const window = millisecondsOf(timestamp.within ?? DEFAULT_WINDOW);
  return sent !== undefined && Math.abs(now.getTime() - Date.parse(sent)) <= window ? 'ok' : 'too_old';
}

/** The pieces that were signed one after the other; the body stays the bytes that came. */
function signedParts(form = '{body}', stamp: string, body: Uint8Array): (string | Uint8Array)[] {
  return form
    .split(/(\{body\}|\{timestamp\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{body}' ? body : part === '{timestamp}' ? stamp : part));
}

function judged(expected: string, given: string | undefined): Verdict {
  return given !== undefined && sameSignature(expected, given) ? 'ok' : 'bad_signature';
}

/** Without a proof only this machine itself is believed: it called our own address, and nobody passed the request on. */
function staysOnThisMachine(delivery: WebhookDelivery): boolean {
  const called = URL.canParse(delivery.url) ? new URL(delivery.url).hostname : '';
  return (
    isLoopback(called) &&
    isLoopback(delivery.peer ?? '') &&
    FORWARDED.every((name) => headerOf(delivery, name) === undefined)
  );
}

function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/i, '');
  return address === 'localhost' || address === '::1' || LOOPBACK.test(address);
}
