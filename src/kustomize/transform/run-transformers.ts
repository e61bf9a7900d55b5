import type { Entry } from '../load/entries.ts';
import type { Target } from '../target.ts';
import { fieldSteps } from './field-steps.ts';
import { lateSteps } from './late-steps.ts';
import { patchPart } from './patch-entry.ts';
import { legacyJsonStep, patchStep } from './patch-steps.ts';
import { runStep, type Step, UnmatchedPatches } from './steps.ts';
import { strategicMergeSteps } from './strategic-merge-steps.ts';

/** Runs the built-in transformers of a kustomization file in kustomize's order; all are read before the first one runs. */
export function runTransformers(target: Target): void {
  const steps = [
    ...strategicMergeSteps(target),
    ...patchSteps(target, 'patches', (entry) => patchStep(target, entry)),
    ...fieldSteps(target),
    ...patchSteps(target, 'patchesJson6902', (entry) => legacyJsonStep(target, entry)),
    ...lateSteps(target),
  ];
  const failures = new UnmatchedPatches();
  for (const step of steps) {
    failures.collect(() => runStep(target, step));
    if (target.isTracking) record(target, step.kind);
  }
  failures.end();
}

function patchSteps(target: Target, field: string, read: (entry: Entry) => Step): Step[] {
  return target.overlay.entries(field).flatMap((entry) => target.attempt(patchPart(entry), () => read(entry)) ?? []);
}

function record({ state, overlay }: Target, kind: string): void {
  const transformation = { file: overlay.file.path, apiVersion: 'builtin', kind };
  for (const resource of state.resources) resource.transformations = [...resource.transformations, transformation];
}
