import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { type AddressKind, kindOfAddress } from './address.ts';

const HELM_REPOSITORY = `${SOURCE_GROUP}/HelmRepository`;

export default defineRule({
  id: 'source-type',
  description: 'The URL of a Flux source is the address of another kind of source.',
  theme: 'reconcilers',
  severity: 'error',
  unreached: 'warning',
  kinds: [HELM_REPOSITORY, `${SOURCE_GROUP}/GitRepository`],

  *check(source, { patches }) {
    const at = source.at('spec', 'url');
    if (typeof at.value !== 'string' || hasPlaceholder(at.value) || patches.mayWrite(source, at.path)) return;
    const kind = kindOfAddress(at.value);
    // With `type: oci`, the rule `schema` reports every other scheme.
    if (kind === undefined || source.at('spec', 'type').value === 'oci') return;
    const problem = source.groupKind === HELM_REPOSITORY ? ofCharts(source, at.value, kind) : ofGit(source, kind);
    if (problem) yield { ...problem, at, values: [at.value] };
  },
});

function ofCharts(source: KubernetesObject, url: string, kind: AddressKind): Omit<Problem, 'at'> | undefined {
  if (kind === 'git')
    return {
      message: `\`${url}\` is a Git repository and does not provide an \`index.yaml\`, so HelmRepository \`${source.name}\` never becomes ready. Use a GitRepository, or the URL of the published charts.`,
    };
  if (kind !== 'registry') return undefined;
  const { origin } = source.at('spec', 'url');
  const address = url.replace(/^https?:/, 'oci:');
  const type = source.at('spec', 'type').exists ? undefined : entryBehind(origin, 'type', 'oci');
  const isPlain = origin.text === url;
  return {
    message: `\`${url}\` is an OCI registry, which does not provide an \`index.yaml\`, so HelmRepository \`${source.name}\` never becomes ready. Write \`${address}\`, and set \`type: oci\`.`,
    fix:
      type && isPlain
        ? { title: 'Use the registry with `type: oci`', edits: [{ at: origin, text: address }, type] }
        : undefined,
  };
}

function ofGit(source: KubernetesObject, kind: AddressKind): Omit<Problem, 'at'> | undefined {
  if (kind !== 'pages') return undefined;
  return {
    message: `GitHub Pages only provides files, so Flux cannot clone this URL and GitRepository \`${source.name}\` never becomes ready. Use a HelmRepository, or the URL of the Git repository.`,
  };
}
