/** A source without settings. */
export function source(name: string, { kind = 'HelmRepository', namespace = 'flux-system' } = {}): string {
  const stated = namespace === '' ? '' : `\n  namespace: ${namespace}`;
  return `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata:\n  name: ${name}${stated}\nspec: {}\n`;
}

/** A HelmRelease; its source's kind is on line 10, its name on line 11. */
export function release(name: string, { kind = 'HelmRepository', namespace = 'flux-system', of = '' } = {}): string {
  const stated = of === '' ? '' : `\n        namespace: ${of}`;
  const own = namespace === '' ? 'labels: {}' : `namespace: ${namespace}`;
  return `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: app\n  ${own}\nspec:\n  chart:\n    spec:\n      sourceRef:\n        kind: ${kind}\n        name: ${name}${stated}\n`;
}
