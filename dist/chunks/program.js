import { r as __toESM } from "./rolldown-runtime.js";
import { $ as Revision, $t as isWithin, A as severityCounts, An as visible, At as toFix, B as optionsFor, Bt as FOREIGN_TOOLS, Ct as baselineText, Dn as jsonText, Dt as readResource, Et as schemaIndex, Ft as LEVELS, G as diskReason, Gt as minorOf, Ht as DEFAULT_BASELINE, It as POLICY_PATHS, J as LONG, Jt as isBaseFolder, K as parseImports, Kt as newestOf, Lt as parseRuleLevels, On as printable, Pn as withPrefix, Pt as repositoryOf$1, Q as YamlReader, Qt as directoryOf, Rt as isKnownRule, St as rules, Tt as gateJobs, U as ownPolicyMistakes, Ut as chosen, V as settingsInForce, Vt as toolOfRule, W as policyInForce, Wt as KubernetesObject, X as RedactedValues, Xt as kustomizationDirectories, Y as changesBetween, Yt as isPutAway, Z as reviewersOf, Zt as Tree, _ as judgedFolder, _n as isInside, _t as TOOL, a as FORMAT_NAMES, an as folderInRepository, at as hideVariables, b as missingPath, bn as rankOf, bt as SCOPES, c as changesText, ct as readWorkTree, d as diffJson, dn as repositoryFolder, dt as contentId, en as nameOf, et as diagnose, f as complaintText, ft as countsOf, g as compareWith, gn as entriesOf$1, gt as writeObjects, h as changesMarkdown, ht as outputText, i as writeReport, it as hideOrigins, jn as withoutCommands, jt as toLocation, l as wrap, m as graphMermaid, mn as git, mt as outputFile, n as reportText, nn as MAX_FILE_SIZE, nt as readManifests, o as parseFormat, ot as Builder, pt as entrypointText, q as summaryOf, qt as clusterFolder, r as writeReportFile, rn as encodeLike, rt as Redactor, s as require_picocolors, st as KUSTOMIZE_BUILD, t as trailerStatements, tt as isNamed, u as foreignPage, ut as readUnlinked, vn as fails, vt as ruleUrl, wt as merged, xn as UsageError, xt as reasonOf, yn as THRESHOLDS, yt as mayReport, z as invoke, zt as unknownRule } from "./trailer-statements.js";
import { bt as stringAt, ft as isMap, it as parseYaml, st as nearest } from "./names.js";
import { a as firstFew, d as withoutStop, l as quoted$1, o as grouped, r as countOf, s as listWords, u as shorten } from "./words.js";
import { n as getOrInsert, r as groupBy, t as misspelt } from "./misspelling.js";
import { accessSync, constants, existsSync, linkSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { randomUUID } from "node:crypto";
import { dirname, join, relative, resolve, sep } from "node:path";
// src/cli/arguments.ts
/** The exit codes of a command that only prints. */
const DONE = "0 success, 2 could not run.";
/** The option `--format` that names one of these formats, the first of which is its default. */
function formatOption(formats) {
	let names = Object.keys(formats);
	return {
		value: names.join("|"),
		help: withDefault(names)
	};
}
/** The values of an option in words, the first of which is its default. */
function withDefault([first = "", ...others]) {
	return listWords([`${first} (default)`, ...others], "or");
}
/** The options that every command has. */
const COMMON = {
	"no-color": { help: "print without colors, as with the variable NO_COLOR" },
	help: { help: "print this help" }
};
/** Reads the arguments of the command `name`. Throws UsageError with the nearest name for an unknown option. */
function readArguments(name, command, words) {
	let known = {
		...command.options,
		...COMMON
	}, { tokens } = parseArgs({
		args: [...words],
		strict: !1,
		allowPositionals: !0,
		tokens: !0,
		options: Object.fromEntries(Object.entries(known).map(([name, { value }]) => [name, { type: value ? "string" : "boolean" }]))
	}), operands = [], options = /* @__PURE__ */ new Map();
	for (let token of tokens) {
		if (token.kind === "positional" && operands.push(token.value), token.kind !== "option") continue;
		let option = Object.hasOwn(known, token.name) ? known[token.name] : void 0;
		if (!option) throw new UsageError(unknownOption(words[token.index] ?? token.rawName, name, Object.keys(known)));
		let values = options.get(token.name) ?? [];
		options.set(token.name, [...values, givenValue(token, option, values.length)]);
	}
	return checkOperands(operands, command, words), {
		operands,
		options
	};
}
/** The value of an option; `''` for a switch. `before` tells how often the option was given before. */
function givenValue({ name, value, inlineValue }, option, before) {
	if (option.value && (value === void 0 || value === "" || !inlineValue && value.startsWith("--"))) throw new UsageError(`--${name} requires a value: --${name} ${option.value}`);
	if (!option.value && value !== void 0) throw new UsageError(`--${name} does not take a value.`);
	if (option.value && before > 0 && !option.repeatable) throw new UsageError(`--${name} can be used only once.`);
	return value ?? "";
}
function checkOperands(operands, { most }, words) {
	if (operands.includes("")) throw new UsageError(EMPTY_ARGUMENT);
	let excess = operands[most];
	if (excess === void 0) return;
	let hint = words.includes("--") && excess.startsWith("-") ? " Specify options before `--`." : "";
	throw new UsageError(`Unexpected argument: ${quoted$1(excess)}.${hint}`);
}
/** What is wrong with an argument that has no characters. */
const EMPTY_ARGUMENT = "An argument is empty. If it comes from a variable, that variable is not set.";
/** The one value of an option, checked against the values it can have. */
function choice(given, name, allowed) {
	let value = given.options.get(name)?.[0];
	return value === void 0 ? void 0 : chosen(`\`--${name}\``, value, allowed);
}
/** The entry of a table that an option names; its first one if the option is not given. */
function entryOf(given, name, table) {
	let names = Object.keys(table), entry = table[choice(given, name, names) ?? names[0] ?? ""];
	if (entry === void 0) throw Error(`--${name} has nothing to choose from.`);
	return entry;
}
function unknownOption(word, command, known) {
	let said = /^-+[^=]*/.exec(word)?.[0] ?? word, name = said.replace(/^-+/, ""), starting = known.filter((one) => one.startsWith(name)), near = nearest(name, known) ?? (starting.length === 1 ? starting[0] : void 0);
	return `Unknown option ${shorten(said)}. ${near ? `Did you mean --${near}?` : `To list all options, run \`gitops-gate ${command} --help\`.`}`;
}
// src/baseline/draft.ts
/** Drafts a baseline: it accepts what the one before does and still is found, and those of the others that are `wanted`. */
function draftOf$1(before, { accepted, others }, wanted) {
	let entries = merged([...accepted, ...others.filter(wanted)]), [was, is] = [countsOf(before), countsOf(entries)];
	return {
		entries,
		left: others.filter((entry) => !wanted(entry)),
		added: more(is, was),
		removed: more(was, is)
	};
}
function more(counts, than) {
	let sum = 0;
	for (let [key, count] of counts) sum += Math.max(0, count - (than.get(key) ?? 0));
	return sum;
}
// src/cli/place.ts
/** `path:line:column: `, as the prefix of a message. Empty if the place is unknown. */
function placeOf$1(origin) {
	if (!origin) return "";
	let { line, column } = origin.file.position(origin.start);
	return `${origin.file.path}:${line}:${column}: `;
}
// src/cli/baseline.ts
/** `gitops-gate baseline` on the command line. */
const BASELINE = {
	operands: "[PATH]",
	summary: "Accept the findings of today in a file, so that only new ones count.",
	most: 1,
	exitCodes: DONE,
	options: {
		grow: { help: "also accept findings that are not in the baseline yet (default: only remove what is fixed)" },
		rule: {
			value: "ID",
			repeatable: !0,
			help: "only accept findings of this rule"
		},
		import: {
			value: "TOOL=FILE",
			repeatable: !0,
			help: "also accept what another tool found"
		},
		config: {
			value: "FILE",
			help: "policy file (default: .github/gitops-gate.yaml)"
		},
		"dry-run": { help: "print the baseline instead of writing it" }
	},
	run: baselineCommand
};
/** `gitops-gate baseline`: writes the baseline of a folder. */
async function baselineCommand(given, terminal) {
	let folder = judgedFolder(given.operands[0] ?? "."), chosen = chosenRules(given);
	terminal.progress("reading files");
	let tree = readWorkTree(folder), imported = parseImports(given.options.get("import") ?? [], "`--import`"), { path, outcome } = await checked({
		folder,
		tree,
		imported
	}, given, terminal), { debt, complaints, failures } = outcome;
	for (let text of [...complaints.map(complaintText), ...failures]) terminal.complain(text);
	if (failures.length > 0) return 2;
	let [mistake] = debt.file?.mistakes ?? [];
	if (mistake) throw new UsageError(`${placeOf$1(mistake.at)}${mistake.message} Correct the file, or delete it.`);
	let isNew = !tree.file(path), grows = isNew || given.options.has("grow"), before = debt.file?.entries.map(({ entry }) => entry) ?? [], accepted = [...debt.accepted, ...before.filter(notImported(imported))], draft = draftOf$1(before, {
		...debt,
		accepted
	}, ({ rule }) => grows && (chosen.size === 0 || chosen.has(rule))), text = baselineText(draft.entries);
	if (given.options.has("dry-run")) return terminal.print(text), 0;
	let isNeeded = isNew ? draft.entries.length > 0 : text !== tree.textAt(path)?.text;
	return isNeeded && writeReport(join(folder, path), text, {
		what: "The baseline",
		within: folder
	}), terminal.print(`${[writtenWords(path, draft, {
		isNew,
		isNeeded
	}), ...leftWords$1(draft, debt)].join("\n")}\n`), 0;
}
/** Checks a folder as if it had a baseline at the path that its policy sets: the file may have findings itself. */
async function checked({ folder, tree, imported }, given, { progress }) {
	let policy = { file: given.options.get("config")?.[0] }, own = {
		standing: "own",
		head: tree,
		base: void 0
	}, { path } = (await policyInForce(folder, own, policy)).policy.baseline, bytes = Buffer.from(baselineText([])), empty = {
		path,
		size: bytes.length,
		contentId: () => contentId(bytes),
		bytes: () => bytes
	}, head = tree.file(path) ? tree : tree.with(empty), outcome = await invoke({
		folder,
		comparison: {
			...own,
			head
		},
		policy,
		imported,
		progress,
		scope: "all",
		failOn: "never",
		env: process.env
	});
	return progress(""), {
		path,
		outcome
	};
}
/** Tells entries for what other tools found whose results are not known now: they stay. */
function notImported({ files }) {
	let known = new Set(files.map(({ tool }) => tool));
	return ({ rule }) => {
		let tool = toolOfRule(rule);
		return tool !== void 0 && !known.has(tool);
	};
}
function chosenRules({ options }) {
	let ids = rules.map(({ id }) => id), chosen = options.get("rule") ?? [], unknown = chosen.find((id) => !isKnownRule(id, ids));
	if (unknown !== void 0) throw new UsageError(unknownRule(unknown, ids));
	return new Set(chosen);
}
/** What was written. */
function writtenWords(path, { entries, added, removed }, { isNew, isNeeded }) {
	let has = `It has ${countOf(entries.length, "entry")}.`;
	return isNew && isNeeded ? `Wrote ${path}. ${has} A finding with several places has an entry for each. Commit the file, and \`gitops-gate check\` reports new findings only.` : isNew ? "There is no finding to accept, so no baseline was written." : isNeeded ? `Updated ${path}: ${countOf(added, "finding")} added, ${removed} removed. ${has}` : `${path} is up to date. ${has}`;
}
/** What still counts. */
function leftWords$1({ left }, { barred }) {
	return [...left.length === 0 ? [] : [`Not in the baseline: ${byRule(left)}. To accept these findings, too, run \`gitops-gate baseline --grow\`.`], ...barred.length === 0 ? [] : [`A baseline cannot accept these findings: ${byRule(barred)}. They still count.`]];
}
/** The rules of some findings with their numbers: `schema` (2), `unknown-source` (1). */
function byRule(found) {
	let sums = [...groupBy(found, ({ rule }) => rule)].map(([rule, own]) => [rule, own.reduce((sum, { count = 1 }) => sum + count, 0)]);
	return sums.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)), firstFew(sums, ([rule, count]) => `${quoted$1(rule)} (${count})`);
}
/** The entrypoints of a name or of its last part, or all. Throws UsageError with the nearest name if there is none. */
function chosenEntrypoints(reconcilers, name) {
	let entrypoints = reconcilers.flatMap((reconciler) => reconciler.entrypoints);
	if (entrypoints.length === 0) {
		let sought = reconcilers.map(({ words: { tool, applier } }) => `no ${tool} ${applier}s`);
		throw new UsageError(`This directory does not define a cluster. It has ${listWords(sought)}.`);
	}
	if (name === void 0) return entrypoints;
	let chosen = entrypoints.filter((entrypoint) => entrypoint.name === name);
	if (chosen.length > 0) return chosen;
	let short = entrypoints.filter((entrypoint) => entrypoint.name.endsWith(`/${name}`));
	if (new Set(short.map((entrypoint) => entrypoint.name)).size === 1) return short;
	let names = [...new Set(entrypoints.map((entrypoint) => entrypoint.name))];
	throw new UsageError(`Cluster \`${name}\` does not exist.${suggestion(name, names)}`);
}
/** Throws UsageError with the nearest name if no entrypoint brings the object that the graph is to begin at. */
function checkBeginning(entrypoints, reconcilers, from) {
	let ids = new Set(entrypoints.flatMap((entrypoint) => entrypoint.ids));
	for (let id of ids) if (isNamed(id, from)) return;
	let names = from.includes("/") ? [...ids] : [...ids].map((id) => id.slice(id.lastIndexOf("/") + 1)), kinds = reconcilers.flatMap(({ words: { applier, makers } }) => [applier, ...makers]);
	throw new UsageError(`${listWords(kinds, "or")} \`${from}\` does not exist.${suggestion(from, [...new Set(names)])}`);
}
function suggestion(name, names) {
	let near = nearest(name, names);
	if (near !== void 0) return ` Did you mean \`${near}\`?`;
	let more = names.length > 20 ? ` and ${names.length - 20} more` : "";
	return names.length === 0 ? "" : ` Choose one of: ${names.slice(0, 20).join(", ")}${more}.`;
}
// src/cli/sources.ts
/** What a revision is read with if no rules are run: for a folder, its tree, and the base, whose policy file counts then. */
async function revisionOptions(folder, head, terminal, base) {
	let settings = await settingsInForce({
		folder,
		comparison: {
			standing: "own",
			head,
			base
		}
	});
	for (let complaint of settings.complaints) terminal.complain(complaintText(complaint));
	return optionsFor(settings);
}
// src/cli/written.ts
/** Objects as `build` prints them. */
function written(objects, redactor, options) {
	let { withOrigins, isRedacted } = options;
	if (!isRedacted) return writeObjects(objects, withOrigins);
	hideOrigins(objects, redactor);
	let shown = objects.map(({ value, origin }) => ({
		value: new RedactedValues(new KubernetesObject(value, origin), redactor).object(),
		origin
	}));
	return writeObjects(shown, withOrigins);
}
// src/cli/build-clusters.ts
/**
* `gitops-gate build --cluster NAME` and `--all-clusters`: what clusters will be asked to apply; with --output each
* cluster into a file of its own. Exit code 1 if something of it fails.
*/
async function buildClusters(given, name, terminal) {
	let folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), { reconcilers, redactor } = new Revision(tree, new YamlReader(), await revisionOptions(folder, tree, terminal)), chosen = chosenEntrypoints(reconcilers, name);
	hideVariables(reconcilers, redactor), hideOrigins(reconcilers.flatMap((reconciler) => [...reconciler.objects()]), redactor);
	let writing = {
		withOrigins: given.options.has("origins"),
		isRedacted: given.options.has("redact")
	}, write = (objects) => written(objects, redactor, writing), parts = chosen.map((entrypoint) => partOf(entrypoint, write));
	for (let { name: cluster, failures, unknowns } of parts) {
		for (let failure of failures) terminal.complain(printable(redactor.text(`${cluster}: ${failure}`)));
		for (let unknown of unknowns) terminal.complain(printable(redactor.text(`${cluster}: unknown: ${unknown}`)));
	}
	return put(parts, given.options.get("output")?.[0], terminal), +!!parts.some(({ failures }) => failures.length > 0);
}
function put(parts, output, terminal) {
	let texts = /* @__PURE__ */ new Map();
	for (let { name, text } of parts) texts.set(name, [...texts.get(name) ?? [], text]);
	for (let [name, own] of texts) {
		let text = outputText(own);
		output === void 0 ? terminal.print(texts.size > 1 ? `${printable(`# cluster ${name}`)}\n${text}` : text) : writeReport(join(output, outputFile(name)), text);
	}
}
function partOf(entrypoint, write) {
	let { name, failures, unknowns } = entrypoint;
	return {
		name,
		text: entrypointText(entrypoint, write),
		failures: failures.map(noteWords),
		unknowns: unknowns.map(noteWords)
	};
}
function noteWords({ text, origin }) {
	return `${placeOf$1(origin)}${text}`;
}
// src/cli/build.ts
/** What `--load-restrictor` can be, as for `kustomize build`. */
const LOAD_RESTRICTORS = {
	root: "root",
	none: "none"
}, BUILD = {
	operands: "[DIR]",
	summary: "Print the manifests that an overlay or a cluster builds, including Secret values.",
	most: 1,
	exitCodes: "0 everything was built, 1 something does not build, 2 the command could not run.",
	options: {
		origins: { help: "annotate each line with the file and line it comes from" },
		redact: { help: "replace the values of Secrets and other hidden values with •••" },
		"load-restrictor": {
			value: Object.keys(LOAD_RESTRICTORS).join("|"),
			help: "whether files must be in the directory of their overlay (root, as kustomize) or not (none, as Flux)"
		},
		all: { help: "build every overlay below DIR (default: this folder)" },
		cluster: {
			value: "NAME",
			help: "print what Flux or Argo CD applies in a cluster"
		},
		"all-clusters": { help: "print what Flux and Argo CD apply in all clusters" },
		output: {
			value: "DIR",
			help: "directory for the results"
		}
	},
	run: buildCommand
};
/** `gitops-gate build`: what overlays build, or clusters are asked to apply. Exit code 1 if one does not build. */
async function buildCommand(given, terminal) {
	let all = given.options.has("all"), cluster = given.options.get("cluster")?.[0];
	if (cluster !== void 0 || given.options.has("all-clusters")) return buildClusters(given, cluster, terminal);
	let output = given.options.get("output")?.[0], options = {
		withOrigins: given.options.has("origins"),
		isRedacted: given.options.has("redact"),
		restrict: entryOf(given, "load-restrictor", LOAD_RESTRICTORS)
	};
	if (all !== (output !== void 0)) throw new UsageError("--all and --output must be used together: gitops-gate build --all --output DIR.");
	let directory = given.operands[0];
	if (output !== void 0) return buildAll(directory ?? ".", output, options, terminal);
	if (directory === void 0) throw new UsageError("Specify the directory to build: gitops-gate build DIR.");
	return buildOne(directory, options, terminal);
}
function buildOne(path, options, terminal) {
	let folder = judgedFolder(path), root = repositoryFolder(folder) ?? (isBelow(process.cwd(), folder) ? process.cwd() : folder), tree = readWorkTree(root), reader = new YamlReader(), build = new Builder(tree, reader, {
		...KUSTOMIZE_BUILD,
		restrict: options.restrict
	}).build(slashed(relative(root, folder))), redactor = new Redactor(tree, reader);
	for (let problem of build.problems) terminal.complain(printable(redactor.text(told(problem))));
	build.problems.some(({ kind }) => kind === "outside-root") && terminal.complain(OUTSIDE_HINT), build.problems.some(({ kind, origin }) => kind === "no-overlay" && !origin) && terminal.complain(PLAIN_HINT);
	for (let part of build.unknown) terminal.complain(printable(redactor.text(`Unknown: ${unknownWords(part)}`)));
	return build.problems.length === 0 && terminal.print(written(build.objects, redactor, options)), exitCode([build]);
}
function buildAll(path, output, options, terminal) {
	let tree = readWorkTree(judgedFolder(path)), reader = new YamlReader(), builder = new Builder(tree, reader, {
		...KUSTOMIZE_BUILD,
		restrict: options.restrict
	}), redactor = new Redactor(tree, reader), builds = [], directories = kustomizationDirectories(tree);
	for (let [at, directory] of directories.entries()) {
		at % 50 == 0 && terminal.progress(`building overlay ${at + 1} of ${directories.length}`);
		let build = builder.build(directory);
		builds.push(build);
		let file = join(output, directory === "" ? "__" : directory.replaceAll("/", "__"));
		build.problems.length > 0 ? writeReport(`${file}.error`, `${build.problems.map(({ text }) => redactor.text(text)).join("\n")}\n`) : writeReport(`${file}.yaml`, written(build.objects, redactor, options));
	}
	terminal.progress("");
	let failed = builds.filter(({ problems }) => problems.length > 0).length, partly = builds.filter(({ problems, unknown }) => problems.length === 0 && unknown.length > 0).length;
	terminal.print(`${countOf(builds.length, "overlay")}: ${builds.length - failed - partly} built, ${partly} partly known, ${failed} failed\n`);
	let unknown = builds.filter(({ problems }) => problems.length === 0).flatMap((build) => build.unknown);
	for (let words of new Set(unknown.map(unknownWords))) terminal.complain(printable(redactor.text(`Unknown: ${words}`)));
	return builds.some(({ problems }) => problems.some(({ kind }) => kind === "outside-root")) && terminal.complain(OUTSIDE_HINT), exitCode(builds);
}
/** What to do about files that kustomize refuses to read and Flux reads. */
const OUTSIDE_HINT = "Flux builds overlays that read files outside of their directories. To build them here, use --load-restrictor none.", PLAIN_HINT = "Flux and Argo CD also apply directories without a kustomization.yaml. To print what they apply, use --cluster NAME or --all-clusters.";
function exitCode(builds) {
	return +!!builds.some(({ problems }) => problems.length > 0);
}
function told({ text, origin }) {
	return `${placeOf$1(origin)}${text}`;
}
function unknownWords({ reason, origin }) {
	return `${placeOf$1(origin)}${reason}`;
}
function isBelow(folder, path) {
	return path === folder || path.startsWith(folder + sep);
}
function slashed(path) {
	return path.split(sep).join("/");
}
// src/fix/words.ts
/** What was repaired: a line for each file, rule and repair. */
function madeLines(made) {
	let lines = made.flatMap(({ rule, title, edits }) => [...new Set(edits.map(({ path }) => path))].map((path) => `${path}: ${title} (${rule}`));
	return [...groupBy(lines, (line) => line)].map(([line, { length }]) => printable(`${line}${length > 1 ? `, ${grouped(length)} times` : ""})`)).sort();
}
/** What was not repaired although it has a repair, a line each. */
function refusedLines(refused) {
	return refused.map(({ candidate: { rule, title, places }, reason }) => {
		let [{ location }] = places;
		return printable(`Not fixed: ${location.path}:${location.start.line}: ${title} (${rule}). ${reason}`);
	});
}
/** How many findings were repaired, and what is left, as sentences. */
function fixedWords({ made, refused, paths }, { isDry, left }) {
	let count = made.reduce((sum, { places }) => sum + places.length, 0), files = `in ${countOf(paths.size, "file")}`, done = isDry ? `${countOf(count, "finding")} ${files} can be fixed.` : `Fixed ${countOf(count, "finding")} ${files}.`, nothing = refused.length > 0 ? "Nothing was fixed." : "There is nothing to fix.";
	return [count === 0 ? nothing : done, ...left.length > 0 ? [leftWords(left, refused.length > 0)] : []].join(" ");
}
function leftWords(left, isRefused) {
	let rules = [...groupBy(left, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length), counts = firstFew(rules, ([rule, { length }]) => `${grouped(length)} ${rule}`, 6), isOne = left.length === 1;
	return `${countOf(left.length, "finding")} ${isOne ? "is" : "are"} left${isRefused ? "" : " without a certain fix"}: ${counts}. To see ${isOne ? "it" : "them"}, run \`gitops-gate check\`.`;
}
// src/fix/replacement.ts
/** An edit in a file of the reading that it was made from. */
function toReplacement({ start, end, text }, file) {
	let offset = ({ line, column }) => Math.min(file.lineStart(line) + column - 1, file.text.length), own = endsWithReturn(file, start.line) ? text.replace(/\r?\n/g, "\r\n") : text;
	return {
		start: offset(start),
		end: offset(end),
		text: own
	};
}
/** Whether a line ends with a carriage return, or the one before it if it is the last one. */
function endsWithReturn(file, line) {
	let { text } = file, end = file.lineStart(line + 1), breaks = text.charAt(end - 1) === "\n" ? end : file.lineStart(line);
	return text.charAt(breaks - 2) === "\r";
}
// src/fix/candidate.ts
/** Each place of findings on its own. */
function reportedPlaces(findings) {
	return findings.flatMap((finding) => finding.places.length > 0 ? finding.places.map((place) => ({
		...place,
		rule: finding.rule
	})) : [finding]);
}
/**
* The certain repairs of findings, each once, the most serious first. What people may accept is theirs to decide, so it is not repaired. What a change did
* is put back only if it is a typo; then what asks for the old name stays as it is.
*/
function candidatesOf(findings, read) {
	let ranked = findings.filter(({ losses, location }) => losses.length === 0 && location.side !== "base").flatMap((finding) => {
		let undone = finding.blame?.fix, putBack = undone && isTypo(undone, read) ? undone : void 0;
		return reportedPlaces([finding]).flatMap((place) => {
			let fix = putBack ?? place.fix;
			return fix && fix.edits.length > 0 ? [{
				fix,
				place
			}] : [];
		});
	}).sort((a, b) => rankOf(b.place.severity) - rankOf(a.place.severity));
	return [...groupBy(ranked, ({ fix, place }) => JSON.stringify([place.rule, fix.edits])).values()].map((group) => {
		let [first, ...others] = group, { title, edits } = first.fix;
		return {
			rule: first.place.rule,
			title,
			edits,
			places: [first.place, ...others.map(({ place }) => place)]
		};
	});
}
/** Whether what a fix replaces is a misspelling of its own text, and not another name that someone chose. */
function isTypo({ edits }, read) {
	let [edit] = edits, file = edit && read(edit.path);
	if (!file) return !1;
	let { start, end } = toReplacement(edit, file);
	return misspelt(withoutQuotes(file.text.slice(start, end)), [withoutQuotes(edit.text)]) !== void 0;
}
function withoutQuotes(text) {
	return text.replace(/^(["'])(.*)\1$/s, "$2");
}
/** Repairs that put different texts in the same range: each may be right, so none is certain. */
function contradicting(candidates) {
	let ranges = /* @__PURE__ */ new Map();
	for (let candidate of candidates) for (let { path, start, end, text } of candidate.edits) {
		if (start.line === end.line && start.column === end.column) continue;
		let key = JSON.stringify([
			path,
			start.line,
			start.column,
			end.line,
			end.column
		]), range = getOrInsert(ranges, key, () => ({
			texts: /* @__PURE__ */ new Set(),
			of: /* @__PURE__ */ new Set()
		}));
		range.texts.add(text), range.of.add(candidate);
	}
	return new Set([...ranges.values()].flatMap(({ texts, of }) => texts.size > 1 ? [...of] : []));
}
// src/fix/edit-texts.ts
/** The new text of each file that repairs edit. All of them were made from one reading, and none overlaps another one. */
function editedTexts(candidates, read) {
	let replacements = /* @__PURE__ */ new Map(), files = /* @__PURE__ */ new Map();
	for (let edit of uniqueEdits(candidates)) {
		let file = read(edit.path);
		file && (files.set(edit.path, file), getOrInsert(replacements, edit.path, () => []).push(toReplacement(edit, file)));
	}
	return new Map([...files].map(([path, { text }]) => [path, replaced(text, replacements.get(path) ?? [])]));
}
/** Repairs that can be made together, in the order that they come in; the others have to wait for the next reading. */
function disjoint(candidates, read) {
	let taken = /* @__PURE__ */ new Map();
	return candidates.filter(({ edits }) => {
		let own = edits.flatMap((edit) => {
			let file = read(edit.path);
			return file ? [{
				path: edit.path,
				one: toReplacement(edit, file)
			}] : [];
		});
		if (own.length < edits.length || own.some(({ path, one }) => taken.get(path)?.meets(one) === !0)) return !1;
		for (let { path, one } of own) getOrInsert(taken, path, () => new Taken()).add(one);
		return !0;
	});
}
/** The ranges of one file that repairs take. */
var Taken = class {
	#lines = /* @__PURE__ */ new Map();
	#long = [];
	add(one) {
		let blocks = blocksOf(one);
		if (blocks.length > MOST_BLOCKS) this.#long.push(one);
		else for (let block of blocks) getOrInsert(this.#lines, block, () => []).push(one);
	}
	/** Whether a range has a character or an end in common with one of these, whole lines that are added at one place aside. */
	meets(one) {
		let blocks = blocksOf(one), near = blocks.length > MOST_BLOCKS ? [...this.#lines.values()].flat() : blocks.flatMap((block) => this.#lines.get(block) ?? []);
		return [...this.#long, ...near].some((other) => touches(one, other));
	}
};
/** Characters of a block, by which ranges are found again. */
const MOST_BLOCKS = 64;
function blocksOf({ start, end }) {
	let first = Math.floor(start / 256), count = Math.min(Math.floor(end / 256) - first + 1, 65);
	return Array.from({ length: count }, (_, at) => first + at);
}
function touches(one, other) {
	let isAddedLine = ({ start, end, text }) => start === end && /^\r?\n/.test(text);
	return one.start === other.start && isAddedLine(one) && isAddedLine(other) ? one.text === other.text : one.start <= other.end && other.start <= one.end;
}
/** Edits that several repairs have in common are made once. */
function uniqueEdits(candidates) {
	let edits = candidates.flatMap((candidate) => candidate.edits);
	return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
function replaced(text, replacements) {
	let ordered = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end), parts = [], at = 0;
	for (let { start, end, text: own } of ordered) parts.push(text.slice(at, start), own), at = end;
	return [...parts, text.slice(at)].join("");
}
// src/fix/verdict.ts
/** Compares the findings before and after repairs were made. */
function verdictOn(candidates, before, after) {
	let [old, now] = [reportedPlaces(before), reportedPlaces(after)], repaired = candidates.flatMap(({ places }) => places), left = (key) => {
		let counts = countBy(old, key), gone = countBy(repaired, key);
		return (name) => (counts.get(name) ?? 0) - (gone.get(name) ?? 0);
	}, byMark = countBy(now, markOf), marksLeft = left(markOf), unsolved = candidates.filter(({ places }) => places.some((place) => (byMark.get(markOf(place)) ?? 0) > Math.max(0, marksLeft(markOf(place)))));
	return {
		unsolved: new Set(unsolved),
		brought: newIn(now, old, left(subjectOf))
	};
}
/** The places whose like was not reported. A message may change with what it lists, so what counts is how many a subject has. */
function newIn(now, old, allowed) {
	let known = new Set(old.flatMap((place) => [markOf(place), sentenceOf(place)]));
	return [...groupBy(now, subjectOf)].flatMap(([subject, places]) => places.length > allowed(subject) ? places.filter((place) => !known.has(markOf(place)) && !known.has(sentenceOf(place))) : []);
}
function countBy(items, key) {
	return new Map([...groupBy(items, key)].map(([name, group]) => [name, group.length]));
}
function markOf({ fingerprint }) {
	return fingerprint;
}
function sentenceOf({ rule, location, message }) {
	return JSON.stringify([
		rule,
		location.path,
		message
	]);
}
function subjectOf({ rule, location, object }) {
	return JSON.stringify([
		rule,
		location.path,
		object && [
			object.kind,
			object.namespace,
			object.name
		]
	]);
}
// src/fix/harm.ts
/** Rules whose repair lets a file, a line or a build be read at all: what is reported of its content then was there before. */
const READABLE = /* @__PURE__ */ new Set([
	"codeowners-syntax",
	"overlay-build",
	"yaml-syntax"
]);
/** The harm that repairs do; undefined if they do none. */
function harmOf(trial, { before, after, isStrict }) {
	let [failure] = after.failures;
	if (failure !== void 0) return {
		reason: `With this fix, not everything can be checked: ${failure}`,
		halves: halves(trial, () => !1)
	};
	let { unsolved, brought } = verdictOn(trial, before.found, after.found), isReading = trial.every(({ rule }) => READABLE.has(rule)), news = brought.filter(({ rule, fix }) => isReading ? READABLE.has(rule) : isStrict || !fix), [first] = news;
	if (first) {
		let paths = new Set(news.flatMap(pathsOf$1));
		return {
			reason: wordsOf(first),
			halves: halves(trial, ({ edits }) => edits.some(({ path }) => paths.has(path)))
		};
	}
	if (unsolved.size !== 0) return {
		reason: "The finding is still reported with this fix.",
		halves: halves(trial, (candidate) => unsolved.has(candidate))
	};
}
/** The harm of repairs with which some files do not parse any more. */
function harmOfBroken(trial, broken) {
	return {
		reason: `With this fix, ${listWords([...broken].map((path) => `\`${printable(path)}\``))} is not valid YAML.`,
		halves: halves(trial, ({ edits }) => edits.some(({ path }) => broken.has(path)))
	};
}
function pathsOf$1({ location, related }) {
	return [location.path, ...related.map((place) => place.location.path)];
}
function wordsOf({ rule, location, message }) {
	return `With this fix, another finding is reported at ${location.path}:${location.start.line} (${rule}): ${message}`;
}
/** Those that are not suspected before those that are, or each half of them where that says nothing. */
function halves(trial, isSuspect) {
	let suspects = trial.filter(isSuspect), others = trial.filter((candidate) => !isSuspect(candidate));
	if (suspects.length > 0 && others.length > 0) return [others, suspects];
	let middle = Math.ceil(trial.length / 2);
	return [trial.slice(0, middle), trial.slice(middle)];
}
// src/repository/edited-tree.ts
/** A tree with other texts at some paths; files that it does not have are not added. */
function editedTree(tree, texts) {
	let files = [...tree.files.values()].map((file) => {
		let text = texts.get(file.path);
		return text === void 0 ? file : editedFile(file, text);
	});
	return tree.withFiles(files);
}
function editedFile(file, text) {
	let bytes = encodeLike(file.bytes() ?? Buffer.alloc(0), text);
	return {
		...file,
		size: bytes.length,
		bytes: () => bytes,
		contentId: () => contentId(bytes)
	};
}
// src/fix/parsed.ts
const IS_YAML = /\.(?:ya?ml|json)$/i;
/** The files of a tree that parsed before they were edited, and do not any more. */
function brokenFiles(before, after, paths) {
	let broken = [...paths].filter((path) => {
		let [old, now] = [before.textAt(path), after.textAt(path)];
		return IS_YAML.test(path) && old && now && faults(now) > faults(old);
	});
	return new Set(broken);
}
function faults(file) {
	return diagnose(parseYaml(file, "resource")).length;
}
// src/fix/reading.ts
/** The texts and the findings of a tree, whose lines the repairs name. */
var Reading = class {
	#start;
	#options;
	constructor(tree, checked, options) {
		this.#start = {
			tree,
			checked,
			made: []
		}, this.#options = options;
	}
	/** Makes those of some repairs that do no harm. None overlaps another one. */
	async repaired(trial) {
		return this.#settle(this.#start, trial);
	}
	/** Makes repairs in addition to those that are settled: all, or first one part and then the other. */
	async #settle(settled, trial) {
		let [only] = trial;
		if (!only) return settled;
		let tried = await this.#try(settled, trial);
		if (!tried) {
			for (let one of trial) this.#options.refuse(one, "Too many fixes had to be tried one at a time.");
			return settled;
		}
		let { state, harm } = tried;
		if (!harm) return state;
		if (trial.length === 1) return this.#options.refuse(only, harm.reason), settled;
		let [first, second] = harm.halves;
		return this.#settle(await this.#settle(settled, first), second);
	}
	async #try(settled, trial) {
		let { check, isStrict } = this.#options, made = [...settled.made, ...trial], before = this.#start.tree, texts = editedTexts(made, (path) => before.textAt(path)), tree = editedTree(before, texts), broken = brokenFiles(before, tree, texts.keys());
		if (broken.size > 0) return {
			state: settled,
			harm: harmOfBroken(trial, broken)
		};
		let checked = await check(tree, texts.keys());
		if (checked) return {
			state: {
				tree,
				checked,
				made
			},
			harm: harmOf(trial, {
				before: settled.checked,
				after: checked,
				isStrict
			})
		};
	}
};
/**
* Makes every certain repair, in rounds: those that do not overlap are made together, and the tree is checked after. A repair that
* brings a finding, does not remove its own or breaks a file is not made. It may bring one that has a repair, if no such finding is
* left in the end.
*/
async function fixAll(input) {
	let lenient = new Fixing(input, !1);
	if (await lenient.run(), !lenient.leavesNews) return lenient.result;
	let strict = new Fixing(input, !0);
	return await strict.run(), strict.result;
}
var Fixing = class {
	#input;
	#isStrict;
	#refused = /* @__PURE__ */ new Map();
	#made = [];
	#paths = /* @__PURE__ */ new Set();
	#tree;
	#checked;
	#checks = 0;
	/** What is known of the tree once everything in it can be read. */
	#readable;
	constructor(input, isStrict) {
		this.#input = input, this.#isStrict = isStrict, this.#tree = input.tree, this.#checked = input.first, this.#readable = input.first;
	}
	async run() {
		await this.#rounds((candidate) => READABLE.has(candidate.rule)), this.#readable = this.#checked, await this.#rounds(() => !0);
	}
	/** Whether something is reported that was not before. */
	get leavesNews() {
		return verdictOn([], this.#readable.found, this.#checked.found).brought.length > 0;
	}
	get result() {
		let left = new Set(reportedPlaces(this.#checked.found).map(({ fingerprint }) => fingerprint)), refused = [...this.#refused.values()].filter(({ candidate }) => candidate.places.some(({ fingerprint }) => left.has(fingerprint)));
		return {
			tree: this.#tree,
			checked: this.#checked,
			paths: this.#paths,
			made: this.#made,
			refused
		};
	}
	async #rounds(isAsked) {
		for (let round = 0; round < 10; round++) {
			let trial = disjoint(this.#open().filter(isAsked), (path) => this.#tree.textAt(path));
			if (trial.length === 0) return;
			let { tree, checked, made } = await new Reading(this.#tree, this.#checked, {
				check: (tree, paths) => this.#check(tree, paths),
				refuse: (candidate, reason) => this.#refuse(candidate, reason),
				isStrict: this.#isStrict
			}).repaired(trial);
			this.#tree = tree, this.#checked = checked, this.#made.push(...made);
			for (let { edits } of made) for (let { path } of edits) this.#paths.add(path);
		}
		for (let candidate of this.#open().filter(isAsked)) this.#refuse(candidate, "There is still more to fix after 10 rounds. Run the command again.");
	}
	async #check(tree, paths) {
		if (!(++this.#checks > 40)) return this.#input.check(tree, /* @__PURE__ */ new Set([...this.#paths, ...paths]));
	}
	/** The repairs that may still be made. */
	#open() {
		let candidates = candidatesOf(this.#checked.found.filter(({ rule }) => this.#input.rules?.has(rule) ?? !0), (path) => this.#tree.textAt(path)).filter((one) => !this.#refused.has(keyOf$1(one))), uncertain = contradicting(candidates);
		return candidates.filter((candidate) => {
			let path = candidate.edits.map((edit) => edit.path).find((one) => this.#input.refusal(one) !== void 0);
			if (path !== void 0) this.#refuse(candidate, `\`${path}\` ${this.#input.refusal(path)}.`);
			else if (uncertain.has(candidate)) this.#refuse(candidate, "Other findings need another value there, so neither is certain.");
			else return !0;
			return !1;
		});
	}
	#refuse(candidate, reason) {
		this.#refused.set(keyOf$1(candidate), {
			candidate,
			reason
		});
	}
};
/** A repair as it is known again when its lines have moved. */
function keyOf$1({ rule, title, edits, places }) {
	let paths = edits.map(({ path }) => path);
	return JSON.stringify([
		rule,
		title,
		paths,
		places.map(({ fingerprint }) => fingerprint).sort()
	]);
}
// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		typeof options == "function" ? (callback = options, options = {}) : "callback" in options && (callback = options.callback);
		let oldString = this.castInput(oldStr, options), newString = this.castInput(newStr, options), oldTokens = this.removeEmpty(this.tokenize(oldString, options)), newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		let done = (value) => {
			if (value = this.postProcess(value, options), callback) setTimeout(function() {
				callback(value);
			}, 0);
			else return value;
		}, newLen = newTokens.length, oldLen = oldTokens.length, editLength = 1, maxEditLength = newLen + oldLen;
		options.maxEditLength != null && (maxEditLength = Math.min(maxEditLength, options.maxEditLength));
		let maxExecutionTime = options.timeout ?? Infinity, abortAfterTimestamp = Date.now() + maxExecutionTime, bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}], newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity, execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath, removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				removePath && (bestPath[diagonalPath - 1] = void 0);
				let canAdd = !1;
				if (addPath) {
					let addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				let canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) bestPath[diagonalPath] = void 0;
				else {
					if (basePath = !canRemove || canAdd && removePath.oldPos < addPath.oldPos ? this.addToPath(addPath, !0, !1, 0, options) : this.addToPath(removePath, !1, !0, 1, options), newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options), basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || !0;
					bestPath[diagonalPath] = basePath, basePath.oldPos + 1 >= oldLen && (maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1)), newPos + 1 >= newLen && (minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1));
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				execEditLength() || exec();
			}, 0);
		})();
		else for (; editLength <= maxEditLength && Date.now() <= abortAfterTimestamp;) {
			let ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		let last = path.lastComponent;
		return last && !options.oneChangePerToken && last.added === added && last.removed === removed ? {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		} : {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		let newLen = newTokens.length, oldLen = oldTokens.length, oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		for (; newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options);) newPos++, oldPos++, commonCount++, options.oneChangePerToken && (basePath.lastComponent = {
			count: 1,
			previousComponent: basePath.lastComponent,
			added: !1,
			removed: !1
		});
		return commonCount && !options.oneChangePerToken && (basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: !1,
			removed: !1
		}), basePath.oldPos = oldPos, newPos;
	}
	equals(left, right, options) {
		return options.comparator ? options.comparator(left, right) : left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		let ret = [];
		for (let i = 0; i < array.length; i++) array[i] && ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return !1;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		let components = [], nextComponent;
		for (; lastComponent;) components.push(lastComponent), nextComponent = lastComponent.previousComponent, delete lastComponent.previousComponent, lastComponent = nextComponent;
		components.reverse();
		let componentLen = components.length, componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			let component = components[componentPos];
			if (component.removed) component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count)), oldPos += component.count;
			else {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						let oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					}), component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count, component.added || (oldPos += component.count);
			}
		}
		return components;
	}
};
new class extends Diff {}();
// node_modules/diff/libesm/util/string.js
function longestCommonPrefix(str1, str2) {
	let i = 0;
	for (; i < str1.length && i < str2.length; i++) if (str1[i] != str2[i]) return str1.slice(0, i);
	return str1.slice(0, i);
}
function longestCommonSuffix(str1, str2) {
	let i;
	if (!str1 || !str2 || str1[str1.length - 1] != str2[str2.length - 1]) return "";
	for (i = 0; i < str1.length && i < str2.length; i++) if (str1[str1.length - (i + 1)] != str2[str2.length - (i + 1)]) return str1.slice(-i);
	return str1.slice(-i);
}
function replacePrefix(string, oldPrefix, newPrefix) {
	if (string.slice(0, oldPrefix.length) != oldPrefix) throw Error(`string ${JSON.stringify(string)} doesn't start with prefix ${JSON.stringify(oldPrefix)}; this is a bug`);
	return newPrefix + string.slice(oldPrefix.length);
}
function replaceSuffix(string, oldSuffix, newSuffix) {
	if (!oldSuffix) return string + newSuffix;
	if (string.slice(-oldSuffix.length) != oldSuffix) throw Error(`string ${JSON.stringify(string)} doesn't end with suffix ${JSON.stringify(oldSuffix)}; this is a bug`);
	return string.slice(0, -oldSuffix.length) + newSuffix;
}
function removePrefix(string, oldPrefix) {
	return replacePrefix(string, oldPrefix, "");
}
function removeSuffix(string, oldSuffix) {
	return replaceSuffix(string, oldSuffix, "");
}
function maximumOverlap(string1, string2) {
	return string2.slice(0, overlapCount(string1, string2));
}
function overlapCount(a, b) {
	let startA = 0;
	a.length > b.length && (startA = a.length - b.length);
	let endB = b.length;
	a.length < b.length && (endB = a.length);
	let map = Array(endB), k = 0;
	map[0] = 0;
	for (let j = 1; j < endB; j++) {
		for (b[j] == b[k] ? map[j] = map[k] : map[j] = k; k > 0 && b[j] != b[k];) k = map[k];
		b[j] == b[k] && k++;
	}
	k = 0;
	for (let i = startA; i < a.length; i++) {
		for (; k > 0 && a[i] != b[k];) k = map[k];
		a[i] == b[k] && k++;
	}
	return k;
}
/**
* Split a string into segments using a word segmenter, merging consecutive
* segments if they are both whitespace segments. Whitespace segments can
* appear adjacent to one another for two reasons:
* - newlines always get their own segment
* - where a diacritic is attached to a whitespace character in the text, the
*   segment ends after the diacritic, so e.g. " \u0300 " becomes two segments.
* This function therefore runs the segmenter's .segment() method and then
* merges consecutive segments of whitespace into a single part.
*/
function segment(string, segmenter) {
	let parts = [];
	for (let segmentObj of Array.from(segmenter.segment(string))) {
		let segment = segmentObj.segment;
		parts.length && /\s/.test(parts[parts.length - 1]) && /\s/.test(segment) ? parts[parts.length - 1] += segment : parts.push(segment);
	}
	return parts;
}
function trailingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[1];
	let i;
	for (i = string.length - 1; i >= 0 && string[i].match(/\s/); i--);
	return string.substring(i + 1);
}
function leadingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[0];
	let match = string.match(/^\s*/);
	return match ? match[0] : "";
}
function leadingAndTrailingWs(string, segmenter) {
	if (!segmenter) return [leadingWs(string), trailingWs(string)];
	if (segmenter.resolvedOptions().granularity != "word") throw Error("The segmenter passed must have a granularity of \"word\"");
	let segments = segment(string, segmenter), firstSeg = segments[0], lastSeg = segments[segments.length - 1];
	return [/\s/.test(firstSeg) ? firstSeg : "", /\s/.test(lastSeg) ? lastSeg : ""];
}
// node_modules/diff/libesm/diff/word.js
const extendedWordChars = "a-zA-Z0-9_\\u{AD}\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2C6}\\u{2C8}-\\u{2D7}\\u{2DE}-\\u{2FF}\\u{1E00}-\\u{1EFF}", tokenizeIncludingWhitespace = RegExp(`[${extendedWordChars}]+|\\s+|[^${extendedWordChars}]`, "ug");
new class extends Diff {
	equals(left, right, options) {
		return options.ignoreCase && (left = left.toLowerCase(), right = right.toLowerCase()), left.trim() === right.trim();
	}
	tokenize(value, options = {}) {
		let parts;
		if (options.intlSegmenter) {
			let segmenter = options.intlSegmenter;
			if (segmenter.resolvedOptions().granularity != "word") throw Error("The segmenter passed must have a granularity of \"word\"");
			parts = segment(value, segmenter);
		} else parts = value.match(tokenizeIncludingWhitespace) || [];
		let tokens = [], prevPart = null;
		return parts.forEach((part) => {
			/\s/.test(part) ? prevPart == null ? tokens.push(part) : tokens.push(tokens.pop() + part) : prevPart != null && /\s/.test(prevPart) ? tokens[tokens.length - 1] == prevPart ? tokens.push(tokens.pop() + part) : tokens.push(prevPart + part) : tokens.push(part), prevPart = part;
		}), tokens;
	}
	join(tokens) {
		return tokens.map((token, i) => i == 0 ? token : token.replace(/^\s+/, "")).join("");
	}
	postProcess(changes, options) {
		if (!changes || options.oneChangePerToken) return changes;
		let lastKeep = null, insertion = null, deletion = null;
		return changes.forEach((change) => {
			change.added ? insertion = change : change.removed ? deletion = change : ((insertion || deletion) && dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, change, options.intlSegmenter), lastKeep = change, insertion = null, deletion = null);
		}), (insertion || deletion) && dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, null, options.intlSegmenter), changes;
	}
}();
function dedupeWhitespaceInChangeObjects(startKeep, deletion, insertion, endKeep, segmenter) {
	if (deletion && insertion) {
		let [oldWsPrefix, oldWsSuffix] = leadingAndTrailingWs(deletion.value, segmenter), [newWsPrefix, newWsSuffix] = leadingAndTrailingWs(insertion.value, segmenter);
		if (startKeep) {
			let commonWsPrefix = longestCommonPrefix(oldWsPrefix, newWsPrefix);
			startKeep.value = replaceSuffix(startKeep.value, newWsPrefix, commonWsPrefix), deletion.value = removePrefix(deletion.value, commonWsPrefix), insertion.value = removePrefix(insertion.value, commonWsPrefix);
		}
		if (endKeep) {
			let commonWsSuffix = longestCommonSuffix(oldWsSuffix, newWsSuffix);
			endKeep.value = replacePrefix(endKeep.value, newWsSuffix, commonWsSuffix), deletion.value = removeSuffix(deletion.value, commonWsSuffix), insertion.value = removeSuffix(insertion.value, commonWsSuffix);
		}
	} else if (insertion) {
		if (startKeep) {
			let ws = leadingWs(insertion.value, segmenter);
			insertion.value = insertion.value.substring(ws.length);
		}
		if (endKeep) {
			let ws = leadingWs(endKeep.value, segmenter);
			endKeep.value = endKeep.value.substring(ws.length);
		}
	} else if (startKeep && endKeep) {
		let newWsFull = leadingWs(endKeep.value, segmenter), [delWsStart, delWsEnd] = leadingAndTrailingWs(deletion.value, segmenter), newWsStart = longestCommonPrefix(newWsFull, delWsStart);
		deletion.value = removePrefix(deletion.value, newWsStart);
		let newWsEnd = longestCommonSuffix(removePrefix(newWsFull, newWsStart), delWsEnd);
		deletion.value = removeSuffix(deletion.value, newWsEnd), endKeep.value = replacePrefix(endKeep.value, newWsFull, newWsEnd), startKeep.value = replaceSuffix(startKeep.value, newWsFull, newWsFull.slice(0, newWsFull.length - newWsEnd.length));
	} else if (endKeep) {
		let endKeepWsPrefix = leadingWs(endKeep.value, segmenter), overlap = maximumOverlap(trailingWs(deletion.value, segmenter), endKeepWsPrefix);
		deletion.value = removeSuffix(deletion.value, overlap);
	} else if (startKeep) {
		let overlap = maximumOverlap(trailingWs(startKeep.value, segmenter), leadingWs(deletion.value, segmenter));
		deletion.value = removePrefix(deletion.value, overlap);
	}
}
new class extends Diff {
	tokenize(value) {
		let regex = RegExp(`(\\r?\\n)|[${extendedWordChars}]+|[^\\S\\n\\r]+|[^${extendedWordChars}]`, "ug");
		return value.match(regex) || [];
	}
}(), new class extends Diff {
	constructor() {
		super(...arguments), this.tokenize = tokenize;
	}
	equals(left, right, options) {
		return options.ignoreWhitespace ? (options.newlineIsToken && left.includes("\n") || (left = left.trim()), options.newlineIsToken && right.includes("\n") || (right = right.trim())) : options.ignoreNewlineAtEof && !options.newlineIsToken && (left.endsWith("\n") && (left = left.slice(0, -1)), right.endsWith("\n") && (right = right.slice(0, -1))), super.equals(left, right, options);
	}
}();
function tokenize(value, options) {
	options.stripTrailingCr && (value = value.replace(/\r\n/g, "\n"));
	let retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
	linesAndNewlines[linesAndNewlines.length - 1] || linesAndNewlines.pop();
	for (let i = 0; i < linesAndNewlines.length; i++) {
		let line = linesAndNewlines[i];
		i % 2 && !options.newlineIsToken ? retLines[retLines.length - 1] += line : retLines.push(line);
	}
	return retLines;
}
// node_modules/diff/libesm/diff/sentence.js
function isSentenceEndPunct(char) {
	return char == "." || char == "!" || char == "?";
}
new class extends Diff {
	tokenize(value) {
		let result = [], tokenStartI = 0;
		for (let i = 0; i < value.length; i++) {
			if (i == value.length - 1) {
				result.push(value.slice(tokenStartI));
				break;
			}
			if (isSentenceEndPunct(value[i]) && value[i + 1].match(/\s/)) {
				for (result.push(value.slice(tokenStartI, i + 1)), i = tokenStartI = i + 1; value[i + 1]?.match(/\s/);) i++;
				result.push(value.slice(tokenStartI, i + 1)), tokenStartI = i + 1;
			}
		}
		return result;
	}
}(), new class extends Diff {
	tokenize(value) {
		return value.split(/([{}:;,]|\s+)/);
	}
}(), new class extends Diff {
	constructor() {
		super(...arguments), this.tokenize = tokenize;
	}
	get useLongestToken() {
		return !0;
	}
	castInput(value, options) {
		let { undefinedReplacement, stringifyReplacer = (k, v) => v === void 0 ? undefinedReplacement : v } = options;
		return typeof value == "string" ? value : JSON.stringify(canonicalize(value, null, null, stringifyReplacer), null, "  ");
	}
	equals(left, right, options) {
		return super.equals(left.replace(/,([\r\n])/g, "$1"), right.replace(/,([\r\n])/g, "$1"), options);
	}
}();
function canonicalize(obj, stack, replacementStack, replacer, key) {
	stack ||= [], replacementStack ||= [], replacer && (obj = replacer(key === void 0 ? "" : key, obj));
	let i = 0;
	for (; i < stack.length; i += 1) if (stack[i] === obj) return replacementStack[i];
	let canonicalizedObj;
	if (Object.prototype.toString.call(obj) === "[object Array]") {
		for (stack.push(obj), canonicalizedObj = Array(obj.length), replacementStack.push(canonicalizedObj), i = 0; i < obj.length; i += 1) canonicalizedObj[i] = canonicalize(obj[i], stack, replacementStack, replacer, String(i));
		return stack.pop(), replacementStack.pop(), canonicalizedObj;
	}
	if (obj && obj.toJSON && (obj = obj.toJSON()), typeof obj == "object" && obj) {
		stack.push(obj), canonicalizedObj = {}, replacementStack.push(canonicalizedObj);
		let sortedKeys = [], key;
		for (key in obj)
 /* istanbul ignore else */
		Object.prototype.hasOwnProperty.call(obj, key) && sortedKeys.push(key);
		for (sortedKeys.sort(), i = 0; i < sortedKeys.length; i += 1) key = sortedKeys[i], canonicalizedObj[key] = canonicalize(obj[key], stack, replacementStack, replacer, key);
		stack.pop(), replacementStack.pop();
	} else canonicalizedObj = obj;
	return canonicalizedObj;
}
const arrayDiff = new class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
}();
function diffArrays(oldArr, newArr, options) {
	return arrayDiff.diff(oldArr, newArr, options);
}
/** What changes between two lists of lines, in their order; lists that differ too much are one change. */
function lineChanges(before, after) {
	let parts = diffArrays([...before], [...after], { maxEditLength: 1e3 });
	if (!parts) return [{
		before: {
			start: 0,
			end: before.length
		},
		after: {
			start: 0,
			end: after.length
		}
	}];
	let changes = [], [old, now] = [0, 0];
	for (let { added, removed, count } of parts) {
		let [from, other] = [old, now];
		if (added || (old += count), removed || (now += count), !added && !removed) continue;
		let last = changes.at(-1), isNext = last && last.before.end === from && last.after.end === other, start = isNext ? {
			before: last.before.start,
			after: last.after.start
		} : {
			before: from,
			after: other
		};
		isNext && changes.pop(), changes.push({
			before: {
				start: start.before,
				end: old
			},
			after: {
				start: start.after,
				end: now
			}
		});
	}
	return changes;
}
/** A change whose head has other texts at some paths, so that the lines of these files are those of the new texts. */
function editedChange(change, base, head, paths) {
	let files = new Map(change.files);
	for (let path of paths) {
		let now = head.textAt(path)?.text;
		if (now === void 0) continue;
		let known = change.files.get(path), before = known?.status === "added" ? void 0 : base.textAt(known?.previousPath ?? path)?.text, hunks = hunksBetween(linesOf$1(before ?? ""), linesOf$1(now)), status = known?.status ?? (before === void 0 ? "added" : "modified");
		status === "modified" && hunks.added.length + hunks.deleted.length === 0 ? files.delete(path) : files.set(path, {
			path,
			...known,
			status,
			...hunks
		});
	}
	return {
		...change,
		files
	};
}
function linesOf$1(text) {
	let lines = text.split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
function hunksBetween(before, after) {
	let changes = lineChanges(before, after);
	return {
		hunks: around(changes.map((one) => one.after), after.length),
		added: changes.flatMap((one) => rangeOf(one.after)),
		baseHunks: around(changes.map((one) => one.before), before.length),
		deleted: changes.flatMap((one) => rangeOf(one.before))
	};
}
function rangeOf({ start, end }) {
	return end > start ? [{
		first: start + 1,
		last: end
	}] : [];
}
/** The ranges with their context, joined where they touch. */
function around(ranges, count) {
	let hunks = [];
	for (let { start, end } of ranges) {
		let [hunk] = rangeOf({
			start: Math.max(0, start - 3),
			end: Math.min(count, end + 3)
		}), last = hunks.at(-1);
		hunk && (last && hunk.first <= last.last + 1 ? hunks[hunks.length - 1] = {
			first: last.first,
			last: hunk.last
		} : hunks.push(hunk));
	}
	return hunks;
}
// src/repository/rewrite-files.ts
/** Why a file of a folder is not to be written, as the end of “`path` …”; undefined if it may be. The folder is free of links. */
function whyNotWritable(folder, path) {
	let file = join(folder, path);
	try {
		let stat = lstatSync(file, { throwIfNoEntry: !1 });
		if (!stat) return "is not in this checkout";
		if (stat.isSymbolicLink()) return "is a symbolic link";
		if (!stat.isFile()) return "is not a file";
		if (realpathSync(dirname(file)) !== dirname(file)) return "is in a folder that is a symbolic link";
		if (!(stat.mode & 146)) return "is read-only";
		accessSync(file, constants.W_OK), accessSync(dirname(file), constants.W_OK);
		return;
	} catch {
		return "cannot be written";
	}
}
/**
* Writes all files or none; each is replaced at once and keeps its mode and encoding.
*
* Throws UsageError if one of them cannot be written, or is not as it was read.
*/
function rewriteFiles(folder, rewrites) {
	let drafts = [], written = [];
	try {
		for (let rewrite of rewrites) drafts.push(draftOf(folder, rewrite));
		for (let draft of drafts) renameSync(draft.path, draft.file), written.push(draft);
	} catch (error) {
		for (let { path } of drafts) rmSync(path, { force: !0 });
		for (let { file, bytes } of written) writeFileSync(file, bytes);
		if (error instanceof UsageError) throw error;
		let why = error instanceof Error ? error.message : String(error);
		throw new UsageError(`The files cannot be written, so none was changed: ${why}`);
	}
}
function draftOf(folder, { path, before, after }) {
	let file = join(folder, path), why = whyNotWritable(folder, path);
	if (why !== void 0) throw new UsageError(`\`${path}\` ${why}, so no file was changed.`);
	let bytes = readUnlinked(file, MAX_FILE_SIZE);
	if (!bytes?.equals(encodeLike(bytes, before))) throw new UsageError(`\`${path}\` has changed since it was read, so no file was changed. Run the command again.`);
	let draft = join(dirname(file), `.${randomUUID()}.tmp`);
	try {
		writeFileSync(draft, encodeLike(bytes, after), {
			flag: "wx",
			mode: lstatSync(file).mode
		});
	} catch (error) {
		throw rmSync(draft, { force: !0 }), error;
	}
	return {
		path: draft,
		file,
		bytes
	};
}
// src/invocation/fixed-policy.ts
/** The rule that reports these mistakes where another policy decides. */
const RULE = "invalid-policy";
/** Repairs the policy file of a tree, because nothing can be checked without it. */
async function withUsablePolicy(tree) {
	let fixed = {
		tree,
		made: []
	};
	for (let reading = 0; reading < 5; reading++) {
		let read = (path) => fixed.tree.textAt(path), mistakes = await ownPolicyMistakes(fixed.tree);
		if (mistakes.length === 0) return fixed;
		let made = disjoint(mistakes.flatMap(candidateOf), read);
		if (made.length < mistakes.length) break;
		fixed = {
			tree: editedTree(fixed.tree, editedTexts(made, read)),
			made: [...fixed.made, ...made]
		};
	}
	return {
		tree,
		made: []
	};
}
function candidateOf({ at, message, fix: text }) {
	let fix = toFix({
		at,
		message,
		fix: text
	});
	if (!fix) return [];
	let place = {
		rule: RULE,
		severity: "error",
		message,
		location: toLocation(at),
		object: null,
		builds: [],
		related: [],
		fix,
		fingerprint: `${RULE} ${at.start}`
	};
	return [{
		rule: RULE,
		title: fix.title,
		edits: fix.edits,
		places: [place]
	}];
}
// src/invocation/fixing.ts
/**
* Checks a folder and makes every certain repair of what is found, in memory.
*
* Throws UsageError if the folder cannot be checked, or not in time: then no one knows what a repair brings.
*/
async function fixFolder(asked, { rules } = {}) {
	let { folder, progress } = asked, before = asked.comparison.head, refusal = refusalsOf(folder, before), policy = await policyFirst(asked, rules), comparison = policy ? {
		...asked.comparison,
		head: policy.tree
	} : asked.comparison, request = {
		...asked,
		comparison
	}, first = withDebt(await invoke(request), comparison), [failure] = first.failures;
	if (failure !== void 0) throw new UsageError(`Nothing was fixed, because not everything was checked: ${failure}`);
	let result = await fixAll({
		tree: comparison.head,
		first,
		rules,
		refusal,
		check: async (tree, paths) => (progress?.(`checking fixes in ${paths.size} files`), withDebt(await invoke({
			...request,
			comparison: comparedWith(comparison, tree, paths)
		}), comparison))
	}), made = [...policy?.made ?? [], ...result.made];
	return {
		...result,
		made,
		paths: pathsOf(made),
		first,
		before
	};
}
/** The tree with a usable policy file, where it is this tree's that decides, and where it can be repaired. */
async function policyFirst({ folder, comparison, policy }, rules) {
	if (comparison.base || policy?.file !== void 0 || policy?.path !== void 0 || rules?.has("invalid-policy") === !1) return;
	let fixed = await withUsablePolicy(comparison.head), refusal = refusalsOf(folder, comparison.head);
	return [...pathsOf(fixed.made)].every((path) => refusal(path) === void 0) ? fixed : void 0;
}
function pathsOf(made) {
	return new Set(made.flatMap(({ edits }) => edits.map(({ path }) => path)));
}
/** An outcome in which the findings of the baseline are found, too: it is for those that no one has repaired yet. */
function withDebt(outcome, { base }) {
	return base ? outcome : {
		...outcome,
		found: [...outcome.found, ...outcome.report.inBaseline]
	};
}
/** The comparison with another head, in which some files have other texts. */
function comparedWith(comparison, head, paths) {
	if (!comparison.base) return {
		...comparison,
		head
	};
	let { base } = comparison;
	return {
		...comparison,
		head,
		base: {
			...base,
			change: editedChange(base.change, base.tree, head, paths)
		}
	};
}
/** Why files of a folder must not be edited; each is looked at once. */
function refusalsOf(folder, tree) {
	let known = /* @__PURE__ */ new Map();
	return (path) => (known.has(path) || known.set(path, refusalOf(path, folder, tree)), known.get(path));
}
function refusalOf(path, folder, tree) {
	let file = tree.files.get(path);
	return file ? file.hasUtf8Name === !1 ? "has a name that is not UTF-8" : whyNotWritable(folder, path) : tree.file(path) ? "is reached over a symbolic link" : "is not a file of the checked folder";
}
/** Writes the repaired files, all or none. Throws UsageError if one cannot be written or has changed since it was read. */
function writeFixed({ before, tree, paths }, folder) {
	rewriteFiles(folder, [...paths].flatMap((path) => {
		let [old, now] = [before.textAt(path)?.text, tree.textAt(path)?.text];
		return old === void 0 || now === void 0 || old === now ? [] : [{
			path,
			before: old,
			after: now
		}];
	}));
}
// src/report/quiet.ts
/** A report with nothing but the findings that fail the gate, and with their counts. */
function onlyFailing({ changes, debt, ...report }, failOn) {
	let left = {
		findings: report.findings.filter((finding) => fails(finding, failOn)),
		suppressed: [],
		accepted: [],
		inBaseline: []
	};
	return {
		...report,
		...left,
		notAccepted: [],
		summary: summaryOf(left, {
			...report.summary,
			existing: 0
		})
	};
}
// src/repository/named-files.ts
/**
* What paths ask for: a folder, the current one if there is none, or files, which are checked in that folder or in their repository.
* Throws UsageError for several folders, a file outside of the folder, and a file without a repository.
*/
function checkedPaths(paths) {
	let folders = [...new Set(paths.filter(isFolder))], names = paths.filter((path) => !isFolder(path)), [given, other] = folders;
	if (given !== void 0 && other !== void 0) throw new UsageError(`Specify one directory, not both \`${given}\` and \`${other}\`. To check both, run the command for each, or for the directory that contains them.`);
	let [first] = names;
	if (first === void 0) return {
		folder: judgedFolder(given ?? "."),
		files: void 0
	};
	let folder = given === void 0 ? repositoryOf(first) : judgedFolder(given);
	return {
		folder,
		files: names.map((name) => ({
			name,
			path: pathIn(folder, name, given !== void 0)
		}))
	};
}
function isFolder(path) {
	try {
		return statSync(path).isDirectory();
	} catch {
		return !1;
	}
}
/** Whether a file or a link has this path, whatever it leads to. */
function isOnDisk(path) {
	try {
		return lstatSync(path), !0;
	} catch {
		return !1;
	}
}
/** The top of the repository of a file. */
function repositoryOf(name) {
	let top = repositoryFolder(dirname(realPath(name)));
	if (top !== void 0) return top;
	throw isOnDisk(name) ? new UsageError(`${name} is not in a git repository. Specify the directory that it belongs to first: gitops-gate check DIRECTORY ${name}`) : missingPath(name);
}
function pathIn(folder, name, isGiven) {
	let path = realPath(name);
	if (isInside(path, folder)) return relative(folder, path).split(sep).join("/");
	throw isOnDisk(name) ? new UsageError(isGiven ? `${name} is not in the directory ${folder}.` : `${name} is not in the repository ${folder}, which the first file is in. Run the command for each repository.`) : missingPath(name);
}
/** An absolute path without links on the way; what does not exist has none. A link at its end stays: git knows it as a file. */
function realPath(name) {
	let absolute = resolve(name), folder = dirname(absolute);
	for (; !existsSync(folder) && dirname(folder) !== folder;) folder = dirname(folder);
	return join(realpathSync(folder), relative(folder, absolute));
}
// src/repository/replaced-file.ts
/** A tree with other bytes in place of those of a file, which is added if the tree does not have it. Links are followed. */
function withFile(tree, path, bytes) {
	let real = tree.resolve(path) ?? path, id = contentId(bytes), files = [...tree.files.values()].filter((file) => file.path !== real), file = {
		path: real,
		size: bytes.length,
		contentId: () => id,
		bytes: () => bytes
	};
	return tree.withFiles([...files, file]);
}
// src/cli/named-paths.ts
/** The folder and the files that operands and `--stdin-filename` name. Throws UsageError if they do not fit together. */
function namedPaths({ operands, options }) {
	let name = options.get("stdin-filename")?.[0];
	if (name === void 0) return {
		...checkedPaths(operands),
		isOnInput: !1
	};
	for (let other of ["base", "fix"]) if (options.has(other)) throw new UsageError(`--stdin-filename cannot be used with --${other}.`);
	let paths = checkedPaths([...operands, name]);
	if (paths.files?.at(-1)?.name !== name) throw new UsageError(`--stdin-filename ${name} is a directory. Specify the file that the text belongs to.`);
	if (paths.files.length > 1) throw new UsageError(`--stdin-filename ${name} checks one file. Remove \`${paths.files[0]?.name}\`.`);
	return {
		...paths,
		isOnInput: !0
	};
}
/** The files of the folder as they are on disk, with the text on the standard input in place of one of them. */
async function readHead({ folder, files, isOnInput }) {
	let tree = readWorkTree(folder), [file] = files ?? [];
	return !isOnInput || !file || !tree.file(file.path) && isOnDisk(file.name) ? tree : withFile(tree, file.path, await readInput());
}
/** The paths of the named files, links followed. Throws UsageError for one that does not exist, and says which are not checked. */
function wantedFiles({ files }, { head, base }, terminal) {
	if (!files) return;
	let wanted = /* @__PURE__ */ new Set();
	for (let { name, path } of files) {
		let tree = [head, base].find((one) => one?.file(path));
		if (tree) wanted.add(tree.resolve(path) ?? path);
		else if (isOnDisk(name)) terminal.complain(`${name} is not checked, because git ignores it or it is a link that leaves the repository.`);
		else throw missingPath(name);
	}
	return wanted;
}
/** The standard input, as far as a file may be long, and one chunk more. */
async function readInput() {
	let chunks = [], size = 0;
	for await (let chunk of process.stdin) if (chunks.push(Buffer.from(chunk)), size += chunk.length, size > 10485760) break;
	return Buffer.concat(chunks);
}
// src/cli/settings-above.ts
/**
* What a person who checks a folder of a repository has to know: that the policy file and the baseline of the repository do not
* apply to it. Undefined if it has its own, or there are none.
*/
function settingsAbove(folder, head) {
	let top = repositoryFolder(folder);
	if (top === void 0 || top === folder) return;
	let unused = [POLICY_PATHS, [DEFAULT_BASELINE.path]].flatMap((paths) => paths.some((path) => head.file(path)) ? [] : paths.filter((path) => existsSync(join(top, path))).slice(0, 1));
	if (unused.length === 0) return;
	let files = listWords(unused.map((path) => quoted$1(path))), verb = unused.length === 1 ? "does" : "do";
	return `${quoted$1(relative(top, folder))} is checked on its own, so ${files} of the repository ${verb} not apply. To use what the repository sets, run \`gitops-gate check\` in ${top}.`;
}
// src/cli/check.ts
/** `gitops-gate check` on the command line. */
const CHECK = {
	operands: "[DIRECTORY] [FILE...]",
	summary: "Check a GitOps repository, what a branch changes in it, or some of its files.",
	most: Infinity,
	exitCodes: "0 the gate passed, 1 it failed, 2 it could not run.",
	options: {
		base: {
			value: "REV",
			help: "compare with the merge base of REV and HEAD"
		},
		scope: {
			value: SCOPES.join("|"),
			help: "new since the base, on changed lines, or all (default: new with --base)"
		},
		format: {
			value: "NAME[=FILE]",
			repeatable: !0,
			help: `${FORMAT_NAMES.join(", ")}; =FILE writes to a file`
		},
		"fail-on": {
			value: "LEVEL",
			help: withDefault(THRESHOLDS)
		},
		config: {
			value: "FILE",
			help: "policy file (default: .github/gitops-gate.yaml, read from the base with --base)"
		},
		fix: { help: "write every certain fix first, then report what is left; `gitops-gate fix --dry-run` shows them" },
		"stdin-filename": {
			value: "FILE",
			help: "check the text on standard input as FILE"
		},
		quiet: { help: "print only findings that fail the check, and nothing if it passes" },
		verbose: { help: "list what was not checked, and why, on standard error" },
		rule: {
			value: "ID=LEVEL",
			repeatable: !0,
			help: `set a rule to ${listWords(LEVELS, "or")}`
		},
		import: {
			value: "TOOL=FILE",
			repeatable: !0,
			help: "also report what another tool found; TOOL@base=FILE for the base"
		}
	},
	run: checkCommand
};
/** `gitops-gate check`. */
function checkCommand(given, terminal) {
	return checkPaths(given, terminal, parseImports(given.options.get("import") ?? [], "`--import`"));
}
/** Checks a folder or files as options say, writes the reports and gives the exit code. */
async function checkPaths(given, terminal, imported) {
	let formats = formatsOf(given, terminal), paths = namedPaths(given), { folder } = paths, revision = given.options.get("base")?.[0], scope = choice(given, "scope", SCOPES);
	terminal.progress("reading files");
	let head = await readHead(paths), base = revision === void 0 ? void 0 : compareWith(folder, revision);
	if (!base && scope !== void 0 && scope !== "all") throw new UsageError(`--scope ${scope} requires a base. Add --base REV.`);
	let levels = parseRuleLevels(given.options.get("rule") ?? [], rules.map(({ id }) => id)), request = {
		folder,
		comparison: {
			standing: "own",
			head,
			base
		},
		policy: {
			file: given.options.get("config")?.[0],
			levels
		},
		scope,
		only: wantedFiles(paths, {
			head,
			base: base?.tree
		}, terminal),
		failOn: choice(given, "fail-on", THRESHOLDS),
		imported,
		statements: base && (async (policy) => trailerStatements(folder, { base: base.change.base }, policy, { isHosted: !1 })),
		env: process.env,
		progress: terminal.progress
	}, outcome = given.options.has("fix") ? await fixFirst(request, terminal) : await invoke(request);
	terminal.progress("");
	let isQuiet = given.options.has("quiet");
	!isQuiet && !paths.files && outcome.report.summary.objects === 0 && kustomizationDirectories(head).length === 0 && terminal.complain(`Nothing to deploy here: ${folder} contains neither Kubernetes manifests nor a kustomization.yaml, so little was checked. Make sure that the path is correct.`);
	let above = isQuiet || paths.files || given.options.has("config") ? void 0 : settingsAbove(folder, head);
	above !== void 0 && terminal.complain(above);
	for (let complaint of outcome.complaints) isQuiet && complaint.severity === "notice" || terminal.complain(complaintText(complaint));
	for (let { name, file } of formats) if (file !== void 0) writeReportFile(outcome, {
		name,
		file
	});
	else if (!isQuiet) terminal.print(reportText(outcome, name, terminal));
	else if (outcome.exitCode !== 0) {
		let report = onlyFailing(outcome.report, outcome.failOn);
		terminal.print(reportText({
			...outcome,
			report
		}, name, terminal));
	}
	if (given.options.has("verbose")) for (let note of outcome.notes()) terminal.complain(note);
	for (let failure of outcome.failures) terminal.complain(failure);
	return outcome.exitCode;
}
/** Writes every certain repair, says which, and gives what is found then. */
async function fixFirst(request, terminal) {
	let fixed = await fixFolder(request);
	writeFixed(fixed, request.folder), terminal.progress("");
	for (let line of [...madeLines(fixed.made), ...refusedLines(fixed.refused)]) terminal.complain(line);
	return fixed.checked;
}
function formatsOf({ options }, { isInteractive }) {
	let formats = (options.get("format") ?? ["text"]).map(parseFormat);
	if (formats.filter(({ file }) => file === void 0).length > 1) throw new UsageError("Only one format can be printed to the terminal. Write the others to files, such as --format sarif=report.sarif.");
	let printed = formats.find(({ file }) => file === void 0);
	if (options.has("quiet") && printed && printed.name !== "text") throw new UsageError(`--quiet is for the format text, but ${printed.name} is printed. Remove one of them.`);
	if (isInteractive && printed?.name === "html") throw new UsageError("An HTML report cannot be read in a terminal. Write it to a file: --format html=report.html");
	return formats;
}
// src/cli/completion.ts
const SCRIPTS = {
	bash,
	zsh,
	fish
}, SHELLS = [
	"bash",
	"zsh",
	"fish"
];
/** `gitops-gate completion` on the command line, which completes these commands and itself. */
function completionOf(commands) {
	let command = {
		operands: SHELLS.join("|"),
		summary: "Print a script that completes commands and options in a shell.",
		most: 1,
		exitCodes: DONE,
		options: {},
		run: ({ operands: [shell] }, terminal) => {
			if (shell === void 0) throw new UsageError(`Specify a shell: gitops-gate completion ${SHELLS.join("|")}`);
			let all = Object.entries({
				...commands,
				completion: command
			});
			return terminal.print(SCRIPTS[chosen("The shell", shell, SHELLS)](all.map(([name, own]) => completedOf(name, own)))), 0;
		}
	};
	return command;
}
function completedOf(name, { summary, options }) {
	return {
		name,
		summary,
		options: Object.entries({
			...options,
			...COMMON
		}).map(([option, { value = "", help }]) => ({
			name: `--${option}`,
			help,
			values: /^[\w-]+(?:\|[\w-]+)+$/.test(value) ? value.split("|") : [],
			isPath: /^(?:FILE|DIR|DIRECTORY)$/.test(value)
		}))
	};
}
const names = (list) => list.map(({ name }) => name).join(" ");
function bash(commands) {
	let cases = commands.map(({ name, options }) => `    ${name}) words='${names(options)}' ;;`), values = valueLists(commands).map(([option, own, list]) => `    '${own} ${option}') COMPREPLY=($(compgen -W '${list}' -- "$current")); return ;;`);
	return `# bash completion for gitops-gate
_gitops_gate() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names(commands)}' -- "$current"))
    return
  fi
  case "$command \${COMP_WORDS[COMP_CWORD-1]}" in
${values.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o default -F _gitops_gate gitops-gate
`;
}
/** The options that take words of a list, as option, command and words. */
function valueLists(commands) {
	return commands.flatMap(({ name, options }) => options.filter(({ values }) => values.length > 0).map(({ name: option, values }) => [
		option,
		name,
		values.join(" ")
	]));
}
function zsh(commands) {
	let describe = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`), cases = commands.map(({ name, options }) => `    ${name})\n      _arguments \\\n${options.map((option) => `        ${quoted(zshSpec(option))}`).join(" \\\n")} \\\n        '*:path:_files'\n      ;;`);
	return `#compdef gitops-gate
# zsh completion for gitops-gate
_gitops_gate() {
  local -a commands=(
${describe.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = _gitops_gate ]; then
  _gitops_gate "$@"
else
  compdef _gitops_gate gitops-gate
fi
`;
}
function zshSpec({ name, help, values, isPath }) {
	let text = help.replace(/[[\]:\\]/g, "\\$&");
	return values.length > 0 ? `*${name}=[${text}]:value:(${values.join(" ")})` : isPath ? `*${name}=[${text}]:path:_files` : `*${name}[${text}]`;
}
function fish(commands) {
	return `# fish completion for gitops-gate\n${commands.flatMap(({ name, summary, options }) => [`complete -c gitops-gate -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`, ...options.map(({ name: option, help, values, isPath }) => {
		let own = values.length > 0 ? ` -x -a '${values.join(" ")}'` : isPath ? " -r" : "";
		return `complete -c gitops-gate -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}${own} -d ${quoted(help)}`;
	})]).join("\n")}\n`;
}
/** A text in single quotes. The help has no quotes of its own. */
function quoted(text) {
	return `'${text.replaceAll("'", "’")}'`;
}
// src/cli/diff.ts
/** Bytes that GitHub takes as the summary of one step, which is where such a page is often written. */
const DIFF_FORMATS = {
	text: (changes, base) => withoutCommands(textOf(changes, base)),
	json: diffJson,
	markdown: (changes) => withoutCommands(changesMarkdown(changes, {
		full: !0,
		limit: 1e6
	}).trimStart())
}, DIFF = {
	operands: "[PATH]",
	summary: "Show what a branch changes in each cluster.",
	most: 1,
	exitCodes: "0 success, 1 something changes (only with --exit-code), 2 could not run.",
	options: {
		base: {
			value: "REV",
			help: "compare with the merge base of REV and HEAD"
		},
		format: formatOption(DIFF_FORMATS),
		"exit-code": { help: "exit with code 1 if anything changes" }
	},
	run: diffCommand
};
/** `gitops-gate diff`: what a change does to each cluster or directory, field by field. Returns 1 for `--exit-code` if it does something. */
async function diffCommand(given, terminal) {
	let write = entryOf(given, "format", DIFF_FORMATS), revision = given.options.get("base")?.[0];
	if (revision === void 0) throw new UsageError("Specify a base to compare with: gitops-gate diff --base REV.");
	let folder = judgedFolder(given.operands[0] ?? "."), base = compareWith(folder, revision), head = readWorkTree(folder), reader = new YamlReader(), options = await revisionOptions(folder, head, terminal, base), before = new Revision(base.tree, reader, options), after = new Revision(head, reader, {
		...options,
		isBaseWhole: !0
	}, before), compared = {
		base: before,
		head: after,
		change: base.change
	}, changes = changesBetween(differenceOf(after), compared, LONG, (set) => reviewersOf(set, compared));
	return terminal.print(write(changes, base.change.base)), given.options.has("exit-code") && changes.sets.length > 0 ? 1 : 0;
}
/** What a head does to what its base deploys, with the secrets of both hidden. */
function differenceOf(head) {
	let { base, difference } = head;
	if (!difference) throw new UsageError("gitops-gate could not determine what this repository deploys. Run `gitops-gate check` to see why.");
	for (let revision of [base, head]) revision?.hideSecrets();
	return difference;
}
function textOf(changes, base) {
	let lines = changesText(changes, base, !0);
	return lines.length === 0 ? "Nothing to compare: this repository has no clusters and no overlays.\n" : `${lines.join("\n")}\n`;
}
// src/report/rules/table.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
/** The lines of a Markdown table as columns for a terminal; the widest columns are wrapped until the table fits `width`. */
function table(lines, width) {
	let rows = lines.filter((line) => !/^[|:\s-]+$/.test(line)).map(cellsOf), columns = columnWidths(rows, width);
	return rows.flatMap((cells) => {
		let wrapped = columns.map((columnWidth, index) => wrap(cells[index] ?? "", columnWidth)), height = Math.max(...wrapped.map(({ length }) => length));
		return Array.from({ length: height }, (_, at) => wrapped.map((cell, index) => (cell[at] ?? "").padEnd(columns[index] ?? 0)).join("  ").trimEnd());
	});
}
function cellsOf(line) {
	return line.replace(/^\||\|\s*$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
/** The width of each column: that of its longest cell, and less for the widest ones where the line is too long. */
function columnWidths(rows, width) {
	let count = Math.max(...rows.map(({ length }) => length)), widths = Array.from({ length: count }, (_, index) => Math.max(...rows.map((cells) => cells[index]?.length ?? 0))), available = width - 2 * (count - 1);
	for (let excess = widths.reduce((sum, each) => sum + each, 0) - available; excess > 0; excess--) {
		let widest = widths.indexOf(Math.max(...widths));
		widths[widest] = (widths[widest] ?? 1) - 1;
	}
	return widths;
}
// src/report/rules/explain.ts
/** The columns of a terminal at its usual size. */
const LIST_ITEM = /^ *(?:[-*]|\d+\.) +/;
/** The page of a rule for a terminal. */
function explainText(rule, { color, columns = 80 }) {
	let { id, severity, preset, page, url = ruleUrl(id) } = rule, width = Math.min(columns, 80), { bold, dim } = import_picocolors.default.createColors(color), level = rule.level ?? `${severity}${preset ? `, in preset ${preset}` : ""}`, lines = [], prose = [], fence, flush = () => {
		lines.push(...laidOut(prose, width)), prose = [];
	};
	for (let line of page.trim().split(/\r?\n/).map(visible)) {
		let mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1], heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
		fence === void 0 ? mark !== void 0 || heading !== void 0 || line === "" || line.startsWith("<!--") ? (flush(), fence = mark, heading === void 0 ? line === "" && lines.push("") : lines.push(bold(heading))) : (LIST_ITEM.test(line) && flush(), prose.push(withoutLinks(line))) : mark?.startsWith(fence) ? fence = void 0 : lines.push(line === "" ? "" : `    ${line}`);
	}
	return flush(), `${[
		...lines,
		"",
		dim(`level: ${level}`),
		dim(url)
	].join("\n")}\n`;
}
/** A rule with its page as JSON. */
function explainJson({ id, description, theme, severity, page }) {
	return jsonText({
		id,
		description,
		theme,
		severity,
		page
	});
}
/** A line with the addresses of links behind their text; links to other files lose theirs. */
function withoutLinks(line) {
	return line.replace(/\[([^[\]]*)\]\((https?:[^()\s]*)\)/g, "$1 ($2)").replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1");
}
/** A paragraph, a list item or a table, wrapped for the terminal instead of the page. */
function laidOut(lines, width) {
	let [first] = lines;
	if (first === void 0) return [];
	if (first.startsWith("|")) return table(lines, width);
	let mark = LIST_ITEM.exec(first)?.[0] ?? "", text = [first.slice(mark.length), ...lines.slice(1).map((line) => line.trim())].join(" "), indent = " ".repeat(mark.length);
	return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
}
// src/lint/theme.ts
/** What the rules are about: the themes of the list of rules in the order of that list, each with its title. */
const THEMES = {
	text: "YAML files",
	schemas: "Schemas and versions",
	overlays: "Overlays",
	reconcilers: "Flux and Argo CD",
	references: "References between objects",
	secrets: "Secrets",
	changes: "What a merge does",
	ownership: "Code owners",
	practices: "Ways of working",
	gate: "The gate itself"
};
/** Rules by the titles of their themes: the themes that have rules, in their order. */
function byTheme(rules) {
	let groups = groupBy(rules, ({ theme }) => THEMES[theme]);
	return Object.values(THEMES).flatMap((title) => {
		let group = groups.get(title);
		return group ? [[title, group]] : [];
	});
}
/** The rules for a terminal, by theme: id, level and description, and the preset of those that are not on by default. */
function rulesText(rules, style) {
	let { bold, dim } = import_picocolors.default.createColors(style.color), column = Math.max(0, ...rules.map(({ id }) => id.length)) + 2, lines = byTheme(rules).flatMap(([title, group]) => [
		bold(title),
		...group.flatMap((rule) => rowsOf(rule, column, style)),
		""
	]), hint = wrap("`gitops-gate explain ID` explains a rule and how to fix its findings.", style.columns ?? 100);
	return `${[...lines, ...hint.map(dim)].join("\n")}\n`;
}
function rowsOf({ id, severity, description, preset }, column, { color, columns = 100 }) {
	let { red, yellow, blue } = import_picocolors.default.createColors(color), paint = {
		error: red,
		warning: yellow,
		notice: blue
	}, width = Math.min(columns, 100), indent = width < 80 ? 4 : column + 11, lines = wrap(preset ? `${description} (preset ${preset})` : description, width - indent), below = lines.map((line) => `${" ".repeat(indent)}${line}`), label = `  ${id.padEnd(column)}${paint[severity](severity)}`;
	return width < 80 ? [label, ...below] : [`${label}${" ".repeat(9 - severity.length)}${lines[0] ?? ""}`, ...below.slice(1)];
}
/** The rules as a JSON list. */
function rulesJson(rules) {
	return jsonText(rules.map(({ id, description, theme, severity, preset }) => ({
		id,
		description,
		theme,
		severity,
		preset: preset ?? "recommended",
		url: ruleUrl(id)
	})));
}
// src/cli/explain.ts
/** What `--format` of `explain` can name, the default first. */
const EXPLAIN_FORMATS = {
	text: explainText,
	json: explainJson
}, RULES_FORMATS = {
	text: rulesText,
	json: rulesJson
}, EXPLAIN = {
	operands: "ID",
	summary: "Explain a rule and how to fix its findings.",
	most: 1,
	exitCodes: DONE,
	options: { format: formatOption(EXPLAIN_FORMATS) },
	run: explainCommand
};
/** `gitops-gate explain ID`: the page of a rule. */
function explainCommand(given, terminal) {
	let [id] = given.operands;
	if (id === void 0) throw new UsageError("Specify a rule: gitops-gate explain ID. To list all rules, run `gitops-gate rules`.");
	return terminal.print(entryOf(given, "format", EXPLAIN_FORMATS)(pageOf(id), terminal)), 0;
}
function pageOf(id) {
	let rule = rules.find((one) => one.id === id);
	if (rule) return {
		...rule,
		page: readResource(`rules/${id}/README.md`)
	};
	let tool = toolOfRule(id);
	if (tool) return foreignPage(id, tool);
	let ids = rules.map((one) => one.id);
	throw new UsageError(unknownRule(id, ids));
}
/** `gitops-gate rules` on the command line. */
const RULES = {
	operands: "",
	summary: "List all rules.",
	most: 0,
	exitCodes: DONE,
	options: { format: formatOption(RULES_FORMATS) },
	run: rulesCommand
};
/** `gitops-gate rules`: all rules with their levels. */
function rulesCommand(given, terminal) {
	return terminal.print(entryOf(given, "format", RULES_FORMATS)(rules, terminal)), 0;
}
/** `externals` of a policy file with what clusters need from elsewhere, sorted; what is certainly wrong is not in it. */
function externalsText(needs, clusters) {
	let entries = entriesOf(needs.filter(({ isWrong }) => !isWrong), clusters);
	return entries.length === 0 ? "externals: []\n" : `externals:\n${entries.map(entryText).join("")}`;
}
function entriesOf(needs, clusters) {
	let kinds = needs.map(({ groupKind, ...need }) => ({
		...need,
		kind: groupKind.slice(groupKind.indexOf("/") + 1)
	})), ofClusters = [...groupBy(kinds, ({ kind, namespace, name }) => [
		kind,
		namespace,
		name
	].join("\0")).values()].flatMap((same) => same.length === clusters || same.length >= 4 ? [{
		...same[0],
		cluster: ""
	}] : same), single = [...groupBy(ofClusters, ({ kind, cluster, name }) => [
		kind,
		cluster,
		name
	].join("\0")).values()].flatMap((same) => same.length >= 4 ? [{
		...same[0],
		namespace: ""
	}] : same);
	return [...groupBy(single, ({ kind, namespace, cluster }) => [
		kind,
		namespace,
		cluster
	].join("\0"))].sort(([a], [b]) => a < b ? -1 : 1).map(([, group]) => ({
		...group[0],
		names: group.map(({ name }) => name).sort()
	}));
}
function entryText({ kind, namespace, cluster, names }) {
	let [only = "", ...others] = names;
	return `  - kind: ${kind}\n${others.length === 0 ? `    name: ${scalar(only)}\n` : `    name:\n${names.map(item).join("")}`}${field("namespace", namespace)}${field("cluster", cluster)}`;
}
function item(name) {
	return `      - ${scalar(name)}\n`;
}
function field(key, value) {
	return value === "" ? "" : `    ${key}: ${scalar(value)}\n`;
}
/** A text as YAML; quoted where it could be read as something else. */
function scalar(text) {
	return /^[a-z][a-z0-9./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(text) ? text : JSON.stringify(text);
}
// src/cli/externals.ts
/** `gitops-gate externals` on the command line. */
const EXTERNALS = {
	operands: "[PATH]",
	summary: "Print what clusters need from elsewhere, as externals for the policy file.",
	most: 1,
	exitCodes: DONE,
	options: {},
	run: externalsCommand
};
/** `gitops-gate externals`: what the clusters of a repository need from elsewhere, as `externals` of a policy file. */
async function externalsCommand(given, terminal) {
	let folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), options = await revisionOptions(folder, tree, terminal), { reconcilers, redactor } = new Revision(tree, new YamlReader(), options), needy = reconcilers.filter((reconciler) => reconciler.needs().length > 0), needs = needy.flatMap((reconciler) => reconciler.needs()), clusters = needy.flatMap(({ entrypoints }) => entrypoints).length;
	return reconcilers.every(({ entrypoints }) => entrypoints.length === 0) && terminal.complain("This directory does not define a Flux cluster or an Argo CD Application, so it is not known what comes from elsewhere."), terminal.print(redactor.text(externalsText(needs, clusters))), 0;
}
/**
* The change of a file as `git apply` reads it; empty if nothing changes.
*
* A line of the context with a hidden value ends the context. In a line that changes, the value is masked, and then git cannot apply it.
*/
function patchOf({ before, after }, shown, { color = !1 } = {}) {
	let [old, now] = [linesOf(before?.text ?? ""), linesOf(after.text)], changes = lineChanges(old, now);
	if (changes.length === 0) return "";
	let paint = import_picocolors.default.createColors(color), path = visible(after.path).replaceAll("	", " "), isHidden = (index) => shown.before.line(after.path, index + 1)?.isMasked === !0, line = (sign, index) => {
		let [snippets, lines] = sign === "+" ? [shown.after, now] : [shown.before, old], text = lines[index] ?? "", masked = snippets.line(after.path, index + 1)?.text ?? "", ending = text.endsWith("\r\n") ? "\r\n" : "\n", said = `${sign}${visible(masked.replace(/\r$/, ""))}`, note = text.endsWith("\n") ? "" : "\\ No newline at end of file\n";
		return `${{
			" ": String,
			"-": paint.red,
			"+": paint.green
		}[sign](said)}${ending}${note}`;
	}, hunks = hunksOf(changes, old.length, isHidden).map((hunk) => {
		let head = `@@ -${rangeText(hunk.before)} +${rangeText(hunk.after)} @@`;
		return [`${paint.cyan(head)}\n`, ...bodyOf(hunk, line)].join("");
	}), head = before ? [`--- a/${path}`, `+++ b/${path}`] : [
		`diff --git a/${path} b/${path}`,
		"new file mode 100644",
		"--- /dev/null",
		`+++ b/${path}`
	];
	return withoutCommands([...head.map((words) => `${paint.bold(words)}\n`), ...hunks].join(""));
}
/** Lines with their line breaks. */
function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function hunksOf(changes, count, isHidden) {
	let hunks = [];
	for (let [index, change] of changes.entries()) {
		let previous = changes[index - 1]?.before.end ?? 0, next = changes[index + 1]?.before.start ?? count, start = change.before.start;
		for (; start > previous && change.before.start - start < 3 && !isHidden(start - 1);) start--;
		let end = change.before.end;
		for (; end < next && end - change.before.end < 3 && !isHidden(end);) end++;
		let hunk = {
			before: {
				start,
				end
			},
			after: {
				start: change.after.start - (change.before.start - start),
				end: change.after.end + (end - change.before.end)
			},
			changes: [change]
		}, last = hunks.at(-1);
		last && hunk.before.start <= last.before.end ? hunks[hunks.length - 1] = {
			before: {
				start: last.before.start,
				end
			},
			after: {
				start: last.after.start,
				end: hunk.after.end
			},
			changes: [...last.changes, change]
		} : hunks.push(hunk);
	}
	return hunks;
}
function bodyOf({ before, changes }, line) {
	let lines = [], at = before.start, context = (end) => {
		for (; at < end; at++) lines.push(line(" ", at));
	};
	for (let change of changes) {
		for (context(change.before.start); at < change.before.end; at++) lines.push(line("-", at));
		for (let added = change.after.start; added < change.after.end; added++) lines.push(line("+", added));
	}
	return context(before.end), lines;
}
/** A range as hunks name it: the line before it if it is empty. */
function rangeText({ start, end }) {
	let count = end - start;
	return count === 0 ? `${start},0` : count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}
// src/cli/fix.ts
/** `gitops-gate fix` on the command line. */
const FIX = {
	operands: "[DIRECTORY] [FILE...]",
	summary: "Write every certain fix, and keep comments and style.",
	most: Infinity,
	exitCodes: "0 nothing is left that has a certain fix, 1 a fix was not written (with --dry-run: there is something to fix), 2 could not run.",
	options: {
		"dry-run": { help: "print the fixes as a diff, and write nothing" },
		rule: {
			value: "ID",
			repeatable: !0,
			help: "fix only what this rule reports"
		},
		base: {
			value: "REV",
			help: "fix only what is new since the merge base of REV and HEAD"
		},
		config: {
			value: "FILE",
			help: "policy file (default: .github/gitops-gate.yaml, read from the base with --base)"
		}
	},
	run: fixCommand
};
/** `gitops-gate fix`: repairs what only one text can repair, says what, and gives the exit code. */
async function fixCommand(given, terminal) {
	let chosen = rulesOf(given), paths = namedPaths(given), { folder } = paths, revision = given.options.get("base")?.[0];
	terminal.progress("reading files");
	let head = await readHead(paths), base = revision === void 0 ? void 0 : compareWith(folder, revision), fixed = await fixFolder({
		folder,
		comparison: {
			standing: "own",
			head,
			base
		},
		policy: { file: given.options.get("config")?.[0] },
		scope: void 0,
		only: wantedFiles(paths, {
			head,
			base: base?.tree
		}, terminal),
		failOn: "never",
		env: process.env,
		progress: terminal.progress
	}, { rules: chosen }), isDry = given.options.has("dry-run");
	isDry || writeFixed(fixed, folder), terminal.progress("");
	for (let complaint of fixed.first.complaints) terminal.complain(complaintText(complaint));
	let { policy } = fixed.first.revision;
	for (let rule of rules) chosen?.has(rule.id) && !mayReport(rule, policy) && terminal.complain(`The rule \`${rule.id}\` is off, so it reports nothing that could be fixed. Set its level under \`rules\` in the policy file first.`);
	if (isDry) for (let patch of patchesOf(fixed, terminal)) terminal.print(patch);
	else for (let line of madeLines(fixed.made)) terminal.print(`${line}\n`);
	for (let line of refusedLines(fixed.refused)) terminal.complain(line);
	let left = fixed.checked.report.findings.filter(({ rule }) => chosen?.has(rule) ?? !0);
	return terminal.complain(fixedWords(fixed, {
		isDry,
		left
	})), fixed.refused.length > 0 || isDry && fixed.made.length > 0 ? 1 : 0;
}
/** The rules that are named; undefined if none is. */
function rulesOf({ options }) {
	let named = options.get("rule");
	if (!named) return;
	let ids = rules.map(({ id }) => id);
	for (let id of named) if (!ids.includes(id)) throw new UsageError(unknownRule(id, ids));
	return new Set(named);
}
function patchesOf({ before, tree, paths, first, checked }, { color }) {
	let shown = {
		before: first.snippets,
		after: checked.snippets
	};
	return [...paths].sort().flatMap((path) => {
		let [old, now] = [before.textAt(path), tree.textAt(path)];
		return old && now ? [patchOf({
			before: old,
			after: now
		}, shown, { color })] : [];
	});
}
// src/report/graph/report.ts
/** Sums up what reconcilers run for people and programs. */
function graphReport(reconcilers, filter = {}) {
	return {
		parts: reconcilers.map((reconciler) => reconciler.graph(filter)),
		soughtFor: reconcilers.map(({ words }) => words.entrypoint)
	};
}
/** The graph as JSON; each reconciler has fields of its own. */
function graphJson({ parts }) {
	return jsonText({
		version: 1,
		...Object.fromEntries(parts.flatMap(({ json }) => Object.entries(json)))
	});
}
// src/report/graph/text.ts
/** The graph as a tree of lines for a terminal. */
function graphText({ parts, soughtFor }) {
	let lines = [...parts.flatMap(({ groups }) => groups.flatMap(groupLines)), ...parts.flatMap(({ unreached }) => placeLines(unreached))];
	return lines.length === 0 && lines.push(`No ${listWords(soughtFor, "and no")} was found. Without one, gitops-gate check checks each overlay and manifest on its own.`), withoutCommands(`${lines.map(printable).join("\n")}\n`);
}
function groupLines({ name, heading, lines }) {
	return [
		`${name}: ${heading}`,
		...indented(lines, "  "),
		""
	];
}
function indented(lines, indent) {
	return lines.flatMap(({ text, mark, below = [] }) => [`${indent}${mark ? `${mark} ` : ""}${text}`, ...indented(below, `${indent}  `)]);
}
function placeLines({ title, places }) {
	return places.length === 0 ? [] : [`${title}: ${places.length}`, ...places.map(({ name, path, line }) => `  ${name}  ${path}:${line}`)];
}
// src/cli/graph.ts
/** What `--format` can name, the default first. */
const GRAPH_FORMATS = {
	text: graphText,
	json: graphJson,
	mermaid: graphMermaid
}, GRAPH = {
	operands: "[PATH]",
	summary: "Show the clusters of a repository as Flux and Argo CD run them.",
	most: 1,
	exitCodes: DONE,
	options: {
		cluster: {
			value: "NAME",
			help: "show one Flux cluster or one Argo CD root"
		},
		from: {
			value: "[NAMESPACE/]NAME",
			help: "show what one Kustomization, Application or ApplicationSet applies"
		},
		format: formatOption(GRAPH_FORMATS)
	},
	run: graphCommand
};
/** `gitops-gate graph`: the clusters of a repository as its reconcilers run them, and what is not known of them. */
async function graphCommand(given, terminal) {
	let write = entryOf(given, "format", GRAPH_FORMATS), folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), options = await revisionOptions(folder, tree, terminal), { reconcilers, redactor } = new Revision(tree, new YamlReader(), options), cluster = given.options.get("cluster")?.[0], from = given.options.get("from")?.[0], chosen = cluster === void 0 ? reconcilers.flatMap(({ entrypoints }) => entrypoints) : chosenEntrypoints(reconcilers, cluster);
	return from !== void 0 && checkBeginning(chosen, reconcilers, from), hideVariables(reconcilers, redactor), terminal.print(redactor.text(write(graphReport(reconcilers, {
		cluster: cluster === void 0 ? void 0 : chosen[0]?.name,
		from
	})))), 0;
}
// src/cli/import.ts
/** The options of `check`, without those about our own findings, other imports and the standard input. */
const { fix: _fix, import: _import, "stdin-filename": _input, ...options } = CHECK.options, IMPORT = {
	operands: "FILE [PATH]",
	summary: "Report what another tool found, on the lines that it is about.",
	most: 2,
	exitCodes: CHECK.exitCodes,
	options: {
		from: {
			value: FOREIGN_TOOLS.join("|"),
			help: "tool that wrote FILE; - is the standard input"
		},
		cluster: {
			value: "NAME",
			help: "cluster whose output the tool read from its standard input"
		},
		"base-file": {
			value: "FILE",
			help: "output of the same tool for the base; without it, only edited lines count"
		},
		...options
	},
	run: importCommand
};
async function importCommand(given, terminal) {
	let tool = choice(given, "from", FOREIGN_TOOLS), [file, ...paths] = given.operands;
	if (tool === void 0 || file === void 0) throw new UsageError("Specify a tool and its output: gitops-gate import --from kubeconform FILE.");
	let before = given.options.get("base-file")?.[0];
	if (before !== void 0 && !given.options.has("base")) throw new UsageError("--base-file requires a base. Add --base REV.");
	let cluster = given.options.get("cluster")?.[0];
	return checkPaths({
		...given,
		operands: paths
	}, terminal, {
		files: [{
			tool,
			file
		}],
		baseFiles: before === void 0 ? [] : [{
			tool,
			file: before
		}],
		cluster: cluster === void 0 ? void 0 : await clusterNamed(cluster, paths[0] ?? "."),
		isAlone: !0
	});
}
/** The whole name of a cluster of a folder. Throws UsageError with the nearest name if it does not exist. */
async function clusterNamed(name, path) {
	let folder = judgedFolder(path), head = readWorkTree(folder), settings = await settingsInForce({
		folder,
		comparison: {
			standing: "own",
			head,
			base: void 0
		}
	}), { reconcilers } = new Revision(head, new YamlReader(), optionsFor(settings));
	return chosenEntrypoints(reconcilers, name)[0]?.name;
}
// src/init/pin.ts
const ACTION = new URL(TOOL.url).pathname.slice(1);
/**
* This Action as a workflow names it, with the commit that README.md pins.
*
* A build cannot contain its own commit. README.md, which each checkout and package has, names the last commit that was built. If it is
* missing, the tag of the major version is used.
*/
function pinnedAction() {
	return pinIn(readme()) ?? `${ACTION}@v${TOOL.version.split(".")[0]}`;
}
/** The commit or tag of this program that is pinned. */
function pinnedRevision() {
	return /@(\S+)/.exec(pinnedAction())?.[1] ?? "";
}
/** The first use of this Action at a commit, with the comment that names its version. */
function pinIn(text) {
	return text.split("\n").flatMap((line) => {
		let at = line.indexOf(`uses: ${ACTION}@`), use = at === -1 ? "" : line.slice(at + 6).trimEnd();
		return /@[0-9a-f]{40} # [\w.-]+$/.test(use) ? use : [];
	})[0];
}
function readme() {
	try {
		return readResource("README.md");
	} catch {
		return "";
	}
}
// src/init/pipeline.ts
/** The file of a repository's pipelines on GitLab. */
const PIPELINE_PATH = ".gitlab-ci.yml";
/** A pipeline for GitLab that includes the template of this repository at a commit, and runs the same one. */
function pipelineText(revision) {
	return `include:
  - remote: ${TOOL.url.replace("//github.com/", "//raw.githubusercontent.com/")}/${revision}/templates/gitlab-ci.yml
variables:
  GITOPS_GATE_REF: ${revision}
`;
}
/** The pipeline that runs the gate; undefined on another host, for a part of a repository, and where another pipeline exists. */
function plannedPipeline({ host, prefix }, existing) {
	let text = pipelineText(pinnedRevision());
	return host === "gitlab" && prefix === "" && (existing === void 0 || existing === text) ? {
		path: PIPELINE_PATH,
		text
	} : void 0;
}
// src/init/place.ts
/** What changes are proposed as on a host, in lower case. */
function requestWords({ host }) {
	return host === "gitlab" ? "merge request" : "pull request";
}
/** The host, by the remote; by the files of CI systems if the name of the remote does not say it. */
function hostOf(remote, tree) {
	let name = remote?.host ?? "";
	return /(?:^|[.-])github(?:[.-]|$)/.test(name) ? "github" : /(?:^|[.-])gitlab(?:[.-]|$)/.test(name) ? "gitlab" : tree.isDirectory(".github/workflows") ? "github" : tree.file(".gitlab-ci.yml") ? "gitlab" : remote ? "other" : "github";
}
// src/init/workflow.ts
/** Where the workflow goes, in the repository. */
const WORKFLOW_PATH = ".github/workflows/gitops-gate.yaml", CHECK_NAME = "gitops-gate";
/**
* The workflow for GitHub, as README.md shows it. `action` is this Action at a commit, and `path` the checked folder in the repository.
* It is empty for the whole repository.
*/
function workflowText(action, path = "") {
	let inputs = path === "" ? "" : `        with:\n          path: ${JSON.stringify(path)}\n`;
	return `name: ${CHECK_NAME}
on:
  pull_request:
  merge_group:
permissions: {}
concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  ${CHECK_NAME}:
    name: ${CHECK_NAME}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      pull-requests: write
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${action}
${inputs}`;
}
/** What to do next, as numbered lines for people. */
function nextSteps(input) {
	let { place, written, check } = input;
	return [
		...written.length > 0 ? [commitStep(input)] : [],
		...place.host === "github" && check !== void 0 ? [requireStep(input, check)] : [],
		...place.host === "gitlab" ? gitlabSteps(check !== void 0) : [],
		...place.host === "other" ? [OTHER_HOST] : [],
		...repairs(input)
	].flatMap(([first = "", ...more], index) => [`  ${index + 1}. ${first}`, ...more.map((line) => `     ${line}`)]);
}
/** How a pipeline runs the gate where another one exists, and how it becomes required. */
function gitlabSteps(hasJob) {
	let added = pipelineText(pinnedRevision()).trimEnd().split("\n");
	return [...hasJob ? [] : [[`Add this to ${PIPELINE_PATH}:`, ...added]], ["Make the job required: Settings → Merge requests → Merge checks → Pipelines must succeed."]];
}
const OTHER_HOST = ["Run this in the CI of pull requests, and make the job required. BASE is the branch of the pull request:", "gitops-gate check --base origin/BASE"];
function repairs({ place, findings, fails, hasBaseline, operand }) {
	let fixes = findings.filter(({ fix, places }) => fix ?? places.some((place) => place.fix)).length, fix = [`Repair the ${fixes === 1 ? "finding" : countOf(fixes, "finding")} with a certain fix, in a ${requestWords(place)} of its own:`, `gitops-gate fix${operand}`], baseline = [`Accept the findings ${fixes > 0 ? "that are left" : "of today"} as debt, so that gitops-gate check passes without a base, too:`, `gitops-gate baseline${hasBaseline ? " --grow" : ""}${operand}`];
	return [...fixes > 0 ? [fix] : [], ...fails ? [baseline] : []];
}
function commitStep({ place, written, top }) {
	return [
		`Commit the files on a branch and open a ${requestWords(place)}, so that the check runs once:`,
		...top === "" ? [] : [`cd ${shellWord(top)}`],
		`git switch --create ${CHECK_NAME}`,
		`git add ${written.map(shellWord).join(" ")}`,
		`git commit --message "Check ${requestWords(place)}s with gitops-gate"`,
		`git push --set-upstream origin ${CHECK_NAME}`
	];
}
function requireStep({ place: { remote }, pushing }, check) {
	let isOnGitHub = (remote?.host ?? "github.com") === "github.com", host = isOnGitHub ? "" : ` --hostname ${remote?.host}`;
	return [
		"Make the check required: Settings → Rules → Rulesets → New ruleset → New branch ruleset. Set the enforcement status to Active,",
		`add the default branch as target, select "Require status checks to pass", and add the check "${check}" of GitHub Actions. Or run:`,
		`echo ${shellWord(JSON.stringify(ruleset(check, isOnGitHub)))} |`,
		`  gh api${host} --method POST repos/${remote?.path ?? "OWNER/REPO"}/rulesets --input -`,
		...pushing.length === 0 ? [] : [`ImageUpdateAutomation ${firstFew(pushing, (name) => name)} pushes to the branch that it checks out. Add its deploy key to the bypass list of the ruleset,`, "or let it push to another branch."]
	];
}
/** A ruleset of GitHub that requires a check on the default branch. */
function ruleset(context, isOnGitHub) {
	return {
		name: CHECK_NAME,
		target: "branch",
		enforcement: "active",
		conditions: { ref_name: {
			include: ["~DEFAULT_BRANCH"],
			exclude: []
		} },
		rules: [{
			type: "required_status_checks",
			parameters: {
				strict_required_status_checks_policy: !1,
				required_status_checks: [{
					context,
					...isOnGitHub ? { integration_id: 15368 } : {}
				}]
			}
		}]
	};
}
/** A text as one word of a shell. */
function shellWord(text) {
	return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
// src/repository/other-files.ts
/** A tree without the files at some paths. */
function treeWithout(tree, paths) {
	return tree.withFiles([...tree.files.values()].filter(({ path }) => !paths.has(path)));
}
/** A tree with more files, which replace those at the same paths. */
function treeWith(tree, files) {
	let added = files.map(({ path, text }) => {
		let bytes = Buffer.from(text);
		return {
			path,
			size: bytes.length,
			bytes: () => bytes,
			contentId: () => contentId(bytes)
		};
	});
	return tree.withFiles([...tree.files.values(), ...added]);
}
// src/init/patch.ts
/** What a plan would change in a file, as `git apply` reads it; empty if nothing. Secrets are masked. */
function planPatch({ path, text, before }, { color = !1 } = {}) {
	let [old, now] = [treeWith(NONE, before === void 0 ? [] : [{
		path,
		text: before
	}]), treeWith(NONE, [{
		path,
		text
	}])], after = now.textAt(path);
	if (!after) return "";
	let shown = {
		before: new Redactor(old, new YamlReader()),
		after: new Redactor(now, new YamlReader())
	};
	return patchOf({
		before: old.textAt(path),
		after
	}, shown, { color });
}
const NONE = new Tree([]);
// src/init/pushes.ts
/** The names of the ImageUpdateAutomations that push to the branch of this repository that they check out, sorted. */
function pushingAutomations({ objects, redactor, options }) {
	let own = new Set(options.repositories.map(repositoryOf$1)), sources = objects.filter(({ kind }) => kind === "GitRepository"), pushing = objects.filter((object) => {
		if (object.kind !== "ImageUpdateAutomation" || !pushesBack(object)) return !1;
		let source = sources.find(({ name, namespace }) => name === stringAt(object.value, "spec", "sourceRef", "name") && namespace === (stringAt(object.value, "spec", "sourceRef", "namespace") ?? object.namespace));
		return own.has(repositoryOf$1(stringAt(source?.value, "spec", "url") ?? ""));
	});
	return [...new Set(pushing.map(({ name }) => redactor.text(name)))].sort();
}
function pushesBack({ value }) {
	let branch = stringAt(value, "spec", "git", "push", "branch");
	return branch === void 0 || branch === stringAt(value, "spec", "git", "checkout", "ref", "branch");
}
// src/init/owners.ts
/** What is to be done about CODEOWNERS, as lines for people. Owners are placeholders: only people know them. */
function ownerAdvice({ revision, place, folders: critical }) {
	let { codeowners, tree, redactor } = revision, team = `@${place.remote?.path.split("/")[0] ?? "OWNER"}/TEAM`, folders = decidingFolders(revision, critical.map(({ path }) => path)).filter((folder) => redactor.text(folder) === folder), inRepository = (folder) => `/${withPrefix(place.prefix, folder)}/`;
	if (!codeowners) {
		let owned = place.prefix === "" ? folders.map(inRepository) : ["/.github/", `/${place.prefix}/`], width = Math.max(...owned.map(({ length }) => length));
		return ["CODEOWNERS: none, so GitHub does not request reviews. A start for .github/CODEOWNERS, with your teams:", ...owned.map((folder) => `  ${folder.padEnd(width)} ${team}`)];
	}
	let unowned = folders.filter((folder) => [...tree.files.keys()].some((path) => {
		let ownership = isWithin(path, folder) ? codeowners.ownersOf(path) : void 0;
		return ownership === "unmatched" || ownership?.owners.length === 0;
	})), { path } = codeowners.file;
	return unowned.length === 0 ? [`CODEOWNERS: each folder with manifests has an owner in ${path}.`] : [`CODEOWNERS: files in ${firstFew(unowned.map(inRepository), quoted$1, 5)} do not have an owner in ${path}. Add lines such as ${inRepository(unowned[0] ?? "")} ${team}.`];
}
/** The folders at the root with what clusters run, where they start, and the one with the workflows and the policy. */
function decidingFolders({ reconcilers, objects, tree }, critical) {
	let applied = reconcilers.flatMap(({ files, deploys }) => [...files, ...deploys.flatMap(({ directory, isInUse }) => isInUse && directory ? `${directory}/` : [])]), folders = [...applied.length > 0 ? applied : objects.map(({ origin }) => origin.file.path), ...critical.map((path) => `${path}/`)].flatMap((path) => path.includes("/") ? path.slice(0, path.indexOf("/")) : []);
	return [.../* @__PURE__ */ new Set([".github", ...folders.sort()])].filter((name) => name === ".github" || tree.isDirectory(name));
}
/** What was found in a repository, as lines for people. `policy` is the path of the policy file; `findings` are those of a check with it. */
function foundLines(found, policy, findings) {
	let { place } = found;
	return [
		...place.isInGit ? [] : ["This directory is not in a git repository. Run `git init` before you commit the files."],
		...startsAtRoot(found) ? ["Paths of Kustomizations or Applications here start at the root of the repository. Run gitops-gate init there instead."] : [],
		...clusterLines(found),
		...notKnownLines(found, policy),
		findings.length === 0 ? "Findings today: none." : `Findings today: ${severityCounts(findings)}. A ${requestWords(place)} fails only for what it adds.`,
		...place.host === "github" ? ownerAdvice(found) : [],
		...findings.some(isAboutOwnFiles) ? ["Add the owner of /.github/ in the same pull request: without one, the new files there fail the check (unowned-file)."] : []
	];
}
/** Whether the paths that are applied are relative to a folder above the checked one, so that they lead nowhere in it. */
function startsAtRoot({ revision, place: { prefix } }) {
	let paths = revision.reconcilers.flatMap(({ deploys }) => deploys.map(({ stated }) => stated.replace(/^\.?\//, "")));
	return prefix !== "" && paths.some((path) => isWithin(path, prefix));
}
/** Whether a finding is an error because the files that init writes do not have an owner. */
function isAboutOwnFiles({ rule, severity, message }) {
	return rule === "unowned-file" && severity === "error" && message.includes("`.github/");
}
function clusterLines({ revision: { reconcilers, overlays, objects, redactor } }) {
	let { parts } = graphReport(reconcilers), lines = reconcilers.flatMap(({ words }, index) => {
		let { groups = [], unreached } = parts[index] ?? {}, left = unreached?.places.length ?? 0;
		return groups.length === 0 && left === 0 ? [] : [
			`${words.tool}:${groups.length === 0 ? " no cluster" : ""}`,
			...groups.slice(0, 8).map(({ name, heading }) => redactor.text(`  ${name}: ${heading}`)),
			...groups.length > 8 ? [`  and ${groups.length - 8} more: gitops-gate graph`] : [],
			...left > 0 ? [`  ${countOf(left, words.applier)} that no known cluster applies: gitops-gate graph`] : []
		];
	});
	if (lines.length > 0) return lines;
	let counts = [countOf(overlays.length, "overlay"), countOf(objects.length, "object")];
	return [`Neither Flux nor Argo CD starts in this repository. The gate checks its ${listWords(counts)}.`];
}
function notKnownLines({ revision, targets, others }, policy) {
	let count = revision.reconcilers.reduce((sum, { unknowns }) => sum + unknowns.lines.length, 0), set = revision.options.policy.targets, versions = [...targets.kubernetes.length === 0 && !set.kubernetes ? ["Kubernetes"] : [], ...targets.hasFlux && !targets.flux && !set.flux ? ["Flux"] : []], lines = [
		...versions.length > 0 ? [`the version of ${listWords(versions, "or")}: set targets in ${policy}`] : [],
		...others.map(({ url, appliers }) => `what ${repositoryOf$1(url)} contains (used by ${countOf(appliers, "object")}): see sources in ${policy}`),
		...count > 0 ? [`${countOf(count, "part")} of what the clusters apply: gitops-gate graph marks each with ?`] : []
	];
	return lines.length === 0 ? [] : ["Not known:", ...lines.map((line) => `  ${line}`)];
}
// src/init/close.ts
/**
* Decides whether the policy file can say that nothing but a list comes from elsewhere.
*
* It can if it hides no error or warning and does not fail a check that passes. What one of those is about is not taken for something that comes from
* elsewhere.
*/
async function chooseExternals(before, { needs, clusters }, check) {
	let doubted = before.findings.filter(({ severity }) => severity !== "notice"), left = {
		needs: needs.filter((need) => !isReported(need, doubted)),
		clusters
	}, closed = {
		...left,
		isClosed: !0
	}, after = await check(closed), isHiding = hides(before, after);
	if (!isHiding && !isWorse(before, after)) return {
		choice: closed,
		after
	};
	let errors = new Set(errorsOf(before).map(({ key }) => key)), open = {
		...left,
		isClosed: !1,
		newErrors: errorsOf(after).filter(({ key }) => !errors.has(key))
	}, afterOpen = await check(open);
	return !isHiding && isWorse(before, afterOpen) ? {
		choice: closed,
		after
	} : {
		choice: open,
		after: afterOpen
	};
}
/** Whether a finding says of an object that it does not exist. */
function isReported({ groupKind, name }, findings) {
	let kind = groupKind.slice(groupKind.indexOf("/") + 1), words = [`${kind} \`${name}\``, `${kind.toLowerCase()} \`${name}\``];
	return findings.some((finding) => placesOf(finding).some(({ message }) => words.some((word) => message.includes(word))));
}
function isWorse(before, after) {
	return before.gate.conclusion === "passed" && after.gate.conclusion === "failed";
}
function hides(before, after) {
	let left = groupBy(after.findings.flatMap((finding) => placesOf(finding).map((place) => keyOf(finding, place))), (key) => key);
	return before.findings.some((finding) => placesOf(finding).some((place) => place.severity !== "notice" && !left.has(keyOf(finding, place))));
}
function placesOf(finding) {
	return finding.places.length > 0 ? finding.places : [finding];
}
/** Where a report has errors. */
function errorsOf({ findings }) {
	return findings.flatMap((finding) => placesOf(finding).filter(({ severity }) => severity === "error").map((place) => ({
		key: keyOf(finding, place),
		rule: finding.rule,
		place: `${place.location.path}:${place.location.start.line}`
	})));
}
function keyOf({ rule }, { location: { path, start } }) {
	return `${rule}\0${path}\0${start.line}`;
}
// src/init/critical-paths.ts
/** Folders of one kind up to which they are listed. */
const PLAIN = /^[\w.-]+(?:\/[\w.-]+)*$/;
/** The folders of a revision that everything else depends on: where clusters start, their infrastructure, their definitions of kinds. */
function criticalFolders(revision) {
	let found = /* @__PURE__ */ new Map(), add = (paths, why) => {
		let own = widest(paths.filter((path) => revision.tree.isDirectory(path) && PLAIN.test(path) && !isPutAway(`${path}/`) && !isBaseFolder(path))).filter((path) => ![...found.keys()].some((folder) => isWithin(path, folder)));
		if (own.length <= 5) for (let path of own) found.set(path, why);
	};
	return add(startsOf(revision), "where clusters start"), add(layersOf(revision, /^infra(?:structures?)?$/i), "what apps depend on"), add(layersOf(revision, /^crds?$/i), "definitions of kinds"), [...found].map(([path, why]) => ({
		path,
		why,
		isOwned: isOwned(path, revision)
	}));
}
/** The folders in which clusters start: `clusters` where each is in a folder of it. */
function startsOf({ reconcilers, tree }) {
	let folders = reconcilers.flatMap(({ entrypoints }) => entrypoints.map(({ name }) => name)).filter((name) => tree.isDirectory(name)), parents = folders.map(directoryOf);
	return folders.map((folder) => {
		let parent = directoryOf(folder);
		return (clusterFolder(folder) === folder || parents.filter((one) => one === parent).length > 1) && parent !== "" ? parent : folder;
	});
}
/** What clusters apply from folders of a name: the path to the last such folder. */
function layersOf({ reconcilers }, name) {
	return reconcilers.flatMap(({ deploys }) => deploys.flatMap(({ directory, isInUse }) => isInUse && directory !== void 0 ? directory : [])).flatMap((directory) => {
		let parts = directory.split("/"), at = parts.findIndex((part) => name.test(part));
		return at === -1 ? [] : parts.slice(0, at + 1).join("/");
	});
}
/** Paths without those in others, sorted. */
function widest(paths) {
	let all = [...new Set(paths)].sort();
	return all.filter((path) => !all.some((other) => other !== path && isWithin(path, other)));
}
function isOwned(folder, { codeowners, tree }) {
	if (codeowners) return [...tree.files.keys()].filter((path) => isWithin(path, folder)).every((path) => {
		let ownership = codeowners.ownersOf(path);
		return ownership !== "unmatched" && ownership.owners.length > 0;
	});
}
// src/init/comment.ts
/** A text as lines of a YAML comment. */
function comment(text) {
	return wrap(printable(text), 98).map((line) => `# ${line}`.trimEnd()).join("\n");
}
/** YAML that is switched off: each line as a comment. */
function commentedOut(yaml) {
	return yaml.trimEnd().split("\n").map((line) => `# ${printable(line)}`.trimEnd()).join("\n");
}
/**
* `rules` of a policy file, switched off, with the rules that report most and the next lower level of each. Empty without any.
*
* Rules that can fail the check are not among them: what they report is debt and no matter of taste. Nor are those about secrets.
*/
function loudRules(findings, ruleOf) {
	let loud = [...groupBy(findings, ({ rule }) => rule)].flatMap(([id, found]) => {
		let rule = ruleOf(id), isLoud = found.length >= 3 && found.every(({ severity }) => severity !== "error");
		return rule && isLoud && rule.severity !== "error" && rule.theme !== "secrets" ? {
			id,
			rule,
			found
		} : [];
	}).sort((a, b) => b.found.length - a.found.length || (a.id < b.id ? -1 : 1)).slice(0, 5);
	if (loud.length === 0) return "";
	let lines = loud.map(({ id, rule, found }) => `  ${id}: ${found.some(({ severity }) => severity === "warning") ? "notice" : "off"} # ${severityCounts(found)}: ${withoutStop(rule.description)}.`);
	return `${comment("The rules that report most today. They do not fail the check. To set a lower level, remove its # and say why.")}\n${commentedOut(`rules:\n${lines.join("\n")}`)}\n`;
}
// src/init/kubernetes-versions.ts
/**
* The Kubernetes versions that the files of a revision set for its clusters, sorted by path: upgrade plans of k3s, RKE2 and tuppr, configurations of
* talhelper and Talos. Those of archives and examples do not count.
*/
function kubernetesVersions({ manifests }) {
	return manifests.files.filter(({ path, type }) => !isPutAway(path) && type !== "template").flatMap((file) => versionsIn(file)).sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);
}
function versionsIn(file) {
	let planned = file.objects.flatMap((object) => plannedVersion(object) ?? []);
	return planned.length > 0 ? planned : [...talhelperVersion(file), ...kubeletVersion(file.parsed.file)].slice(0, 1);
}
/** What an upgrade plan asks for: `v1.36.2+k3s1` in a Plan of Rancher's system-upgrade-controller, or a KubernetesUpgrade of tuppr. */
function plannedVersion(object) {
	let { group, kind, value } = object;
	if (group === "upgrade.cattle.io" && kind === "Plan") {
		let version = stringAt(value, "spec", "version") ?? "";
		return /\+(?:k3s|rke2)/.test(version) ? at(object.at("spec", "version").origin, version) : void 0;
	}
	if (group !== "tuppr.home-operations.com" || kind !== "KubernetesUpgrade") return;
	let path = [
		"spec",
		"kubernetes",
		"version"
	];
	return at(object.at(...path).origin, stringAt(value, ...path) ?? "");
}
function* talhelperVersion({ path, parsed }) {
	if (!/^tal(?:config|env)\.ya?ml$/.test(nameOf(path))) return;
	let value = parsed.documents[0]?.value, version = isMap(value) ? stringAt(value, "kubernetesVersion") : void 0, start = parsed.file.text.search(/^kubernetesVersion:/m), found = version === void 0 || start === -1 ? void 0 : at({
		file: parsed.file,
		start
	}, version);
	found && (yield found);
}
/** The kubelet of a machine configuration of Talos, or a version that Renovate keeps at that of the kubelet. */
function* kubeletVersion(file) {
	let match = KUBELET.exec(file.text), found = match && at({
		file,
		start: match.index + match[0].length
	}, match[1] ?? match[2] ?? "");
	found && (yield found);
}
const KUBELET = /^[ \t]{1,32}image: ghcr\.io\/siderolabs\/kubelet:(v[0-9.]{3,16})|^[ \t]{0,32}# renovate: [^\n]{0,200}\bdepName=ghcr\.io\/siderolabs\/kubelet\s*\n[^\n:]{1,100}: ["']?(v?[0-9.]{3,16})/m;
function at({ file, start }, version) {
	let minor = minorOf(version, 1);
	return minor === void 0 ? void 0 : {
		minor,
		path: file.path,
		line: file.position(start).line
	};
}
// src/init/targets.ts
/** Finds the versions. Kubernetes is certain where there is a version for each cluster and the gate has its schemas, `known`. */
function findTargets(revision, known) {
	let places = kubernetesVersions(revision), clusters = revision.reconcilers.flatMap(({ entrypoints }) => entrypoints).length, minors = known.filter((minor) => places.some((place) => place.minor === minor)), files = new Set(places.map(({ path }) => path)).size, isCertain = clusters > 0 && files >= clusters && places.every(({ minor }) => minors.includes(minor)), { fluxVersions: [flux], objects, reconcilers, redactor } = revision, position = flux?.at.file.position(flux.at.start), ofFlux = reconcilers.find(({ words }) => words.tool === "Flux");
	return {
		kubernetes: isCertain ? minors : [],
		places: places.map((place) => ({
			...place,
			path: redactor.text(place.path)
		})),
		flux: flux && {
			version: flux.version,
			place: `${redactor.text(flux.at.file.path)}:${position?.line}`
		},
		hasFlux: ofFlux !== void 0 && objects.some((object) => ofFlux.owns(object))
	};
}
/** `targets` of a policy file, or how to set them. */
function targetsText(targets, known) {
	let { kubernetes, places, flux, hasFlux } = targets, isFluxOpen = hasFlux && !flux, readFrom = flux ? ` Flux is read from ${flux.place}, so it is not set here.` : "", fluxWords = isFluxOpen ? " No file names the version of Flux." : readFrom;
	if (kubernetes.length > 0) {
		let value = kubernetes.length === 1 ? `"${kubernetes[0]}"` : `[${kubernetes.map((minor) => `"${minor}"`).join(", ")}]`;
		return `${comment(`The versions that the clusters run, for schemas and removed APIs.${fluxWords} Update Kubernetes with the clusters.`)}\ntargets:\n  kubernetes: ${value} # ${printable(placesWords(places))}\n${isFluxOpen ? "  # flux: \"2.10\" # correct this, and remove the first # of the line\n" : ""}`;
	}
	let newest = newestOf(known) ?? "", what = `The versions that the clusters run, for schemas and removed APIs.${fluxWords} ${places.length === 0 ? "No file names the version of Kubernetes." : unsure(targets, known)} Until it is set, the gate uses the newest that it knows, and what is removed in it is a warning. To set it, correct it and remove the # below.`, lines = [...isFluxOpen ? ["  flux: \"2.10\""] : [], `  kubernetes: "${newest}"`];
	return `${comment(what)}\n${commentedOut(["targets:", ...lines].join("\n"))}\n`;
}
/** Why versions of Kubernetes that files name are not used. */
function unsure({ places }, known) {
	let found = listWords([...new Set(places.map(({ minor }) => minor))]);
	return places.find(({ minor }) => !known.includes(minor)) ? `${placesWords(places)} names Kubernetes ${found}, and the gate has schemas from ${known[0]} to ${known.at(-1)}.` : `${placesWords(places)} names Kubernetes ${found}, but it is not known for which of the clusters.`;
}
/** Where versions are: the first file, and how many more there are. */
function placesWords([first, ...others]) {
	return first ? `${first.path}:${first.line}${others.length > 0 ? ` and ${others.length} more` : ""}` : "";
}
// src/init/policy-text.ts
const SCHEMA = `${TOOL.url.replace("//github.com/", "//raw.githubusercontent.com/")}/main/schemas/policy.schema.json`, PAGES = `${TOOL.url}/blob/main`;
/** A policy file for a repository. */
function policyText(parts) {
	return `${[
		`# yaml-language-server: $schema=${SCHEMA}`,
		`${comment(`The policy of gitops-gate. On a ${parts.request}, the gate reads this file from the base, so a ${parts.request} cannot loosen its own check.`)}\n`,
		`${comment("The rules that are on. strict adds good practices, and audit all other rules.")}\npreset: recommended\n`,
		targetsText(parts.targets, parts.knownMinors),
		criticalText(parts.folders),
		externalsBlock(parts.externals),
		sourcesText(parts.others),
		loudRules(parts.findings, parts.ruleOf)
	].filter((block) => block !== "").join("\n").trimEnd()}\n`;
}
function criticalText(folders) {
	let shown = folders.filter(({ isOwned }) => isOwned !== !1);
	if (shown.length === 0) return "";
	let globs = shown.map(({ path }) => `"${path}/**"`), width = Math.max(...globs.map(({ length }) => length)), lines = shown.map(({ why }, index) => `  - ${globs[index]?.padEnd(width)} # ${why}`);
	return `${comment("Files that must have an owner. If CODEOWNERS leaves one of them out, that is an error.")}\ncriticalPaths:\n${lines.join("\n")}\n`;
}
function externalsBlock({ needs, clusters, isClosed, newErrors = [] }) {
	let text = externalsText(needs, clusters);
	if (clusters === 0 || text === "externals: []\n") return "";
	let what = "What clusters use and this repository does not create: operators, charts, scripts or people do.";
	if (isClosed) return `${comment(`${what} Check this list. Everything else that is missing is an error.`)}\n${text}`;
	let places = firstFew(newErrors, ({ rule, place }) => `${rule} in ${place}`);
	return `${comment(`${what} ${`With this list, everything else that is missing is an error.${places === "" ? "" : ` Today, that would be an error of ${places}. Fix it, or add it to the list.`} Then remove each # below.`}`)}\n${commentedOut(text)}\n`;
}
function sourcesText(others) {
	if (others.length === 0) return "";
	let names = others.map(({ url }) => repositoryOf$1(url).split("/").at(-1) ?? ""), lines = others.map(({ url }, index) => `  ${JSON.stringify(url)}: ${JSON.stringify(names[index])}`);
	return `${comment(`Your other repositories that the clusters deploy. Their content is not known until the workflow checks them out into these folders and the # below are removed: ${PAGES}/docs/several-repositories.md`)}\n${commentedOut(`sources:\n${lines.join("\n")}`)}\n`;
}
// src/init/plan.ts
/** Looks at a revision for what the files depend on. */
function look({ revision, report, place }) {
	let { reconcilers, redactor } = revision, needy = reconcilers.filter((reconciler) => reconciler.needs().length > 0), isShown = (text) => redactor.text(text) === text;
	return {
		revision,
		report,
		place,
		targets: findTargets(revision, knownMinors()),
		folders: criticalFolders(revision).filter(({ path }) => isShown(path)),
		others: reconcilers.flatMap(({ elsewhere }) => elsewhere.filter(({ url }) => isShown(url) && isOfOwner(url, place))),
		externals: {
			needs: needy.flatMap((reconciler) => reconciler.needs()).filter(({ namespace, name }) => isShown(name) && isShown(namespace)),
			clusters: needy.flatMap(({ entrypoints }) => entrypoints).length
		}
	};
}
/** Where the policy file is in the checked folder: where it already is, or where people look for it. */
function policyPathIn(tree, { host, prefix }) {
	let [usual, short] = POLICY_PATHS;
	return POLICY_PATHS.find((path) => tree.file(path)) ?? (host === "github" && prefix === "" ? usual : short);
}
/** The policy file for a repository. */
function plannedPolicy(found, externals, ruleOf) {
	let { report, place, targets, folders, others } = found;
	return policyText({
		targets,
		folders,
		externals,
		others,
		ruleOf,
		knownMinors: knownMinors(),
		findings: report.findings,
		request: requestWords(place)
	});
}
/**
* The workflow that runs the gate, relative to the repository; undefined where another one does, or on a host that is not GitHub.
*
* Throws UsageError if GitHub would not read the path of the checked folder as it is.
*/
function plannedWorkflow({ host, prefix }, jobs) {
	if (!(host !== "github" || jobs.some(({ path }) => path !== ".github/workflows/gitops-gate.yaml"))) {
		if (/\$\{\{|\p{Cc}/u.test(prefix)) throw new UsageError("A workflow cannot contain the name of this directory. Rename it.");
		return {
			path: WORKFLOW_PATH,
			text: workflowText(pinnedAction(), prefix)
		};
	}
}
/** The minors of Kubernetes that the gate has schemas for, oldest first. */
function knownMinors() {
	return schemaIndex().kubernetes;
}
/** Whether a repository has the owner of this one, so that its people can check it out. Any may if the owner of this one is not known. */
function isOfOwner(url, { remote }) {
	let own = remote && `${remote.host}/${remote.path}`.toLowerCase();
	return own === void 0 || repositoryOf$1(url).startsWith(own.slice(0, own.lastIndexOf("/") + 1));
}
// src/init/root.ts
/** The folder that the applied paths are relative to, if it is below the root of the tree and none of them exists elsewhere. */
function appliedRoot({ reconcilers, tree }) {
	let names = reconcilers.flatMap(({ entrypoints }) => entrypoints.map(({ name }) => name)), applied = reconcilers.flatMap(({ deploys }) => deploys.flatMap(({ directory, isElsewhere }) => isElsewhere ? [] : directory ?? [])), missing = [...new Set(applied)].filter((path) => !tree.isDirectory(path));
	if (missing.length !== 0) return foldersAbove(names[0] ?? "").filter((root) => names.every((name) => isWithin(name, root))).find((root) => missing.every((path) => tree.isDirectory(`${root}/${path}`)) && applied.every((path) => missing.includes(path) || names.includes(path)));
}
/** The folders that a path is in, the widest first. */
function foldersAbove(path) {
	let parts = path.split("/").slice(0, -1);
	return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
// src/repository/remote.ts
/** The remote `origin` of a repository, or its only one; undefined without a remote on a host. */
function remoteOf(folder) {
	let urls = /* @__PURE__ */ new Map();
	try {
		for (let entry of entriesOf$1(git(folder, [
			"config",
			"--null",
			"--get-regexp",
			"^remote\\..*\\.url$"
		]))) {
			let [name = "", url = ""] = entry.toString("utf8").split("\n", 2);
			urls.set(name, url);
		}
	} catch {
		return;
	}
	let url = urls.get("remote.origin.url") ?? (urls.size === 1 ? [...urls.values()][0] : void 0);
	return url === void 0 ? void 0 : parseRemote(url);
}
/** Reads `https://host/owner/name.git`, `ssh://…` and `git@host:owner/name`; undefined for a path on this disk and for anything else. */
function parseRemote(url) {
	let [, scpHost, scpPath] = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(url.trim()) ?? [];
	if (scpHost !== void 0 && scpPath !== void 0) return remoteAt(scpHost, scpPath);
	if (!URL.canParse(url)) return;
	let { protocol, hostname, pathname } = new URL(url);
	return /^(?:https?|ssh|git):$/.test(protocol) ? remoteAt(hostname, pathname) : void 0;
}
function remoteAt(host, path) {
	let plain = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
	return /^[\w.-]+(?:\/[\w.-]+)+$/.test(plain) && /^[\w.-]{2,}$/.test(host) ? {
		host: host.toLowerCase(),
		path: plain
	} : void 0;
}
// src/invocation/setting-up.ts
/** Plans the files for a folder. Throws UsageError if there is nothing to check in it, or if its policy file cannot be used. */
async function planSetUp({ folder, ...request }) {
	let tree = readWorkTree(folder), run = (head) => invoke({
		folder,
		...request,
		scope: void 0,
		failOn: void 0,
		comparison: {
			standing: "own",
			head,
			base: void 0
		}
	}), top = repositoryFolder(folder) ?? folder, github = top === folder ? tree : githubOf(top), place = placeOf(folder, top, github), jobs = [...gateJobs(readManifests(github, new YamlReader()))], pipeline = tree.textAt(PIPELINE_PATH)?.text, workflow = plannedWorkflow(place, jobs) ?? plannedPipeline(place, pipeline), own = policyPathIn(tree, place), bare = treeWithout(tree, /* @__PURE__ */ new Set([
		...POLICY_PATHS,
		WORKFLOW_PATH,
		DEFAULT_BASELINE.path
	])), withPolicy = (text) => treeWith(bare, [...workflow && top === folder ? [workflow] : [], {
		path: own,
		text
	}]), first = await run(withPolicy(""));
	requireSomething(first, folder);
	let found = look({
		...first,
		place
	});
	jobs.length === 0 && !tree.file(own) && requireRoot(found);
	let textOf = (externals) => plannedPolicy(found, externals, (id) => rules.find((rule) => rule.id === id)), { choice, after } = await chooseExternals(first.report, found.externals, async (externals) => (await run(withPolicy(textOf(externals)))).report), policy = place.prefix === "" ? own : `${place.prefix}/${own}`, files = [...workflow ? [{
		...workflow,
		before: (github.textAt(workflow.path) ?? tree.textAt(workflow.path))?.text
	}] : [], {
		path: policy,
		text: textOf(choice),
		before: tree.textAt(own)?.text
	}], isRun = workflow !== void 0 || place.host === "gitlab" && pipeline?.includes("gitops-gate"), check = jobs[0]?.name ?? (isRun ? "gitops-gate" : void 0), isOwn = tree.file(own) !== void 0;
	if (!isOwn && !tree.file(DEFAULT_BASELINE.path)) return {
		found,
		top,
		files,
		policy,
		check,
		after
	};
	let now = await run(isOwn ? tree : treeWith(tree, [{
		path: own,
		text: textOf(choice)
	}]));
	return {
		found: isOwn ? look({
			...now,
			place
		}) : found,
		top,
		files,
		policy,
		check,
		after: now.report
	};
}
function placeOf(folder, top, github) {
	let remote = remoteOf(top), prefix = folderInRepository(folder);
	return {
		host: hostOf(remote, github),
		remote,
		prefix: prefix ?? "",
		isInGit: prefix !== void 0
	};
}
/** The files of a repository that are for GitHub alone. */
function githubOf(top) {
	let folder = join(top, ".github");
	return lstatSync(folder, { throwIfNoEntry: !1 })?.isDirectory() ? readWorkTree(folder, { root: ".github" }) : new Tree([]);
}
/** Throws UsageError if all paths that clusters apply are relative to a folder of the checked one: files for this one would be useless. */
function requireRoot({ revision }) {
	let root = appliedRoot(revision);
	if (root === void 0) return;
	let shown = printable(revision.redactor.text(root));
	throw new UsageError(`The paths of Kustomizations or Applications here start at ${shown}, so they lead nowhere from this directory. Run gitops-gate init ${shellWord(shown)} instead. If CI publishes that folder, see ${TOOL.url}/blob/main/docs/monorepo.md.`);
}
function requireSomething({ revision, report }, folder) {
	if (!(report.summary.objects > 0 || revision.overlays.length > 0) && !revision.reconcilers.some(({ isEmpty }) => !isEmpty)) throw new UsageError(`Nothing to check here: ${folder} does not contain a Flux cluster, an Argo CD Application, a kustomization.yaml or a Kubernetes manifest. Run gitops-gate init in the directory that contains them.`);
}
// src/repository/create-files.ts
/**
* Creates files below a folder that is free of links, each whole or not at all, and the folders that they need. Nothing that exists is changed.
*
* Throws UsageError if one exists or cannot be created, or if a symbolic link is on the way to it; then those before it stay.
*/
function createFiles(folder, files) {
	for (let { path } of files) {
		let obstacle = obstacleOn(folder, path);
		if (obstacle !== void 0) throw new UsageError(`\`${path}\` was not written, because ${obstacle}. No file was written.`);
	}
	for (let { path, text } of files) try {
		create(join(folder, path), text);
	} catch (error) {
		throw new UsageError(`\`${path}\` cannot be written: ${reasonOf(error)}`);
	}
}
/** What keeps a file from being created, as the end of a sentence. */
function obstacleOn(folder, path) {
	let parts = path.split("/");
	for (let index of parts.keys()) {
		let part = parts.slice(0, index + 1).join("/"), stat = lstatSync(join(folder, part), { throwIfNoEntry: !1 });
		if (!stat) return;
		if (stat.isSymbolicLink()) return `\`${part}\` is a symbolic link, which can point anywhere`;
		if (part === path) return "it exists";
		if (!stat.isDirectory()) return `\`${part}\` is not a directory`;
	}
}
/** A link to a file that is complete fails if something of that name was made since. */
function create(file, text) {
	mkdirSync(dirname(file), { recursive: !0 });
	let draft = join(dirname(file), `.${randomUUID()}.tmp`);
	try {
		writeFileSync(draft, text, { flag: "wx" }), linkSync(draft, file);
	} finally {
		rmSync(draft, { force: !0 });
	}
}
// src/cli/init.ts
/** `gitops-gate init` on the command line. */
const INIT = {
	operands: "[PATH]",
	summary: "Write a workflow and a policy file that fit a repository, and say what to do next.",
	most: 1,
	exitCodes: "0 success, 2 could not run, or there is nothing to check.",
	options: { "dry-run": { help: "print the files as a diff, and write nothing" } },
	run: initCommand
};
/** `gitops-gate init`: writes the files that are missing. Those that exist are left alone. */
async function initCommand(given, terminal) {
	let [path] = given.operands, folder = judgedFolder(path ?? "."), isDry = given.options.has("dry-run");
	terminal.progress("reading files");
	let { found, top, files, policy, check, after } = await planSetUp({
		folder,
		env: process.env,
		progress: terminal.progress
	});
	terminal.progress("");
	let missing = files.filter(({ before }) => before === void 0);
	if (isDry) for (let file of files) terminal.print(planPatch(file, terminal));
	else createFiles(top, missing);
	let { place } = found, steps = nextSteps({
		place,
		top: relative(process.cwd(), top),
		check: check && found.revision.redactor.text(check),
		written: missing.map((file) => file.path),
		findings: after.findings,
		fails: after.gate.conclusion === "failed",
		hasBaseline: after.inBaseline.length > 0,
		pushing: pushingAutomations(found.revision),
		operand: path === void 0 ? "" : ` ${shellWord(path)}`
	}), lines = [
		...foundLines(found, policy, after.findings),
		...files.map((file) => fileWords(file, isDry)),
		...steps.length > 0 ? [
			"",
			"Next:",
			...steps
		] : []
	], text = withoutCommands(`${lines.map(printable).join("\n")}\n`);
	return isDry ? terminal.complain(text.trimEnd()) : terminal.print(text), 0;
}
/** What happens to a file, as a line. */
function fileWords({ path, text, before }, isDry) {
	return before === void 0 ? isDry ? `Would write ${path}` : `Wrote ${path}` : before === text ? `${path} is as init writes it.` : `${path} exists, so it stays as it is. To see what init would change, run gitops-gate init --dry-run.`;
}
// src/cli/commands.ts
const OWN = {
	init: INIT,
	check: CHECK,
	fix: FIX,
	baseline: BASELINE,
	build: BUILD,
	diff: DIFF,
	import: IMPORT,
	graph: GRAPH,
	externals: EXTERNALS,
	explain: EXPLAIN,
	rules: RULES
}, COMMANDS = {
	...OWN,
	completion: completionOf(OWN)
}, EXAMPLES = [
	["gitops-gate check", "check this directory"],
	["gitops-gate check --base origin/main", "check what a branch changes"],
	["gitops-gate explain unknown-source", "explain a rule"]
];
/** The text of `--help`: the commands, and how to learn more. `columns` is the width of the terminal. */
function helpText(columns) {
	return page([
		"gitops-gate finds changes that would break a cluster before you merge them.",
		["Usage: gitops-gate COMMAND [OPTIONS]"],
		["Commands:", ...rows(Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary]), 14, columns)],
		["Examples:", ...rows(EXAMPLES, 40, columns)],
		"For the options and exit codes of a command, run `gitops-gate help COMMAND`. For the version, run `gitops-gate --version`."
	], columns);
}
/** The text of `COMMAND --help`. */
function commandHelpText(name, { summary, operands, options, exitCodes }, columns) {
	let all = Object.entries({
		...options,
		...COMMON
	}).map(([option, own]) => [optionText(option, own), own.repeatable ? `${own.help} (repeatable)` : own.help]);
	return page([
		summary,
		[[
			"Usage: gitops-gate",
			name,
			operands,
			"[OPTIONS]"
		].filter((part) => part !== "").join(" ")],
		["Options:", ...rows(all, 26, columns)],
		`Exit codes: ${exitCodes}`
	], columns);
}
function optionText(name, { value }) {
	return `--${name}${value ? ` ${value}` : ""}`;
}
/** Paragraphs with an empty line between them: a text that is wrapped, or lines that are not. */
function page(parts, columns) {
	return `${parts.map((part) => (typeof part == "string" ? wrap(part, widthOf(columns)) : part).join("\n")).join("\n\n")}\n`;
}
function widthOf(columns = 80) {
	return Math.min(columns, 100);
}
/** Names in a column, each with its text next to it, or below it where the name is too long. */
function rows(entries, column, columns) {
	let start = widthOf(columns) - column < 30 ? 6 : column;
	return entries.flatMap(([name, text]) => {
		let [first = "", ...more] = wrap(text, widthOf(columns) - start), below = more.map((line) => " ".repeat(start) + line), label = `  ${name}`;
		return label.length <= start - 2 ? [label.padEnd(start) + first, ...below] : [
			label,
			" ".repeat(start) + first,
			...below
		];
	});
}
// src/cli/main.ts
const HELP = [
	"--help",
	"-h",
	"help"
], VERSION = [
	"--version",
	"-v",
	"-V",
	"version"
];
/** Runs a command line, given without the name of the program, and returns its exit code; what fails is printed and is 2. */
async function main(words, terminal) {
	try {
		return await runCommand(words, terminal);
	} catch (error) {
		return fail(error, terminal);
	}
}
async function runCommand(words, terminal) {
	let [name, ...rest] = words, say = (text) => (terminal.print(text), 0);
	if (name === void 0) return terminal.complain(helpText(terminal.columns).trimEnd()), 2;
	if (VERSION.includes(name)) return say(`${TOOL.version}\n`);
	let isHelp = HELP.includes(name), asked = isHelp ? rest.find((word) => !word.startsWith("-")) : name;
	if (asked === void 0) return say(helpText(terminal.columns));
	let command = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : void 0;
	if (!command) throw new UsageError(unknownCommand(asked, rest));
	if (isHelp || asksForHelp(rest)) return say(commandHelpText(asked, command, terminal.columns));
	let given = readArguments(asked, command, rest);
	return command.run(given, given.options.has("no-color") ? {
		...terminal,
		color: !1
	} : terminal);
}
/** Whether the options of a command ask for its help; after `--` there are none. */
function asksForHelp(words) {
	let end = words.indexOf("--");
	return (end === -1 ? words : words.slice(0, end)).some((word) => word === "--help" || word === "-h");
}
function unknownCommand(name, rest) {
	if (name === "") return EMPTY_ARGUMENT;
	let names = Object.keys(COMMANDS);
	if (name.startsWith("-")) return `Specify the command before its options: gitops-gate ${rest.find((word) => names.includes(word)) ?? "COMMAND"} ${shorten(name)}`;
	let near = nearest(name, names);
	return near === void 0 && existsSync(name) ? `${quoted$1(name)} is not a command. To check this path, run \`gitops-gate check ${shorten(name)}\`.` : `Unknown command ${quoted$1(name)}. ${near ? `Did you mean \`${near}\`?` : "To list all commands, run `gitops-gate --help`."}`;
}
/** Prints what went wrong, and returns the exit code of a run that could not be made. */
function fail(error, terminal) {
	return terminal.progress(""), terminal.complain(error instanceof UsageError ? error.message : `gitops-gate failed: ${error instanceof Error ? error.stack : String(error)}`), 2;
}
/** The terminal behind these streams. */
function terminalOf(output, errors, env) {
	return {
		color: hasColor(output, env),
		isInteractive: output.isTTY === !0,
		columns: columnsOf(output, env),
		print(text) {
			try {
				output.write(text);
			} catch (error) {
				throw new UsageError(`The output cannot be written: ${diskReason(error)}.`);
			}
		},
		complain: (text) => void errors.write(`${withoutCommands(text.split("\n").map(printable).join("\n"))}\n`),
		progress(stage) {
			errors.isTTY === !0 && errors.write(`\r\u001b[K${stage === "" ? "" : `${stage} …`}`);
		}
	};
}
/** NO_COLOR (no-color.org) comes before FORCE_COLOR, which comes before what the output is. */
function hasColor(output, env) {
	let { NO_COLOR = "", FORCE_COLOR = "", TERM } = env;
	return NO_COLOR === "" ? FORCE_COLOR === "" ? output.isTTY === !0 && TERM !== "dumb" : FORCE_COLOR !== "0" && FORCE_COLOR !== "false" : !1;
}
/** The width of a terminal, or the one that someone exported. */
function columnsOf(output, env) {
	let columns = output.columns ?? (/^\d{1,4}$/.test(env.COLUMNS ?? "") ? Number(env.COLUMNS) : 0);
	return columns > 0 ? Math.max(40, columns) : void 0;
}
// src/cli/program.ts
const terminal = terminalOf(process.stdout, process.stderr, process.env);
process.stdout.on("error", (error) => {
	error.code !== "EPIPE" && end(new UsageError(`The output cannot be written: ${diskReason(error)}.`));
}), process.stderr.on("error", () => {}), process.on("uncaughtException", end), process.exitCode = await main(process.argv.slice(2), terminal);
function end(error) {
	process.exit(fail(error, terminal));
}
export {};
