import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{rules,test}/**/*.test.ts'],
    maxWorkers: '100%',
    // One load of the modules for all the files of a worker: no test may leave anything behind.
    isolate: false,
    testTimeout: 300_000,
    setupFiles: ['test/environment.ts'],
  },
});
