import {
  lintDatev,
  readCamt,
  readEbInterface,
  readInvoice,
  readPaymentStatus,
  readStatement,
  validateInvoice,
  viewInvoice,
} from '@belegfluss/documents';
import { ebInterfaceSamples, invoiceSamples } from './invoice-samples.ts';
import { sampleFiles, sampleTexts } from './samples.ts';

/** A reader, and a valid document in which a piece may stand any number of times before a mark. */
export interface Bomb {
  reader: string;
  piece: string;
  mark: string;
  sample: Uint8Array | undefined;
  read: (input: Uint8Array) => unknown;
}

/** Pieces by the mark before which they stand. */
type Pieces = Readonly<Record<string, readonly string[]>>;

const ubl: Pieces = {
  '</Invoice>': [
    '<cac:InvoiceLine/>',
    '<cbc:Note>x</cbc:Note>',
    '<cac:AllowanceCharge/>',
    '<cac:PaymentMeans/>',
    '<cac:TaxTotal><cac:TaxSubtotal/></cac:TaxTotal>',
    '<cac:AdditionalDocumentReference/>',
    '<a/>',
  ],
};

const ebInterface: Pieces = {
  '</ItemList>': ['<ListLineItem/>'],
  '</Tax>': ['<TaxItem><TaxableAmount>1</TaxableAmount><TaxPercent TaxCategoryCode="Z">0</TaxPercent></TaxItem>'],
  '</PaymentConditions>': ['<Discount/>'],
  '</Invoice>': ['<AdditionalInformation Key="Note">x</AdditionalInformation>'],
};

const camt: Pieces = {
  '</Stmt>': ['<Bal/>'],
  '<Ntry>': ['<Ntry/>'],
  '</TxDtls>': ['<RmtInf><Ustrd>x</Ustrd></RmtInf>'],
};
const mt940: Pieces = { ':62F:': [':61:2611201120CR1,NTRFX\r\n', ':86:abc\r\n', ':86:166?20abc\r\n'] };

/** Documents that grow where readers keep, add up or compare what they find. */
export function bombs(): Bomb[] {
  const [invoice] = invoiceSamples();
  const austrian = ebInterfaceSamples().at(-1);
  const [header] = sampleTexts('"EXTF";700;21\r\n');
  return [
    ...bombsOf('readInvoice', invoice, ubl, (input) => readInvoice(input)),
    ...bombsOf('validateInvoice', invoice, ubl, (input) => validateInvoice(input)),
    ...bombsOf('viewInvoice', invoice, ubl, (input) => viewInvoice(input, 'de')),
    ...bombsOf('readEbInterface', austrian, ebInterface, readEbInterface),
    ...bombsOf('readCamt', sampleFiles('camt053')[0], camt, (input) => readCamt(input)),
    ...bombsOf('readPaymentStatus', sampleFiles('pain002')[0], { '<TxInfAndSts>': ['<TxInfAndSts/>'] }, (input) =>
      readPaymentStatus(input),
    ),
    ...bombsOf('readStatement', sampleFiles('mt940')[0], mt940, (input) => readStatement(input, { fragments: true })),
    ...bombsOf('lintDatev', header, { '\r\n': [';"";'] }, (input) => lintDatev(input)),
  ];
}

function bombsOf(reader: string, sample: Uint8Array | undefined, pieces: Pieces, read: Bomb['read']): Bomb[] {
  return Object.entries(pieces).flatMap(([mark, all]) => all.map((piece) => ({ reader, piece, mark, sample, read })));
}

/** The document with so many bytes of its piece before the first mark. */
export function grown({ sample, mark, piece }: Bomb, bytes: number): Uint8Array {
  const document = new TextDecoder().decode(sample);
  const at = document.indexOf(mark);
  if (at < 0) throw new Error(`no ${mark} in the sample`);
  const pieces = piece.repeat(Math.floor(bytes / piece.length));
  return new TextEncoder().encode(document.slice(0, at) + pieces + document.slice(at));
}
