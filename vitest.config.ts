import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, longest first: begun last, one of them would keep one worker busy while the others wait. */
const LONG = [
  'docs/pages',
  'masking/canary',
  'invocation/same-answer',
  'hosts/github/runs',
  'hosts/github/story',
  'fuzz/hiding',
  'repository/git',
  'cli/check',
  'rules/one-break',
  'yaml/diagnose',
  'hosts/github/hostile',
].map((name) => `/test/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((name) => moduleId.endsWith(name));
    const rank = ({ moduleId }: TestSpecification): number => LONG.findIndex((name) => moduleId.endsWith(name));
    const others = await super.sort(files.filter((file) => !isLong(file)));
    return [...files.filter(isLong).sort((a, b) => rank(a) - rank(b)), ...others];
  }
}

export default defineConfig({
  test: {
    include: ['{rules,test}/**/*.test.ts'],
    // Tests of the Action wait for pauses and processes, so a few more workers than cores keep these busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // One load of the modules for all the files of a worker: no test may leave anything behind.
    isolate: false,
    testTimeout: 300_000,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/prepared-folder.ts'],
    setupFiles: ['test/environment.ts'],
  },
});
