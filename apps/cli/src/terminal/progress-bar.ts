/** Where a bar is drawn; standard error fits. */
export interface BarStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** A bar that shows how far a long work is. */
export interface ProgressBar {
  /** One more of `total` is done. */
  advance(): void;
  /** Takes the bar away. */
  end(): void;
}

const WIDTH = 30;
const CLEAR_LINE = '\r\u001B[K';

/** A bar on a terminal; nothing at all where nobody looks, or where one step is the whole way. */
export function progressBar(total: number, stream: BarStream = process.stderr): ProgressBar {
  if (stream.isTTY !== true || total < 2) return { advance: () => undefined, end: () => undefined };
  let done = 0;
  let drawn = -1;
  return {
    advance() {
      done += 1;
      const filled = Math.floor((done / total) * WIDTH);
      const percent = Math.floor((done / total) * 100);
      // Only what can be seen is drawn, so that a large folder does not wait for its terminal.
      if (percent === drawn) return;
      drawn = percent;
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} % (${done}/${total})`;
      stream.write(`${CLEAR_LINE}${bar.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end: () => void stream.write(CLEAR_LINE),
  };
}
