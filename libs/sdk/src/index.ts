export * from './clock.ts';
export * from './connector.ts';
export * from './diagnostic.ts';
export * from './errors.ts';
export * from './file.ts';
export * from './http.ts';
export * from './question.ts';
export * from './schema.ts';
