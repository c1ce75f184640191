import type { Term } from './term.ts';
import { termsOf } from './term.ts';

/** Terms of the lines: EN 16931-1:2017. A sub invoice line (BG-DEX-01) has the same ones. */
export const lineTerms: readonly Term[] = [
  ...termsOf('BG-25', [
    ['BT-126', '1..1', 'identifier', 'Nummer der Position', 'Invoice line identifier'],
    ['BT-129', '1..1', 'quantity', 'Berechnete Menge', 'Invoiced quantity'],
    ['BT-130', '1..1', 'code', 'Einheit der Menge', 'Invoiced quantity unit of measure code'],
    ['BT-131', '1..1', 'amount', 'Nettobetrag der Position', 'Invoice line net amount'],
    ['BT-132', '0..1', 'identifier', 'Position der Bestellung', 'Referenced purchase order line reference'],
  ]),
  ...termsOf('BT-127-00', [['BT-127', '0..1', 'text', 'Freitext zur Position', 'Invoice line note']]),
  ...termsOf('BT-128-00', [
    ['BT-128', '0..1', 'identifier', 'Objekt der Position', 'Invoice line object identifier'],
    ['BT-128-1', '0..1', 'code', 'Schema des Objekts', 'Invoice line object identifier scheme'],
  ]),
  ...termsOf('BT-133-00', [
    ['BT-133', '0..1', 'text', 'Buchungsreferenz der Position', 'Invoice line buyer accounting reference'],
  ]),
  ...termsOf('BG-26', [
    ['BT-134', '0..1', 'date', 'Beginn des Zeitraums der Position', 'Invoice line period start date'],
    ['BT-135', '0..1', 'date', 'Ende des Zeitraums der Position', 'Invoice line period end date'],
  ]),
  ...termsOf('BG-27', [
    ['BT-136', '1..1', 'amount', 'Betrag des Nachlasses', 'Invoice line allowance amount'],
    ['BT-137', '0..1', 'amount', 'Grundbetrag des Nachlasses', 'Invoice line allowance base amount'],
    ['BT-138', '0..1', 'percent', 'Prozentsatz des Nachlasses', 'Invoice line allowance percentage'],
    ['BT-139', '0..1', 'text', 'Grund des Nachlasses', 'Invoice line allowance reason'],
    ['BT-140', '0..1', 'code', 'Code des Nachlassgrundes', 'Invoice line allowance reason code'],
  ]),
  ...termsOf('BG-28', [
    ['BT-141', '1..1', 'amount', 'Betrag des Zuschlags', 'Invoice line charge amount'],
    ['BT-142', '0..1', 'amount', 'Grundbetrag des Zuschlags', 'Invoice line charge base amount'],
    ['BT-143', '0..1', 'percent', 'Prozentsatz des Zuschlags', 'Invoice line charge percentage'],
    ['BT-144', '0..1', 'text', 'Grund des Zuschlags', 'Invoice line charge reason'],
    ['BT-145', '0..1', 'code', 'Code des Zuschlagsgrundes', 'Invoice line charge reason code'],
  ]),
  ...termsOf('BT-147-00', [['BT-147', '0..1', 'price', 'Nachlass auf den Preis', 'Item price discount']]),
  ...termsOf('BG-29', [
    ['BT-146', '1..1', 'price', 'Nettopreis des Artikels', 'Item net price'],
    ['BT-148', '0..1', 'price', 'Bruttopreis des Artikels', 'Item gross price'],
    ['BT-149', '0..1', 'quantity', 'Basismenge des Preises', 'Item price base quantity'],
    ['BT-150', '0..1', 'code', 'Einheit der Basismenge', 'Item price base quantity unit of measure code'],
  ]),
  ...termsOf('BG-30', [
    ['BT-151', '1..1', 'code', 'Steuerkategorie des Artikels', 'Invoiced item VAT category code'],
    ['BT-152', '0..1', 'percent', 'Steuersatz des Artikels', 'Invoiced item VAT rate'],
  ]),
  ...termsOf('BG-31', [
    ['BT-153', '1..1', 'text', 'Name des Artikels', 'Item name'],
    ['BT-154', '0..1', 'text', 'Beschreibung des Artikels', 'Item description'],
    ['BT-155', '0..1', 'identifier', 'Artikelnummer des Verkäufers', "Item seller's identifier"],
    ['BT-156', '0..1', 'identifier', 'Artikelnummer des Käufers', "Item buyer's identifier"],
    ['BT-157', '0..1', 'identifier', 'Artikelnummer eines Verzeichnisses', 'Item standard identifier'],
    ['BT-157-1', '1..1', 'code', 'Schema der Artikelnummer', 'Item standard identifier scheme'],
    ['BT-159', '0..1', 'code', 'Herkunftsland des Artikels', 'Item country of origin'],
  ]),
  ...termsOf('BT-158-00', [
    ['BT-158', '1..1', 'identifier', 'Klassifizierung des Artikels', 'Item classification identifier'],
    ['BT-158-1', '1..1', 'code', 'Schema der Klassifizierung', 'Item classification identifier scheme'],
    ['BT-158-2', '0..1', 'text', 'Version der Klassifizierung', 'Item classification identifier scheme version'],
  ]),
  ...termsOf('BG-32', [
    ['BT-160', '1..1', 'text', 'Name des Merkmals', 'Item attribute name'],
    ['BT-161', '1..1', 'text', 'Wert des Merkmals', 'Item attribute value'],
  ]),
];
