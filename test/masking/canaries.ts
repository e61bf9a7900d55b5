import { createHash } from 'node:crypto';
import { bootstrap, kustomization } from '../flux/repository.ts';
import { PLACES } from './places.ts';

/** Who deploys the folders of the places: Flux, Argo CD or nobody, so that they are overlays only. */
export type World = 'flux' | 'argo' | 'overlays';

const RUN = 8;

/** The secret of a place in a revision: letters and digits that are nowhere else. */
function canaryOf(place: string, revision: string): string {
  const digest = createHash('sha256').update(`${revision} ${place}`).digest('base64').replace(/[+/=]/g, '');
  return `q${digest.slice(0, 19)}`;
}

/** A repository with a secret in every place, or in each of `every` places. */
export function planted(world: World, revision: string, every = 1): Record<string, string> {
  return filled(world, (place) => canaryOf(place, revision), every);
}

/** A repository with what `secretOf` gives for each place. */
export function filled(world: World, secretOf: (place: string) => string, every = 1): Record<string, string> {
  const files: Record<string, string> = {};
  if (world === 'flux')
    for (const [path, text] of Object.entries(bootstrap('clusters/prod')))
      files[path] = typeof text === 'string' ? text : text.join('\n---\n');
  for (const [number, [name, own]] of [...PLACES].entries()) {
    if (number % every !== 0) continue;
    const path = `places/${number}`;
    const canary = secretOf(name);
    const cluster = kustomization(`k${number}`, `./${path}`);
    const fill = (text: string): string =>
      text
        .replaceAll('@FLUX@', cluster)
        .replaceAll('@N@', String(number))
        .replaceAll('@P@', path)
        .replaceAll('@B@', Buffer.from(canary).toString('base64'))
        .replaceAll('@S@', canary);
    for (const [file, text] of Object.entries(own)) {
      if (!file.startsWith('/')) files[`${path}/${file}`] = fill(text);
      else if (world === 'flux') files[file.slice(1).replaceAll('@N@', String(number))] = fill(text);
    }
    if (world === 'flux') files[`clusters/prod/k${number}.yaml`] ??= cluster;
    if (world === 'argo') files[`apps/k${number}.yaml`] = application(number, path);
    if (world === 'overlays')
      files[`${path}/kustomization.yaml`] ??=
        `resources: [${Object.keys(own).filter((file) => !file.startsWith('/'))}]\n`;
  }
  return files;
}

function application(number: number, path: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: k${number}, namespace: argocd}
spec:
  project: default
  destination: {server: https://kubernetes.default.svc, namespace: default}
  source: {repoURL: https://github.com/acme/fleet, path: ${path}, targetRevision: HEAD}
`;
}

/** The places whose secret, its base64 or a part of them is in a text, each with what stands there. */
export function shownIn(text: string): string[] {
  const shown = new Map<string, string>();
  for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9+/]{8,}/g)) {
    for (let at = 0; at + RUN <= word.length; at++) {
      const place = runs.get(word.slice(at, at + RUN));
      if (place !== undefined && !shown.has(place))
        shown.set(place, text.slice(Math.max(0, index + at - 60), index + at + 20));
    }
  }
  return [...shown].map(([place, around]) => `${place}: ${around.replaceAll('\n', '⏎')}`);
}

const runs = new Map<string, string>();
for (const name of PLACES.keys())
  for (const revision of ['base', 'head'])
    for (const form of formsOf(canaryOf(name, revision)))
      for (let at = 0; at + RUN <= form.length; at++) runs.set(form.slice(at, at + RUN), name);

function formsOf(canary: string): string[] {
  const encoded = [0, 1, 2].map((before) => {
    const text = Buffer.from('x'.repeat(before) + canary).toString('base64');
    return text.slice(before === 0 ? 0 : before + 1, -4);
  });
  return [canary, ...encoded, Buffer.from(canary).toString('hex')];
}
