import { fileURLToPath } from 'node:url';
import { scriptArguments, wrongUse } from '../script-arguments.ts';
import { validatorUnderTest } from './validator-under-test.ts';
import { officialCases } from './collections.ts';
import { judge } from './judge.ts';
import { verdictTable } from './verdict-table.ts';

const LOCAL = fileURLToPath(new URL('../../../shared/accounting/data/einvoice', import.meta.url));

const HELP = `npm run test:official -- [--data FOLDER] [--json]

Judges the official documents of e-invoicing and says where our validator and theirs differ.

--data FOLDER   where the collections lie
--json          one JSON object on standard output instead of a table
`;

const { values } = scriptArguments(
  HELP,
  { data: { type: 'string', default: LOCAL }, json: { type: 'boolean', default: false } },
  false,
);
const verdict = judge(officialCases(values.data), validatorUnderTest);
if (verdict.valid.of + verdict.cen.of + verdict.kosit.of === 0)
  wrongUse({ de: 'unter --data liegt keine der Sammlungen', en: 'none of the collections lies at --data' });
process.stdout.write(`${values.json ? JSON.stringify(verdict) : verdictTable(verdict)}\n`);
