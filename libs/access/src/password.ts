import { randomBytes, scrypt as scryptCallback, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { accessError } from './diagnostics.ts';

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptCallback);

/** Work factors; written into each hash, so they may grow later without making old passwords useless. */
interface Cost {
  logN: number;
  r: number;
  p: number;
}

const COST: Cost = { logN: 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Twice what the largest accepted cost (N 2^16, r 8) needs. */
const MAX_MEMORY = 128 * 1024 * 1024;

const SHORTEST = 12;
const LONGEST = 200;

/** Hash of a password as text: `scrypt$15$8$3$<salt>$<key>`. Throws DiagnosticError `access.weak_password` outside 12 to 200 characters. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < SHORTEST || password.length > LONGEST) throw accessError('access.weak_password');
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** A hash that no password has, for names that nobody has: checking it costs the same time. */
const NOBODY = ['scrypt', COST.logN, COST.r, COST.p, Buffer.alloc(SALT_BYTES).toString('base64url'), ''].join('$');

/** True where `password` is the one of `hash`. Without a hash, or too long to have any, it works as long and is false. */
export async function isPassword(password: string, hash: string = NOBODY): Promise<boolean> {
  const [, logN, r, p, salt, key] = hash.split('$');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const expected = Buffer.from(key ?? '', 'base64url');
  const actual = await derive(password.slice(0, LONGEST), Buffer.from(salt ?? '', 'base64url'), cost);
  const isSame = expected.byteLength === actual.byteLength && timingSafeEqual(expected, actual);
  return isSame && password.length <= LONGEST;
}

/** Normalised, so that the same letters typed on another keyboard are the same password. */
function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  return scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N: 2 ** logN, r, p, maxmem: MAX_MEMORY });
}
