import type { XmlElement } from '../../../xml/xml-element.ts';

/** Where a code stands: the elements of a name, as far as the other conditions fit, and the list that it must be in. */
export interface CodeChoice {
  /** `*` for any element with the attribute. */
  name: string;
  codes: ReadonlySet<string>;
  /** Directly in an element of that name. */
  parent?: string;
  /** The attribute that holds the code, instead of the text. */
  attribute?: string;
  /** True where a missing attribute breaks the rule as well. */
  demanded?: boolean;
  /** In none of these, however deep. */
  outside?: readonly string[];
  /** What else must be so for the element around the code. */
  where?: (parent: XmlElement) => boolean;
  /** What is compared, where it is not the whole text; undefined when there is nothing to compare. */
  part?: (text: string) => string | undefined;
  /** Codes that are allowed beside the list. */
  unless?: (code: string, ancestors: readonly XmlElement[]) => boolean;
}
