import type { Schema } from '../terms/schema.ts';
import { OF_CLUSTER } from './request.ts';

/** Defaults of an object's fields: values, and schemas of fields that have fields with defaults. */
export type Defaults = Readonly<Record<string, Schema>>;

/** A field with a default. */
export function value(filled: string | number | boolean): Schema {
  return { default: filled };
}

/** A mapping; with `always`, one that the API server creates. */
export function object(properties: Defaults, always: 'always' | 'if written' = 'if written'): Schema {
  return { properties, ...(always === 'always' && { default: {} }) };
}

/** A list of mappings. */
export function list(properties: Defaults): Schema {
  return { items: { properties } };
}

/** A field that the API server fills in with something that is not known. */
export const UNKNOWN = value(OF_CLUSTER);
const PROBE = object({
  timeoutSeconds: value(1),
  periodSeconds: value(10),
  successThreshold: value(1),
  failureThreshold: value(3),
  httpGet: object({ path: value('/'), scheme: value('HTTP') }),
});
const CONTAINER: Defaults = {
  imagePullPolicy: UNKNOWN,
  terminationMessagePath: value('/dev/termination-log'),
  terminationMessagePolicy: value('File'),
  resources: object({}, 'always'),
  ports: list({ protocol: value('TCP') }),
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: PROBE,
};
const CONTAINERS = list(CONTAINER);
/** A LimitRange sets the resources of a pod. */
const LIMITED = list({ ...CONTAINER, resources: object({ limits: UNKNOWN, requests: UNKNOWN }, 'always') });
const MODE = object({ defaultMode: value(420) });
const POD_SPEC: Defaults = {
  restartPolicy: value('Always'),
  dnsPolicy: value('ClusterFirst'),
  schedulerName: value('default-scheduler'),
  terminationGracePeriodSeconds: value(30),
  securityContext: object({}, 'always'),
  serviceAccount: UNKNOWN,
  containers: CONTAINERS,
  initContainers: CONTAINERS,
  volumes: list({
    secret: MODE,
    configMap: MODE,
    projected: MODE,
    downwardAPI: MODE,
    hostPath: object({ type: UNKNOWN }),
  }),
};
/** The template of the pods of a workload. */
export const TEMPLATE = object({ metadata: object({}, 'always'), spec: object(POD_SPEC) });
/** What admission plugins may add to a pod that is created directly. */
export const POD: Defaults = {
  ...POD_SPEC,
  containers: LIMITED,
  initContainers: LIMITED,
  serviceAccountName: UNKNOWN,
  enableServiceLinks: value(true),
  tolerations: UNKNOWN,
  volumes: UNKNOWN,
  priority: UNKNOWN,
  priorityClassName: UNKNOWN,
  preemptionPolicy: UNKNOWN,
  nodeSelector: UNKNOWN,
  overhead: UNKNOWN,
  imagePullSecrets: UNKNOWN,
};
