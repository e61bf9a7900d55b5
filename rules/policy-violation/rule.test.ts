import { describe, expect, it } from 'vitest';
import { brief, findingsOf, levelsOf, resultOf } from '../../test/rules/check-tree.ts';
import { deployment } from '../../test/rules/fleet.ts';

const ID = 'policy-violation';

function withSidecar(spec: string, name = 'web', metadata = ''): string {
  return `${deployment(spec, metadata, name)}      - name: sidecar
        image: ghcr.io/example/sidecar:latest
`;
}

/** A policy file with one policy of one expression; `more` are further lines of the validation, `scope` of the policy. */
function policies(expression: string, more = '', scope = ''): Record<string, string> {
  return {
    '.github/gitops-gate.yaml': `policies:
- name: own
${scope}
  validations:
  - expression: ${JSON.stringify(expression)}
${more}`,
  };
}

async function found(expression: string, text = withSidecar('replicas: 1'), more = '', scope = ''): Promise<string[]> {
  return brief(await findingsOf(ID, { 'web.yaml': text, ...policies(expression, more, scope) }));
}

describe('policies of the policy file', () => {
  it('reports the field that decides an expression', async () => {
    expect(await found('object.spec.replicas >= 2')).toEqual([`error ${ID} web.yaml:5`]);
    expect(await found("object.spec.template.spec.containers.all(c, !c.image.endsWith(':latest'))")).toEqual([
      `error ${ID} web.yaml:14`,
    ]);
    expect(await found("has(object.metadata.labels) && 'team' in object.metadata.labels")).toEqual([
      `error ${ID} web.yaml:3`,
    ]);
    expect(await found("object.spec.template.spec.containers.exists(c, c.name == 'proxy')")).toEqual([
      `error ${ID} web.yaml:10`,
    ]);
    expect(await found('object.spec.replicas >= 2', undefined, '    fieldPath: .spec.selector')).toEqual([
      `error ${ID} web.yaml:6`,
    ]);
  });

  it('accepts what the expressions allow', async () => {
    expect(await found('object.spec.replicas >= 1')).toEqual([]);
    expect(await found("object.kind == 'Deployment' && has(object.spec.selector)")).toEqual([]);
    expect(await found('!has(object.spec.paused)')).toEqual([]);
  });

  it('says what is wrong in the words of the policy, and else the expression', async () => {
    const messageOf = async (more: string): Promise<string | undefined> =>
      (
        await findingsOf(ID, {
          'web.yaml': withSidecar('replicas: 1'),
          ...policies('object.spec.replicas >= 2', more),
        })
      )[0]?.message;
    expect(await messageOf('    message: Run two.')).toBe('Deployment `web` violates the policy `own`: Run two.');
    expect(await messageOf('    messageExpression: "\'Run more than \' + string(object.spec.replicas)"')).toBe(
      'Deployment `web` violates the policy `own`: Run more than 1.',
    );
    expect(await messageOf('')).toBe(
      'Deployment `web` violates the policy `own`: `object.spec.replicas >= 2` is false.',
    );
  });

  it('reports an expression that fails', async () => {
    const [finding] = await findingsOf(ID, {
      'web.yaml': withSidecar('paused: true'),
      ...policies('object.spec.replicas >= 2', '    message: Run two.'),
    });
    expect(finding?.message).toBe(
      'Deployment `web` violates the policy `own`: `object.spec.replicas >= 2` fails with `no such key: replicas`. Run two.',
    );
  });

  it.each([
    ['kinds: Deployment', 1],
    ['kinds: [apps/Deployment, Service]', 1],
    ['kinds: Dep*', 1],
    ['kinds: StatefulSet', 0],
    ['namespaces: w*', 1],
    ['namespaces: kube-system', 0],
    ['names: web', 1],
    ['names: w', 0],
    ['labels: {team: a}', 1],
    ['labels: {team: "*"}', 1],
    ['labels: {team: b}', 0],
    ['labels: {other: "*"}', 0],
    ['kinds: Deployment\n    names: w', 0],
  ])('matches and excludes objects by %s', async (scope, count) => {
    const text = withSidecar('replicas: 1', 'web', ', labels: {team: a}');
    expect(await found('object.spec.replicas >= 2', text, '', `  match:\n    ${scope}`)).toHaveLength(count);
    expect(await found('object.spec.replicas >= 2', text, '', `  exclude:\n    ${scope}`)).toHaveLength(1 - count);
  });

  it('reports at the level of the validation', async () => {
    const files = { 'web.yaml': withSidecar('replicas: 1') };
    for (const level of ['notice', 'warning', 'error'])
      expect(
        levelsOf(await findingsOf(ID, { ...files, ...policies('object.spec.replicas > 1', `    level: ${level}`) })),
      ).toEqual([level]);
  });

  it('is silent where a value is not known', async () => {
    expect(await found('object.spec.replicas >= 2', withSidecar(`replicas: \${REPLICAS}`))).toEqual([]);
    expect(await found('has(object.spec.paused)', withSidecar(`\${KEY}: 1`))).toEqual([]);
    expect(await found("namespaceObject.metadata.labels['team'] == 'a'")).toEqual([]);
  });

  it('lists the expressions that have no result', async () => {
    const { notes } = await resultOf({
      'web.yaml': withSidecar(`replicas: \${REPLICAS}`),
      ...policies('object.spec.replicas >= 2'),
    });
    expect(notes().join('\n')).toMatch(
      /Expressions of policies that could not be evaluated:\n {2}`object.spec.replicas >= 2`: .* such as Deployment web\)/,
    );
  });

  it('evaluates what overlays build, and reports the line that sets the value', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]',
      'base/web.yaml': withSidecar('replicas: 3'),
      'prod/kustomization.yaml': 'resources: [../base, ns.yaml]\npatches: [{path: patch.yaml}]',
      'prod/ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web, labels: {tier: gold}}\n',
      'prod/patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web}\nspec:\n  replicas: 1\n',
    };
    const check = async (expression: string, scope = ''): Promise<string[]> =>
      brief(await findingsOf(ID, { ...files, ...policies(expression, '', scope) }));
    expect(await check("object.kind != 'Deployment' || object.spec.replicas >= 2")).toEqual([
      `error ${ID} prod/patch.yaml:5`,
    ]);
    const ofTier = "namespaceObject != null && namespaceObject.metadata.labels.tier == 'gold'";
    expect(await check(ofTier, '  match: {kinds: Deployment}')).toEqual([]);
    expect(await check('namespaceObject == null', '  match: {kinds: Namespace}')).toEqual([]);
    expect(await check(`!(${ofTier})`, '  match: {kinds: Deployment}')).toEqual([`error ${ID} base/web.yaml:3`]);
    expect(await check('false', '  match: {kinds: Deployment, clusters: prod}')).toHaveLength(1);
    expect(await check('false', '  match: {kinds: Deployment, clusters: staging}')).toEqual([]);
  });

  it('compares with the object of the base', async () => {
    const policy = policies('oldObject == null || object.spec.replicas >= oldObject.spec.replicas');
    const change = async (before: string, after: string): Promise<string[]> =>
      brief(await findingsOf(ID, { 'web.yaml': after, ...policy }, { base: { 'web.yaml': before, ...policy } }));
    expect(await change(withSidecar('replicas: 3'), withSidecar('replicas: 2'))).toEqual([`error ${ID} web.yaml:5`]);
    expect(await change(withSidecar('replicas: 3'), withSidecar('replicas: 4'))).toEqual([]);
    expect(await change(withSidecar('replicas: 3'), withSidecar('replicas: 2', 'other'))).toEqual([]);
    // Without a base, no object is known to be new.
    expect(await found('oldObject == null')).toEqual([]);
    expect(await found('oldObject != null')).toEqual([]);
  });

  it('does not show the values of a Secret', async () => {
    const [finding] = await findingsOf(ID, {
      'secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: web}\nstringData: {word: hunter2}\n',
      ...policies(
        'size(object.stringData.word) > 20',
        '    messageExpression: "object.stringData.word + \' is short\'"',
      ),
    });
    expect(finding?.message).toContain('is false');
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('does not show secrets that a message is made of', async () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: web}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: web}
  values: {auth: {password: Tr0ub4dor-and-3}}
`;
    const [finding] = await findingsOf(ID, {
      'release.yaml': release,
      ...policies(
        'size(object.spec.values.auth.password) > 30',
        '    message: Use a longer password.\n    messageExpression: "\'it is \' + object.spec.values.auth.password.upperAscii()"',
      ),
    });
    expect(finding?.message).toBe('HelmRelease `web` violates the policy `own`: Use a longer password.');
    const [quoted] = await findingsOf(ID, {
      'release.yaml': release,
      ...policies("object.spec.interval == '2h'", '    messageExpression: "\'it is \' + object.spec.interval"'),
    });
    expect(quoted?.message).toBe('HelmRelease `web` violates the policy `own`: it is 1h.');
  });

  it('does not take what an object that exists may have for missing', async () => {
    const merged = withSidecar('replicas: 1', 'web', ', annotations: {kustomize.toolkit.fluxcd.io/ssa: Merge}');
    expect(await found('has(object.spec.paused)', merged)).toEqual([]);
    expect(await found('object.spec.replicas >= 2', merged)).toEqual([`error ${ID} web.yaml:5`]);
  });

  it('reports a policy that takes too long, once', async () => {
    const list = `[${Array.from({ length: 200 }, (_, at) => at).join(',')}]`;
    const nested = `${list}.all(a, ${list}.all(b, ${list}.all(c, ${list}.all(d, a + b + c + d >= 0))))`;
    const findings = await findingsOf([ID, 'not-checked'], {
      'web.yaml': `${withSidecar('replicas: 1')}---\n${withSidecar('replicas: 1', 'other')}`,
      ...policies(`!(${nested})`),
    });
    expect(brief(findings)).toEqual(['error not-checked web.yaml:1']);
    expect(findings[0]?.message).toContain('The policy `own` takes too many steps for Deployment `web`');
  });
});

describe('mistakes in policies', () => {
  async function mistake(validation: string, variables = ''): Promise<string[]> {
    const text = `policies:\n- name: own\n  variables: [${variables}]\n  validations:\n  - ${validation}\n`;
    const findings = await findingsOf('invalid-policy', { '.github/gitops-gate.yaml': text });
    return findings.map(({ location, message }) => `${location.start.line} ${message.split(' The gate')[0]}`);
  }

  it.each([
    ['expression: object.spec.', '5 The expression is not a valid CEL expression: Expected'],
    ['expression: 1 + 1', '5 The expression must be of type `bool`, but is of type `int`.'],
    ['expression: objct.spec.x == 1', '5 The expression uses `objct`, which does not exist. Did you mean `object`?'],
    ['expression: params.x == 1', '5 The expression uses `params`, which does not exist.'],
    [
      'expression: object.metadata.name.startWith("a")',
      '5 The expression uses the function `startWith`, which does not exist. Did you mean `startsWith`?',
    ],
    [
      'expression: resource.Get("v1", "pods", "a", "b") != null',
      '5 The expression uses the function `resource.Get`, which does not exist here.',
    ],
    ['expression: variables.one', '5 The expression uses the variable `one`, which does not exist here.'],
    [
      "{expression: 'true', messageExpression: '1'}",
      '5 The expression must be of type `string`, but is of type `int`.',
    ],
    ["{expression: 'true', fieldPath: spec}", '5 `spec` is not the path of a field.'],
    ["{expression: 'true', level: off}", '5 `policies[0].validations[0].level` must be'],
    ["{expresion: 'true'}", '5 `policies[0].validations[0]` requires `expression`.'],
    [
      'expression: self.spec.replicas > 1',
      '5 The expression uses `self`, which does not exist. It can use `object`, `oldObject`, `namespaceObject` and `variables`.',
    ],
    [
      'expression: len(object.spec) > 1',
      '5 The expression uses the function `len`, which does not exist. Did you mean `size`?',
    ],
    ["expression: object.a == 'b' and object.c == 'd'", 'CEL has `&&` in place of `and`.'],
    ["expression: object.a.matches('\\.')", 'Write two backslashes, or `r` before the text.'],
    [
      "expression: quantity(object.a) < quantity('1Gi')",
      '5 The expression uses `<` on `quantity` and `quantity`, which CEL does not allow. Use `compareTo`, `isLessThan` or `isGreaterThan`.',
    ],
    ['expression: !has(object.a)', 'must not be empty. Put a text that begins with `!` in quotes.'],
    [
      "expression: object.a.size() == '1'",
      '5 The expression uses `==` on `int` and `string`, which CEL does not allow.',
    ],
  ])('finds what is wrong with `%s`', async (validation, expected) => {
    expect((await mistake(validation))[0]).toContain(expected);
  });

  it.each([
    ['Deploymnet', '`Deploymnet` is not a kind. Did you mean `Deployment`?'],
    ['deployments', '`deployments` is not a kind. Did you mean `Deployment`?'],
    ['apps/v1/Deployment', '`apps/v1/Deployment` is not a kind. Did you mean `apps/Deployment`?'],
    ['v1/Pod', '`v1/Pod` is not a kind. Did you mean `Pod`?'],
    ['apps/v1', '`apps/v1` is not a kind. Write it as `Deployment` or `apps/Deployment`.'],
    ['Deployment', undefined],
    ['apps/StatefulSet', undefined],
    ['Widget', undefined],
    ['*Set', undefined],
    ['deploy*', undefined],
  ])('checks the kind %s', async (kind, expected) => {
    for (const [key, kinds] of [
      ['match', `[Service, "${kind}"]`],
      ['exclude', `"${kind}"`],
    ]) {
      const text = `policies:\n- name: own\n  ${key}: {kinds: ${kinds}}\n  validations: [{expression: 'true'}]\n`;
      const findings = await findingsOf('invalid-policy', { '.github/gitops-gate.yaml': text });
      expect(findings.map(({ message }) => message.split(' The gate')[0])).toEqual(expected ? [expected] : []);
    }
  });

  it('finds variables that read later ones, and names that are used twice', async () => {
    expect(
      await mistake('expression: variables.a', '{name: a, expression: variables.b}, {name: b, expression: "1"}'),
    ).toEqual(['3 The expression uses the variable `b`, which does not exist here.']);
    const twice = `policies:\n${"- {name: own, validations: [{expression: 'true'}]}\n".repeat(2)}`;
    const [finding] = await findingsOf('invalid-policy', { '.github/gitops-gate.yaml': twice });
    expect(finding?.message).toContain('Two policies have the name `own`.');
  });

  it.each([
    'object.spec.template.spec.containers.all(c, c.name.matches("^[a-z]+$") && has(c.image))',
    'object.spec.?replicas.orValue(1) > 0',
    'quantity("1Gi").isGreaterThan(quantity("1Mi")) && isURL("https://a.b") && type(object) == map',
    'object.metadata.labels.exists(k, k.startsWith("a")) || {"a": 1}.all(k, v, v > 0)',
    'int(object.spec.x) > 0 && timestamp("2026-01-01T00:00:00Z") < timestamp("2027-01-01T00:00:00Z")',
  ])('accepts `%s`', async (expression) => {
    expect(await mistake(`expression: ${JSON.stringify(expression)}`)).toEqual([]);
  });
});
