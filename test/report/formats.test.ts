import { expect, test } from 'vitest';
import { FORMAT_NAMES, type FormatName, fileName, parseFormat, render } from '../../src/report/formats/format.ts';
import { SCRIPT, STYLE } from '../../src/report/html/browser.generated.ts';
import type { Report } from '../../src/report/report.ts';
import { blamed, clean, report, ruleSummaries, snippets } from './sample.ts';

const context = { snippets, rules: ruleSummaries, color: false, prefix: 'deploy' };

/** A report without the script and the style of a page, which have tests of their own. */
function written(name: FormatName, one: Report): string {
  const hash = /'sha256-[^']*'/g;
  return render(name, one, context)
    .replace(SCRIPT, () => '…')
    .replace(STYLE, () => '…')
    .replace(hash, "'sha256-…'");
}

test.each(FORMAT_NAMES)('%s writes what it should', async (name) => {
  await expect(written(name, report)).toMatchFileSnapshot(`__snapshots__/${name}-${fileName(name)}`);
  await expect(written(name, blamed)).toMatchFileSnapshot(`__snapshots__/${name}-blamed-${fileName(name)}`);
  await expect(written(name, clean)).toMatchFileSnapshot(`__snapshots__/${name}-clean-${fileName(name)}`);
});

test.each(FORMAT_NAMES)('%s lets nothing through that steers a terminal, and is the same each time', (name) => {
  const written = render(name, report, context);
  expect(written).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(render(name, structuredClone(report), context)).toBe(written);
});

test.each(FORMAT_NAMES)('%s says nothing that a runner obeys, save the annotations', (name) => {
  const path = '::stop-commands::x.yaml';
  const findings = report.findings.map((finding) => ({ ...finding, location: { ...finding.location, path } }));
  for (const one of [report, { ...report, findings }]) {
    const written = render(name, one, context);
    expect(written).not.toContain('##[');
    if (name !== 'github') expect(written).not.toMatch(/^\s*::/m);
  }
});

test('a format is a name with or without a file', () => {
  expect(parseFormat('json')).toEqual({ name: 'json' });
  expect(parseFormat('sarif=out/a=b.sarif')).toEqual({ name: 'sarif', file: 'out/a=b.sarif' });
  expect(() => parseFormat('serif')).toThrow('Did you mean `sarif`?');
  expect(() => parseFormat('toString')).toThrow('Use one of text, json, sarif');
  expect(() => parseFormat('junit=')).toThrow('specify the file to write, such as junit=report.xml');
});
