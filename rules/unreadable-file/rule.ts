import { isYamlPath } from '../../src/kubernetes/manifests.ts';
import { defineRule, Origin, type RuleContext } from '../../src/lint/rule.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { TreeFile } from '../../src/repository/tree.ts';
import { LIMITS } from '../../src/yaml/parse.ts';
import { Appliance } from './appliance.ts';
import { unreadNames } from './names.ts';

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
  severity: 'error',
  on: 'tree',

  *check(context) {
    const { tree, diagnoses } = context;
    const appliance = new Appliance(context);
    yield* unreadNames(tree);
    for (const file of tree.files.values()) {
      if (!isYamlPath(file.path) && !appliance.isInDirectory(file)) continue;
      const why = reasonOf(file, context);
      const text = tree.text(file);
      if (why !== undefined || typeof text === 'string') {
        yield {
          at: startOf(typeof text === 'string' ? new TextFile(file.path, '') : text),
          severity: appliance.severityOf(file),
          message: `This file was not judged: ${withEnd(why ?? 'it cannot be read')}${appliance.consequence(file)}`,
          // What has changed since may hide something else.
          values: ['file', file.contentId()],
        };
        continue;
      }
      for (const { kind, message, start, end } of diagnoses.get(file.path) ?? []) {
        if (!LIMITS.has(kind)) continue;
        yield {
          at: new Origin(text, start, start, start, end),
          severity: appliance.severityOf(file),
          message: `This document was not judged: ${message}.${appliance.consequence(file)}`,
          values: [kind, file.contentId()],
        };
      }
      if (file.size > LARGE) {
        const size = (file.size / LARGE).toFixed(1);
        yield {
          at: startOf(text),
          severity: 'warning',
          message: `This file has ${size} MiB. Kubernetes objects are limited to about 1.5 MiB; check that it belongs here.`,
          values: ['large'],
        };
      }
    }
  },
});

function startOf(text: TextFile): Origin {
  return new Origin(text, 0, 0, 0, 0);
}

function reasonOf(file: TreeFile, { tree, refused }: RuleContext): string | undefined {
  const text = tree.text(file);
  return typeof text === 'string' ? REASONS[text] : refused.get(file.path);
}

function withEnd(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
