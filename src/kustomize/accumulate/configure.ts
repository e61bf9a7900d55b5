import { isMap } from '../../yaml/value.ts';
import { at, within } from '../failure.ts';
import { configurationFromCrds, readConfiguration } from '../fields/configurations.ts';
import { agreed, DEFAULT_CONFIG, mergeConfigs, type TransformerConfig } from '../fields/transformer-config.ts';
import { CONFIGURATION_FIELDS } from '../load/fields.ts';
import type { Target } from '../target.ts';

const MERGED_DEFAULTS = new WeakMap<TransformerConfig, TransformerConfig>();

/** Takes in `configurations` and `crds` on top of what kustomize brings along. */
export function mergeConfiguration(target: Target): void {
  const { overlay, directory } = target;
  agreed('', { origin: overlay.origin, directory }, () => mergeOwnConfiguration(target));
}

function mergeOwnConfiguration(target: Target): void {
  const { overlay, state, directory } = target;
  const configurations = overlay.texts('configurations').flatMap((path) => {
    const map = target.decodeFile(path, CONFIGURATION_FIELDS, 'builtinconfig.TransformerConfig');
    return map ? [readConfiguration(map)] : [];
  });
  const own = configurations.reduce(mergeConfigs, DEFAULT_CONFIG);
  state.config = own === DEFAULT_CONFIG ? withDefaults(state.config) : mergeConfigs(state.config, own);
  const crds = overlay.texts('crds');
  const all = crds.map(({ text }) => text).join(' ');
  for (const path of crds) {
    const file = within(
      (text) => `loading CRDs [${all}]: ${text}`,
      () => target.file(path),
    );
    const value = within(
      (text) => `loading CRDs [${all}]: ${text}`,
      () => target.settings(file, path.origin)?.value,
    );
    if (!isMap(value)) continue;
    const found = at(path.origin, directory, () => configurationFromCrds(value));
    state.config = mergeConfigs(state.config, found);
  }
}

/** A configuration with the defaults, made once per configuration. */
function withDefaults(config: TransformerConfig): TransformerConfig {
  let merged = MERGED_DEFAULTS.get(config);
  if (!merged) {
    merged = mergeConfigs(config, DEFAULT_CONFIG);
    MERGED_DEFAULTS.set(config, merged);
    MERGED_DEFAULTS.set(merged, merged);
  }
  return merged;
}
