import type { Diagnostic } from '@belegfluss/sdk';

/** An error answer in the form of RFC 9457 with our stable code. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly diagnostics: Diagnostic[];

  constructor(status: number, code: string, detail: string, diagnostics: Diagnostic[] = []) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.diagnostics = diagnostics;
  }
}
