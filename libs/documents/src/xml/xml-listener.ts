import type { XmlElement } from './xml-element.ts';

/** Whoever listens is given each element when it is complete, innermost first. */
export interface XmlListener {
  /** An element starts; its children and text are not read yet. */
  opened?(element: XmlElement): void;
  /** An element is complete. Answer true to forget it: it is then not kept as a child of its parent. */
  closed(element: XmlElement): boolean;
}
