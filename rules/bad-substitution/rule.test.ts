// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { configMap } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet, substitute } from '../../test/rules/fleet.ts';

const findings = (head: Files, base?: Files): Promise<readonly Finding[]> =>
  findingsOf(['bad-substitution', 'undefined-variable'], head, { base });

describe('bad-substitution', () => {
  it.each(['${a.b}', '${a', '${{ a }}', '${}'])('is told of %s', async (text) => {
    const files = { 'apps/app/config.yaml': configMap('config', `  a: "${text}"\n  d: \${DOMAIN}`) };
    expect(briefWithBuilds(await findings(fleet(app(substitute('DOMAIN: x')), files)))).toEqual([
      'error bad-substitution apps/app/config.yaml:5 [clusters/prod]',
    ]);
    const annotated = (files['apps/app/config.yaml'] ?? '').replace(
      'namespace: flux-system}',
      'namespace: flux-system, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}',
    );
    const found = await findings(fleet(app(substitute('DOMAIN: x')), { 'apps/app/config.yaml': annotated }));
    expect(found.filter(({ rule }) => rule === 'bad-substitution')).toEqual([]);
    expect(await findings(fleet(app(), files))).toEqual([]);
  });

  it('is reported on the line of the expression in a longer text', async () => {
    const files = {
      'apps/app/config.yaml': configMap('config', '  a: |\n    ${DOMAIN}\n    ${DOMAIN}/x\n    ${DOMAIN/x\n    last'),
    };
    const [found] = await findings(fleet(app(substitute('DOMAIN: x')), files));
    expect(briefWithBuilds(found ? [found] : [])).toEqual([
      'error bad-substitution apps/app/config.yaml:8 [clusters/prod]',
    ]);
    expect(found?.location.start.column).toBe(5);
    expect(found?.location.end.column).toBe(15);
  });

  it('is told at the line of a script', async () => {
    const script = '  run.sh: |\n    echo ${DOMAIN}\n    echo "${hosts[@]}"\n';
    const found = await findings(
      fleet(app(substitute('DOMAIN: x')), { 'apps/app/config.yaml': configMap('config', script) }),
    );
    expect(briefWithBuilds(found)).toEqual(['error bad-substitution apps/app/config.yaml:7 [clusters/prod]']);
    expect(found[0]?.location.start.column).toBe(11);
  });

  it('is told of a substring of negative length, on which Flux crashes', async () => {
    const told = async (text: string): Promise<string[]> => {
      const files = { 'apps/app/config.yaml': configMap('config', `  a: "${text}"`) };
      return briefWithBuilds(await findings(fleet(app(substitute('DOMAIN: abcabc')), files)));
    };
    for (const text of ['${DOMAIN:1:-1}', '${DOMAIN:0:-7}', '${DOMAIN:9:-9}'])
      expect(await told(text)).toEqual(['error bad-substitution apps/app/config.yaml:5 [clusters/prod]']);
    for (const text of ['${DOMAIN:1:2}', '${DOMAIN:9:-1}', '${DOMAIN:2:0}', '${DOMAIN:-3:-1}'])
      expect(await told(text)).toEqual([]);
  });

  it('is told of a name that Flux refuses', async () => {
    const found = await findings(fleet(app(substitute('my-name: x')), CONFIG));
    expect(briefWithBuilds(found)[0]).toBe('error bad-substitution clusters/prod/app.yaml:11 [clusters/prod]');
  });

  it('is no error where Flux may have nothing to put in', async () => {
    const spec = '  postBuild:\n    substituteFrom: [{kind: ConfigMap, name: settings, optional: true}]';
    const files = { 'apps/app/config.yaml': configMap('config', '  a: ${a.b}') };
    expect((await findings(fleet(app(spec), files))).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('tells variables of a script from those of Flux', async () => {
    const spec = '  postBuild:\n    substituteFrom: [{kind: Secret, name: settings}]';
    const script = (...lines: string[]): Files => ({
      'apps/app/config.yaml': configMap('config', `  run.sh: |\n${lines.map((line) => `    ${line}\n`).join('')}`),
    });
    const judged = async (...lines: string[]): Promise<string[]> =>
      briefWithBuilds(await findings(fleet(app(spec), script(...lines))));
    expect(await judged('DIR=/tmp', 'ls ${DIR}')).toEqual([
      'warning bad-substitution apps/app/config.yaml:7 [clusters/prod]',
    ]);
    expect(await judged('ls $DIR ${DIR}')).toHaveLength(1);
    expect(await judged('ls ${DIR}')).toEqual([]);
    expect(await judged('DIR=${DIR}')).toEqual([]);
    expect(await judged('DIR=/tmp', 'ls $${DIR}')).toEqual([]);
  });
});
