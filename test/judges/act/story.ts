import { documentedWorkflows } from '../../hosts/github/documented.ts';
import { BASE, CHANGE } from '../../hosts/github/fleet.ts';
import type { Files } from '../../hosts/github/prepared.ts';
import { Scene } from '../../hosts/github/scene.ts';
import type { Claims } from './claims.ts';
import type { Runner } from './runner.ts';

/** The repository of the stories, with the workflows that the documentation shows. */
export const FLEET: Files = { ...BASE, ...documentedWorkflows() };

/** What happens to one pull request, and what is claimed of it. */
export interface Story {
  readonly name: string;
  /** The files of the default branch, and those that the pull request changes. Default: the fleet, and its change. */
  readonly base?: Files;
  readonly change?: Files;
  readonly play: (scene: Scene, runner: Runner, claims: Claims) => Promise<void>;
}

/** Plays a story; every request must be one of GitHub's API. */
export async function playStory({ name, base = FLEET, change = CHANGE, play }: Story, runner: Runner, claims: Claims) {
  console.log(name);
  const scene = await Scene.open(base, change);
  try {
    await play(scene, runner, claims);
    const { violations } = scene.server;
    claims.of({ code: 0, log: violations.join('\n') }, { "every request is in GitHub's API": violations.length === 0 });
  } finally {
    scene.close();
  }
}
