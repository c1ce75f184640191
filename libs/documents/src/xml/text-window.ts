import type { Position } from './xml-diagnostics.ts';

/** The part of a text that has arrived and is not read yet, and the place in the whole where it is. */
export class TextWindow {
  /** What is here; everything before `at` is read. */
  text = '';
  at = 0;
  private line = 1;
  /** Index in `text` at which the current line starts; negative where that part is gone. */
  private lineStart = 0;
  /** Index of the next line break that is not counted yet, so that none is searched twice. */
  private nextBreak = -1;

  /** Puts what has arrived behind what is left. */
  append(text: string): void {
    this.position(this.at);
    this.lineStart -= this.at;
    this.text = this.at < this.text.length ? this.text.slice(this.at) + text : text;
    this.at = 0;
    this.nextBreak = this.text.indexOf('\n');
  }

  /** Characters that are not read yet. */
  get left(): number {
    return this.text.length - this.at;
  }

  /** Line and column of an index at or behind the one asked for before. */
  position(index: number): Position {
    while (this.nextBreak >= 0 && this.nextBreak < index) {
      this.line += 1;
      this.lineStart = this.nextBreak + 1;
      this.nextBreak = this.text.indexOf('\n', this.lineStart);
    }
    return { line: this.line, column: index - this.lineStart + 1 };
  }
}
