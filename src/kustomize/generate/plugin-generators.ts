import { withEntry, withoutEntry } from '../../yaml/edit.ts';
import { mapAt, newMap, originOf, setEntry, stringAt, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import type { Entry } from '../load/entries.ts';
import { Resource } from '../resources/resource.ts';
import { generate } from './generators.ts';
import type { SourceReader } from './sources.ts';

const GENERATORS: ReadonlySet<string> = new Set(['ConfigMapGenerator', 'SecretGenerator', 'IAMPolicyGenerator']);

/** Whether an object configures a generator of kustomize that is run here. */
export function isGenerator({ id }: Resource): boolean {
  return GENERATORS.has(id.kind);
}

/** The object that a generator of kustomize makes. Throws a BuildFailure. */
export function generateBy(config: Resource, reader: SourceReader): Resource {
  const { kind } = config.id;
  if (kind === 'IAMPolicyGenerator') return serviceAccount(config, reader);
  return generate(kind === 'SecretGenerator' ? 'Secret' : 'ConfigMap', entryOf(config), undefined, reader);
}

/** The settings in the shape of a field's entry; name and namespace that it does not have are those of the settings. */
function entryOf({ value, origin }: Resource): Entry {
  const metadata = mapAt(value, 'metadata');
  const map = ['name', 'namespace'].reduce<YamlMap>((result, key) => {
    if (stringAt(value, key)) return result;
    const entry = metadata?.[key];
    const place = (metadata && originOf(metadata, key)) ?? origin;
    return entry === undefined ? withoutEntry(result, key) : withEntry(result, key, entry, place);
  }, value);
  return { map, origin };
}

/** The ServiceAccount of Google's workload identity (api/filters/iampolicygenerator). */
function serviceAccount({ value, origin }: Resource, { directory }: SourceReader): Resource {
  const cloud = stringAt(value, 'cloud') ?? '';
  if (cloud !== 'gke') {
    throw fail('generator', `cloud provider ${cloud} not supported yet`, {
      origin: originOf(value, 'cloud') ?? origin,
      directory,
      message: 'An IAMPolicyGenerator supports only `cloud: gke`.',
    });
  }
  const name = stringAt(value, 'kubernetesService', 'name') ?? '';
  if (name === '') {
    throw fail('generator', 'missing metadata.name in object {{v1 ServiceAccount}}', {
      origin,
      directory,
      message: 'The IAMPolicyGenerator has no `kubernetesService.name`.',
    });
  }
  const account = `${stringAt(value, 'serviceAccount', 'name') ?? ''}@${stringAt(value, 'serviceAccount', 'projectId') ?? ''}`;
  const object = newMap();
  setEntry(object, 'apiVersion', 'v1', origin);
  setEntry(object, 'kind', 'ServiceAccount', origin);
  const annotations = newMap();
  setEntry(annotations, 'iam.gke.io/gcp-service-account', `${account}.iam.gserviceaccount.com`, origin);
  const metadata = newMap();
  setEntry(metadata, 'annotations', annotations, origin);
  setEntry(metadata, 'name', name, origin);
  const namespace = stringAt(value, 'kubernetesService', 'namespace');
  if (namespace) setEntry(metadata, 'namespace', namespace, origin);
  setEntry(object, 'metadata', metadata, origin);
  return new Resource(object, origin);
}
