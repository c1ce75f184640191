import type { Diagnostic } from '../diagnostic.ts';
import { countryCodes } from '../einvoice/codes/country-codes.ts';
import { object, optional, text } from '../input/input-form.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';
import { textFaults } from './payment-code-text.ts';
import { isSwissCharacter } from './swiss-text.ts';

/** A structured address; combined addresses (type K) have not been allowed since November 2025. */
export interface SwissAddress {
  /** Up to 70 characters. */
  name: string;
  /** Up to 70 characters, without the building number. */
  street?: string;
  /** Up to 16 characters. */
  buildingNumber?: string;
  /** Up to 16 characters, without a country in front. */
  postCode: string;
  /** Up to 35 characters. */
  town: string;
  /** ISO 3166-1, two capital letters. */
  country: string;
}

/** The form of an address. */
export const swissAddressForm = object<SwissAddress>({
  name: text,
  street: optional(text),
  buildingNumber: optional(text),
  postCode: text,
  town: text,
  country: text,
});

const lengths = { name: 70, street: 70, buildingNumber: 16, postCode: 16, town: 35 } as const;
const required: ReadonlySet<string> = new Set(['name', 'postCode', 'town']);

/** The faults of an address whose fields are named after `path`. */
export function addressFaults(path: string, address: SwissAddress): Diagnostic[] {
  const texts = Object.keys(lengths) as (keyof typeof lengths)[];
  return [
    ...texts.flatMap((field) =>
      textFaults(`${path}.${field}`, (address[field] ?? '').trim(), {
        length: lengths[field],
        required: required.has(field),
        allows: isSwissCharacter,
      }),
    ),
    ...(countryCodes.has(address.country) ? [] : [paymentCodeDiagnostic('country_invalid', `${path}.country`)]),
  ];
}

/** The seven lines of an address in the code. */
export function addressLines(address: SwissAddress): string[] {
  const { name, street = '', buildingNumber = '', postCode, town, country } = address;
  return ['S', ...[name, street, buildingNumber, postCode, town].map((each) => each.trim()), country];
}
