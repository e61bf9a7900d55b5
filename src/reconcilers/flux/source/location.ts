import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { repositoryOf } from '../../../repository/url.ts';
import { hasVariable } from '../../../text/variables.ts';
import { mapAt, stringAt, type YamlMap } from '../../../yaml/value.ts';

/** Whether a URL identifies one repository: it is set, and has no variable. */
export function isLiteralUrl(url: string): boolean {
  return url !== '' && !hasVariable(url);
}

/** The repository of a source's URL, or its endpoint and bucket. */
export function locationOf(source: KubernetesObject): string {
  const url = stringAt(source.value, 'spec', 'url');
  if (url) return repositoryOf(url);
  const bucket = stringAt(source.value, 'spec', 'bucketName');
  return bucket ? `${stringAt(source.value, 'spec', 'endpoint') ?? ''}/${bucket}` : '';
}

/** The commit or tag to which a source is pinned. Empty if it follows a branch or a range. */
export function pinOf(spec: YamlMap): string {
  const ref = mapAt(spec, 'ref');
  return stringAt(ref, 'commit') ?? stringAt(ref, 'tag') ?? '';
}

/** The revision that a GitRepository follows, in words and for comparison. */
export function revisionOf(source: KubernetesObject): string {
  const ref = mapAt(source.value, 'spec', 'ref');
  const field = (name: string): string => stringAt(ref, name) ?? '';
  if (field('commit')) return `commit \`${field('commit').slice(0, 12)}\``;
  const branch = /^refs\/heads\/(.+)$/.exec(field('name'))?.[1];
  if (branch) return `branch \`${branch}\``;
  if (field('name')) return `\`${field('name')}\``;
  if (field('semver')) return `tags \`${field('semver')}\``;
  if (field('tag')) return `tag \`${field('tag')}\``;
  return `branch \`${field('branch') || 'master'}\``;
}
