#!/usr/bin/env node
// src/cli.ts
/** The oldest Node.js that can read the rest of the program; `engines` in package.json says the same. */
const OLDEST = [20, 19], [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
major < OLDEST[0] || major === OLDEST[0] && minor < OLDEST[1] ? (process.stderr.write(`gitops-gate requires Node.js ${OLDEST.join(".")} or newer. This is Node.js ${process.versions.node}.\n`), process.exitCode = 2) : (keepCompiled(process.env), await import("./chunks/program.js"));
/**
* Keeps the compiled program for the next run of a hook or an editor, where Node.js can (22.8 or newer). In the user's own folder, as
* what is kept there runs.
*/
function keepCompiled({ CI, XDG_CACHE_HOME, HOME }) {
	let folder = XDG_CACHE_HOME || HOME && `${HOME}/.cache`;
	!CI && folder && process.getBuiltinModule("module").enableCompileCache?.(`${folder}/gitops-gate/compiled`);
}
export {};
