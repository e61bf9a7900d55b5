import { hasVariable } from '../text/variables.ts';
import { type Origin, writtenAt } from '../yaml/origin.ts';
import { isList, isMap, listAt, originOf, stringAt, type YamlMap, type YamlValue } from '../yaml/value.ts';

/** The keys of a ConfigMap or Secret in the namespace of the object, as far as they are known. */
export type KnownKeys = (kind: 'ConfigMap' | 'Secret', name: string) => Iterable<string>;

/** A container, of any kind of object or in Helm values, that sets environment variables and runs a command. */
interface Container {
  readonly value: YamlMap;
  /** Where the texts of its commands are written. */
  readonly commands: ReadonlySet<string>;
}

/** The fields of containers, and of Helm values for them, that hold environment variables. */
const ENVIRONMENT = ['env', 'extraEnv', 'extraEnvVars'];
/** The fields of containers that hold what runs in them. */
const COMMANDS = ['command', 'args', 'lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

const found = new WeakMap<YamlMap, readonly Container[]>();

/** Whether a text of an object is a command in a container that sets an environment variable itself, with `env` or `envFrom`. */
export function isContainerVariable(
  object: YamlMap,
  { variable, origin }: { readonly variable: string; readonly origin: Origin },
  keys: KnownKeys,
): boolean {
  let containers = found.get(object);
  if (!containers) {
    containers = [...containersIn(object)];
    found.set(object, containers);
  }
  const at = writtenAt(origin);
  return containers.some(({ value, commands }) => commands.has(at) && sets(value, variable, keys));
}

function* containersIn(value: YamlValue | undefined): Iterable<Container> {
  if (isList(value)) for (const item of value) yield* containersIn(item);
  if (!isMap(value)) return;
  if ([...ENVIRONMENT, 'envFrom'].some((field) => field in value)) {
    const commands = new Set(COMMANDS.flatMap((field) => [...textsIn(value[field], originOf(value, field))]));
    if (commands.size > 0) yield { value, commands };
  }
  for (const key in value) yield* containersIn(value[key]);
}

function* textsIn(value: YamlValue | undefined, origin: Origin | undefined): Iterable<string> {
  if (isList(value)) for (const [index, item] of value.entries()) yield* textsIn(item, originOf(value, index));
  else if (isMap(value)) for (const key in value) yield* textsIn(value[key], originOf(value, key));
  // A text may have become a number, or nothing.
  else if (origin) yield writtenAt(origin);
}

function sets(container: YamlMap, variable: string, keys: KnownKeys): boolean {
  return (
    ENVIRONMENT.some((field) => isEntry(container[field], variable)) ||
    listAt(container, 'envFrom').some((source) => hands(source, variable, keys))
  );
}

/** Whether an entry sets a variable, and not to one of the same name that something fills in before. */
function isEntry(environment: YamlValue | undefined, variable: string): boolean {
  if (isMap(environment)) return variable in environment && !isFilledIn(environment[variable], variable);
  if (!isList(environment)) return false;
  return environment.some((entry) => isMap(entry) && entry.name === variable && !isFilledIn(entry.value, variable));
}

function isFilledIn(value: YamlValue | undefined, variable: string): boolean {
  return typeof value === 'string' && hasVariable(value) && value.includes(variable);
}

function hands(source: YamlValue, variable: string, keys: KnownKeys): boolean {
  const prefix = stringAt(source, 'prefix') ?? '';
  if (!variable.startsWith(prefix)) return false;
  const key = variable.slice(prefix.length);
  const isKeyOf = (kind: 'ConfigMap' | 'Secret', name: string | undefined): boolean =>
    name !== undefined && [...keys(kind, name)].includes(key);
  return (
    isKeyOf('ConfigMap', stringAt(source, 'configMapRef', 'name')) ||
    isKeyOf('Secret', stringAt(source, 'secretRef', 'name'))
  );
}
