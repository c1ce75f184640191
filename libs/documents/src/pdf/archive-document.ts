import type { PDFDocument } from 'pdfkit';
import { markup } from '../markup/markup.ts';
import type { EmbeddedFile } from './embedded-file.ts';
import { pdfkit } from './printing-packages.ts';

/** What is known about a document beside its pages. */
export interface DocumentFacts {
  title: string;
  author: string;
  /** BCP 47: `de`, `en`. */
  language: string;
  /** The moment that the file bears; the same input gives the same bytes. */
  createdAt: Date;
}

/** A PDF/A-3b: tagged, fonts embedded by whoever draws, sRGB as output intent, metadata as XMP. */
export interface ArchiveDocument extends PDFDocument {
  /** Embeds a file as PDF/A-3 wants it: named, typed, dated and with its relation to what is printed. */
  embed(file: EmbeddedFile): void;
}

type DocumentClass = new (facts: DocumentFacts) => ArchiveDocument;

let known: DocumentClass | undefined;

/** An empty one. */
export function archiveDocument(facts: DocumentFacts): ArchiveDocument {
  known ??= documentClass();
  return new known(facts);
}

function documentClass(): DocumentClass {
  return class extends pdfkit().PDFDocument {
    constructor(facts: DocumentFacts) {
      super({
        size: 'A4',
        margin: 0,
        bufferPages: true,
        pdfVersion: '1.7',
        subset: 'PDF/A-3b',
        tagged: true,
        // The standard fonts cannot be embedded, so none is chosen beforehand.
        font: null,
        lang: facts.language,
        displayTitle: true,
        info: {
          Title: facts.title,
          Author: facts.author,
          Creator: 'Belegfluss',
          Producer: 'pdfkit',
          CreationDate: facts.createdAt,
        },
      });
    }

    embed({ bytes: content, metadata, ...description }: EmbeddedFile): void {
      const moment = this.info.CreationDate;
      this.file(content, { ...description, creationDate: moment, modifiedDate: moment });
      this.appendXML(metadata.toString());
    }

    // pdfkit's own version writes title and author into the metadata without escaping them.
    protected override _addInfo(): void {
      const { Title, Author, Creator, Producer, CreationDate } = this.info;
      const description = markup`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${Title}</rdf:li></rdf:Alt></dc:title>
  <dc:creator><rdf:Seq><rdf:li>${Author}</rdf:li></rdf:Seq></dc:creator>
  <pdf:Producer>${Producer}</pdf:Producer>
  <xmp:CreateDate>${CreationDate.toISOString().slice(0, 19)}Z</xmp:CreateDate>
  <xmp:CreatorTool>${Creator}</xmp:CreatorTool>
</rdf:Description>`;
      this.appendXML(description.toString());
    }
  };
}
