import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { hiddenLine, type Keyboard } from './hidden-input.ts';

/** A terminal that notes whether it shows what is typed. */
class Typed extends EventEmitter {
  shows = true;
  interrupted = 0;
  line(): Promise<string> {
    return hiddenLine(this as unknown as Keyboard, () => (this.interrupted += 1));
  }
  setRawMode(raw: boolean): this {
    this.shows = !raw;
    return this;
  }
  setEncoding(): this {
    return this;
  }
  resume(): this {
    return this;
  }
  pause(): this {
    return this;
  }
}

describe('a line that is not shown', () => {
  it('ends with Enter, in pieces or pasted, and the terminal shows what is typed again', async () => {
    const typed = new Typed();
    const line = typed.line();
    expect(typed.shows).toBe(false);
    for (const piece of ['pä', 'ss', 'wörd\r', 'behind it']) typed.emit('data', piece);
    expect(await line).toBe('pässwörd');
    expect([typed.shows, typed.listenerCount('data'), typed.interrupted]).toEqual([true, 0, 0]);
  });

  it('can be mended while it is typed', async () => {
    const typed = new Typed();
    const line = typed.line();
    for (const piece of ['\u007f', 'ax', '\u007f', 'by', '\b', '\u0004']) typed.emit('data', piece);
    expect(await line).toBe('ab');
  });

  it('is nothing where it is broken off, and whoever broke it off is told', async () => {
    const typed = new Typed();
    const line = typed.line();
    typed.emit('data', 'secret\u0003\r');
    expect(await line).toBe('');
    expect([typed.shows, typed.interrupted]).toEqual([true, 1]);
  });
});
