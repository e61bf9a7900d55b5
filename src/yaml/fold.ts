/** The line breaks between two lines of a scalar, and what they become. */
export class Fold {
  first = '';
  more = '';

  add(text: string): void {
    if (this.first === '') this.first = text;
    else this.more += text;
  }

  /** One break becomes a space, more lose the first; U+2028 and U+2029 stay. */
  take(): string {
    const { first, more } = this;
    this.first = '';
    this.more = '';
    if (first === '') return more;
    if (first !== '\n') return first + more;
    return more === '' ? ' ' : more;
  }
}

/** The breaks after an escaped one, none of which is lost. */
export function escapedFold(fold: Fold): string {
  const text = fold.first + fold.more;
  fold.first = '';
  fold.more = '';
  return text;
}
