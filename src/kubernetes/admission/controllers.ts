import { quoted } from '../../text/words.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaFix, SchemaProblem } from '../terms/problem.ts';
import { Field } from './field.ts';
import { alertmanagerConfig, networkAttachment } from './operators.ts';
import { wrong } from './rejected.ts';

const OCI = 'oci://';

/** What the controllers of Flux and others reject, by group and kind. */
const CHECKS: Readonly<Record<string, (spec: Field) => readonly SchemaProblem[]>> = {
  'source.toolkit.fluxcd.io/HelmRepository': helmRepository,
  'source.toolkit.fluxcd.io/OCIRepository': ociRepository,
  'image.toolkit.fluxcd.io/ImageRepository': imageRepository,
  'k8s.cni.cncf.io/NetworkAttachmentDefinition': networkAttachment,
  'monitoring.coreos.com/AlertmanagerConfig': alertmanagerConfig,
};

/**
 * What the API server accepts in an object and its controller rejects, so that it never becomes ready (fluxcd
 * source-controller 1.9, helmrepository_controller and ocirepository_controller; image-reflector-controller 1.2; the operators of
 * Prometheus and Multus).
 */
export function controllerProblems({ groupKind, value }: KubernetesObject): readonly SchemaProblem[] {
  const check = Object.hasOwn(CHECKS, groupKind) ? CHECKS[groupKind] : undefined;
  return check?.(new Field(value, [], { problems: [] }).at('spec')) ?? [];
}

/** `type: oci` and a URL of a registry go together. */
function helmRepository(spec: Field): SchemaProblem[] {
  const [url, type] = [spec.at('url'), spec.at('type')];
  if (url.word === undefined || !type.isKnown) return [];
  const isOci = url.word.startsWith(OCI);
  if (isOci === (type.word === 'oci')) return [];
  if (!isOci)
    return [
      wrong(
        url,
        `${url.name} must start with ${quoted(OCI)} because ${type.name} is \`oci\`. Flux cannot fetch charts from this URL.`,
      ),
    ];
  const state = type.word === undefined ? 'is missing' : `is ${quoted(type.word)}`;
  const fix: SchemaFix | undefined = type.word === undefined ? { kind: 'before', text: 'type: oci' } : undefined;
  return [
    wrong(
      url,
      `${url.name} is an OCI registry, but ${type.name} ${state}, so Flux cannot fetch charts from it. Set \`type: oci\`.`,
      fix,
    ),
  ];
}

function ociRepository(spec: Field): SchemaProblem[] {
  const url = spec.at('url');
  const tag = tagOf(url.word);
  if (tag === undefined) return [];
  return [wrong(url, `${url.name} must not contain the tag ${quoted(tag)}. Move it to \`spec.ref.tag\`.`)];
}

function imageRepository(spec: Field): SchemaProblem[] {
  const image = spec.at('image');
  const scheme = /^[a-z]+:\/\//.exec(image.word ?? '')?.[0];
  if (scheme !== undefined)
    return [wrong(image, `${image.name} must not start with ${quoted(scheme)}.`, withoutPrefix(image, scheme))];
  const tag = tagOf(image.word);
  if (tag === undefined) return [];
  return [
    wrong(image, `${image.name} must not contain the tag ${quoted(tag)}, because Flux lists the tags itself.`, {
      kind: 'value',
      text: (image.word ?? '').slice(0, -tag.length - 1),
    }),
  ];
}

function withoutPrefix({ word = '' }: Field, prefix: string): SchemaFix {
  return { kind: 'value', text: word.slice(prefix.length) };
}

/** The tag of an address, which is what follows a colon in its last part; a registry may have a port, but is not the last part. */
function tagOf(address: string | undefined): string | undefined {
  const path = address?.replace(/^[a-z]+:\/\//, '');
  return path === undefined ? undefined : /\/[^/:@]*:([^/:@]+)$/.exec(path)?.[1];
}
