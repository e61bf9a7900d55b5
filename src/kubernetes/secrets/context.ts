import type { YamlMap } from '../../yaml/value.ts';

const NESTED_SECRET = /^\s{0,200}(?:-\s)?["']?(?:kind["']?:\s*["']?Secret\b|(?:op|path)["']?:.*\/stringData\b)/m;

/** Whether a mapping defines kinds: its schema and its examples mention all kinds of fields. */
export function isDefinition({ kind, apiVersion }: YamlMap): boolean {
  return (
    kind === 'CustomResourceDefinition' &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith('apiextensions.k8s.io/')
  );
}

/** Whether a text contains a Secret, or a patch of one. */
export function holdsSecret(text: string): boolean {
  return (text.includes('Secret') || text.includes('stringData')) && NESTED_SECRET.test(text);
}
