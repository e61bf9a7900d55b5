import type { YamlFile } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { minorOf } from '../kubernetes/terms/minors.ts';
import { isPutAway } from '../repository/folder-names.ts';
import type { TextFile } from '../repository/text-file.ts';
import { nameOf } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';
import { isMap, stringAt } from '../yaml/value.ts';

/** A Kubernetes version that a file sets for a cluster: the minor, and where. */
export interface KubernetesVersion {
  readonly minor: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The Kubernetes versions that the files of a revision set for its clusters, sorted by path: upgrade plans of k3s, RKE2 and tuppr, configurations of
 * talhelper and Talos. Those of archives and examples do not count.
 */
export function kubernetesVersions({ manifests }: Revision): KubernetesVersion[] {
  return manifests.files
    .filter(({ path, type }) => !isPutAway(path) && type !== 'template')
    .flatMap((file) => versionsIn(file))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

function versionsIn(file: YamlFile): KubernetesVersion[] {
  const planned = file.objects.flatMap((object) => plannedVersion(object) ?? []);
  if (planned.length > 0) return planned;
  return [...talhelperVersion(file), ...kubeletVersion(file.parsed.file)].slice(0, 1);
}

/** What an upgrade plan asks for: `v1.36.2+k3s1` in a Plan of Rancher's system-upgrade-controller, or a KubernetesUpgrade of tuppr. */
function plannedVersion(object: KubernetesObject): KubernetesVersion | undefined {
  const { group, kind, value } = object;
  if (group === 'upgrade.cattle.io' && kind === 'Plan') {
    const version = stringAt(value, 'spec', 'version') ?? '';
    return /\+(?:k3s|rke2)/.test(version) ? at(object.at('spec', 'version').origin, version) : undefined;
  }
  if (group !== 'tuppr.home-operations.com' || kind !== 'KubernetesUpgrade') return undefined;
  const path = ['spec', 'kubernetes', 'version'];
  return at(object.at(...path).origin, stringAt(value, ...path) ?? '');
}

function* talhelperVersion({ path, parsed }: YamlFile): Iterable<KubernetesVersion> {
  if (!/^tal(?:config|env)\.ya?ml$/.test(nameOf(path))) return;
  const value = parsed.documents[0]?.value;
  const version = isMap(value) ? stringAt(value, 'kubernetesVersion') : undefined;
  const start = parsed.file.text.search(/^kubernetesVersion:/m);
  const found = version === undefined || start === -1 ? undefined : at({ file: parsed.file, start }, version);
  if (found) yield found;
}

/** The kubelet of a machine configuration of Talos, or a version that Renovate keeps at that of the kubelet. */
function* kubeletVersion(file: TextFile): Iterable<KubernetesVersion> {
  const match = KUBELET.exec(file.text);
  const found = match && at({ file, start: match.index + match[0].length }, match[1] ?? match[2] ?? '');
  if (found) yield found;
}

const KUBELET =
  /^[ \t]{1,32}image: ghcr\.io\/siderolabs\/kubelet:(v[0-9.]{3,16})|^[ \t]{0,32}# renovate: [^\n]{0,200}\bdepName=ghcr\.io\/siderolabs\/kubelet\s*\n[^\n:]{1,100}: ["']?(v?[0-9.]{3,16})/m;

function at({ file, start }: { readonly file: TextFile; readonly start: number }, version: string) {
  const minor = minorOf(version, 1);
  return minor === undefined ? undefined : { minor, path: file.path, line: file.position(start).line };
}
