import type { Finding } from '../../findings/finding.ts';

/** A text that grows as long as it stays within a number of bytes. */
export class MarkdownPage {
  text: string;
  #room: number;

  constructor(text: string, room: number) {
    this.text = text;
    this.#room = room - Buffer.byteLength(text);
  }

  #add(piece: string): boolean {
    const size = Buffer.byteLength(piece);
    if (size > this.#room) return false;
    this.#room -= size;
    this.text += piece;
    return true;
  }

  /** Adds pieces until one does not fit; gives the ones that were not added, so that none is skipped for a less serious one. */
  addAll<F extends Finding>(
    findings: readonly F[],
    heading: (finding: F) => string,
    write: (finding: F) => string,
  ): F[] {
    const end = findings.findIndex((finding) => !this.#add(heading(finding) + write(finding)));
    return end === -1 ? [] : findings.slice(end);
  }

  /** Adds a line that was reckoned with from the beginning. */
  close(line: string): void {
    this.text += line;
  }
}
