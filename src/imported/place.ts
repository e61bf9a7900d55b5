import { groupBy } from '../grouping.ts';
import type { ForeignTool } from '../policy/foreign-rules.ts';
import { TextFile } from '../repository/text-file.ts';
import type { Revision } from '../revision/revision.ts';
import { parseYaml } from '../yaml/parse.ts';
import { BuiltObjects } from './built-objects.ts';
import { Edits } from './edits.ts';
import type { Artifact, Imported, PlacedResult } from './imported.ts';
import { targetsAmong } from './in-build.ts';
import { type Target, targetInSource } from './in-source.ts';
import { contentOfLine, type LineContent } from './line-in-yaml.ts';
import { mentionedIn } from './mention.ts';
import { placedAt, ruleOf } from './problems.ts';
import type { ForeignResult, ToolOutput } from './result.ts';
import { type Unplaced, unplacedResults } from './unplaced.ts';

/** What decides where results are placed. */
export interface PlacingOptions extends Pick<Imported, 'cluster' | 'artifacts'> {
  /** Whether the results of a tool count only if the change edits what they are about. */
  readonly countsEdits: (tool: ForeignTool) => boolean;
}

/** The results of other tools at the lines of a revision that they are about. Those that cannot be placed become one for each rule. */
export function placeResults(
  outputs: readonly ToolOutput[],
  revision: Revision,
  options: PlacingOptions,
): PlacedResult[] {
  const placing = new Placing(revision, options);
  return outputs.flatMap((output) => placing.place(output));
}

/** A file that a tool names is one of the repository, the output of a cluster, or unknown. */
class Placing {
  readonly #revision: Revision;
  readonly #options: PlacingOptions;
  readonly #objects: BuiltObjects;
  readonly #edits: Edits;
  readonly #outputs = new Map<string, ReturnType<typeof parseYaml>['documents']>();

  constructor(revision: Revision, options: PlacingOptions) {
    this.#revision = revision;
    this.#options = options;
    this.#objects = new BuiltObjects(revision);
    this.#edits = new Edits(revision);
  }

  place(output: ToolOutput): PlacedResult[] {
    const countsEdits = this.#options.countsEdits(output.tool);
    const placed: PlacedResult[] = [];
    const unplaced: Unplaced[] = [];
    for (const group of groupBy(output.results, keyOf).values()) {
      const [result] = group;
      const found = this.#targetsOf(result, group.length);
      if (!found.targets) {
        unplaced.push({ result, count: group.length, candidates: found.candidates });
        continue;
      }
      const rule = ruleOf(result);
      for (const target of found.targets) placed.push(placedAt(target, result, rule, countsEdits));
    }
    return [...placed, ...unplacedResults(unplaced, this.#revision, countsEdits)];
  }

  #targetsOf(result: ForeignResult, count: number) {
    const { subject } = result;
    const { file } = subject;
    const source = file === undefined ? undefined : this.#sourceOf(file);
    if (source !== undefined) {
      const targets: readonly Target[] = [targetInSource(source, subject, this.#revision, this.#edits)];
      return { targets };
    }
    const cluster = (file === undefined ? undefined : this.#objects.clusterOf(file)) ?? this.#options.cluster;
    const known = this.#contentOf(result, cluster);
    const objects = known ? this.#objects.find(known.object, cluster) : [];
    if (!known || objects.length === 0) return { targets: undefined, candidates: [] };
    return targetsAmong(objects, { ...result, subject: { ...subject, path: known.path } }, count, this.#edits);
  }

  /** The object and the field that a result is about: as it says, as the line in the output says, or as its message does. */
  #contentOf({ subject, message }: ForeignResult, cluster: string | undefined): LineContent | undefined {
    const { object, path, file, region } = subject;
    if (object) return { object, path };
    const onLine = region && contentOfLine(this.#documentsOf(file, cluster), region.line);
    if (onLine) return onLine;
    const named = region ? undefined : mentionedIn(message, this.#objects.keys(cluster));
    return named && { object: named, path };
  }

  #documentsOf(file: string | undefined, cluster: string | undefined) {
    const key = file ?? `\0${cluster}`;
    let documents = this.#outputs.get(key);
    if (!documents) {
      const text = this.#artifact(file)?.text ?? (cluster === undefined ? '' : this.#objects.outputOf(cluster));
      documents = parseYaml(new TextFile(file ?? '', text), 'resource').documents;
      this.#outputs.set(key, documents);
    }
    return documents;
  }

  #artifact(file: string | undefined): Artifact | undefined {
    return file === undefined ? undefined : this.#options.artifacts.get(file);
  }

  /** The path of a file of the repository; the output of a cluster that lies in it is none. */
  #sourceOf(file: string): string | undefined {
    const { tree, reconcilers } = this.#revision;
    const path = (this.#artifact(file)?.paths ?? [file]).find((one) => tree.file(one));
    if (path === undefined) return undefined;
    const isOutput = this.#objects.clusterOf(path) !== undefined && !reconcilers.some(({ files }) => files.has(path));
    return isOutput ? undefined : path;
  }
}

/** What makes results the same to a reader: one that is reported twice is about two objects. */
function keyOf({ rule, message, subject }: ForeignResult): string {
  const { file, region, object, path } = subject;
  return JSON.stringify([rule, message, file, region, object, path]);
}
