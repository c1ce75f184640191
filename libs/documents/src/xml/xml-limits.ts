/** What a document may use at most before reading stops. */
export interface XmlLimits {
  /** Bytes of the whole document. */
  bytes: number;
  /** Nested elements. */
  depth: number;
  /** Attributes of one element. */
  attributes: number;
  /** Characters of text in one element. */
  text: number;
  /** Elements in memory at once. Of a document that is read as it arrives, each attribute counts as one more, and what was let go does not count. */
  elements: number;
}

/** Room for a statement of several hundred thousand entries, of which each is let go when it was read, and for no bomb. */
export const defaultXmlLimits: XmlLimits = {
  bytes: 512 * 1024 * 1024,
  depth: 64,
  attributes: 64,
  text: 1024 * 1024,
  elements: 100_000,
};

/** What a document that is kept as a whole may use. */
export interface XmlTreeLimits extends XmlLimits {
  /** Elements directly inside one element: rows of whatever kind, of which empty ones take a few bytes each. */
  children: number;
}

/** Room for an invoice of 100,000 lines (128 MiB) or one with many large attachments, and for no bomb. */
export const invoiceXmlLimits: XmlTreeLimits = {
  bytes: 128 * 1024 * 1024,
  depth: 64,
  attributes: 64,
  text: 128 * 1024 * 1024,
  elements: 2_500_000,
  // The schemas of UBL and CII name no limit; this leaves room for 100,000 lines and what stands beside them.
  children: 101_000,
};
