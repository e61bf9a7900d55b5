import { readResource } from '../resources.ts';
import { TOOL } from '../tool.ts';

const ACTION = new URL(TOOL.url).pathname.slice(1);

/**
 * This Action as a workflow names it, with the commit that README.md pins.
 *
 * A build cannot contain its own commit. README.md, which each checkout and package has, names the last commit that was built. If it is
 * missing, the tag of the major version is used.
 */
export function pinnedAction(): string {
  return pinIn(readme()) ?? `${ACTION}@v${TOOL.version.split('.')[0]}`;
}

/** The commit or tag of this program that is pinned. */
export function pinnedRevision(): string {
  return /@(\S+)/.exec(pinnedAction())?.[1] ?? '';
}

/** The first use of this Action at a commit, with the comment that names its version. */
function pinIn(text: string): string | undefined {
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf(`uses: ${ACTION}@`);
    const use = at === -1 ? '' : line.slice(at + 'uses: '.length).trimEnd();
    return /@[0-9a-f]{40} # [\w.-]+$/.test(use) ? use : [];
  })[0];
}

function readme(): string {
  try {
    return readResource('README.md');
  } catch {
    return '';
  }
}
