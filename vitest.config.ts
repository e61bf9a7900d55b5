import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{rules,test}/**/*.test.ts'],
    maxWorkers: '100%',
    testTimeout: 60_000,
    setupFiles: ['test/environment.ts'],
  },
});
