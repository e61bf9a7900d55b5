import type { Snippets } from '../../masking/redactor.ts';
import { nearest } from '../../text/nearest.ts';
import { withoutCommands } from '../../text/printable.ts';
import { quoted } from '../../text/words.ts';
import { UsageError } from '../../usage-error.ts';
import type { RunFacts } from '../facts.ts';
import { toHtml } from '../html/page.ts';
import type { Published } from '../links.ts';
import type { Report } from '../report.ts';
import type { RuleSummary } from '../rules/rules.ts';
import { toAnnotations } from './annotations.ts';
import { toGitlab } from './gitlab.ts';
import { toJson } from './json.ts';
import { toJunit } from './junit.ts';
import { toMarkdown } from './markdown.ts';
import { toRdjson } from './rdjson.ts';
import { toSarif } from './sarif.ts';
import { toText } from './text.ts';

/** What the formats need besides the report; each takes what it uses. */
export interface FormatContext {
  readonly snippets: Snippets;
  readonly rules: readonly RuleSummary[];
  readonly color: boolean;
  /** The width of the terminal; undefined if it has none. */
  readonly columns?: number | undefined;
  /** The folder of the checked tree inside the repository. Empty if the tree is the repository. */
  readonly prefix: string;
  /** Whether people comment on the change, and do not accept findings in the commits. */
  readonly isHosted?: boolean;
  readonly facts?: RunFacts;
  /** Where people find the checked files; gives undefined if that is not known. */
  readonly published?: () => Published | undefined;
}

/** A format, and the file that it goes to; the standard output if there is none. */
export interface FormatChoice {
  readonly name: FormatName;
  readonly file?: string;
}

/** A format: how its files are named, and how a report is written in it. */
interface Format {
  readonly extension: string;
  readonly write: (report: Report, context: FormatContext) => string;
}

/** All formats by name; help, errors and tests list them from here. */
const FORMATS = {
  text: { extension: 'txt', write: (report, context) => withoutCommands(toText(report, context)) },
  json: { extension: 'json', write: (report) => toJson(report) },
  sarif: { extension: 'sarif', write: (report, { rules, prefix }) => toSarif(report, { rules, prefix }) },
  markdown: {
    extension: 'md',
    write: (report, { snippets, facts }) => withoutCommands(toMarkdown(report, { snippets, facts })),
  },
  github: { extension: 'txt', write: (report, { prefix }) => toAnnotations(report, prefix) },
  junit: { extension: 'xml', write: (report) => withoutCommands(toJunit(report)) },
  gitlab: { extension: 'json', write: (report, { prefix }) => toGitlab(report, prefix) },
  rdjson: {
    extension: 'rdjson',
    write: (report, { snippets, prefix }) => toRdjson(report, snippets, prefix),
  },
  html: {
    extension: 'html',
    write: (report, { snippets, facts, published }) => toHtml(report, { snippets, facts, published: published?.() }),
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

/** The names of all formats. */
export const FORMAT_NAMES: readonly FormatName[] = Object.keys(FORMATS).filter(isFormatName);

/** A report in a format. */
export function render(name: FormatName, report: Report, context: FormatContext): string {
  return FORMATS[name].write(report, context);
}

/** The usual name of a file in a format, such as `report.sarif`. */
export function fileName(name: FormatName): string {
  return `report.${FORMATS[name].extension}`;
}

/** Reads `NAME` or `NAME=FILE`. Throws UsageError for an unknown name, with the nearest. */
export function parseFormat(text: string): FormatChoice {
  const at = text.indexOf('=');
  const name = at === -1 ? text : text.slice(0, at);
  const file = at === -1 ? undefined : text.slice(at + 1);
  if (!isFormatName(name)) {
    const near = nearest(name, FORMAT_NAMES);
    throw new UsageError(
      `Unknown format ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : `Use one of ${FORMAT_NAMES.join(', ')}.`}`,
    );
  }
  if (file === '')
    throw new UsageError(`--format ${text}: specify the file to write, such as ${name}=${fileName(name)}.`);
  return file === undefined ? { name } : { name, file };
}

function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
