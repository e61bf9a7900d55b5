/** An ImageRepository. */
export function imageRepository(name: string, namespace = 'flux-system'): string {
  return `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: ${name}, namespace: ${namespace}}
spec: {interval: 5m, image: ghcr.io/acme/${name}}`;
}

/** An ImagePolicy; the name of its repository is on line 5. */
export function imagePolicy(name: string, repository: string, namespace = 'flux-system'): string {
  return `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  imageRepositoryRef: {name: "${repository}"}
  policy: {semver: {range: 1.x}}`;
}

/** An ImageUpdateAutomation of a namespace; `spec` are more lines, indented by two. */
export function automation(namespace: string, spec = ''): string {
  return `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: bump, namespace: ${namespace}}
spec:
  interval: 1h
  sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
  git: {commit: {author: {email: bot@example.org}}}
${spec}`;
}
