import { error, warning } from '@actions/core';
import type { FilePlace } from '../policy/policy.ts';
import { printable } from '../text/printable.ts';

/** Writes an error annotation; nothing in its words steers a terminal or turns into another command. */
export function complain(message: string, title: string): void {
  error(withoutCommands(message), { title });
}

/** The same as a warning on a line of a file. */
export function warn(message: string, title: string, { file, line, column }: FilePlace): void {
  warning(withoutCommands(message), { title, file, startLine: line, startColumn: column });
}

function withoutCommands(message: string): string {
  return message.split('\n').map(printable).join('\n').replaceAll('##[', '# #[');
}
