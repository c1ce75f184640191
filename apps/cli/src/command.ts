import type { Diagnostic, Text } from '@belegfluss/sdk';
import type { Command } from 'commander';
import type { Language, Settings } from './config.ts';

/** 0 fine · 1 findings or failure · 2 wrong use · 3 waiting for a person · 4 conflict. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** What a verb came to; the frame prints it, as one JSON document or as text. */
export interface Outcome {
  exitCode: ExitCode;
  /** Fields of the JSON document. */
  data: Record<string, unknown>;
  /** The same for people, on standard output. */
  text: string;
  diagnostics?: Diagnostic[];
  /** Findings are the result of the verb, not remarks about it: they go to standard output, with the lines they speak of. */
  findingsAreData?: boolean;
  /** Findings are shown without the lines they speak of, since those hold personal data. */
  hidesLines?: boolean;
}

/** What a verb may use while it works. */
export interface Shell {
  settings: Settings;
  json: boolean;
  language: Language;
  say(text: Text): string;
  /** A line for people while the verb works; on standard error, not in JSON mode. */
  progress(line: string): void;
  /** Prints what a verb that goes on has come to so far. */
  show(outcome: Outcome): void;
  /** Empties the screen, where there is one. */
  clear(): void;
}

/** The work of one verb. A number is an exit code of a verb that has printed everything itself. */
export type Work = (shell: Shell) => Promise<Outcome | number>;

/** What a verb needs to register itself. */
export interface Registry {
  program: Command;
  /** For the words of the help. */
  say(text: Text): string;
  /** Carries the work out and prints what it came to; for commander's `action`. */
  perform(work: Work): Promise<void>;
}

/** A verb adds its commands to the program. Heavy modules are loaded in its work, not before. */
export type Verb = (registry: Registry) => void;
