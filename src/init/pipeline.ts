import type { NewFile } from '../repository/other-files.ts';
import { TOOL } from '../tool.ts';
import { pinnedRevision } from './pin.ts';
import type { Place } from './place.ts';

/** The file of a repository's pipelines on GitLab. */
export const PIPELINE_PATH = '.gitlab-ci.yml';

/** A pipeline for GitLab that includes the template of this repository at a commit, and runs the same one. */
export function pipelineText(revision: string): string {
  const root = TOOL.url.replace('//github.com/', '//raw.githubusercontent.com/');
  return `include:
  - remote: ${root}/${revision}/templates/gitlab-ci.yml
variables:
  GITOPS_GATE_REF: ${revision}
`;
}

/** The pipeline that runs the gate; undefined on another host, for a part of a repository, and where another pipeline exists. */
export function plannedPipeline({ host, prefix }: Place, existing: string | undefined): NewFile | undefined {
  const text = pipelineText(pinnedRevision());
  const isFree = existing === undefined || existing === text;
  return host === 'gitlab' && prefix === '' && isFree ? { path: PIPELINE_PATH, text } : undefined;
}
