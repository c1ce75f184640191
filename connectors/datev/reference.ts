import { createHash } from 'node:crypto';

const ALLOWED = /^[-0-9A-Za-z_. +?;]{1,254}$/;

/**
 * A `Reference-Id` that DATEV accepts and that stands for exactly this text.
 * A text with other characters, or a longer one, gets a digest in place of what had to go.
 */
export function referenceId(text: string): string {
  if (ALLOWED.test(text)) return text;
  const readable = text.replace(/[^-0-9A-Za-z_. +?;]/g, '_').slice(0, 200);
  return `${readable}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
