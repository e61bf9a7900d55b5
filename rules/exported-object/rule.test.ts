import { describe, expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const object = (metadata: string, rest = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: web\n${metadata}spec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec: {containers: [{name: web, image: "web:1"}]}\n${rest}`;
const found = async (text: string, path = 'apps/app/web.yaml'): Promise<string[]> =>
  brief(await findingsOf('exported-object', fleet(app(), { ...CONFIG, [path]: text })));
const AT = (line: number): string[] => [`warning exported-object apps/app/web.yaml:${line}`];

describe('exported-object', () => {
  it.each([
    ['uid', '  uid: 0b0f7a5e-9d8e-4d9c-9a83-5b1f2f3f4d11\n', '', 6],
    ['resourceVersion', '  resourceVersion: "1"\n', '', 6],
    ['a date', '  creationTimestamp: "2026-01-01T00:00:00Z"\n', '', 6],
    ['an annotation', '  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: "{}"\n', '', 7],
    ['managedFields', '  managedFields:\n    - manager: kubectl\n', '', 6],
    ['a status', '', 'status:\n  replicas: 2\n', 11],
  ])('reports %s', async (_, metadata, rest, line) => {
    expect(await found(object(metadata, rest))).toEqual(AT(line));
  });

  it.each([
    ['empty fields', object('  creationTimestamp: null\n  generation: 0\n', 'status:\n  conditions: []\n')],
    ['what SOPS encrypted', object('  uid: a\n', 'sops:\n  mac: ENC[AES256_GCM,data:x,type:str]\n')],
    [
      'a status that is data of its own',
      'apiVersion: example.com/v1\nkind: Page\nmetadata: {name: a, namespace: web}\nstatus: {code: 404}\n',
    ],
  ])('is silent about %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  it('is silent about a file that no cluster applies, and about tests', async () => {
    const text = object('  uid: 0b0f7a5e\n');
    expect(await found(text, 'other/web.yaml')).toEqual([]);
    expect(await found(text, 'test/expected/web.yaml')).toEqual([]);
  });

  it('is one finding, whose fix deletes the lines of all fields', async () => {
    const text = object(
      '  uid: a\n  resourceVersion: "1"\n',
      'status:\n  replicas: 2\n  conditions:\n    - type: Ready\n',
    );
    const [finding, ...others] = await findingsOf(
      'exported-object',
      fleet(app(), { ...CONFIG, 'apps/app/web.yaml': text }),
    );
    expect(others).toEqual([]);
    expect(finding?.message).toContain('`metadata.uid`, `metadata.resourceVersion` and `status` are written');
    expect(finding?.fix?.edits.map(({ start, end, text: put }) => [start.line, end.line, put])).toEqual([
      [6, 7, ''],
      [7, 8, ''],
      [13, 17, ''],
    ]);
  });

  it('has no fix where a field shares its line, or is an annotation', async () => {
    const inline = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, uid: b}\n';
    const [finding] = await findingsOf('exported-object', fleet(app(), { 'apps/app/web.yaml': inline }));
    expect(finding?.location.start?.line).toBe(3);
    expect(finding?.fix).toBeNull();
  });
});
