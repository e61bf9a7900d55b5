import type { Run } from './runner.ts';

/** Prints what a story claims of a run, and counts the claims that do not hold. */
export class Claims {
  failed = 0;
  held = 0;

  /** Says whether something is true of a run; where it is not, with the log of the run. */
  of(run: Run, claims: Readonly<Record<string, boolean>>): void {
    for (const [claim, isTrue] of Object.entries(claims)) {
      console.log(`  ${isTrue ? 'ok' : 'NOT SO'}: ${claim}`);
      if (isTrue) this.held++;
      else this.failed++;
    }
    if (Object.values(claims).includes(false)) console.log(run.log.replace(/^/gm, '    | '));
  }
}

/** The exit code of the Action in a run; undefined if it did not run. */
export function exitCode({ log }: Run): number | undefined {
  const ended = /Success - Main gitops-gate\//.test(log) ? '0' : /exit status (\d+)$/m.exec(log)?.[1];
  return ended === undefined ? undefined : Number(ended);
}

/** The value of an output as the runner got it. */
export function output({ log }: Run, name: string): string | undefined {
  return new RegExp(`::set-output:: ${name}=(.*)$`, 'm').exec(log)?.[1];
}

/** The annotations of a run at one level. */
export function annotations({ log }: Run, level: 'error' | 'warning' | 'notice'): string[] {
  return [...log.matchAll(new RegExp(`\\] +\\S+ +::${level} .*$`, 'gm'))].map(([line]) => line);
}
