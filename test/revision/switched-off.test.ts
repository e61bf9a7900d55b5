import { describe, expect, it } from 'vitest';
import { brief, checkTree, type Files } from '../rules/check-tree.ts';
import { app, fleet, resources } from '../rules/fleet.ts';

const RIGHT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: web}\ndata: {a: b}\n';
const WRONG = RIGHT.replace('a: b', 'a: 1');

/** Two overlays in a tree that does not show what is deployed: `apps` lists `web`, and nothing lists `db`. */
const TREE: Files = {
  'apps/kustomization.yaml': resources('web'),
  'apps/web/kustomization.yaml': resources('a.yaml'),
  'apps/web/a.yaml': RIGHT,
  'apps/db/kustomization.yaml': resources('b.yaml'),
  'apps/db/b.yaml': RIGHT.replace('name: a', 'name: b'),
};
const BROKEN: Files = { 'apps/db/b.yaml': WRONG.replace('name: a', 'name: b') };
const COMMENT: Files = { 'apps/kustomization.yaml': `${resources('web')}  # - db\n` };

async function told(head: Files, base: Files | undefined): Promise<string[]> {
  return brief(await checkTree(head, { base }));
}

describe('a comment that a change adds to a list', () => {
  it('does not switch a directory off that the list did not have', async () => {
    expect(await told({ ...TREE, ...BROKEN, ...COMMENT }, TREE)).toEqual(['error schema apps/db/b.yaml:4']);
    const elsewhere = { 'web/kustomization.yaml': `${resources('../apps')}  # - ../apps/db/\n` };
    expect(await told({ ...TREE, ...BROKEN, ...elsewhere }, TREE)).toEqual(['error schema apps/db/b.yaml:4']);
  });

  it('switches it off where the base has the comment', async () => {
    const base = { ...TREE, ...COMMENT };
    expect(await told({ ...base, ...BROKEN }, base)).toEqual([]);
    const edited = { 'apps/kustomization.yaml': `${resources('web')}  # Not yet:\n  # - db\n` };
    expect(await told({ ...base, ...BROKEN, ...edited }, base)).toEqual([]);
    expect(await told({ ...base, ...BROKEN }, undefined)).toEqual([]);
  });

  it('moves with its path', async () => {
    const moved = (files: Files): Files =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('apps/', 'deploy/'), text]));
    const base = { ...TREE, ...COMMENT };
    expect(await told(moved({ ...base, ...BROKEN }), base)).toEqual([]);
    const alone = { ...TREE, ...BROKEN, 'other/kustomization.yaml': COMMENT['apps/kustomization.yaml'] ?? '' };
    expect(await told(alone, base)).toContain('error schema apps/db/b.yaml:4');
  });

  it('lowers the level of what the change takes out of the list', async () => {
    const base = { ...TREE, 'apps/kustomization.yaml': resources('web', 'db') };
    expect(await told({ ...base, ...BROKEN, ...COMMENT }, base)).toEqual(['warning schema apps/db/b.yaml:4']);
  });
});

describe('what a change takes out where a cluster shows what is deployed', () => {
  const listing = (list: string): Files => fleet(app(), { ...TREE, 'apps/app/kustomization.yaml': list });

  it('is off', async () => {
    const base = listing(resources('../web', '../db'));
    const head = { ...listing(`${resources('../web')}  # - ../db\n`), ...BROKEN };
    expect(await told(head, base)).toEqual([]);
  });

  it('is not told to be listed, even if it was not in the list before', async () => {
    const base = listing(resources('../web'));
    const added = { 'apps/app/new.yaml': RIGHT.replace('name: a', 'name: c') };
    expect(await told({ ...listing(`${resources('../web')}  # - new.yaml\n`), ...added }, base)).toEqual([]);
    expect(await told({ ...base, ...added }, base)).toEqual(['warning orphan-file apps/app/new.yaml:1']);
  });
});

describe('a folder whose name says that it is not deployed', () => {
  const own = (folder: string, text: string): Files => ({
    [`${folder}/kustomization.yaml`]: resources('c.yaml'),
    [`${folder}/c.yaml`]: text.replace('name: a', 'name: c'),
  });

  it('counts where the base has it', async () => {
    const base = { ...TREE, ...own('old/b', RIGHT) };
    expect(await told({ ...base, ...own('old/c', WRONG) }, base)).toEqual([]);
  });

  it('lowers the level where the change adds it to a tree that does not show what is deployed', async () => {
    expect(await told({ ...TREE, ...own('old/c', WRONG) }, TREE)).toEqual(['warning schema old/c/c.yaml:4']);
    expect(await told({ ...TREE, ...own('new/c', WRONG) }, TREE)).toEqual(['error schema new/c/c.yaml:4']);
  });

  it('counts where a cluster shows that it is not deployed, or where it is renamed', async () => {
    const known = fleet(app(), { 'apps/app/kustomization.yaml': resources('../web'), ...TREE });
    expect(await told({ ...known, ...own('old/c', WRONG) }, known)).toEqual([]);
    const base = { ...TREE, ...own('old/c', RIGHT) };
    expect(await told({ ...TREE, ...own('archive/c', RIGHT), 'archive/d.yaml': WRONG }, base)).toEqual([]);
  });
});
