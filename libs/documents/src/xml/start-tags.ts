import { NameScope } from './xml-names.ts';
import type { ReadTag } from './xml-start-tag.ts';
import { readStartTag } from './xml-start-tag.ts';

/** A start tag as it is written, read once for all the elements that are written the same in one scope. */
export type StartTag = ReadTag['tag'];

/** Longer tags, and more different ones than are to be remembered, are read each time: a bomb must not fill the memory through them. */
const LONGEST = 200;

/** Reads the start tags of a document, in the scopes of names that they open and their ends close. */
export class StartTags {
  /** The scope that holds where the document is being read. */
  scope = NameScope.outermost();
  private readonly mostAttributes: number;
  private readonly mostRemembered: number;
  private readonly known = new Map<string, StartTag>();

  constructor(mostAttributes: number, mostRemembered: number) {
    this.mostAttributes = mostAttributes;
    this.mostRemembered = mostRemembered;
  }

  /** Reads a whole tag; undefined where it breaks a rule. From here on its scope holds, until it is left. */
  read(written: string): StartTag | 'too-many' | undefined {
    return this.known.get(written) ?? this.readNew(written);
  }

  /** Goes back to the scope around an element. */
  leave(outer: NameScope): void {
    if (this.scope === outer) return;
    this.scope = outer;
    this.known.clear();
  }

  private readNew(written: string): StartTag | 'too-many' | undefined {
    const outer = this.scope;
    const read = readStartTag(written, outer, this.mostAttributes);
    if (read === 'too-many' || read === undefined) return read;
    this.scope = read.scope;
    if (this.scope !== outer) this.known.clear();
    else if (this.known.size < this.mostRemembered && written.length <= LONGEST) this.known.set(written, read.tag);
    return read.tag;
  }
}
