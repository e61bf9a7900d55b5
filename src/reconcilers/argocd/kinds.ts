/** The kinds of Argo CD that deploy something, as `group/Kind`. */
export const APPLICATION = 'argoproj.io/Application';
export const APPLICATION_SET = 'argoproj.io/ApplicationSet';
/** The kind that bounds what Applications may do. */
export const APP_PROJECT = 'argoproj.io/AppProject';

/** The cluster in which Argo CD runs, as destinations name it (KubernetesInternalAPIServerAddr, KubernetesInClusterName). */
export const IN_CLUSTER = { server: 'https://kubernetes.default.svc', name: 'in-cluster' };
