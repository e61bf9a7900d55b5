import { defineRule } from '../../src/lint/rule.ts';
import { isYamlPath } from '../../src/repository/kustomization-names.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { LIMITS } from '../../src/yaml/problem.ts';
import { Appliance } from './appliance.ts';
import { unreadNames } from './names.ts';

/** Bytes from which a file is unusually large for a manifest. */
const LARGE = 1024 * 1024;

const REASONS = {
  binary: 'it is binary.',
  'not UTF-8': 'it is not UTF-8 text.',
  'too large': 'it is larger than 10 MiB.',
  unreadable: 'it cannot be opened.',
} as const;

const CONSEQUENCE = {
  error: ' A cluster may still apply it, including its errors.',
  warning: '',
  notice: '',
} as const;

export default defineRule({
  id: 'unreadable-file',
  description: 'A YAML file, or a part of one, cannot be read, so it was not checked.',
  theme: 'text',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const { tree, diagnoses, refused } = revision;
    const appliance = new Appliance(revision);
    yield* unreadNames(tree);
    for (const file of tree.files.values()) {
      if (!isYamlPath(file.path) && !appliance.isInDirectory(file)) continue;
      const why = refused.get(file.path);
      // What is left out is too much to be read for its place either.
      const text = why === undefined ? tree.text(file) : undefined;
      if (typeof text !== 'object') {
        const severity = appliance.severityOf(file);
        yield {
          at: startOf(new TextFile(file.path, '')),
          severity,
          message: `This file was not checked: ${why ?? REASONS[text ?? 'too large']}${CONSEQUENCE[severity]}`,
          // What has changed since may hide something else.
          values: ['file', file.contentId()],
        };
        continue;
      }
      for (const { kind, message, start, end } of diagnoses.get(file.path) ?? []) {
        if (!LIMITS.has(kind)) continue;
        const severity = appliance.severityOf(file);
        yield {
          at: new Origin(text, start, start, start, end),
          severity,
          message: `This document was not checked: ${message}.${CONSEQUENCE[severity]}`,
          values: [kind, file.contentId()],
        };
      }
      if (file.size > LARGE) {
        const size = (file.size / LARGE).toFixed(1);
        yield {
          at: startOf(text),
          severity: 'warning',
          message: `This file has ${size} MiB. Kubernetes objects are limited to about 1.5 MiB. Make sure that this file belongs here.`,
          values: ['large'],
        };
      }
    }
  },
});

function startOf(text: TextFile): Origin {
  return new Origin(text, 0, 0, 0, 0);
}
