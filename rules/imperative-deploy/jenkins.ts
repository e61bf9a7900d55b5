import type { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** The names of pipelines of Jenkins. */
export const JENKINSFILE = /(?:^|\/)Jenkinsfile(?:\.[\w-]+)?$/;

/** A step that runs a script: `sh 'make'`, `sh """…"""`, `sh(script: '…')`. */
const STEP = /\bsh\s{0,20}\(?\s{0,20}(?:script\s{0,20}:\s{0,20})?("""|'''|"|')/g;
/** Steps that are read. */
const MOST = 1_000;

/** The scripts of a pipeline of Jenkins. */
export function jenkinsScripts(file: TextFile): Origin[] {
  const found: Origin[] = [];
  for (const match of file.text.matchAll(STEP)) {
    if (found.length >= MOST) break;
    const start = match.index + match[0].length;
    const end = file.text.indexOf(match[1] ?? '', start);
    if (end !== -1) found.push(new Origin(file, start, start, start, end));
  }
  return found;
}
