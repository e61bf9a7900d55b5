/** Syntax of the names in metadata, as apimachinery's validation has it. Each answer is undefined if the text is right, else what it must be. */

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Kinds whose names are a part of a host name; `group/Kind`. */
const LABEL_KINDS = new Set(['/Service', '/Namespace', 'apps/StatefulSet']);
/** Kinds whose names only have to fit into a path. */
const PATH_KINDS = new Set([
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/RoleBinding',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'policy/PodDisruptionBudget',
  'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/ClusterTrustBundle',
  'networking.k8s.io/IPAddress',
]);

/** Groups of OpenShift's own API server, whose names only have to fit into a path, too: `htpasswd:user`, `sha256:…`. */
const PATH_GROUPS =
  /^(?:apps|authorization|build|image|oauth|project|quota|route|security|template|user)\.openshift\.io\//;

export function wrongName(name: string, groupKind: string): string | undefined {
  if (PATH_KINDS.has(groupKind) || PATH_GROUPS.test(groupKind)) {
    return name === '.' || name === '..' || /[/%]/.test(name)
      ? 'must not be `.` or `..`, or contain `/` or `%`'
      : undefined;
  }
  return LABEL_KINDS.has(groupKind) ? wrongLabelName(name) : wrongSubdomain(name);
}

/** A name of at most 63 lower-case letters, digits and `-`. */
export function wrongLabelName(name: string): string | undefined {
  if (name.length > 63) return `has ${name.length} characters, but can have at most 63`;
  return LABEL.test(name)
    ? undefined
    : 'must contain only lowercase letters, digits and `-`, and start and end with a letter or digit';
}

function wrongSubdomain(name: string): string | undefined {
  if (name.length > 253) return `has ${name.length} characters, but can have at most 253`;
  return SUBDOMAIN.test(name)
    ? undefined
    : 'must contain only lowercase letters, digits, `-` and `.`, and start and end with a letter or digit';
}

/** Keys that were found right; most objects of a repository have the same ones. */
const rightKeys = new Set<string>();
const MOST_KEYS = 5000;

/** The key of a label or annotation: a name, or a domain, `/` and a name. */
export function wrongKey(key: string): string | undefined {
  if (rightKeys.has(key)) return undefined;
  const wrong = keyFault(key);
  if (wrong === undefined && rightKeys.size < MOST_KEYS) rightKeys.add(key);
  return wrong;
}

function keyFault(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  const domain = parts.length > 1 ? parts[0] : undefined;
  if (parts.length > 2) return 'has more than one `/`';
  if (domain !== undefined && (domain.length > 253 || !SUBDOMAIN.test(domain)))
    return 'must have a domain of lowercase letters, digits, `-` and `.` before the `/`';
  if (name.length > 63) return `has a name of ${name.length} characters, but can have at most 63`;
  return QUALIFIED.test(name)
    ? undefined
    : 'must have a name of letters, digits, `-`, `_` and `.` that starts and ends with a letter or digit';
}

export function wrongLabelValue(value: string): string | undefined {
  if (value.length > 63) return `has ${value.length} characters, but can have at most 63`;
  return value === '' || QUALIFIED.test(value)
    ? undefined
    : 'must contain only letters, digits, `-`, `_` and `.`, and start and end with a letter or digit';
}

/** The valid name that differs from a wrong one only by case and `_`, or undefined. */
export function nearestName(name: string, groupKind: string): string | undefined {
  const lower = name.toLowerCase().replaceAll('_', '-');
  return lower !== name && wrongName(lower, groupKind) === undefined ? lower : undefined;
}
