/**
 * Writes `src/kubernetes/secrets/gitleaks/rules.json`: the token shapes of gitleaks, as regular expressions of JavaScript.
 * Needs Go, which downloads gitleaks' module. `--check` compares instead.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readRules, type SourceRule } from './token-shapes/read.ts';
import { toJavaScript } from './token-shapes/regex.ts';
import { LEFT_OUT, REPLACED, wordsFor } from './token-shapes/words.ts';

const MODULE = 'github.com/zricethezav/gitleaks/v8@v8.30.1';
const root = resolve(import.meta.dirname, '..');
const target = join(root, 'src/kubernetes/secrets/gitleaks/rules.json');

/** What precedes the value where gitleaks looks for the name of a product, and what may precede that. */
const BEFORE_NAME = '[\\w.-]{0,50}?';

const text = `${JSON.stringify(readRules(config()).flatMap(shapeOf), undefined, 1)}\n`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('The token shapes are not what gitleaks gives; run `node scripts/token-shapes.ts`.');
  process.exitCode = 1;
}

function config(): string {
  const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', MODULE], { encoding: 'utf8', cwd: '/' }));
  return readFileSync(join(Dir, 'config/gitleaks.toml'), 'utf8');
}

function shapeOf({ id, regex, keywords, entropy, allowed }: SourceRule) {
  if (LEFT_OUT.has(id) || regex === '') return [];
  const isNamed = regex.includes(BEFORE_NAME);
  const shape = toJavaScript(REPLACED.get(id) ?? regex.replaceAll(BEFORE_NAME, ''));
  // Fails here, not at run time, if a shape is not understood.
  new RegExp(shape, 'g');
  const allow = allowed.map(toJavaScript);
  return [
    {
      what: wordsFor(id),
      shape,
      keywords,
      ...(entropy > 0 && { entropy }),
      ...(allow.length > 0 && { allow }),
      ...(isNamed && { named: true }),
    },
  ];
}
