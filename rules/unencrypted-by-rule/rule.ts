import { groupBy } from '../../src/grouping.ts';
import { type CreationRule, ruleFor, type SopsConfig, sopsConfigs } from '../../src/kubernetes/sops/creation-rules.ts';
import { sopsMetadata } from '../../src/kubernetes/sops/metadata.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import { isMap } from '../../src/yaml/value.ts';
import { forOthers } from './recipients.ts';
import { type CoveredFile, unencrypted } from './unencrypted.ts';

export default defineRule({
  id: 'unencrypted-by-rule',
  description:
    'A rule in `.sops.yaml` applies to a file, but the file is not encrypted, or is encrypted for other recipients.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',
  explains: ['plaintext-secret'],

  *check({ manifests, standings, tree }) {
    const configs = sopsConfigs(manifests, tree);
    if (configs.length === 0) return;
    const byDirectory = groupBy(configs, ({ directory }) => directory);
    const covered: CoveredFile[] = [];
    for (const file of manifests.files) {
      if (nameOf(file.path) === '.sops.yaml' || file.type === 'overlay' || file.type === 'template') continue;
      const [nearest, ...others] = rulesFor(byDirectory, file.path);
      if (!nearest || standings.ofFile(file.path) === 'off') continue;
      const notes = file.parsed.documents.flatMap(({ value }) => (isMap(value) ? (sopsMetadata(value) ?? []) : []));
      covered.push({ ...nearest, file, isEncrypted: notes.length > 0 });
      yield* forOthers(file, [nearest, ...others]);
    }
    for (const { problem, path } of unencrypted(covered))
      yield standings.ofFile(path) === 'unreached' ? { ...problem, severity: 'warning' } : problem;
  },
});

/** The rule of each configuration above a file, the nearest first: SOPS takes the one above the directory in which it runs. */
function rulesFor(
  configs: ReadonlyMap<string, readonly SopsConfig[]>,
  path: string,
): { readonly config: SopsConfig; readonly rule: CreationRule }[] {
  const found: { readonly config: SopsConfig; readonly rule: CreationRule }[] = [];
  for (let directory = path; directory !== ''; ) {
    directory = directoryOf(directory);
    for (const config of configs.get(directory) ?? []) {
      const rule = ruleFor(config, path);
      if (rule) found.push({ config, rule });
    }
  }
  return found;
}
