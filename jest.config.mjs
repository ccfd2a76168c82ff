// TypeScript runs as it is: the transform only strips types, as Node 24 itself does, so tests and scripts run one code.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/__tests__/integration/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-strip-types.mjs' },
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json', 'node'],
  testTimeout: 60000,
  reporters: ['default', '<rootDir>/scripts/failed-files.ts'],
  maxWorkers: 2,
};
