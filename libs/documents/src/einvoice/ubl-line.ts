import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import type { InvoiceLine, LineAllowance } from './invoice.ts';
import { amountNode, periodNode, vatScheme } from './ubl-values.ts';

/** An invoice line, BG-25, in the element order of UBL. */
export function lineNode(line: InvoiceLine, currency: string): XmlNode {
  return xml('cac:InvoiceLine', [
    xml('cbc:ID', line.id),
    xml('cbc:Note', line.note),
    xml('cbc:InvoicedQuantity', line.quantity, { unitCode: line.unit }),
    amountNode('cbc:LineExtensionAmount', line.netAmount, currency),
    periodNode(line.period),
    ...line.allowances.map((allowance) => allowanceNode(allowance, currency)),
    xml('cac:Item', [
      xml('cbc:Description', line.description),
      xml('cbc:Name', line.name),
      xml('cac:BuyersItemIdentification', [xml('cbc:ID', line.buyerItemId)]),
      xml('cac:SellersItemIdentification', [xml('cbc:ID', line.sellerItemId)]),
      xml('cac:ClassifiedTaxCategory', [xml('cbc:ID', line.vatCategory), xml('cbc:Percent', line.vatRate), vatScheme]),
    ]),
    xml('cac:Price', [
      amountNode('cbc:PriceAmount', line.price, currency),
      xml('cbc:BaseQuantity', line.priceBaseQuantity, { unitCode: line.unit }),
    ]),
  ]);
}

function allowanceNode(allowance: LineAllowance, currency: string): XmlNode {
  return xml('cac:AllowanceCharge', [
    xml('cbc:ChargeIndicator', 'false'),
    xml('cbc:AllowanceChargeReasonCode', allowance.reasonCode),
    xml('cbc:AllowanceChargeReason', allowance.reason),
    xml('cbc:MultiplierFactorNumeric', allowance.percentage),
    amountNode('cbc:Amount', allowance.amount, currency),
    amountNode('cbc:BaseAmount', allowance.baseAmount, currency),
  ]);
}
