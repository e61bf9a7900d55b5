/** A Provider of notifications. */
export function provider(name: string, namespace = 'flux-system'): string {
  return `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: "${name}", namespace: ${namespace}}
spec: {type: slack, address: "https://hooks.example.org"}`;
}

/** An Alert; the name of its Provider is on line 6, the first of its event sources on line 8. */
export function alert(
  providerName: string,
  namespace = 'flux-system',
  sources = '{kind: Kustomization, name: "*"}',
): string {
  return `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: alert, namespace: ${namespace}}
spec:
  providerRef:
    name: ${providerName}
  eventSources:
    - ${sources}`;
}
