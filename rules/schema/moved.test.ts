import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/rules/check-tree.ts';

/** The fix of the only unknown field of a Deployment with these lines in its container, as the lines that it leaves. */
async function fixedContainer(...lines: string[]): Promise<readonly string[] | undefined> {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: a, namespace: a}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      containers:
        - name: a
          image: a:1
${lines.map((line) => `          ${line}\n`).join('')}`;
  const [finding] = (await findingsOf('schema', { 'a.yaml': text })).filter(({ message }) =>
    /not (?:a field|fields)/.test(message),
  );
  if (!finding?.fix) return undefined;
  const all = text.split('\n');
  for (const { start, end, text: own } of finding.fix.edits.toReversed())
    all.splice(start.line - 1, end.line - start.line, ...own.split('\n').slice(0, -1));
  return all.slice(11, -1).map((line) => line.slice(10));
}

describe('a field in the wrong mapping', () => {
  it('moves outward to the only mapping around it that has it', async () => {
    expect(
      await fixedContainer('securityContext:', '  runAsUser: 1', '  ports:', '    - containerPort: 80', 'tty: true'),
    ).toEqual(['securityContext:', '  runAsUser: 1', 'ports:', '  - containerPort: 80', 'tty: true']);
  });

  it('moves inward, with its neighbors', async () => {
    expect(
      await fixedContainer(
        'livenessProbe:',
        '  httpGet: {path: /, port: 80}',
        'periodSeconds: 10',
        'initialDelaySeconds: 5',
      ),
    ).toEqual(['livenessProbe:', '  httpGet: {path: /, port: 80}', '  periodSeconds: 10', '  initialDelaySeconds: 5']);
  });

  it.each([
    ['the mapping is not written', ['periodSeconds: 10']],
    [
      'two mappings have it',
      ['livenessProbe:', '  tcpSocket: {port: 80}', 'readinessProbe:', '  tcpSocket: {port: 80}', 'periodSeconds: 10'],
    ],
    ['the mapping has it', ['livenessProbe:', '  tcpSocket: {port: 80}', '  periodSeconds: 5', 'periodSeconds: 10']],
    ['nothing would be left', ['securityContext:', '  ports:', '    - containerPort: 80']],
    ['the mapping is on one line', ['livenessProbe: {tcpSocket: {port: 80}}', 'periodSeconds: 10']],
    ['a comment belongs to it', ['livenessProbe:', '  tcpSocket: {port: 80}', '# why', 'periodSeconds: 10']],
  ])('stays where %s', async (_, lines) => {
    expect(await fixedContainer(...lines)).toBeUndefined();
  });
});
