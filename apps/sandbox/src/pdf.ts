import { once } from 'node:events';
import { PDFDocument } from 'pdfkit';
import { grandTotal, type PricingTable } from './vendors/pandadoc/pricing.ts';
import type { PandaDocument } from './vendors/pandadoc/state.ts';

const LEFT = 60;
const RIGHT = 535;
const PAGE_END = 720;

/** The contract as PDF: parties, variables, prices, and once it is signed a block with the signatures. */
export async function contractPdf(document: PandaDocument): Promise<Buffer> {
  const created = new Date(document.createdAt);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: LEFT,
    lang: 'de',
    info: { Title: document.name, CreationDate: created, ModDate: created },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = once(pdf, 'end');

  pdf.font('Helvetica-Bold').fontSize(20).text(document.name);
  pdf
    .font('Helvetica')
    .fontSize(9)
    .text(`Dokument ${document.id}, erstellt am ${day(document.createdAt)}`)
    .moveDown(1.5);
  heading(pdf, 'Vertragspartner');
  for (const recipient of document.recipients)
    pdf.text(`${recipient.firstName} ${recipient.lastName}, ${recipient.email}`.trim());
  if (document.tokens.length > 0) heading(pdf, 'Vereinbarungen');
  for (const token of document.tokens) pdf.text(`${token.name}: ${token.value}`);
  for (const table of document.pricing) prices(pdf, table);
  const total = grandTotal(document.pricing);
  pdf
    .moveDown()
    .font('Helvetica-Bold')
    .text(`Gesamtsumme: ${german(total.amount)} ${total.currency}`, LEFT, pdf.y)
    .font('Helvetica');
  if (document.completedAt !== null) signatures(pdf, document);
  pdf.end();
  await finished;
  return Buffer.concat(chunks);
}

function heading(pdf: PDFDocument, text: string): void {
  if (pdf.y > PAGE_END) pdf.addPage();
  pdf
    .moveDown()
    .font('Helvetica-Bold')
    .fontSize(12)
    .text(text, LEFT, pdf.y)
    .moveDown(0.3)
    .font('Helvetica')
    .fontSize(10);
}

function prices(pdf: PDFDocument, table: PricingTable): void {
  heading(pdf, table.name);
  for (const item of table.items) {
    if (pdf.y > PAGE_END) pdf.addPage();
    const top = pdf.y;
    pdf.text(german(item.subtotal), RIGHT - 100, top, { width: 100, align: 'right' });
    pdf.text(`${item.quantity} x ${item.name} je ${german(item.price)}`, LEFT, top, { width: 340 });
  }
  pdf
    .moveTo(LEFT, pdf.y + 3)
    .lineTo(RIGHT, pdf.y + 3)
    .stroke()
    .moveDown(0.6);
  pdf.text(`Summe ${german(table.total)} ${table.currency}`, LEFT, pdf.y, { width: RIGHT - LEFT, align: 'right' });
}

function signatures(pdf: PDFDocument, document: PandaDocument): void {
  heading(pdf, 'Unterschriften');
  for (const recipient of document.recipients) {
    pdf.text(`Elektronisch unterschrieben von ${recipient.firstName} ${recipient.lastName} (${recipient.email})`);
    pdf.text(`am ${day(recipient.signatureDate ?? document.createdAt)}`).moveDown(0.5);
  }
}

function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-');
  return `${date}.${month}.${year}`;
}

function german(amount: string): string {
  return amount.replace('.', ',');
}
