import type { StrategicMerge } from './strategic-merge.ts';

/**
 * The schemas by which one build merges patches. The first kustomization file with `openapi` that the build reads decides for all
 * that follow (kyaml/openapi.SetSchema).
 */
export class BuildSchema {
  #merge: StrategicMerge;
  #isSet = false;

  constructor(builtIn: StrategicMerge) {
    this.#merge = builtIn;
  }

  get merge(): StrategicMerge {
    return this.#merge;
  }

  get isSet(): boolean {
    return this.#isSet;
  }

  set(merge: StrategicMerge): void {
    this.#merge = merge;
    this.#isSet = true;
  }
}
