import type { KubernetesObject } from '../kubernetes/object.ts';
import { repositoryOf } from '../repository/url.ts';
import type { Revision } from '../revision/revision.ts';
import { stringAt } from '../yaml/value.ts';

/** The names of the ImageUpdateAutomations that push to the branch of this repository that they check out, sorted. */
export function pushingAutomations({ objects, redactor, options }: Revision): string[] {
  const own = new Set(options.repositories.map(repositoryOf));
  const sources = objects.filter(({ kind }) => kind === 'GitRepository');
  const pushing = objects.filter((object) => {
    if (object.kind !== 'ImageUpdateAutomation' || !pushesBack(object)) return false;
    const source = sources.find(
      ({ name, namespace }) =>
        name === stringAt(object.value, 'spec', 'sourceRef', 'name') &&
        namespace === (stringAt(object.value, 'spec', 'sourceRef', 'namespace') ?? object.namespace),
    );
    return own.has(repositoryOf(stringAt(source?.value, 'spec', 'url') ?? ''));
  });
  return [...new Set(pushing.map(({ name }) => redactor.text(name)))].sort();
}

function pushesBack({ value }: KubernetesObject): boolean {
  const branch = stringAt(value, 'spec', 'git', 'push', 'branch');
  return branch === undefined || branch === stringAt(value, 'spec', 'git', 'checkout', 'ref', 'branch');
}
