import { posix } from 'node:path';
import type { Transformation } from '../resources/history.ts';
import type { Resource } from '../resources/resource.ts';

/** The annotations that `buildMetadata` requests: where an object comes from, and what changed it. */
export function describeHistory(
  { origin, generatedBy, transformations }: Resource,
  directory: string,
  withOrigin: boolean,
  withTransformations: boolean,
): [string, string][] {
  const annotations: [string, string][] = [];
  if (withOrigin) {
    const text = generatedBy
      ? configured(generatedBy, directory)
      : [`path: ${posix.relative(directory, origin.file.path)}`];
    annotations.push(['config.kubernetes.io/origin', lines(text)]);
  }
  if (withTransformations && transformations.length > 0) {
    const text = transformations.flatMap((transformation) =>
      configured(transformation, directory).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
    annotations.push(['alpha.config.kubernetes.io/transformations', lines(text)]);
  }
  return annotations;
}

function lines(text: readonly string[]): string {
  return text.map((line) => `${line}\n`).join('');
}

function configured({ file, apiVersion, kind, name, namespace }: Transformation, directory: string): string[] {
  const by = [`apiVersion: ${apiVersion}`, `kind: ${kind}`];
  if (name !== undefined) by.push(`name: ${name}`);
  if (namespace !== undefined) by.push(`namespace: ${namespace}`);
  return [`configuredIn: ${posix.relative(directory, file)}`, 'configuredBy:', ...by.map((line) => `  ${line}`)];
}
