import type { Finding, Location } from '../../findings/finding.ts';
import { getOrInsert } from '../../grouping.ts';
import type { Snippets } from '../../masking/redactor.ts';
import { escapeMarkup } from '../../text/markup.ts';
import type { RunFacts } from '../facts.ts';
import type { Published } from '../links.ts';
import { code } from './text.ts';

/** What a page needs besides the report; what is not known is not shown. */
export interface PageOptions {
  readonly snippets: Snippets;
  readonly facts?: RunFacts | undefined;
  readonly published?: Published | undefined;
}

/** What the parts of a page share: how places are linked and findings are called. */
export class PageContext {
  readonly snippets: Snippets;
  readonly facts: RunFacts | undefined;
  readonly published: Published | undefined;
  /** The ids of the boxes of graphs that show a finding. */
  readonly boxes = new Map<Finding, string[]>();
  readonly #ids = new Map<Finding, string>();

  constructor({ snippets, facts, published }: PageOptions, findings: readonly Finding[]) {
    this.snippets = snippets;
    this.facts = facts;
    this.published = published;
    const counts = new Map<string, number>();
    for (const finding of findings) {
      const short = finding.fingerprint.replace(/[^0-9a-z]/gi, '').slice(0, 12);
      const count = (counts.get(short) ?? 0) + 1;
      counts.set(short, count);
      this.#ids.set(finding, `finding-${short}${count === 1 ? '' : `-${count}`}`);
    }
  }

  /** The id of the element of a finding. The same defect keeps it from run to run. */
  idOf(finding: Finding): string {
    return this.#ids.get(finding) ?? '';
  }

  /** Notes that a box of a graph shows a finding. */
  shows(finding: Finding, box: string): void {
    getOrInsert(this.boxes, finding, () => []).push(box);
  }

  /** The address of a place if it is one of the web; undefined if there is none. */
  addressOf(location: Location): string | undefined {
    const address = this.published?.link(location);
    return address?.startsWith('https://') ? address : undefined;
  }

  /** A place as code, linked if possible. */
  place(location: Location, label = placeOf(location)): string {
    return linked(code(label), this.addressOf(location));
  }
}

/** HTML as a link, or as it is without an address. */
export function linked(html: string, address: string | undefined): string {
  return address === undefined ? html : `<a href="${escapeMarkup(address)}">${html}</a>`;
}

/** A place in words. */
export function placeOf({ side, path, start }: Location): string {
  return `${path}:${start.line}:${start.column}${side ? ' (deleted)' : ''}`;
}
