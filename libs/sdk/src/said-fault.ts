import type { TSchema } from 'typebox';
import type { Text } from './diagnostic.ts';
import { shapeFaults } from './shape-faults.ts';
import { shapeWords } from './shape-words.ts';

/** What keeps a value from fitting its shape, as people are told of it. */
export interface SaidFault {
  /** Dotted path of the field; empty for the value itself. */
  field: string;
  keyword: string;
  /** What may stand there, behind the name of the field. */
  said: Text;
}

/** The first field of a value that was found not to fit its shape. Throws as `shapeFaults` does. */
export function saidFault(shape: TSchema, value: unknown): SaidFault {
  const faults = shapeFaults(shape, value);
  const field = faults[0]?.path.join('.') ?? '';
  // Where one of several shapes is needed, the last fault of a field names them all.
  const fault = faults.findLast(({ path }) => path.join('.') === field);
  if (!fault)
    return {
      field,
      keyword: '',
      said: { de: 'sie hat nicht die verlangte Form', en: 'it is not of the form that is needed' },
    };
  const { de, en } = shapeWords(fault);
  const said = field === '' ? { de, en } : { de: `${field}: ${de}`, en: `${field}: ${en}` };
  return { field, keyword: fault.keyword, said };
}
