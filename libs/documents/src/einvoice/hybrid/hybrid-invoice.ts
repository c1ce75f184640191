import { DocumentError, type Text } from '../../diagnostic.ts';
import type { EmbeddedFile } from '../../pdf/embedded-file.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { profileOf } from '../profile.ts';
import { sourceInvoice, syntaxOf } from '../source/index.ts';
import { hybridMetadata } from './hybrid-metadata.ts';
import { hybridConvention, hybridProfileOf, type HybridProfile } from './hybrid-profile.ts';

/**
 * The electronic invoice for `InvoiceView.electronic`: CII XML as `writeCii` gives it, embedded as it is, named and described as
 * Factur-X, ZUGFeRD and XRechnung want it for the profile that it follows (BT-24).
 * @throws DocumentError `einvoice.hybrid_syntax`, `einvoice.hybrid_profile`, or `einvoice.xml_*` where it is no XML.
 */
export function hybridInvoice(xml: Uint8Array | string): EmbeddedFile {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const profile = profileIn(bytes);
  const convention = hybridConvention(profile);
  return {
    name: convention.fileName,
    type: 'text/xml',
    description: profile === 'XRECHNUNG' ? 'XRechnung' : 'Factur-X/ZUGFeRD',
    relationship: convention.relationship,
    bytes,
    metadata: hybridMetadata(profile, convention),
  };
}

function profileIn(bytes: Uint8Array): HybridProfile {
  const root = readXmlTree(bytes);
  if (syntaxOf(root) !== 'cii')
    throw refused(
      'einvoice.hybrid_syntax',
      { de: 'Ein hybrides PDF trägt eine Rechnung im Format CII.', en: 'A hybrid PDF carries an invoice in CII.' },
      { de: 'Schreiben Sie die Rechnung mit writeCii.', en: 'Write the invoice with writeCii.' },
    );
  const profile = hybridProfileOf(profileOf(sourceInvoice(root).specification));
  if (profile === undefined)
    throw refused(
      'einvoice.hybrid_profile',
      {
        de: 'Dieses Profil ist für hybride PDF nicht vorgesehen.',
        en: 'This profile is not meant for hybrid PDFs.',
      },
      {
        de: 'Wählen Sie ein Profil von Factur-X, EN 16931 oder XRechnung.',
        en: 'Choose a profile of Factur-X, EN 16931 or XRechnung.',
      },
    );
  return profile;
}

function refused(code: string, message: Text, remedy: Text): DocumentError {
  return new DocumentError([{ code, severity: 'error', message, remedy, path: 'BT-24' }]);
}
