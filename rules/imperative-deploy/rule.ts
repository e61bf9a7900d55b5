import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { CalledScripts } from './called.ts';
import { type Deployment, deploymentsIn } from './commands.ts';
import { isOther, isTemporary, pipelineScripts } from './pipelines.ts';

export default defineRule({
  id: 'imperative-deploy',
  description: 'A workflow changes a cluster itself, although Flux or Argo CD deploys the repository.',
  theme: 'practices',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    const tools = revision.reconcilers.filter(({ isRunning }) => isRunning).map(({ words }) => words.tool);
    if (tools.length === 0) return;
    const seen = new Set<string>();
    const scripts = new CalledScripts(revision.tree);
    for (const { origin } of pipelineScripts(revision)) {
      for (const found of deploymentsIn(origin)) yield describe(found, 'this workflow', tools);
      for (const { origin: called, names } of scripts.by(origin)) {
        const key = `${called.file.path}:${called.start}`;
        if (seen.has(key) || names.some(isOther)) continue;
        seen.add(key);
        if (isTemporary(called.text)) continue;
        const related = [{ at: origin, message: `this workflow runs ${listWords(names.map(quoted))}` }];
        for (const found of deploymentsIn(called))
          yield { ...describe(found, 'this script, which a workflow runs', tools), related };
      }
    }
  },
});

function describe({ at, command }: Deployment, where: string, tools: readonly string[]): Problem {
  return {
    at,
    message: `${quoted(command)} changes the cluster from ${where}, although ${listWords(tools)} deploys from this repository. ${tools[0]} may revert the change, and git does not show what runs. Commit the change to the manifests instead, or open a pull request for it.`,
    values: [command],
    cause: [at.file.path],
  };
}
