const schema = { type: ['object', 'boolean'] };
const content = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^([a-z]+|\\*)/[a-z0-9.+*-]+$' },
  additionalProperties: { type: 'object', properties: { schema }, additionalProperties: false },
};
const response = {
  type: 'object',
  required: ['description'],
  properties: { description: { type: 'string' }, content },
  additionalProperties: false,
};
const reference = {
  type: 'object',
  required: ['$ref'],
  properties: { $ref: { type: 'string' } },
  additionalProperties: false,
};
const security = { type: 'array', items: { type: 'object', additionalProperties: { type: 'array' } } };
const parameterIn = (place: string, required: object) => ({
  type: 'object',
  required: ['name', 'in', 'required', 'schema'],
  properties: { name: { type: 'string' }, in: { const: place }, required, schema },
  additionalProperties: false,
});
const parameter = { anyOf: [parameterIn('path', { const: true }), parameterIn('query', { type: 'boolean' })] };
const operation = {
  type: 'object',
  required: ['operationId', 'summary', 'responses'],
  properties: {
    operationId: { type: 'string' },
    summary: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    security,
    parameters: { type: 'array', items: parameter },
    requestBody: {
      type: 'object',
      required: ['content'],
      properties: { required: { type: 'boolean' }, content },
      additionalProperties: false,
    },
    responses: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: '^([1-5]\\d\\d|default)$' },
      additionalProperties: { anyOf: [reference, response] },
    },
  },
  additionalProperties: false,
};

/** The part of OpenAPI 3.1's structure that a description of ours may use, as a JSON Schema. */
export const OPENAPI_STRUCTURE = {
  type: 'object',
  required: ['openapi', 'info', 'paths', 'components'],
  properties: {
    openapi: { const: '3.1.0' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: {
        title: { type: 'string' },
        version: { type: 'string' },
        license: { type: 'object', required: ['name'] },
      },
      additionalProperties: false,
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'] } },
    security,
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        propertyNames: { enum: ['get', 'post', 'put', 'patch', 'delete'] },
        additionalProperties: operation,
      },
    },
    components: {
      type: 'object',
      properties: {
        schemas: { type: 'object', propertyNames: { pattern: '^[A-Za-z0-9._-]+$' }, additionalProperties: schema },
        responses: { type: 'object', additionalProperties: response },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            anyOf: [
              { required: ['type', 'in', 'name'], properties: { type: { const: 'apiKey' } } },
              { required: ['type', 'scheme'], properties: { type: { const: 'http' } } },
            ],
          },
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
