// The kinds of one Flux minor, made by controller-gen from the API modules of that minor's controllers.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { kindsIn } from './crds.mjs';
import { goDownload, goModule, goTool, run } from './go.mjs';
import { flux, tools } from './versions.mjs';

/** The kinds that Flux of this minor serves, by `group/Kind`. */
export function fluxKinds(minor) {
  const { modules, controllerGen = tools.controllerGen } = flux[minor];
  for (const [module, version] of Object.entries(modules)) goDownload(module, version, 'Apache-2.0');

  const folder = goModule(Object.entries(modules).map(([module, version]) => `${module}/...@${version}`));
  const output = join(folder, 'crds');
  mkdirSync(output);
  const paths = Object.keys(modules).map((module) => `paths=${module}/...`);
  run(folder, goTool(controllerGen), 'crd:maxDescLen=0', ...paths, `output:crd:dir=${output}`);
  return kindsIn([output]);
}
