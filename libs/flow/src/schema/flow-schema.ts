import type { Catalog } from '../check/catalog.ts';
import { ID_PATTERN } from '../language/field-shapes.ts';
import { FlowFile, TRIGGER_SHAPES } from '../language/flow-file.ts';
import { STEP_SHAPES } from '../language/step-shapes.ts';
import { actionInput } from './action-input.ts';
import { described } from './described.ts';
import { bothLanguages } from './hover.ts';
import type { JsonSchema } from './json-schema.ts';
import { byKind, fieldsOf, kindDefinitions, withFields, withInputs, withUndo } from './kinds.ts';
import { proposalsOf, references } from './proposals.ts';
import { FILE_WORDS } from './words/file-words.ts';
import { COMMON_WORDS, STEP_WORDS } from './words/step-words.ts';
import { TRIGGER_WORDS } from './words/trigger-words.ts';

/**
 * JSON Schema (draft-07) of flow files for editors: the shapes of the loader with a text for each key, and the systems,
 * actions, tables and limits of one pack. What the checker accepts is accepted; the checker finds more.
 */
export function flowSchema(catalog: Catalog): JsonSchema {
  const proposals = proposalsOf(catalog);
  const actions = references(catalog, (connector) => connector.actions);
  const entities = references(catalog, (connector) => connector.entities);
  const file = described(FlowFile, FILE_WORDS, proposals);
  const steps = kindDefinitions('step', STEP_SHAPES, STEP_WORDS, proposals, COMMON_WORDS);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Belegfluss',
    ...file,
    properties: { ...file.properties, on: { ...file.properties?.['on'], ...mapOf('trigger') } },
    definitions: {
      cel: { type: 'string', description: bothLanguages(CEL) },
      steps: mapOf('step'),
      trigger: byKind('trigger', TRIGGER_SHAPES, TRIGGER_WORDS),
      step: byKind('step', STEP_SHAPES, STEP_WORDS),
      ...kindDefinitions('trigger', TRIGGER_SHAPES, TRIGGER_WORDS, proposals),
      ...steps,
      'step.call': withUndo(withInputs(steps['step.call'] ?? {}, actions), actions),
      'step.upsert': withFields(steps['step.upsert'] ?? {}, entities),
      ...Object.fromEntries(actions.map(({ name, item }) => [name, actionInput(item)])),
      ...Object.fromEntries(
        entities.flatMap(({ name, item: { title, upsert } }) =>
          upsert ? [[fieldsOf(name), actionInput({ title, input: upsert.fields })]] : [],
        ),
      ),
    },
  };
}

const CEL = {
  de: 'Ausdruck in CEL über record, event, steps, settings und now.',
  en: 'Expression in CEL over record, event, steps, settings and now.',
};

/** A map of at least one entry, each under a name that expressions can read. */
function mapOf(definition: string): JsonSchema {
  return {
    type: 'object',
    minProperties: 1,
    patternProperties: { [ID_PATTERN]: { $ref: `#/definitions/${definition}` } },
    additionalProperties: false,
  };
}
