import type { EmbeddedFile } from '../../pdf/archive-document.ts';
import { hybridMetadata } from './hybrid-metadata.ts';
import { hybridConvention, type HybridProfile } from './hybrid-profile.ts';

/**
 * The electronic invoice for `InvoiceView.electronic`: CII XML as `writeCii` gives it, named and described as Factur-X,
 * ZUGFeRD and XRechnung want it. The XML is embedded as it is.
 */
export function hybridInvoice(xml: Uint8Array | string, profile: HybridProfile): EmbeddedFile {
  const convention = hybridConvention(profile);
  return {
    name: convention.fileName,
    type: 'text/xml',
    description: profile === 'XRECHNUNG' ? 'XRechnung' : 'Factur-X/ZUGFeRD',
    relationship: convention.relationship,
    bytes: typeof xml === 'string' ? new TextEncoder().encode(xml) : xml,
    metadata: hybridMetadata(profile, convention),
  };
}
