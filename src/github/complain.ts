import { error } from '@actions/core';

/** Writes an error annotation that nothing in its words can turn into another command. */
export function complain(message: string, title: string): void {
  error(message.replaceAll('##[', '# #['), { title });
}
