import { DocumentError, type Text } from '../../../diagnostic.ts';

const askForXml: Text = {
  de: 'Fordern Sie beim Absender eine neue Datei oder die elektronische Rechnung als XML an.',
  en: 'Ask the sender for a new file or for the electronic invoice as XML.',
};

const faults = {
  pdf_broken: {
    message: {
      de: 'Die PDF-Datei ist beschädigt und kann nicht gelesen werden.',
      en: 'The PDF file is damaged and cannot be read.',
    },
    remedy: askForXml,
  },
  pdf_encrypted: {
    message: {
      de: 'Die PDF-Datei ist verschlüsselt; ein Archivformat (PDF/A) darf das nicht sein.',
      en: 'The PDF file is encrypted, which an archive format (PDF/A) must not be.',
    },
    remedy: {
      de: 'Fordern Sie beim Absender die Datei ohne Kennwort und ohne Verschlüsselung an.',
      en: 'Ask the sender for the file without password and encryption.',
    },
  },
  pdf_filter_unknown: {
    message: {
      de: 'Die eingebettete Rechnung ist mit einem Verfahren gepackt, das in Rechnungen nicht üblich ist.',
      en: 'The embedded invoice is packed in a way that is not usual in invoices.',
    },
    remedy: askForXml,
  },
  pdf_too_large: {
    message: {
      de: 'Die PDF-Datei ist größer oder tiefer verschachtelt, als es eine Rechnung je ist.',
      en: 'The PDF file is larger or more deeply nested than any invoice.',
    },
    remedy: askForXml,
  },
  pdf_without_invoice: {
    message: {
      de: 'In der PDF-Datei steckt keine elektronische Rechnung (factur-x.xml, xrechnung.xml oder zugferd-invoice.xml).',
      en: 'The PDF file holds no electronic invoice (factur-x.xml, xrechnung.xml or zugferd-invoice.xml).',
    },
    remedy: {
      de: 'Behandeln Sie die Datei als gewöhnliches PDF, oder fordern Sie beim Absender eine elektronische Rechnung an.',
      en: 'Treat the file as an ordinary PDF, or ask the sender for an electronic invoice.',
    },
  },
} satisfies Record<string, { message: Text; remedy: Text }>;

/** The error for a PDF that cannot be read; `facts` say where or which limit. */
export function pdfFault(fault: keyof typeof faults, facts?: Record<string, unknown>): DocumentError {
  return new DocumentError([
    { code: `einvoice.${fault}`, severity: 'error', ...faults[fault], ...(facts === undefined ? {} : { facts }) },
  ]);
}
