import { expect, it } from 'vitest';
import { TextFile } from '../../src/repository/text-file.ts';
import { Tree } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { CalledScripts } from './called.ts';

/** A tree that counts how often each of its files is asked for. */
class CountedTree extends Tree {
  readonly asked: string[] = [];

  override textAt(path: string): TextFile | undefined {
    this.asked.push(path);
    return super.textAt(path);
  }
}

it('reads what many steps run only once', () => {
  const text = Buffer.from('a: b\n\tkubectl apply -f a\nb:\n\t./deploy.sh\n');
  const tree = new CountedTree([
    { path: 'Makefile', size: text.length, contentId: () => '', bytes: () => text },
    { path: 'deploy.sh', size: 1, contentId: () => '', bytes: () => Buffer.from('x') },
  ]);
  const workflow = new TextFile('a.yaml', 'make a b\n'.repeat(50));
  const scripts = new CalledScripts(tree);
  for (let line = 0; line < 50; line++) {
    const start = line * 9;
    const called = scripts.by(new Origin(workflow, start, start, start, start + 8));
    expect(called.map(({ names }) => names[0])).toEqual(['a', 'a', 'deploy.sh', 'b']);
  }
  expect(tree.asked.filter((path) => path === 'deploy.sh')).toHaveLength(1);
  expect(tree.asked.filter((path) => path === 'Makefile')).toHaveLength(2);
});
