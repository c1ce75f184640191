import type { Letterhead } from '../../src/index.ts';

/** The paper of the seller of the sample invoices. */
export const sampleLetterhead: Letterhead = {
  name: 'Nordlicht Software GmbH',
  tagline: 'Software und Beratung für die Werkstatt',
  senderLine: 'Nordlicht Software GmbH · Hafenstraße 12 · 20457 Hamburg',
  footer: [
    ['Nordlicht Software GmbH', 'Hafenstraße 12', '20457 Hamburg'],
    ['Telefon +49 40 123456-0', 'rechnung@nordlicht.example', 'www.nordlicht.example'],
    ['Geschäftsführerin: Ada Beispiel', 'Amtsgericht Hamburg HRB 123456', 'USt-IdNr. DE136695976'],
    ['Commerzbank', 'IBAN DE89 3704 0044 0532 0130 00', 'BIC COBADEFFXXX'],
  ],
};
