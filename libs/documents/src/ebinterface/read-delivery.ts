import type { Invoice, Period } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ElementReader } from './element-reader.ts';
import { readAddress } from './read-party.ts';

/** The two days of a period inside an element. */
export function readPeriod(element: XmlElement | undefined, reader: ElementReader): Period | undefined {
  const period = reader.child(element, 'Period');
  if (!period) return undefined;
  return withoutUndefined({ start: reader.date(period, 'FromDate'), end: reader.date(period, 'ToDate') });
}

/** When and where was delivered; a period may also have been given elsewhere. */
export function readDelivery(
  root: XmlElement,
  elsewhere: Period | undefined,
  reader: ElementReader,
): Pick<Invoice, 'delivery' | 'period' | 'despatchAdviceReference'> {
  const element = reader.child(root, 'Delivery');
  const addressElement = reader.child(element, 'Address');
  const place = addressElement && readAddress(addressElement, reader);
  const delivery = withoutUndefined({
    date: reader.date(element, 'Date'),
    name: place?.name,
    address: place?.address,
    locationIdentifier: place?.identifier?.address,
    locationScheme: place?.identifier?.scheme,
  });
  return withoutUndefined({
    despatchAdviceReference: reader.text(element, 'DeliveryID'),
    delivery: Object.keys(delivery).length > 0 ? delivery : undefined,
    period: readPeriod(element, reader) ?? elsewhere,
  });
}
