import { isYamlPath } from '../../src/kubernetes/manifests.ts';
import { defineRule, Origin } from '../../src/lint/rule.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { LIMITS } from '../../src/yaml/parse.ts';

/** Bytes from which a file is unusually large for a manifest. */
const LARGE = 1024 * 1024;

const REASONS = {
  binary: 'it is binary',
  'not UTF-8': 'it is not UTF-8 text',
  'too large': 'it is larger than 10 MiB',
  unreadable: 'it cannot be opened',
} as const;

export default defineRule({
  id: 'unreadable-file',
  description: 'A YAML file, or a part of one, was not judged.',
  severity: 'warning',
  on: 'tree',

  *check({ tree, diagnoses }) {
    for (const file of tree.files.values()) {
      if (!isYamlPath(file.path)) continue;
      const text = tree.text(file);
      const start = (source: TextFile): Origin => new Origin(source, 0, 0, 0, 0);
      if (typeof text === 'string') {
        yield {
          at: start(new TextFile(file.path, '')),
          severity: 'notice',
          message: `This file was not judged: ${REASONS[text]}.`,
          values: [text],
        };
        continue;
      }
      for (const { kind, message, start: from, end } of diagnoses.get(file.path) ?? []) {
        if (!LIMITS.has(kind)) continue;
        yield {
          at: new Origin(text, from, from, from, end),
          severity: 'notice',
          message: `This document was not judged: ${message}.`,
          values: [kind],
        };
      }
      if (file.size > LARGE) {
        const size = (file.size / LARGE).toFixed(1);
        yield {
          at: start(text),
          message: `This file has ${size} MiB. Kubernetes objects are limited to about 1.5 MiB; check that it belongs here.`,
          values: ['large'],
        };
      }
    }
  },
});
