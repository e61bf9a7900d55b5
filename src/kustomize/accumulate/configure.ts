import { isMap, originOf } from '../../yaml/value.ts';
import { at, within } from '../failure.ts';
import { configurationFromCrds, readConfiguration } from '../fields/configurations.ts';
import { agreed, mergeConfigs } from '../fields/merge-configs.ts';
import { DEFAULT_CONFIG, EMPTY_CONFIG } from '../fields/transformer-config.ts';
import { partOf } from '../load/entries.ts';
import { CONFIGURATION_FIELDS } from '../load/fields.ts';
import type { Target } from '../target.ts';

/** Takes in `configurations` and `crds` on top of what kustomize brings along. */
export function mergeConfiguration(target: Target): void {
  const { overlay, state, directory } = target;
  const place = { origin: originOf(overlay.map, 'configurations') ?? overlay.origin, directory };
  const own = overlay.texts('configurations').reduce((config, path) => {
    const merged = target.attempt(partOf('configurations', path), () => {
      if (target.skips(partOf('configurations', path))) return config;
      const map = target.decodeFile(path, CONFIGURATION_FIELDS, 'builtinconfig.TransformerConfig');
      return map ? agreed('', place, () => mergeConfigs(config, readConfiguration(map))) : config;
    });
    return merged ?? config;
  }, EMPTY_CONFIG);
  const all = { field: 'configurations', entry: '', origin: overlay.origin } as const;
  const config = target.attempt(all, () =>
    agreed('', place, () => mergeConfigs(state.config, mergeConfigs(DEFAULT_CONFIG, own))),
  );
  if (config) state.config = config;
  mergeCrds(target);
}

function mergeCrds(target: Target): void {
  const { overlay, state, directory } = target;
  const crds = overlay.texts('crds');
  const all = crds.map(({ text }) => text).join(' ');
  for (const path of crds) {
    const part = partOf('crds', path);
    target.attempt(part, () => {
      if (target.skips(part)) return;
      const value = within(
        (text) => `loading CRDs [${all}]: ${text}`,
        () => target.settings(target.file(path), path.origin)?.value,
      );
      if (!isMap(value)) return;
      const found = at(path.origin, directory, () => configurationFromCrds(value));
      state.config = agreed('', { origin: path.origin, directory }, () => mergeConfigs(state.config, found));
    });
  }
}
