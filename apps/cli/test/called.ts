import { readSettings, type Environment } from '../src/config.ts';
import { main } from '../src/main.ts';

/** What a call of the command came to, and what it wrote. */
export interface Called {
  exitCode: number;
  out: string;
  err: string;
}

/** Calls the command in this process; of its environment only what is given counts. */
export async function called(argv: string[], environment: Environment = {}): Promise<Called> {
  const said = { out: '', err: '' };
  const terminal = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) };
  return { exitCode: await main(argv, terminal, readSettings(environment)), ...said };
}
