// The real programs: act, Prometheus, npm, git, the API server of Kubernetes. `npm run test:integration` installs what it can and says what it cannot.
import base from './jest.config.mjs';

export default {
  ...base,
  testPathIgnorePatterns: [],
  testMatch: ['<rootDir>/__tests__/integration/**/*.test.ts'],
  testTimeout: 180000,
  maxWorkers: 1,
};
