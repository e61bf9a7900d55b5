import { execFileSync } from 'node:child_process';

/** The last commits that have a parent, oldest first, each with its first parent. */
export function commitsUpTo(
  folder: string,
  last: string,
  most: number,
): { id: string; parent: string; title: string }[] {
  const format = '--format=%H %P%x00%s';
  const output = execFileSync(
    'git',
    ['-C', folder, 'log', '--first-parent', '--min-parents=1', '--reverse', `-${most}`, format, last, '--'],
    { encoding: 'utf8' },
  );
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [ids = '', title = ''] = line.split('\0');
      const [id = '', parent = ''] = ids.split(' ');
      return { id, parent, title };
    });
}
