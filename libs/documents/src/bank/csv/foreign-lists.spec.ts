import { readFileSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { itEach, sharedFiles } from '../../../test/shared-files.ts';
import { readStatement } from '../statement-reader.ts';

describe('a list of something else', () => {
  itEach(sharedFiles('badinput/csv/own', '.csv'))('in %s is not taken for a statement', async (file) => {
    expect((await refusalOf(readStatement(readFileSync(file))))[0]?.code).toBe(
      file.includes('empty') ? 'bank.file_empty' : 'bank.format_unknown',
    );
  });
});
