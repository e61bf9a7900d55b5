import { describe, expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const workflow = (run: string, name = 'ship'): string =>
  `on: push\njobs:\n  ${name}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: ${run}\n`;
const PATH = '.github/workflows/release.yaml';
const found = async (text: string, path = PATH, rest: Files = CONFIG): Promise<string[]> =>
  brief(await findingsOf('imperative-deploy', fleet(app(), { ...rest, [path]: text })));
const AT = (line: number): string[] => [`warning imperative-deploy ${PATH}:${line}`];

describe('imperative-deploy', () => {
  it.each([
    ['kubectl apply', 'kubectl apply -f deploy/', 7],
    ['options before the verb', 'kubectl -n web --context prod set image deployment/web web=web:2', 7],
    ['a line of a block', '|\n          make image\n          kubectl patch deployment web -p x', 9],
    ['a pipe', '|\n          kustomize build apps | kubectl apply -f -', 8],
    ['helm', '|\n          if true; then\n            helm upgrade --install web ./chart\n          fi', 9],
    ['a variable in front', '|\n          KUBECONFIG=a kubectl scale deployment web --replicas 3', 8],
    ['Argo CD', 'argocd app set web --parameter image.tag=2', 7],
    ['a command in a string that is printed', '|\n          echo "$(kubectl apply -f a)"', 8],
    ['a command for another machine', '|\n          ssh a "cd /b && kubectl apply -f a"', 8],
    ['a manifest in the script', '|\n          cat <<EOF | kubectl apply -f -\n          kind: Job\n          EOF', 8],
    [
      'what comes after a text',
      '|\n          cat <<-"EOF"\n          a\n          EOF\n          helm upgrade a b',
      11,
    ],
    ['what comes after a string', '|\n          cat <<< EOF\n          helm upgrade a b', 9],
    ['a line that goes on', '|\n          kubectl \\\n            apply -f a.yaml', 8],
  ])('reports %s', async (_, run, line) => {
    expect(await found(workflow(run))).toEqual(AT(line));
  });

  it('reports a pipeline of GitLab', async () => {
    const text = 'deploy:\n  stage: deploy\n  script:\n    - make image\n    - kubectl apply -f deploy\n';
    expect(await found(text, '.gitlab-ci.yml')).toEqual(['warning imperative-deploy .gitlab-ci.yml:5']);
  });

  it.each([
    ['a dry run', workflow('kubectl apply --dry-run=server -f deploy/')],
    ['a dry run on the next line', workflow('|\n          helm upgrade web ./chart \\\n            --dry-run')],
    [
      'what only reads',
      workflow('|\n          kubectl diff -f a\n          kubectl get pods\n          helm template web'),
    ],
    [
      'a secret to begin with',
      workflow('kubectl create secret generic a --dry-run=client -o yaml | kubectl apply -f -'),
    ],
    [
      'an installation of Flux',
      workflow('helm install flux-operator oci://ghcr.io/controlplaneio-fluxcd/charts/flux-operator'),
    ],
    ['text', workflow('|\n          echo "run kubectl apply -f a"\n          # kubectl apply -f a')],
    [
      'a printed list',
      workflow('|\n          echo "first; kubectl apply -f a"\n          printf \'a (kubectl apply -f a)\''),
    ],
    ['Markdown', workflow('|\n          gh pr comment 1 --body "Run \\`kubectl apply -f a\\`"')],
    ['a comment behind a command', workflow('|\n          make a # then (kubectl apply -f a)')],
    [
      'a text for a file',
      workflow('|\n          cat <<EOF >> "$GITHUB_STEP_SUMMARY"\n          kubectl apply -f a\n          EOF'),
    ],
    ['a test', workflow('kubectl apply -f deploy/', 'e2e')],
    ['a cluster of its own', workflow('|\n          kind create cluster\n          kubectl apply -f deploy/')],
    ['what wakes Flux', workflow('|\n          flux reconcile source git flux-system\n          argocd app sync web')],
  ])('is silent about %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  it('is silent about a workflow of tests, other files, and a repository that no reconciler deploys', async () => {
    const text = workflow('kubectl apply -f deploy/');
    expect(await found(text, '.github/workflows/e2e.yaml')).toEqual([]);
    expect(await found(text, 'apps/app/steps.yaml')).toEqual([]);
    expect(await findingsOf('imperative-deploy', { [PATH]: text, ...CONFIG })).toEqual([]);
  });

  describe('what a workflow runs of the repository', () => {
    const DEPLOY = '#!/bin/sh\nset -e\nkubectl apply -f deploy/\n';
    const called = async (run: string, files: Files): Promise<string[]> =>
      found(workflow(run), PATH, { ...CONFIG, ...files });

    it.each([
      ['./scripts/deploy.sh', 'scripts/deploy.sh', DEPLOY, 3],
      ['bash -e scripts/deploy.sh prod', 'scripts/deploy.sh', DEPLOY, 3],
      [
        '|\n          if true; then\n            source "scripts/deploy.sh"\n          fi',
        'scripts/deploy.sh',
        DEPLOY,
        3,
      ],
      ['make deploy', 'Makefile', 'build:\n\techo a\n\ndeploy: build\n\tkubectl apply -f a\n', 5],
      [
        'make release',
        'Makefile',
        'release: image ship\nimage:\n\tdocker build .\nship:\n\t@helm upgrade web ./chart\n',
        5,
      ],
      [
        'just ship prod',
        'justfile',
        'ship env: image\n    kubectl apply -k {{env}}\n\nimage:\n    docker build .\n',
        2,
      ],
      [
        'task ship',
        'Taskfile.yml',
        'tasks:\n  ship:\n    cmds:\n      - task: apply\n  apply:\n    cmds:\n      - |\n        kubectl apply -f a\n',
        8,
      ],
    ])('reports %s', async (run, path, text, line) => {
      expect(await called(run, { [path]: text })).toEqual([`warning imperative-deploy ${path}:${line}`]);
    });

    it('follows scripts, and tasks of included files', async () => {
      const files = {
        Makefile: 'deploy:\n\t./a.sh\n',
        'a.sh': 'task cluster:apply\n./a.sh\n',
        'Taskfile.yml': 'version: 3\nincludes:\n  cluster: ./tasks\n',
        'tasks/Taskfile.yml':
          'version: 3\ntasks:\n  apply:\n    cmds: [{task: now}]\n  now:\n    cmd: kubectl apply -f a\n',
      };
      expect(await called('make deploy', files)).toEqual(['warning imperative-deploy tasks/Taskfile.yml:6']);
    });

    it('says which workflow runs it', async () => {
      const own = { [PATH]: workflow('make deploy'), Makefile: 'deploy:\n\tkubectl apply -f a\n' };
      const [finding] = await findingsOf('imperative-deploy', fleet(app(), { ...CONFIG, ...own }));
      expect(finding?.message).toMatch(
        /^`kubectl apply` changes the cluster from this script, which a workflow runs, although/,
      );
      expect(finding?.related.map(({ message }) => message)).toEqual(['this workflow runs `deploy`']);
    });

    it.each([
      ['a target of another name', 'make check', { Makefile: 'deploy:\n\tkubectl apply -f a\ncheck:\n\tgo test\n' }],
      [
        'a bootstrap',
        'task bootstrap:flux',
        { 'Taskfile.yml': 'tasks:\n  bootstrap:flux: {cmds: [kubectl apply -k a]}\n' },
      ],
      ['a script that no workflow runs', 'make image', { 'deploy.sh': DEPLOY, Makefile: 'image:\n\tdocker build .\n' }],
      ['a test', './hack/e2e.sh', { 'hack/e2e.sh': DEPLOY }],
      ['a cluster of the script', './hack/check.sh', { 'hack/check.sh': `kind create cluster\n${DEPLOY}` }],
      ['another directory', 'make -C other deploy', { Makefile: 'deploy:\n\tkubectl apply -f a\n' }],
      ['a program of the repository', './tool.py', { 'tool.py': 'kubectl apply -f a\n' }],
      ['a file that is missing', './absent.sh', {}],
    ])('is silent about %s', async (_, run, files) => {
      expect(await called(run, files)).toEqual([]);
    });

    it('reads pipelines of Jenkins', async () => {
      const text = `stage('a') { steps { sh 'make image' } }\nstage('b') { steps { sh """\n  helm upgrade web ./chart\n""" } }\n`;
      expect(await found(text, 'Jenkinsfile')).toEqual(['warning imperative-deploy Jenkinsfile:3']);
      expect(await found("steps { sh 'kubectl diff -k a' }", 'Jenkinsfile')).toEqual([]);
    });

    it('takes any files', async () => {
      const files = {
        Makefile: `${'a: a\n'.repeat(5_000)}${':'.repeat(20_000)}\n${'a '.repeat(10_000)}: b`,
        justfile: `${'a'.repeat(50_000)}\n${'a: b\nb: a\n'.repeat(2_000)}`,
        'Taskfile.yml':
          'tasks: {a: {deps: [a, {task: a}], cmds: [{task: a}, 1, null]}, b: 1}\nincludes: {a: ../../x, b: {taskfile: 1}}\n',
        'a.sh': './a.sh\n'.repeat(5_000),
        Jenkinsfile: 'sh """'.repeat(10_000),
      };
      expect(
        await called('|\n          make a\n          just a\n          task a a:b\n          ./a.sh', files),
      ).toEqual([]);
    });
  });

  it('takes scripts of any size', async () => {
    const texts = ['\\"', '"\\"', "'\\", 'cat <<', 'echo "$(', ' #', '`'].map((text) => text.repeat(20_000));
    expect(await found(workflow(`|\n${texts.map((text) => `          ${text}\n`).join('')}`))).toEqual([]);
  });

  it('is one finding for all commands of a workflow', async () => {
    const text = workflow('|\n          kubectl apply -f a\n          kubectl apply -f b');
    const [finding, ...others] = await findingsOf('imperative-deploy', fleet(app(), { ...CONFIG, [PATH]: text }));
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(/^`kubectl apply` changes the cluster from this workflow, although Flux deploys/);
  });
});
