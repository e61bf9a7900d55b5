/** Writes the script and the style of the HTML report as texts: `npm run browser`. `--check` compares instead. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const FOLDER = resolve(import.meta.dirname, '../src/report/html');
const FILE = join(FOLDER, 'browser.generated.ts');

const text = `/** The script of the HTML report, of \`browser/main.ts\`. Written by \`npm run browser\`. */
export const SCRIPT =
  ${quoted(await script())};

/** Its style, of \`browser/page.css\`. */
export const STYLE =
  ${quoted(style())};
`;

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('src/report/html/browser.generated.ts is not what its sources give; run `npm run browser`.');
  process.exitCode = 1;
}

async function script(): Promise<string> {
  const bundle = await rolldown({ input: join(FOLDER, 'browser/main.ts'), platform: 'browser', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code.trim();
}

/** The style without comments and indents. */
function style(): string {
  return readFileSync(join(FOLDER, 'browser/page.css'), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** A string literal as the formatter writes it. */
function quoted(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
