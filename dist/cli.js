#!/usr/bin/env node
import { r as __toESM } from "./chunks/rolldown-runtime.js";
import { A as readResource, B as parseRuleLevels, D as Builds, F as withoutCommands, H as unknownRule, I as findSources, K as compareWith, L as policyInFile, M as printable, O as dependenciesOf, P as visible, R as policyOf, S as changesBetween, U as YamlReader, V as placeText, W as readWorkTree, Z as folderInRepository, _ as ruleUrl, a as require_picocolors, b as rules, ct as Builder, d as diffJson, dt as reconcilerId, et as remoteUrls, ft as overlayDirectories, g as TOOL, gt as nearest, h as Secrecy, ht as UsageError, i as changesText, j as jsonText, k as schemaFetcherOf, lt as FLUX_BUILD, m as check, n as render, ot as readManifests, pt as formatNumber, q as judgedFolder, r as wrap, s as changesMarkdown, st as followFlux, t as parseFormat, tt as repositoryFolder, ut as KUSTOMIZE_BUILD, v as statesFlux, x as LONG, y as deployedIn } from "./chunks/format.js";
import { m as isMap, p as isList, y as originOf } from "./chunks/defaults.js";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
// src/cli/arguments.ts
/** Reads the arguments of a command; throws UsageError with the nearest name for an unknown option. */
function readArguments(command, words) {
	let { tokens } = parseArgs({
		args: [...words],
		strict: !1,
		allowPositionals: !0,
		tokens: !0,
		options: Object.fromEntries(Object.entries(command.options).map(([name, { value }]) => [name, { type: value ? "string" : "boolean" }]))
	}), operands = [], options = /* @__PURE__ */ new Map();
	for (let token of tokens) {
		if (token.kind === "positional" && operands.push(token.value), token.kind !== "option") continue;
		let option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : void 0;
		if (!option) throw new UsageError(unknownOption(token.rawName, Object.keys(command.options)));
		if (option.value && (token.value === void 0 || !token.inlineValue && token.value.startsWith("--"))) throw new UsageError(`--${token.name} needs a value: --${token.name} ${option.value}`);
		if (!option.value && token.value !== void 0) throw new UsageError(`--${token.name} takes no value.`);
		let values = options.get(token.name) ?? [];
		if (values.length > 0 && !option.repeatable) throw new UsageError(`--${token.name} can be given once.`);
		options.set(token.name, [...values, token.value ?? ""]);
	}
	if (operands.length > command.most) throw new UsageError(`Too many arguments: \`${operands[command.most]}\` has no place here.`);
	return {
		operands,
		options
	};
}
/** The one value of an option, checked against the values it can have. */
function choice(given, name, allowed) {
	let value = given.options.get(name)?.[0];
	if (value === void 0) return;
	let found = allowed.find((one) => one === value);
	if (found !== void 0) return found;
	let near = nearest(value, allowed);
	throw new UsageError(`--${name} ${value}: it is one of ${allowed.join(", ")}${near ? `; did you mean ${near}?` : "."}`);
}
function unknownOption(name, known) {
	let near = nearest(name.replace(/^-+/, ""), known);
	return `There is no option ${name}${near ? `; did you mean --${near}?` : ". `gitops-gate --help` lists them."}`;
}
// src/kustomize/key-order.ts
const LETTER = /\p{L}/u, DIGIT = /[0-9]/;
/** The order in which go-yaml v2 writes keys: letters behind other characters, runs of digits by their number. */
function compareKeys(a, b) {
	return isPlain(a) && isPlain(b) ? a < b ? -1 : +(a > b) : compareNaturally([...a], [...b]);
}
/** Whether a key is made of ASCII letters only, as most are: then order is that of their codes. */
function isPlain(key) {
	for (let at = 0; at < key.length; at++) {
		let code = key.charCodeAt(at) | 32;
		if (code < 97 || code > 122) return !1;
	}
	return !0;
}
function compareNaturally(a, b) {
	for (let at = 0; at < a.length && at < b.length; at++) {
		let [left = "", right = ""] = [a[at], b[at]];
		if (left === right) continue;
		let [isLeftLetter, isRightLetter] = [LETTER.test(left), LETTER.test(right)];
		if (isLeftLetter && isRightLetter) return codeOf(left) - codeOf(right);
		if (isLeftLetter || isRightLetter) return isRightLetter ? -1 : 1;
		let isInNumber = (left === "0" || right === "0") && hasDigitsBefore(a, at), leftRun = readNumber(a, at, isInNumber), rightRun = readNumber(b, at, isInNumber);
		return leftRun.number === rightRun.number ? leftRun.end === rightRun.end ? codeOf(left) - codeOf(right) : leftRun.end - rightRun.end : leftRun.number < rightRun.number ? -1 : 1;
	}
	return a.length - b.length;
}
function codeOf(character) {
	return character.codePointAt(0) ?? 0;
}
function hasDigitsBefore(text, at) {
	for (let before = at - 1; before >= 0 && DIGIT.test(text[before] ?? ""); before--) if (text[before] !== "0") return !0;
	return !1;
}
function readNumber(text, at, isInNumber) {
	let number = +!!isInNumber, end = at;
	for (; end < text.length && DIGIT.test(text[end] ?? ""); end++) number = number * 10 + Number(text[end]);
	return {
		number,
		end
	};
}
// src/kustomize/yaml-scalar.ts
/** Characters that go-yaml v2 does not print as they are: tabs, control characters, and all beyond the basic plane. */
const SPECIAL = /[^\n\x20-\x7E\u00A0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/, LINE_BREAK = /[\r\n\x85\u2028\u2029]/, BLOCK_INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \n]|$))|:(?:[ \n]|$)|[ \n]#/, FIRST_OF_OTHER = /^[-+.0-9yYnNtTfFoO~<]/, OTHER_WORD = /^(?:~|null|Null|NULL|y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF|true|True|TRUE|false|False|FALSE|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|<<)$/, DECIMAL_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, BASED = /^[-+]?0(?:[xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/, TIMESTAMP = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)?$/, BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/, DOT_FLOAT = /^\.[0-9_]*[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?$/;
/** Whether go-yaml v2 would read a plain text as something else than text. */
function isOther(text) {
	if (!FIRST_OF_OTHER.test(text)) return !1;
	if (OTHER_WORD.test(text)) return !0;
	let first = text.charCodeAt(0);
	if (first === 46) return DOT_FLOAT.test(text);
	if (first > 57) return !1;
	let plain = text.replaceAll("_", "");
	return DECIMAL_FLOAT.test(plain) || BASED.test(plain) || BASE_60.test(text) || isTimestamp(text);
}
function isTimestamp(text) {
	if (!TIMESTAMP.test(text)) return !1;
	let [, month = 0, day = 0] = text.split(/[-Tt ]/).map(Number);
	if (month < 1 || month > 12 || day < 1) return !1;
	let year = Number(text.slice(0, 4));
	if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return !1;
	let [hour = 0, minute = 0, second = 0] = (/[Tt ]([0-9:]+)/.exec(text)?.[1] ?? "").split(":").map(Number);
	return hour < 24 && minute < 60 && second < 60;
}
/** A key as kustomize writes it: plain where that reads back as text, else in quotes. */
function keyText(key) {
	return inlineText(key, -Infinity, "");
}
/**
* A text as kustomize writes it outside of a block: plain where that reads back as text, else in quotes; broken at spaces
* where it is long. `column` is where it begins, `indent` what stands before the lines behind the first.
*/
function inlineText(text, column, indent) {
	return text === "" ? "\"\"" : SPECIAL.test(text) || LINE_BREAK.test(text) || isOther(text) ? doubleQuoted(text, column, indent) : !BLOCK_INDICATOR.test(text) && !text.startsWith(" ") && !text.endsWith(" ") ? foldSpaces(text, column, indent) : `'${foldSpaces(text.replaceAll("'", "''"), column + 1, indent)}'`;
}
/** Breaks a text at single spaces behind the maximal width. */
function foldSpaces(text, column, indent) {
	if (column + text.length <= 80) return text;
	let result = "", at = column, start = 0;
	for (let index = 0; index < text.length; index++) {
		let code = text.charCodeAt(index);
		code === 32 && at > 80 && index > 0 && index < text.length - 1 && text.charCodeAt(index - 1) !== 32 && text.charCodeAt(index + 1) !== 32 ? (result += `${text.slice(start, index)}\n${indent}`, start = index + 1, at = indent.length) : (code < 56320 || code > 57343) && at++;
	}
	return result + text.slice(start);
}
/** Whether a text is written as a literal block. */
function isBlock(text) {
	return text.includes("\n") && !SPECIAL.test(text) && !/ (?:[\n\u2028\u2029]|$)/.test(text);
}
/** The lines of a literal block, its `|` first. */
function blockLines(text, indent) {
	return `|${/^[ \n\u2028\u2029]/.test(text) ? "2" : ""}${text.endsWith("\n") ? text === "\n" || text.endsWith("\n\n") ? "+" : "" : "-"}\n${(text.endsWith("\n") ? text.slice(0, -1) : text).split("\n").map((line) => line === "" ? "" : indent + line).join("\n")}`;
}
const ESCAPES = {
	"\0": "\\0",
	"\x07": "\\a",
	"\b": "\\b",
	"	": "\\t",
	"\n": "\\n",
	"\v": "\\v",
	"\f": "\\f",
	"\r": "\\r",
	"\x1B": "\\e",
	"\"": "\\\"",
	"\\": "\\\\",
	"": "\\N",
	"\u2028": "\\L",
	"\u2029": "\\P"
};
function doubleQuoted(text, column, indent) {
	let result = "\"", at = column + 1, isAfterSpace = !1, characters = [...text];
	for (let index = 0; index < characters.length; index++) {
		let character = characters[index] ?? "";
		if (character !== " ") {
			let escaped = escapeCharacter(character);
			result += escaped, at += escaped.length === 2 && escaped === character ? 1 : escaped.length, isAfterSpace = !1;
		} else {
			if (!isAfterSpace && at > 80 && index > 0 && index < characters.length - 1) {
				let isSpaceNext = characters[index + 1] === " ";
				result += `\n${indent}${isSpaceNext ? "\\" : ""}`, at = indent.length + +!!isSpaceNext;
			} else result += " ", at++;
			isAfterSpace = !0;
		}
	}
	return `${result}"`;
}
const PRINTABLE = /^[\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]$/;
function escapeCharacter(character) {
	let named = ESCAPES[character];
	if (named !== void 0) return named;
	if (PRINTABLE.test(character)) return character;
	let code = character.codePointAt(0) ?? 0, digits = code.toString(16).toUpperCase();
	return code <= 255 ? `\\x${digits.padStart(2, "0")}` : code <= 65535 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
/** A number, boolean or null as kustomize writes it; `written` is its source, kept for integers that a float cannot hold. */
function plainValue(value, written) {
	return typeof value == "number" ? Number.isInteger(value) && !Number.isSafeInteger(value) && written && /^[-+]?[0-9]{16,20}$/.test(written) && BigInt(written) < 2n ** 64n && BigInt(written) >= -(2n ** 63n) ? String(BigInt(written)) : formatNumber(value) : String(value);
}
// src/kustomize/write.ts
const WRITTEN = /* @__PURE__ */ new WeakMap();
/** Objects as `kustomize build` prints them. With `withOrigins`, each line ends in a comment with the path and line that wrote it. */
function writeObjects(objects, withOrigins = !1) {
	return objects.map(({ value, origin }) => withOrigins ? new Writer(!0).write(value, origin) : writeObject(value, origin)).join("---\n");
}
/** One object; remembered, as the same objects stand in many builds. */
function writeObject(value, origin) {
	let text = WRITTEN.get(value);
	return text === void 0 && (text = new Writer(!1).write(value, origin), WRITTEN.set(value, text)), text;
}
const INDENTS = [""];
function indentOf(depth) {
	for (let at = INDENTS.length; at <= depth; at++) INDENTS.push("  ".repeat(at));
	return INDENTS[depth] ?? "";
}
var Writer = class {
	#withOrigins;
	#text = "";
	constructor(withOrigins) {
		this.#withOrigins = withOrigins;
	}
	write(value, origin) {
		return isEmpty(value) ? "{}\n" : (this.#map(value, 0, !0, origin), this.#text);
	}
	/** The entries of a mapping; the first one stands behind a dash where `isFirstIndented` is false. */
	#map(map, depth, isFirstIndented, parent) {
		let keys = Object.keys(map).sort(compareKeys), isIndented = isFirstIndented;
		for (let key of keys) {
			let origin = originOf(map, key) ?? parent;
			isIndented && (this.#text += indentOf(depth)), isIndented = !0;
			let text = keyText(key);
			text.length <= MAX_KEY ? this.#text += `${text}:` : this.#text += `? ${text}\n${indentOf(depth)}:`;
			let column = text.length <= MAX_KEY ? depth * 2 + text.length + 2 : depth * 2 + 2;
			this.#value(map[key] ?? null, depth, column, origin);
		}
	}
	#value(value, depth, column, origin) {
		isMap(value) && !isEmpty(value) ? (this.#end("", origin), this.#map(value, depth + 1, !0, origin)) : isList(value) && value.length > 0 ? (this.#end("", origin), this.#list(value, depth, !0, origin)) : this.#scalar(value, depth + 1, column, origin);
	}
	#list(list, depth, isFirstIndented, parent) {
		for (let index = 0; index < list.length; index++) {
			let item = list[index] ?? null, origin = originOf(list, index) ?? parent;
			(index > 0 || isFirstIndented) && (this.#text += indentOf(depth)), this.#text += "-", isMap(item) && !isEmpty(item) ? (this.#text += " ", this.#map(item, depth + 1, !1, origin)) : isList(item) && item.length > 0 ? (this.#text += " ", this.#list(item, depth + 1, !1, origin)) : this.#scalar(item, depth + 1, depth * 2 + 2, origin);
		}
	}
	#scalar(value, depth, column, origin) {
		if (typeof value == "string" && isBlock(value)) {
			let block = blockLines(value, indentOf(depth)), headerEnd = block.indexOf("\n");
			this.#end(` ${block.slice(0, headerEnd)}`, origin), this.#text += `${block.slice(headerEnd + 1)}\n`;
		} else typeof value == "string" ? this.#end(` ${inlineText(value, column, indentOf(depth))}`, origin) : isMap(value) ? this.#end(" {}", origin) : isList(value) ? this.#end(" []", origin) : this.#end(` ${plainValue(value, origin.text)}`, origin);
	}
	/** Ends a line; a broken text gets its comment where it ends. */
	#end(text, origin) {
		this.#text += this.#withOrigins ? `${text} # ${placeOf$1(origin)}\n` : `${text}\n`;
	}
};
/** Letters of a key that may stand on one line with its value. */
const MAX_KEY = 128;
function isEmpty(map) {
	for (let _ in map) return !1;
	return !0;
}
function placeOf$1({ file, start, related }) {
	let place = `${file.path}:${file.position(start).line}`;
	return related ? `${place}, ${placeOf$1(related)}` : place;
}
// src/cli/clusters.ts
/** The cluster of a name, or all; throws UsageError with the nearest name where there is none. */
function chosenClusters({ clusters }, name) {
	if (clusters.length === 0) throw new UsageError("No cluster is set up here: there are no Flux Kustomizations in this folder.");
	if (name === void 0) return clusters;
	let chosen = clusters.filter((cluster) => cluster.name === name);
	if (chosen.length > 0) return chosen;
	let names = clusters.map((cluster) => cluster.name), near = nearest(name, names);
	throw new UsageError(`There is no cluster \`${name}\`${near ? `; did you mean \`${near}\`?` : `; there are: ${names.join(", ")}.`}`);
}
// src/cli/sources.ts
/** What a policy's sources hand out; says on the error stream what of them is not there. */
function sourcesOf(policy, folder, trees, terminal) {
	let sources = findSources(policy, folder, trees);
	for (let { at, message } of sources.complaints) terminal.complain(printable(`${placeText(at)}: ${message}`));
	return sources;
}
/** What following clusters takes of the sources in the policy file of a tree, the first of those given. */
async function followingOptions(folder, trees, terminal) {
	let { directories, checkouts } = sourcesOf(await policyOf(trees[0], rules.map(({ id }) => id)), folder, trees, terminal);
	return {
		sources: directories,
		checkouts
	};
}
// src/cli/build.ts
/** `gitops-gate build`: what overlays come to. Exit code 1 where one does not build, 2 where one is only partly known. */
async function buildCommand(given, terminal) {
	let all = given.options.has("all"), cluster = given.options.get("cluster")?.[0];
	if (cluster !== void 0 || given.options.has("all-clusters")) return buildClusters(given, cluster, terminal);
	let output = given.options.get("output")?.[0], withOrigins = given.options.has("origins");
	if (all !== (output !== void 0)) throw new UsageError("--all and --output go together: build --all --output DIR.");
	let directory = given.operands[0];
	if (output !== void 0) return buildAll(directory ?? ".", output, withOrigins, terminal);
	if (directory === void 0) throw new UsageError("Name the directory to build: gitops-gate build DIR.");
	return buildOne(directory, withOrigins, terminal);
}
/** Prints what clusters will be asked to apply; with --output each cluster into a file of its own. */
async function buildClusters(given, name, terminal) {
	let folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), reader = new YamlReader(), options = await followingOptions(folder, [tree], terminal), chosen = chosenClusters(followFlux(tree, reader, readManifests(tree, reader, options.checkouts), options), name), output = given.options.get("output")?.[0];
	output !== void 0 && mkdirSync(output, { recursive: !0 });
	for (let { name: cluster, reconcilers, unknowns } of chosen) {
		for (let failure of reconcilers.flatMap(({ failures }) => failures)) terminal.complain(`${cluster}: ${placeOf(failure.origin)}${failure.message}`);
		for (let part of unknowns) terminal.complain(`${cluster}: not known from here: ${unknownWords(part)}`);
		let text = writeObjects(reconcilers.flatMap(({ objects }) => objects), given.options.has("origins"));
		output === void 0 ? terminal.print(chosen.length > 1 ? `# cluster ${cluster}\n${text}` : text) : writeFileSync(join(output, `${cluster.replaceAll("/", "__")}.yaml`), text);
	}
	return chosen.some(({ reconcilers }) => reconcilers.some(({ failures }) => failures.length > 0)) ? 1 : chosen.some(({ unknowns }) => unknowns.length > 0) ? 2 : 0;
}
function buildOne(path, withOrigins, terminal) {
	let folder = judgedFolder(path), root = repositoryFolder(folder) ?? (isBelow$1(process.cwd(), folder) ? process.cwd() : folder), build = new Builder(readWorkTree(root), new YamlReader(), KUSTOMIZE_BUILD).build(slashed(relative(root, folder)));
	for (let problem of build.problems) terminal.complain(told(problem));
	for (let part of build.unknown) terminal.complain(`Not known from here: ${unknownWords(part)}`);
	return terminal.print(writeObjects(build.objects, withOrigins)), exitCode([build]);
}
function buildAll(path, output, withOrigins, terminal) {
	let tree = readWorkTree(judgedFolder(path)), builder = new Builder(tree, new YamlReader(), KUSTOMIZE_BUILD), builds = [];
	mkdirSync(output, { recursive: !0 });
	let directories = overlayDirectories(tree);
	for (let [at, directory] of directories.entries()) {
		at % 50 == 0 && terminal.progress(`building overlay ${at + 1} of ${directories.length}`);
		let build = builder.build(directory);
		builds.push(build);
		let file = join(output, directory === "" ? "__" : directory.replaceAll("/", "__"));
		build.problems.length > 0 ? writeFileSync(`${file}.error`, `${build.problems.map(({ text }) => text).join("\n")}\n`) : writeFileSync(`${file}.yaml`, writeObjects(build.objects, withOrigins));
	}
	terminal.progress("");
	let failed = builds.filter(({ problems }) => problems.length > 0).length, partly = builds.filter(({ problems, unknown }) => problems.length === 0 && unknown.length > 0).length;
	return terminal.print(`${builds.length} overlays: ${builds.length - failed - partly} built, ${partly} partly known, ${failed} failed\n`), exitCode(builds);
}
function exitCode(builds) {
	return builds.some(({ problems }) => problems.length > 0) ? 1 : builds.some(({ unknown }) => unknown.length > 0) ? 2 : 0;
}
function told({ text, origin }) {
	return `${placeOf(origin)}${text}`;
}
function unknownWords({ reason, origin }) {
	return `${placeOf(origin)}${reason}`;
}
function placeOf(origin) {
	if (!origin) return "";
	let { line, column } = origin.file.position(origin.start);
	return `${origin.file.path}:${line}:${column}: `;
}
function isBelow$1(folder, path) {
	return path === folder || path.startsWith(folder + sep);
}
function slashed(path) {
	return path.split(sep).join("/");
}
// src/cli/check.ts
const SCOPES = [
	"new",
	"changed",
	"all"
], THRESHOLDS = [
	"error",
	"warning",
	"notice",
	"never"
];
/** `gitops-gate check`: judges a folder, writes the reports and gives the exit code. */
async function checkCommand(given, terminal) {
	let formats = formatsOf(given), folder = judgedFolder(given.operands[0] ?? "."), revision = given.options.get("base")?.[0];
	terminal.progress("reading files");
	let head = readWorkTree(folder), base = revision === void 0 ? void 0 : compareWith(folder, revision), scope = choice(given, "scope", SCOPES) ?? (base ? "new" : "all");
	if (!base && scope !== "all") throw new UsageError(`--scope ${scope} needs a base to compare with: add --base REV.`);
	let config = given.options.get("config")?.[0], ruleIds = rules.map(({ id }) => id), policy = withLevels(config === void 0 ? await policyOf(head, ruleIds) : await policyInFile(config, ruleIds), given, ruleIds), sources = sourcesOf(policy, folder, base ? [head, base.tree] : [head], terminal), failOn = choice(given, "fail-on", THRESHOLDS) ?? policy.failOn ?? "error", today = (/* @__PURE__ */ new Date()).toISOString().slice(0, 10), { report, failures, notes, snippets } = await check({
		head,
		base,
		policy,
		scope,
		failOn,
		today,
		repositories: remoteUrls(folder),
		sources,
		fetchSchema: schemaFetcherOf(await mayFetch(policy, config, base?.tree, ruleIds), process.env),
		progress: terminal.progress
	});
	terminal.progress("");
	for (let { name, file } of formats) {
		let text = render(name, report, {
			snippets,
			rules,
			colour: file === void 0 && terminal.colour,
			prefix: folderInRepository(folder) ?? ""
		});
		file === void 0 ? terminal.print(text) : writeReport(file, text);
	}
	if (given.options.has("verbose")) for (let note of notes) terminal.complain(printable(note));
	for (let failure of failures) terminal.complain(failure);
	return failures.length > 0 ? 2 : report.gate.conclusion === "passed" ? 0 : 1;
}
/** Whether addresses are asked for schemas: what a branch brings itself does not make its own check ask them. */
async function mayFetch(policy, config, base, ruleIds) {
	if (!policy.online || config !== void 0 || !base) return policy.online;
	try {
		let { online, schemaLocations } = await policyOf(base, ruleIds);
		return online && isDeepStrictEqual(schemaLocations, policy.schemaLocations);
	} catch (error) {
		if (error instanceof UsageError) return !1;
		throw error;
	}
}
function formatsOf({ options }) {
	let formats = (options.get("format") ?? ["text"]).map(parseFormat);
	if (formats.filter(({ file }) => file === void 0).length > 1) throw new UsageError("Only one format can go to the terminal: give the others a file, such as --format sarif=report.sarif.");
	return formats;
}
function withLevels(policy, { options }, ruleIds) {
	let levels = parseRuleLevels(options.get("rule") ?? [], ruleIds);
	if (levels.size === 0) return policy;
	let overrides = policy.overrides.map(({ paths, rules: own }) => ({
		paths,
		rules: new Map([...own].filter(([id]) => !levels.has(id)))
	}));
	return {
		...policy,
		rules: new Map([...policy.rules, ...levels]),
		overrides
	};
}
function writeReport(file, text) {
	try {
		writeFileSync(file, text);
	} catch (error) {
		throw new UsageError(`The report cannot be written: ${error instanceof Error ? error.message : String(error)}`);
	}
}
// src/cli/commands.ts
const JSON_FORMAT = { format: {
	value: "text|json",
	help: "text (default) or json"
} }, COMMANDS = {
	check: {
		operands: "[PATH]",
		summary: "Check a GitOps repository, or what a branch changes in it.",
		most: 1,
		options: {
			base: {
				value: "REV",
				help: "compare with the merge base of REV and HEAD"
			},
			scope: {
				value: "new|changed|all",
				help: "new since the base (default with one), changed lines, or all"
			},
			format: {
				value: "NAME[=FILE]",
				repeatable: !0,
				help: "text, json, sarif, markdown, github, junit, gitlab, html; to a file with =FILE"
			},
			"fail-on": {
				value: "LEVEL",
				help: "error (default), warning, notice or never"
			},
			config: {
				value: "FILE",
				help: "policy file (default .github/gitops-gate.yaml)"
			},
			verbose: { help: "say on the error stream what was not known" },
			rule: {
				value: "ID=LEVEL",
				repeatable: !0,
				help: "set a rule to off, notice, warning or error"
			}
		}
	},
	build: {
		operands: "[DIR]",
		summary: "Print what an overlay comes to, or what a cluster is asked to apply.",
		most: 1,
		options: {
			origins: { help: "say behind each line which file and line wrote it" },
			all: { help: "build every overlay below DIR (default: this folder)" },
			cluster: {
				value: "NAME",
				help: "what Flux applies in a cluster of the repository in DIR"
			},
			"all-clusters": { help: "the same for all its clusters" },
			output: {
				value: "FOLDER",
				help: "where the results are written"
			}
		}
	},
	diff: {
		operands: "[PATH]",
		summary: "Show what a branch changes in each cluster.",
		most: 1,
		options: {
			base: {
				value: "REV",
				help: "compare with the merge base of REV and HEAD"
			},
			format: {
				value: "text|json|markdown",
				help: "text (default), json or markdown"
			}
		}
	},
	graph: {
		operands: "[PATH]",
		summary: "Show the clusters of a repository as Flux runs them.",
		most: 1,
		options: {
			cluster: {
				value: "NAME",
				help: "one cluster"
			},
			from: {
				value: "NAMESPACE/NAME",
				help: "what one Flux Kustomization applies"
			},
			format: {
				value: "text|json|mermaid",
				help: "text (default), json or mermaid"
			}
		}
	},
	explain: {
		operands: "ID",
		summary: "Say what a rule is about and how to mend its findings.",
		most: 1,
		options: JSON_FORMAT
	},
	rules: {
		operands: "",
		summary: "List all rules.",
		most: 0,
		options: JSON_FORMAT
	}
};
/** The text of `--help`: the commands, and the options of the one that most people want. */
function helpText() {
	let lines = [
		"gitops-gate: finds what would break a cluster before it is merged.",
		"",
		"Usage: gitops-gate COMMAND [OPTIONS]",
		""
	];
	for (let [name, { operands, summary }] of Object.entries(COMMANDS)) lines.push(`  ${`${name} ${operands}`.trim().padEnd(26)}${summary}`);
	return lines.push("", "Options of check:", ...optionLines(COMMANDS.check), "", OTHERS, EXIT_CODE), `${lines.join("\n")}\n`;
}
/** The text of `COMMAND --help`. */
function commandHelpText(name, command) {
	let usage = `Usage: gitops-gate ${`${name} ${command.operands}`.trim()} [OPTIONS]`;
	return `${[
		command.summary,
		"",
		usage,
		"",
		...optionLines(command),
		"",
		EXIT_CODE
	].join("\n")}\n`;
}
const OTHERS = "gitops-gate COMMAND --help shows the options of the others.", EXIT_CODE = "Exit code: 0 passed, 1 the gate failed, 2 could not run.";
function optionLines(command) {
	return Object.entries(command?.options ?? {}).map(([option, { value, help }]) => `  ${`--${option}${value ? ` ${value}` : ""}`.padEnd(26)}${help}`);
}
// src/cli/diff.ts
/** Bytes that GitHub takes as the summary of one step, where such a page often goes. */
const FORMATS$2 = {
	text: (changes, base) => withoutCommands(textOf(changes, base)),
	json: diffJson,
	markdown: (changes) => withoutCommands(changesMarkdown(changes, {
		full: !0,
		limit: 1e6
	}).trimStart())
};
/** `gitops-gate diff`: what a change does to each cluster, field by field. Exit code 0 whatever it does. */
async function diffCommand(given, terminal) {
	let format = choice(given, "format", [
		"text",
		"json",
		"markdown"
	]) ?? "text", revision = given.options.get("base")?.[0];
	if (revision === void 0) throw new UsageError("Name what to compare with: gitops-gate diff --base REV.");
	let folder = judgedFolder(given.operands[0] ?? "."), { tree, change } = compareWith(folder, revision), head = readWorkTree(folder), reader = new YamlReader(), options = await followingOptions(folder, [head, tree], terminal), changes = changesBetween({
		sets: deployedBy(tree, reader, options),
		secrecy: new Secrecy(tree, options.checkouts)
	}, {
		sets: deployedBy(head, reader, options),
		secrecy: new Secrecy(head, options.checkouts)
	}, LONG);
	return terminal.print(FORMATS$2[format](changes, change.base)), 0;
}
function deployedBy(tree, reader, options) {
	let manifests = readManifests(tree, reader, options.checkouts), graph = followFlux(tree, reader, manifests, options);
	return graph.clusters.length > 0 ? deployedIn(graph, []) : deployedIn(graph, new Builds(tree, reader, manifests, statesFlux(manifests) ? FLUX_BUILD : KUSTOMIZE_BUILD, options.checkouts).all());
}
function textOf(changes, base) {
	let lines = changesText(changes, base, !0);
	return lines.length === 0 ? "There is nothing to compare: no clusters and no overlays.\n" : `${lines.join("\n")}\n`;
}
// src/report/explain.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
/** The page of a rule for a terminal. */
function explainText({ id, severity, preset, page }, colour) {
	let { bold, dim } = import_picocolors.default.createColors(colour), level = `${severity}${preset ? `, in preset ${preset}` : ""}`, lines = [], fence;
	for (let line of page.trim().split(/\r?\n/).map(visible)) {
		let mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
		fence === void 0 ? mark === void 0 ? lines.push(...prose(line, bold)) : fence = mark : mark?.startsWith(fence) ? fence = void 0 : lines.push(line === "" ? "" : `    ${line}`);
	}
	return `${[
		...lines,
		"",
		dim(`level: ${level}`),
		dim(ruleUrl(id))
	].join("\n")}\n`;
}
/** A rule with its page as JSON. */
function explainJson({ id, description, severity, page }) {
	return jsonText({
		id,
		description,
		severity,
		page
	});
}
/** A line outside code blocks: headings bold, links with their address behind them, long lines broken. */
function prose(line, bold) {
	let heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
	if (heading !== void 0) return [bold(heading)];
	if (line.startsWith("<!--")) return [];
	let told = line.replace(/\[([^[\]]*)\]\((https?:[^()\s]*)\)/g, "$1 ($2)").replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1");
	if (told.startsWith("|")) return [told];
	let indent = " ".repeat(/^ *(?:[-*] |\d+\. )?/.exec(told)?.[0].length ?? 0), [first = "", ...rest] = wrap(told, 100 - indent.length);
	return [first, ...rest.map((text) => `${indent}${text}`)];
}
/** The rules as a table for a terminal: id, level and description, and the preset of those that are not on by default. */
function rulesText(rules, colour) {
	let { bold, dim, red, yellow, blue } = import_picocolors.default.createColors(colour), paint = {
		error: red,
		warning: yellow,
		notice: blue
	}, columns = Math.max(0, ...rules.map(({ id }) => id.length)) + 2, indent = columns + 9, lines = rules.flatMap(({ id, severity, description, preset }) => {
		let told = preset ? `${description} (preset ${preset})` : description, [first = "", ...rest] = wrap(told, 100 - indent);
		return [`${bold(id)}${" ".repeat(columns - id.length)}${paint[severity](severity)}${" ".repeat(9 - severity.length)}${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)];
	}), hint = dim("`gitops-gate explain ID` shows why a rule is there and how to fix what it finds.");
	return `${[
		...lines,
		"",
		hint
	].join("\n")}\n`;
}
/** The rules as a JSON list. */
function rulesJson(rules) {
	return jsonText(rules.map(({ id, description, severity, preset }) => ({
		id,
		description,
		severity,
		preset: preset ?? "recommended",
		url: ruleUrl(id)
	})));
}
// src/cli/explain.ts
const FORMATS$1 = ["text", "json"];
/** `gitops-gate explain ID`: the page of a rule. */
function explainCommand(given, terminal) {
	let [id] = given.operands;
	if (id === void 0) throw new UsageError("Name a rule: gitops-gate explain ID. `gitops-gate rules` lists them.");
	let rule = rules.find((one) => one.id === id);
	if (!rule) throw new UsageError(unknownRule(id, rules.map((one) => one.id)));
	let page = readResource(`rules/${id}/README.md`), json = choice(given, "format", FORMATS$1) === "json";
	return terminal.print(json ? explainJson({
		...rule,
		page
	}) : explainText({
		...rule,
		page
	}, terminal.colour)), 0;
}
/** `gitops-gate rules`: all rules with their levels. */
function rulesCommand(given, terminal) {
	let json = choice(given, "format", FORMATS$1) === "json";
	return terminal.print(json ? rulesJson(rules) : rulesText(rules, terminal.colour)), 0;
}
// src/report/graph.ts
/** Sums up clusters for people and programs. */
function graphReport({ clusters, unreached }, { cluster: wanted, from } = {}) {
	return {
		version: 1,
		clusters: clusters.filter(({ name }) => wanted === void 0 || name === wanted).map((cluster) => clusterReport(cluster, from)),
		unreached: unreached.map(({ name, origin }) => ({
			name,
			path: origin.file.path,
			line: origin.file.position(origin.start).line
		}))
	};
}
function clusterReport(cluster, from) {
	let reconcilers = cluster.reconcilers.filter((reconciler) => from === void 0 || isBelow(reconciler, from)), used = new Set(reconcilers.flatMap(({ source }) => source ?? []));
	return {
		name: cluster.name,
		foundBy: cluster.evidence,
		objects: reconcilers.reduce((sum, { objects }) => sum + objects.length, 0),
		sources: [...new Map([...used].map((source) => [sourceId(source), {
			id: sourceId(source),
			url: urlOf(source)
		}])).values()],
		kustomizations: reconcilers.map((reconciler) => ({
			id: reconcilerId(reconciler),
			parent: reconciler.parent ? reconcilerId(reconciler.parent) : null,
			source: reconciler.source ? sourceId(reconciler.source) : null,
			directory: reconciler.path ? reconciler.path.directory || "." : null,
			dependsOn: dependenciesOf(reconciler.object).map(({ namespace, name }) => `${namespace || reconciler.namespace}/${name}`),
			objects: reconciler.objects.length,
			helmReleases: reconciler.objects.filter(({ kind }) => kind === "HelmRelease").length,
			unknown: [...reconciler.unknowns.map(({ reason }) => reason), ...unknownVariables(reconciler)],
			failures: reconciler.failures.map(({ message }) => message)
		})),
		unknown: cluster.unknowns.filter((unknown) => !reconcilers.some(({ unknowns }) => unknowns.includes(unknown))).map(({ reason }) => reason)
	};
}
function unknownVariables({ variables }) {
	return variables.unknown.map(({ kind, name }) => `The variables of ${kind} \`${name}\` are not known.`);
}
function isBelow(reconciler, from) {
	return reconcilerId(reconciler) === from || reconciler.parent !== void 0 && isBelow(reconciler.parent, from);
}
function sourceId({ kind, namespace, name }) {
	return `${kind}/${namespace}/${name}`;
}
function urlOf(source) {
	let url = source.at("spec", "url").value;
	return typeof url == "string" ? url : null;
}
/** The graph as a tree of lines for a terminal. */
function graphText({ clusters, unreached }) {
	let lines = clusters.flatMap((cluster) => clusterLines(cluster));
	if (unreached.length > 0) {
		lines.push(`Not deployed by any of them: ${unreached.length}`);
		for (let { name, path, line } of unreached) lines.push(`  ${name}  ${path}:${line}`);
	}
	return clusters.length === 0 && unreached.length === 0 && lines.push("No cluster of Flux was found."), `${lines.map(printable).join("\n")}\n`;
}
function clusterLines(cluster) {
	let { name, kustomizations, sources, objects, unknown } = cluster, lines = [`${name}: ${counted(kustomizations.length, "Kustomization")}, ${counted(objects, "object")}`];
	for (let { id, url } of sources) lines.push(`  from ${id}${url ? `  ${url}` : ""}`);
	let ids = new Set(kustomizations.map(({ id }) => id)), children = /* @__PURE__ */ new Map();
	for (let kustomization of kustomizations) {
		let parent = kustomization.parent !== null && ids.has(kustomization.parent) ? kustomization.parent : "";
		children.set(parent, [...children.get(parent) ?? [], kustomization]);
	}
	let write = (kustomization, indent) => {
		let { id, directory, objects: count, dependsOn } = kustomization, waits = dependsOn.length > 0 ? `  after ${dependsOn.join(", ")}` : "";
		lines.push(`${indent}${id}  ${directory ?? "(not here)"}  ${counted(count, "object")}${waits}`);
		for (let reason of kustomization.failures) lines.push(`${indent}  ! ${reason}`);
		for (let reason of kustomization.unknown) lines.push(`${indent}  ? ${reason}`);
		for (let child of children.get(id) ?? []) write(child, `${indent}  `);
	};
	for (let root of children.get("") ?? []) write(root, "  ");
	return [
		...lines,
		...unknown.map((reason) => `  ? ${reason}`),
		""
	];
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function graphJson(report) {
	return jsonText(report);
}
/** The graph as a Mermaid flowchart: what applies what, dashed what waits for what. */
function graphMermaid({ clusters }) {
	let lines = ["flowchart LR"], count = 0;
	for (let { name, kustomizations } of clusters) {
		let nodes = new Map(kustomizations.map(({ id }) => [id, `n${count++}`]));
		lines.push(`  subgraph c${count}["${quoted(name)}"]`);
		for (let { id, directory } of kustomizations) lines.push(`    ${nodes.get(id)}["${quoted(id)}<br/>${quoted(directory ?? "not here")}"]`);
		for (let { id, parent, dependsOn } of kustomizations) {
			let from = parent === null ? void 0 : nodes.get(parent);
			from && lines.push(`    ${from} --> ${nodes.get(id)}`);
			for (let other of dependsOn) {
				let node = nodes.get(other);
				node && lines.push(`    ${nodes.get(id)} -.-> ${node}`);
			}
		}
		lines.push("  end");
	}
	return `${lines.join("\n")}\n`;
}
/** Text that can stand between quotes in Mermaid. */
function quoted(text) {
	return text.replace(/[^A-Za-z0-9 ./_-]/g, (character) => `#${character.codePointAt(0)};`);
}
// src/cli/graph.ts
const FORMATS = {
	text: graphText,
	json: graphJson,
	mermaid: graphMermaid
};
/** `gitops-gate graph`: the clusters of a repository as Flux runs them, and what is not known of them. */
async function graphCommand(given, terminal) {
	let format = choice(given, "format", [
		"text",
		"json",
		"mermaid"
	]) ?? "text", folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), reader = new YamlReader(), options = await followingOptions(folder, [tree], terminal), graph = followFlux(tree, reader, readManifests(tree, reader, options.checkouts), options), cluster = given.options.get("cluster")?.[0];
	return cluster !== void 0 && chosenClusters(graph, cluster), terminal.print(FORMATS[format](graphReport(graph, {
		cluster,
		from: given.options.get("from")?.[0]
	}))), 0;
}
// src/cli/terminal.ts
/** The terminal of this process. */
const terminal = {
	colour: process.stdout.isTTY === !0 && (process.env.NO_COLOR ?? "") === "" && process.env.TERM !== "dumb",
	print: (text) => void process.stdout.write(text),
	complain: (line) => void process.stderr.write(`${line}\n`),
	progress(stage) {
		process.stderr.isTTY === !0 && process.stderr.write(`\r\u001b[K${stage === "" ? "" : `${stage} …`}`);
	}
}, RUN = {
	build: buildCommand,
	check: checkCommand,
	diff: diffCommand,
	explain: explainCommand,
	graph: graphCommand,
	rules: rulesCommand
};
async function main(words) {
	let [name = "--help", ...rest] = words;
	if (name === "--version") return say(`${TOOL.version}\n`);
	if ([
		"--help",
		"-h",
		"help"
	].includes(name)) return say(helpText());
	let command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0, run = RUN[name];
	if (!command || !run) throw new UsageError(unknownCommand(name));
	return rest.some((word) => word === "--help" || word === "-h") ? say(commandHelpText(name, command)) : run(readArguments(command, rest), terminal);
}
function say(text) {
	return terminal.print(text), 0;
}
function unknownCommand(name) {
	let near = nearest(name, Object.keys(COMMANDS));
	return `There is no command \`${name}\`${near ? `; did you mean \`${near}\`?` : ". `gitops-gate --help` lists them."}`;
}
try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	terminal.progress(""), terminal.complain(error instanceof UsageError ? error.message : `gitops-gate failed: ${error instanceof Error ? error.stack : String(error)}`), process.exitCode = 2;
}
export {};
