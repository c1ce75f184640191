import type { PaymentAddress } from './payment-model.ts';

/** How the versions before and since 2019 differ: names of elements, and whether an address has parts or two lines. */
export type PaymentStyle = 'old' | 'new';

/** The two lines of an address in the old style: street and number, post code and city. */
export function addressLines({ street, buildingNumber, postCode, city }: PaymentAddress): [string, string] {
  return [joined(street, buildingNumber), joined(postCode, city)];
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
