import { expect } from 'vitest';
import { acceptedIn } from '../../src/acceptance/words.ts';
import { checkCopied } from './copied.ts';
import type { Step } from './page.ts';
import type { Reader } from './reader.ts';

/** Does what a block asks for, and gives the output of its commands. */
export async function follow(step: Step, reader: Reader): Promise<string | undefined> {
  const { language, text, notes, line } = step;
  if (notes.repository) reader.open(notes.repository);
  if (notes.notRun) return undefined;
  if (language === 'sh') {
    const { codes, output } = reader.run(text);
    const expected = Array.from(
      codes.length > (notes.exit?.length ?? 0) ? codes : (notes.exit ?? []),
      (_, at) => notes.exit?.[at] ?? 0,
    );
    expect(codes, `exit codes of the block on line ${line}, which printed:\n${output}`).toEqual(expected);
    return output;
  }
  if (['yaml', 'json'].includes(language)) {
    const file = await checkCopied(step);
    if (file?.isWritten) reader.write(file.path, text);
    return undefined;
  }
  if (language === 'text' && text.startsWith('gitops-gate: accept')) {
    expect(acceptedIn(text)).toHaveLength(text.trimEnd().split('\n').length);
    return undefined;
  }
  throw new Error(`Line ${line}: a block in \`${language}\` is not tested. Write why: <!-- not run: REASON -->.`);
}
