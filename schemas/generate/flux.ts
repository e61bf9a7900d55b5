// The kinds of one Flux minor, made by controller-gen from the API modules of that minor's controllers.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CustomVersion, type Kinds, member } from './catalog.ts';
import { kindsIn } from './crds.ts';
import { goDownload, goModule, goTool, run } from './go.ts';
import { flux, tools } from './versions.ts';

/** The kinds that Flux of this minor serves, by `group/Kind`. */
export function fluxKinds(minor: string): Kinds<CustomVersion> {
  const { modules, controllerGen = tools.controllerGen } = member(flux, minor);
  for (const [module, version] of Object.entries(modules)) goDownload(module, version, 'Apache-2.0');

  const folder = goModule(Object.entries(modules).map(([module, version]) => `${module}/...@${version}`));
  const output = join(folder, 'crds');
  mkdirSync(output);
  const paths = Object.keys(modules).map((module) => `paths=${module}/...`);
  run(folder, goTool(controllerGen), 'crd:maxDescLen=0', ...paths, `output:crd:dir=${output}`);
  return kindsIn([output]);
}
