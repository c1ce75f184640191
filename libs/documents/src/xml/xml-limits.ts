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
}

/** Room for a statement of several hundred thousand entries, and for no bomb. */
export const defaultXmlLimits: XmlLimits = { bytes: 512 * 1024 * 1024, depth: 64, attributes: 64, text: 1024 * 1024 };
