// What the schemas are made from, as sources.json and as the table in README.md.
import { custom, flux, kubernetes } from './versions.mjs';

/** Each module in each version: product, module, version, licence, and the product's minors that it serves. */
export function sources() {
  const ofMinors = (product, minors) =>
    Object.entries(minors).flatMap(([minor, modules]) =>
      Object.entries(modules).map(([module, version]) => ({ product, minor, module, version, licence: 'Apache-2.0' })),
    );
  return [
    ...ofMinors('flux', Object.fromEntries(Object.entries(flux).map(([minor, { modules }]) => [minor, modules]))),
    ...ofMinors('kubernetes', kubernetes),
    ...Object.entries(custom).map(([product, { module, version, licence }]) => ({ product, module, version, licence })),
  ];
}

/** The README with its table of sources renewed. */
export function withTable(readme) {
  const rows = new Map();
  for (const { product, module, version, licence } of sources()) {
    const row = `${product} | \`${module}\` | ${licence}`;
    rows.set(row, [...(rows.get(row) ?? []), version]);
  }
  const table = [
    '| product | module | licence | versions |',
    '| --- | --- | --- | --- |',
    ...[...rows].map(([row, versions]) => `| ${row} | ${versions.join(', ')} |`),
  ].join('\n');
  return readme.replace(/(<!-- sources -->\n)[^]*(<!-- \/sources -->)/, (_, start, end) => `${start}\n${table}\n\n${end}`);
}
