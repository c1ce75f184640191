/** Jest in native ESM mode; sources are compiled in memory, so no build is needed to test one file. */
export default {
  rootDir: '..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs,apps,connectors,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@belegfluss/connectors$': '<rootDir>/connectors/index.ts',
    '^@belegfluss/(server|sandbox|cli)$': '<rootDir>/apps/$1/src/index.ts',
    '^@belegfluss/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  cacheDirectory: '<rootDir>/.jest-cache',
  globalSetup: '<rootDir>/test/begin-run.js',
  globalTeardown: '<rootDir>/test/end-run.js',
  maxWorkers: 2,
  testTimeout: 30000,
  // Modules of earlier suites stay in memory; above a gigabyte, sweeping them takes longer than starting anew.
  workerIdleMemoryLimit: '1GB',
  // Giving hundreds of megabytes back takes longer than half a second on a busy machine: only what stays longer is a leak.
  workerGracefulExitTimeout: 10_000,
};
