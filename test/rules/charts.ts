import { bootstrap, type Files, kustomization } from '../flux/repository.ts';
import { NAMESPACE } from './fleet.ts';

/** The source that bootstrap writes, as a reference of a chart. */
export const OWN = '{kind: GitRepository, name: flux-system, namespace: flux-system}';

/** A chart in `charts/NAME` whose values must be those that a schema describes; `defaults` are the lines of its values.yaml. */
export function localChart(schema: unknown, defaults = '', name = 'app', about = ''): Files {
  return {
    [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${about}`,
    [`charts/${name}/values.yaml`]: defaults,
    [`charts/${name}/values.schema.json`]: JSON.stringify(schema),
  };
}

/** A HelmRelease of `charts/app`; `spec` are more lines, from line 10 on. */
export function chartRelease(spec: string, chart = './charts/app'): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: web}
spec:
  interval: 1h
  chart:
    spec:
      chart: ${chart}
      sourceRef: ${OWN}
${spec}`;
}

/** A cluster that installs `charts/app` with a HelmRelease in `apps/web/release.yaml`. */
export function chartFleet(spec: string, chart: Files, more: Files = {}): Files {
  return {
    ...bootstrap('clusters/prod'),
    'clusters/prod/web.yaml': [NAMESPACE, kustomization('web', './apps/web')],
    'apps/web/release.yaml': chartRelease(spec),
    ...chart,
    ...more,
  };
}
