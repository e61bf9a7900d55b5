import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { IMAGE_REPOSITORY } from '../../src/reconcilers/flux/references/image-uses.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { hostOf, isLocalHost } from './local.ts';

/** The kinds of source, and the field that has the address. */
const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ...['GitRepository', 'HelmRepository', 'OCIRepository'].map((kind): [string, string] => [
    `${SOURCE_GROUP}/${kind}`,
    'url',
  ]),
  [`${SOURCE_GROUP}/Bucket`, 'endpoint'],
  [IMAGE_REPOSITORY, 'image'],
]);

/** Hosts that are known to serve everything over HTTPS. */
const HTTPS_HOSTS = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|[a-z0-9-]+\.(?:github|gitlab)\.io)$/;

export default defineRule({
  id: 'insecure-source',
  description: 'Flux loads a source from the internet without TLS.',
  theme: 'practices',
  severity: 'warning',
  unreached: 'off',
  kinds: [...ADDRESSES.keys()],

  *check(source, { patches }) {
    const field = ADDRESSES.get(source.groupKind) ?? '';
    const address = source.at('spec', field);
    if (typeof address.value !== 'string' || hasPlaceholder(address.value)) return;
    if (isLocalHost(hostOf(address.value))) return;
    const problem = /^http:\/\//i.test(address.value) ? ofScheme(address, address.value) : ofSwitch(source);
    if (problem && !patches.mayWrite(source, ['spec', field]) && !patches.mayWrite(source, ['spec', 'insecure']))
      yield {
        ...problem,
        message: `${problem.message} Anyone on the way to \`${hostOf(address.value)}\` can change what ${consumer(source)}. ${problem.advice}`,
        values: [address.value],
      };
  },
});

type Part = Pick<Problem, 'at' | 'message' | 'fix'> & { readonly advice: string };

function ofScheme(at: Place, url: string): Part {
  const isServed = HTTPS_HOSTS.test(hostOf(url)) && !/:\d/.test(url.slice(7));
  return {
    at,
    message: 'This URL uses HTTP without TLS.',
    advice: 'Use `https://`.',
    fix: isServed ? url.replace(/^http:/i, 'https:') : undefined,
  };
}

/** `insecure: true`. A HelmRepository obeys it for registries only. */
function ofSwitch(source: KubernetesObject): Part | undefined {
  const at = source.at('spec', 'insecure');
  if (at.value !== true || source.kind === 'GitRepository') return undefined;
  if (source.kind === 'HelmRepository' && stringAt(source.value, 'spec', 'type') !== 'oci') return undefined;
  return { at, message: '`insecure: true` allows connections without TLS.', advice: 'Remove `insecure`.' };
}

function consumer({ kind }: KubernetesObject): string {
  return kind === 'ImageRepository' ? 'image policies choose from' : 'the cluster runs';
}
