/** The GitRepository `flux-system` of the repository octo/fleet. */
export const FLEET = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  url: https://github.com/octo/fleet
  ref:
    branch: main
`;

/** A Flux Kustomization that applies a folder of that repository; `spec` are more lines, indented by two. */
export function fleetKustomization(name: string, path: string, spec = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  path: ${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
${spec}`;
}

/** A kustomization.yaml that lists some files and folders, whose names are plain YAML. */
export function overlay(...resources: string[]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${resources.map((resource) => `  - ${resource}\n`).join('')}`;
}
