import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { isMap, listAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** The ports of a Service, of which many references may ask. */
export interface ServicePorts {
  readonly count: number;
  /** Those that are mappings. */
  readonly own: readonly YamlMap[];
  /** The numbers and names that references may use. */
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<YamlValue | undefined>;
  /** Whether one is not known before something fills it in. */
  readonly areOpen: boolean;
}

const known = new WeakMap<KubernetesObject, ServicePorts>();

/** The ports of a Service, read once. */
export function portsOf(service: KubernetesObject): ServicePorts {
  return getOrInsert(known, service, () => readPorts(service));
}

function readPorts({ value }: KubernetesObject): ServicePorts {
  const ports = listAt(value, 'spec', 'ports').map((item) => (isMap(item) ? item : undefined));
  const own = ports.filter((item) => item !== undefined);
  const [numbers, names] = [new Set<string>(), new Set<YamlValue | undefined>()];
  let areOpen = own.length < ports.length;
  for (const { port, name } of own) {
    numbers.add(textOf(port));
    names.add(name);
    areOpen ||= hasUnknown(port) || hasUnknown(name);
  }
  return { count: ports.length, own, numbers, names, areOpen };
}

/** A name or number as text; empty if it is neither. */
export function textOf(value: YamlValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function hasUnknown(value: YamlValue | undefined): boolean {
  return typeof value === 'string' && isUnknown(value);
}
