import { Ajv, type ErrorObject } from 'ajv';
import ajvFormats from 'ajv-formats';
import { objectOf, type JsonObject } from '../json-reader.ts';
import { normaliseMap, normaliseSchema } from './schema-normaliser.ts';

/** Checks a value against a schema of one description and says in words what is wrong. */
export interface SchemaCompiler {
  check(schema: unknown, value: unknown, place: string): string[];
}

const FORMATS_WITHOUT_RULE = ['binary', 'password', 'uri-reference', 'url', 'phone'];

/** A compiler over one OpenAPI document; validators are compiled when first used and kept. */
export function createSchemaCompiler(name: string, document: JsonObject): SchemaCompiler {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, validateFormats: true, logger: false });
  ajvFormats.default(ajv);
  for (const format of FORMATS_WITHOUT_RULE) ajv.addFormat(format, true);
  const root = `spec:${name}`;
  const schemas = normaliseMap(objectOf(objectOf(document['components'])['schemas']), root);
  ajv.addSchema({ $id: root, components: { schemas } });
  const validators = new Map<unknown, ReturnType<Ajv['compile']>>();
  return {
    check(schema, value, place) {
      let validate = validators.get(schema);
      if (validate === undefined) {
        validate = ajv.compile(objectOf(normaliseSchema(schema, root)));
        validators.set(schema, validate);
      }
      return validate(value) === true ? [] : (validate.errors ?? []).slice(0, 5).map((error) => say(place, error));
    },
  };
}

function say(place: string, error: ErrorObject): string {
  const detail = error.keyword === 'enum' ? ` (${JSON.stringify(error.params['allowedValues'])})` : '';
  return `${place}${error.instancePath}: ${error.message ?? error.keyword}${detail}`;
}
