import type { ForeignTool } from '../policy/foreign-rules.ts';
import { TextFile } from '../repository/text-file.ts';
import type { YamlValue } from '../yaml/value.ts';
import { conftestResults } from './conftest.ts';
import { fluxSchemaResults } from './flux-schema.ts';
import { kubeconformResults } from './kubeconform.ts';
import { kyvernoResults } from './kyverno.ts';
import type { ForeignResult, ToolOutput } from './result.ts';
import { sarifRefusal, sarifResults } from './sarif.ts';
import { readJson, readYaml, unreadable } from './structured-text.ts';

/** Characters of one output that are read. */
export const MOST_TEXT = 64 * 1024 * 1024;
/** Results of one output; no review shows them all, and each is placed in every cluster. */
const MOST_RESULTS = 20_000;

/** How the output of a tool is read, and the command that writes it. */
interface Reader {
  readonly command: string;
  readonly values: (file: TextFile) => readonly YamlValue[];
  /** The results in one value; undefined if it is not what the tool writes. */
  readonly results: (value: YamlValue) => ForeignResult[] | undefined;
  /** Why a value that looks like what the tool writes cannot be read, without a full stop. */
  readonly refusal?: (value: YamlValue) => string | undefined;
}

const READERS: Readonly<Record<ForeignTool, Reader>> = {
  sarif: { command: 'a tool that writes SARIF 2.1.0', values: json, results: sarifResults, refusal: sarifRefusal },
  kubeconform: { command: '`kubeconform -output json`', values: json, results: kubeconformResults },
  'flux-schema': { command: '`flux-schema validate --output json`', values: jsonOrYaml, results: fluxSchemaResults },
  kyverno: { command: '`kyverno apply --policy-report`', values: reports, results: kyvernoResults },
  conftest: { command: '`conftest test --output json`', values: json, results: conftestResults },
};

/**
 * The results in the output of a tool. Throws UsageError with the place if it cannot be read, or is not the output of the tool: a
 * tool that failed must not look like one that found nothing.
 */
export function readOutput(tool: ForeignTool, file: TextFile): ToolOutput {
  const { command, values, results: read, refusal } = READERS[tool];
  if (file.text.length > MOST_TEXT) throw unreadable(file, 0, `It is larger than ${MOST_TEXT / 1024 / 1024} MiB`);
  if (file.text.trim() === '') throw unreadable(file, 0, `It is empty. Make sure that ${command} wrote it`);
  const written = values(file);
  const why = refusal && written.flatMap((value) => refusal(value) ?? [])[0];
  if (why !== undefined) throw unreadable(file, 0, why);
  const found = written.map(read);
  const results = found.flatMap((one) => one ?? []);
  if (found.length === 0 || found.some((one) => one === undefined))
    throw unreadable(file, 0, `It is not the output of ${command}`);
  if (results.length > MOST_RESULTS)
    throw unreadable(file, 0, `It has more than ${MOST_RESULTS} results. Import the output for fewer objects`);
  return { tool, file: file.path, results };
}

function json(file: TextFile): YamlValue[] {
  return [readJson(file)];
}

function jsonOrYaml(file: TextFile): YamlValue[] {
  return file.text.trimStart().startsWith('{') ? json(file) : readYaml(file);
}

/** The reports in what kyverno prints, which may say other things before them. */
function reports({ path, text }: TextFile): YamlValue[] {
  const start = /^(?:apiVersion|kind|items|---|\{)/m.exec(text)?.index ?? 0;
  // Lines keep their numbers.
  const before = text.slice(0, start).replace(/[^\n]+/g, '');
  return readYaml(new TextFile(path, before + text.slice(start))).filter((value) => value !== null);
}
