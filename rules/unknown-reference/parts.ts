import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem, ProblemFix } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { MadeObject } from '../../src/reconcilers/flux/named/made-objects.ts';
import type { World } from '../../src/reconcilers/flux/named/world.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';
import { keyProblems } from './keys.ts';
import { portsOf, textOf } from './ports.ts';

/** Keys, ports and listeners that objects of a world ask for, of an object which is there and does not have them. */
export function* missingParts(world: World): Iterable<Problem> {
  for (const reference of world.references) {
    const { groupKind, namespace, name, object } = reference;
    const made = world.inventory.find(groupKind, namespace, name);
    if (!made || object.lacksParts || !isOnly(world, made) || !world.isAsItIs(made.object)) continue;
    const isKnown = world.parts.isCluster || world.areOfOneBuild(object, made.object);
    const level = isKnown && !reference.isAssumed ? {} : { severity: 'warning' as const };
    for (const problem of [
      ...keyProblems(reference, made),
      ...portProblems(reference, made),
      ...listenerProblems(reference, made),
    ])
      yield { object, related: objectDefinedAt(made.object), ...level, ...problem };
  }
}

/** Whether nothing else is, or makes, an object of that name. */
function isOnly({ inventory }: World, { groupKind, namespace, name }: MadeObject): boolean {
  return inventory.namedIn(groupKind, namespace, name).length === 1;
}

function* portProblems(
  { port, groupKind, name, object }: NamedObject,
  { object: service }: MadeObject,
): Iterable<Problem> {
  if (!port || groupKind !== '/Service' || service.groupKind !== '/Service') return;
  const { own, numbers, names: given, areOpen, count } = portsOf(service);
  const asked = port.value;
  if (typeof asked !== 'string' && typeof asked !== 'number') return;
  if (areOpen || (typeof asked === 'string' && isUnknown(asked))) return;
  if (numbers.has(String(asked)) || given.has(asked)) return;
  if (isExternal(service) && !isRejected(object, count)) return;
  const isNamed = typeof asked === 'string' && own.every(({ name: text }) => typeof text === 'string' && text !== '');
  const names = own.map((item) => textOf(isNamed ? item.name : item.port));
  const isAlike = isNamed || typeof asked === 'number';
  const only = names.length === 1 && isAlike ? names[0] : undefined;
  const near = only ?? (isNamed ? misspelt(asked, names, 'absent') : undefined);
  const advice =
    count === 0
      ? 'Add it to the ports of the Service.'
      : near
        ? `Did you mean \`${near}\`?`
        : `Its ${names.length === 1 ? 'port is' : 'ports are'} ${firstFew(names, quoted)}. Correct the port, or add it.`;
  yield {
    at: port,
    message: `Service \`${name}\` does not have the port \`${asked}\`, so requests that ${object.kind} \`${object.name}\` sends there fail. ${advice}`,
    values: [name, String(asked)],
    fix: typeof asked === 'number' && near ? numberFix(port, near) : near || undefined,
    ...(count === 0 && { severity: 'warning' as const }),
  };
}

/** A number in place of another; none if a variable or a patch makes it. */
function numberFix({ origin, value }: Place, text: string): ProblemFix | undefined {
  if (origin.text !== String(value)) return undefined;
  return { title: `Replace with \`${text}\``, edits: [{ at: origin, text }] };
}

function isExternal({ value }: KubernetesObject): boolean {
  return stringAt(value, 'spec', 'type') === 'ExternalName';
}

/** Whether the controller of an Ingress rejects a Service outside of the cluster that has no ports: Traefik does, others take the port as it is. */
function isRejected({ value, kind }: KubernetesObject, ports: number): boolean {
  const own = stringAt(value, 'spec', 'ingressClassName');
  const className = own ?? stringAt(value, 'metadata', 'annotations', 'kubernetes.io/ingress.class') ?? '';
  return kind === 'Ingress' && ports === 0 && className.includes('traefik');
}

function* listenerProblems(
  { listener, name, object }: NamedObject,
  { object: gateway }: MadeObject,
): Iterable<Problem> {
  const asked = listener?.value;
  if (!listener || typeof asked !== 'string' || gateway.kind !== 'Gateway' || isUnknown(asked)) return;
  const names = listAt(gateway.value, 'spec', 'listeners').flatMap((item) => stringAt(item, 'name') ?? []);
  if (names.length === 0 || names.includes(asked) || names.some(isUnknown)) return;
  const near = names.length === 1 ? names[0] : misspelt(asked, names, 'absent');
  const advice = near ? `Did you mean \`${near}\`?` : `Its listeners are ${firstFew(names, quoted)}.`;
  yield {
    at: listener,
    message: `Gateway \`${name}\` does not have the listener \`${asked}\`, so it does not serve ${object.kind} \`${object.name}\`. ${advice}`,
    values: [name, asked],
    fix: near,
  };
}
