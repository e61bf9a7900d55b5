import { error, notice, warning } from '@actions/core';
import type { Complaint } from '../../invocation/complaint.ts';
import { withPrefix } from '../../repository/paths.ts';
import { printable } from '../../text/printable.ts';

/** Writes an error annotation; nothing in its words steers a terminal or turns into another command. */
export function complain(message: string, title: string): void {
  error(withoutCommands(message), { title });
}

/** The same for a complaint about the settings, on its line; `prefix` is the checked folder inside the repository. */
export function annotate({ severity, title, at, message }: Complaint, prefix: string): void {
  const write = severity === 'warning' ? warning : notice;
  const file = withPrefix(prefix, at.file);
  write(withoutCommands(message), { title, file, startLine: at.line, startColumn: at.column });
}

function withoutCommands(message: string): string {
  return message.split('\n').map(printable).join('\n').replaceAll('##[', '# #[');
}
