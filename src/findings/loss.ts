import { createHash } from 'node:crypto';
import type { ObjectIdentity } from '../kubernetes/object.ts';

/** An object that a cluster loses, or that a change harms there, as people name it when they accept that. */
export interface Loss {
  /** The cluster, such as `clusters/production`; of Argo CD the Application, `namespace/name`. */
  readonly cluster: string;
  readonly object: ObjectIdentity;
  /** What it goes with, such as its Namespace or its Kustomization: who accepts that has accepted this. */
  readonly within: readonly ObjectIdentity[];
}

/** Hexadecimal digits of a digest of losses. */
const DIGITS = 8;

/** A digest of losses that is another one as soon as one more is lost. */
export function digestOf(losses: readonly Loss[]): string {
  const ids = new Set(losses.map(({ cluster, object }) => JSON.stringify([cluster, idOf(object)])));
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, DIGITS);
}

/** The names, `CLUSTER/OBJECT`, with which all losses are accepted: what several go with, else each of them; sorted. */
export function namesOf(losses: readonly Loss[]): string[] {
  const named = losses.map((loss) => ({ cluster: loss.cluster, object: widest(loss, losses) }));
  const unique = [...new Map(named.map((one) => [JSON.stringify([one.cluster, idOf(one.object)]), one])).values()];
  return unique.map((one) => shortName(one, unique)).sort();
}

/** What a loss goes with, if that is lost too or takes others along; else the object itself. */
function widest({ cluster, object, within }: Loss, losses: readonly Loss[]): ObjectIdentity {
  const others = losses.filter((other) => other.cluster === cluster);
  const covers = (one: ObjectIdentity): boolean =>
    others.some((other) => idOf(other.object) === idOf(one)) ||
    others.filter((other) => other.within.some((around) => idOf(around) === idOf(one))).length > 1;
  return within.find(covers) ?? object;
}

interface Named {
  readonly cluster: string;
  readonly object: ObjectIdentity;
}

function shortName(named: Named, all: readonly Named[]): string {
  const forms = formsOf(named);
  return forms.find((form) => all.filter((other) => formsOf(other).includes(form)).length === 1) ?? forms.at(-1) ?? '';
}

/** What an object of a cluster may be called, from the shortest to the longest. */
function formsOf({ cluster, object }: Named): string[] {
  const last = cluster.slice(cluster.lastIndexOf('/') + 1);
  const [short, long] = [
    object.name,
    [object.kind, ...(object.namespace === '' ? [] : [object.namespace]), object.name],
  ];
  return [
    `${last}/${short}`,
    `${last}/${object.kind}/${short}`,
    `${last}/${long.join('/')}`,
    `${cluster}/${long.join('/')}`,
  ];
}

function idOf({ apiVersion, kind, namespace, name }: ObjectIdentity): string {
  const at = apiVersion.indexOf('/');
  return [at === -1 ? '' : apiVersion.slice(0, at), kind, namespace, name].join('/');
}
