import type { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import type { Origin } from '../yaml/origin.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { Edit, Finding, Fix, Location } from './finding.ts';
import { MASK, Masking } from './masking.ts';

/** The source lines that a text report may show, with secrets masked. */
export interface Snippets {
  /** The text of a line (from 1) with every secret value masked; undefined where the file is not at hand. */
  line(path: string, line: number): string | undefined;
}

/** What gives the texts at paths: a tree, or the checkouts of other repositories. */
type Texts = Pick<Tree, 'textAt'>;

/** What is masked in the files of a tree, and of other repositories; a file is looked at when it is first asked for. */
export class Secrecy implements Snippets {
  readonly #texts: readonly Texts[];
  readonly #maskings = new Map<string, { readonly text: TextFile; readonly masking: Masking } | undefined>();

  readonly #hidden = new Set<string>();

  constructor(...texts: readonly Texts[]) {
    this.#texts = texts;
  }

  /** Takes what wrote a value for secret, and the value in all messages. */
  hide({ file, start, end, text }: Origin): void {
    this.#of(file.path)?.masking.hide({ start, end });
    this.#hidden.add(unquoted(text));
  }

  line(path: string, line: number): string | undefined {
    return this.#of(path)?.masking.line(line);
  }

  /** The finding without a fix that would write a secret out, and with a message that does not quote one. */
  clear(finding: Finding): Finding {
    const fix = finding.fix && this.#reveals(finding.fix) ? null : finding.fix;
    const message = this.withoutSecret(finding.message, finding.location);
    return fix === finding.fix && message === finding.message ? finding : { ...finding, fix, message };
  }

  /** A message about a place, without the secret that stands there. */
  withoutSecret(message: string, place: Location): string {
    const text = this.#textOf(place);
    const isQuoted = text !== undefined && message.includes(text) && this.#secretAt(place) !== undefined;
    const own = isQuoted ? message.replaceAll(text, MASK) : message;
    return [...this.#hidden].reduce((text, hidden) => text.replaceAll(hidden, MASK), own);
  }

  /** Whether what wrote a value is something secret in its file. */
  hides({ file, start, end }: Origin): boolean {
    return this.#of(file.path)?.masking.overlaps(start, end) ?? false;
  }

  #reveals({ edits }: Fix): boolean {
    return edits.some((edit) => this.#secretAt(edit) !== undefined);
  }

  /** The text of a range, without quotes; undefined where it is empty. */
  #textOf({ path, start, end }: Location | Edit): string | undefined {
    const text = this.#of(path)?.text;
    if (!text) return undefined;
    const range = unquoted(text.text.slice(offsetIn(text, start), offsetIn(text, end)));
    return range.trim() === '' ? undefined : range;
  }

  /** The text of a range where it touches something secret. */
  #secretAt(range: Location | Edit): string | undefined {
    const file = this.#of(range.path);
    if (!file?.masking.overlaps(offsetIn(file.text, range.start), offsetIn(file.text, range.end))) return undefined;
    return this.#textOf(range);
  }

  #textAt(path: string): TextFile | undefined {
    for (const texts of this.#texts) {
      const text = texts.textAt(path);
      if (text) return text;
    }
    return undefined;
  }

  #of(path: string): { readonly text: TextFile; readonly masking: Masking } | undefined {
    if (!this.#maskings.has(path)) {
      const text = this.#textAt(path);
      this.#maskings.set(
        path,
        text ? { text, masking: new Masking(text, () => parseYaml(text, 'resource')) } : undefined,
      );
    }
    return this.#maskings.get(path);
  }
}

function offsetIn(text: TextFile, { line, column }: Location['start']): number {
  return text.lineStart(line) + column - 1;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}
