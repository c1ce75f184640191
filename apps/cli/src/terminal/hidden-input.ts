import type { ReadStream } from 'node:tty';

const [INTERRUPT, END, BACKSPACE, DELETE] = ['\u0003', '\u0004', '\b', '\u007f'];
const ENTER: ReadonlySet<string> = new Set(['\r', '\n']);

/** The parts of a terminal that are needed to read from it. */
export type Keyboard = Pick<ReadStream, 'setRawMode' | 'setEncoding' | 'on' | 'off' | 'resume' | 'pause'>;

/** A line that is typed at a terminal and never shown there. `interrupt` is called for Ctrl-C. */
export function hiddenLine(keyboard: Keyboard, interrupt: () => void): Promise<string> {
  return new Promise((done) => {
    let line: string[] = [];
    const finish = () => {
      keyboard.off('data', read);
      keyboard.pause();
      keyboard.setRawMode(false);
      done(line.join(''));
    };
    const read = (typed: string) => {
      for (const key of typed) {
        if (key === INTERRUPT) {
          line = [];
          finish();
          return interrupt();
        }
        if (ENTER.has(key) || key === END) return finish();
        if (key === BACKSPACE || key === DELETE) line.pop();
        else line.push(key);
      }
    };
    // The terminal itself would show what is typed.
    keyboard.setRawMode(true);
    keyboard.setEncoding('utf8');
    keyboard.on('data', read);
    keyboard.resume();
  });
}
