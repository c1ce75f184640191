import type { XmlElement } from './xml-element.ts';

/**
 * Sees a document while it is read into a tree, part by part, and says which parts may be given up at once: a file of any number of
 * rows is gone through with the memory for one of them.
 */
export interface TreeWatcher {
  /** An element starts, the root or one inside of a watched one; true when what is directly inside shall be seen part by part. */
  opened(element: XmlElement): boolean;
  /** An element inside of a watched one is complete; true when nothing in it is needed any more. */
  completed(element: XmlElement): boolean;
  /** A watched element is complete. */
  closed(element: XmlElement): void;
  /** How many elements may be in the tree at once, each of their attributes counted as one more. */
  readonly mostKept: number;
}

/** Shows a tree that is there already; nothing of it is given up. */
export function showTree(element: XmlElement, watcher: TreeWatcher): boolean {
  if (!watcher.opened(element)) return false;
  for (const child of element.children) if (!showTree(child, watcher)) watcher.completed(child);
  watcher.closed(element);
  return true;
}
