import type { Target } from '../target.ts';
import { fieldSteps } from './field-steps.ts';
import { lateSteps } from './late-steps.ts';
import { legacyJsonStep, patchStep } from './patch-steps.ts';
import { runStep, UnmatchedPatches } from './steps.ts';
import { strategicMergeSteps } from './strategic-merge-steps.ts';

/** Runs the built-in transformers of a kustomization file in kustomize's order; all are read before the first one runs. */
export function runTransformers(target: Target): void {
  const steps = [
    ...strategicMergeSteps(target),
    ...target.overlay.entries('patches').map((entry) => patchStep(target, entry)),
    ...fieldSteps(target),
    ...target.overlay.entries('patchesJson6902').map((entry) => legacyJsonStep(target, entry)),
    ...lateSteps(target),
  ];
  const failures = new UnmatchedPatches();
  for (const step of steps) {
    failures.collect(() => runStep(target, step));
    if (target.isTracking) record(target, step.kind);
  }
  failures.end();
}

function record({ state, overlay }: Target, kind: string): void {
  const transformation = { file: overlay.file.path, apiVersion: 'builtin', kind };
  for (const resource of state.resources) resource.transformations = [...resource.transformations, transformation];
}
