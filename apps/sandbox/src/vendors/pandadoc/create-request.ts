import { randomBytes } from 'node:crypto';
import { NO_KEY } from '../../effects.ts';
import type { VendorAnswer, VendorRequest } from '../../gateway/vendor-face.ts';
import { isObject, listOf, objectOf, parseJson, scalarOf, textOf, textsOf } from '../../json-reader.ts';
import { invalid } from './answers.ts';
import type { Documents } from './documents.ts';
import { viewStatus } from './document-view.ts';
import { readPricing } from './pricing.ts';
import type { Recipient } from './state.ts';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** POST documents: from a template; the document is only uploaded at first and becomes a draft by itself. */
export function createDocument(documents: Documents, request: VendorRequest): VendorAnswer {
  const body = parseJson(request.body);
  if (!isObject(body)) return invalid({ non_field_errors: ['Invalid JSON.'] });
  const templateId = textOf(body['template_uuid']);
  if (templateId === undefined) return invalid({ template_uuid: ['Needed.'] });
  const recipients = listOf(body['recipients']).map(readRecipient);
  if (recipients.length === 0) return invalid({ recipients: ['Needed.'] });
  if (recipients.some((recipient) => recipient.email === '')) return invalid({ recipients: ['email is required.'] });
  const pricing = readPricing(body['pricing_tables'], newId);
  if (typeof pricing === 'string') return invalid({ pricing_tables: [pricing] });
  const metadata = readMetadata(body['metadata']);
  const draft = {
    id: newId(),
    name: textOf(body['name']) ?? 'Vertrag',
    templateId,
    tokens: listOf(body['tokens'])
      .map(objectOf)
      .map((token) => ({ name: textOf(token['name']) ?? '', value: scalarOf(token['value']) ?? '' })),
    pricing,
    recipients,
    metadata: { ...metadata, document__created_via_public_api: 'true' },
    tags: textsOf(body['tags']),
  };
  const key = request.effectKey ?? metadata['belegfluss_key'] ?? NO_KEY;
  const document = documents.create(draft, { key, action: 'documents.create' });
  const info = 'The document is being made; ask for its status until it is document.draft.';
  return {
    status: 201,
    json: {
      ...viewStatus(document),
      links: [{ rel: 'status', href: `/public/v1/documents/${document.id}`, type: 'GET' }],
      info_message: info,
    },
  };
}

function readRecipient(raw: unknown): Recipient {
  const recipient = objectOf(raw);
  return {
    id: newId(),
    email: textOf(recipient['email']) ?? '',
    firstName: textOf(recipient['first_name']) ?? '',
    lastName: textOf(recipient['last_name']) ?? '',
    role: textOf(recipient['role']) ?? '',
    signatureDate: null,
  };
}

function readMetadata(raw: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(raw)).map(([name, value]) => [name, scalarOf(value) ?? JSON.stringify(value)]),
  );
}

/** An id in PandaDoc's form: 22 letters and digits. */
function newId(): string {
  return [...randomBytes(22)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
