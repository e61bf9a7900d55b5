// What the schemas are made from, as sources.json and as the table in README.md.
import { custom, flux, kubernetes } from './versions.ts';

interface Source {
  readonly product: string;
  readonly minor?: string;
  readonly module: string;
  readonly version: string;
  readonly licence: string;
}

/** The text of sources.json. */
export function sourcesFile(): string {
  const lines = sources().map((source) => JSON.stringify(source));
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** The README with its table of sources renewed. */
export function withTable(readme: string): string {
  const rows = new Map<string, string[]>();
  for (const { product, module, version, licence } of sources()) {
    const row = `${product} | \`${module}\` | ${licence}`;
    rows.set(row, [...(rows.get(row) ?? []), version]);
  }
  const table = [
    '| product | module | license | versions |',
    '| --- | --- | --- | --- |',
    ...[...rows].map(([row, versions]) => `| ${row} | ${versions.join(', ')} |`),
  ].join('\n');
  return readme.replace(
    /(<!-- sources -->\n)[\s\S]*(<!-- \/sources -->)/,
    (_, start, end) => `${start}\n${table}\n\n${end}`,
  );
}

/** Each module and version, with the product that it is of, and the product's minor where there are several. */
function sources(): Source[] {
  const ofMinors = (product: string, minors: Readonly<Record<string, Readonly<Record<string, string>>>>): Source[] =>
    Object.entries(minors).flatMap(([minor, modules]) =>
      Object.entries(modules).map(([module, version]) => ({ product, minor, module, version, licence: 'Apache-2.0' })),
    );
  return [
    ...ofMinors('flux', Object.fromEntries(Object.entries(flux).map(([minor, { modules }]) => [minor, modules]))),
    ...ofMinors('kubernetes', kubernetes),
    ...Object.entries(custom).flatMap(([product, { module, version, licence, older = [] }]) =>
      [{ module, version }, ...older].map((one) => ({ product, module: one.module, version: one.version, licence })),
    ),
  ];
}
