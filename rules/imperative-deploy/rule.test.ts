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
