import { r as __toESM } from "./rolldown-runtime.js";
import { n as nearest } from "./nearest.js";
import { A as Revision, B as reviewersOf, D as optionsFor, E as invoke, F as Builder, Ft as jsonText, G as SCOPES, I as KUSTOMIZE_BUILD, It as printable, J as readResource, L as LONG, M as Redactor, N as hideOrigins, O as settingsInForce, Ot as THRESHOLDS, P as hideVariables, R as changesBetween, Rt as visible, U as TOOL, V as readWorkTree, W as ruleUrl, Z as formatNumber, a as FORMAT_NAMES, at as chosen, c as wrap, ct as judgedFolder, d as complaintText, et as kustomizationDirectories, i as writeReport, it as unknownRule, j as isNamed, k as YamlReader, kt as UsageError, l as require_picocolors, n as reportText, o as parseFormat, ot as KubernetesObject, p as changesMarkdown, q as rules, r as writeReportFile, rt as parseRuleLevels, s as changesText, st as compareWith, t as trailerStatements, tt as LEVELS, u as diffJson, xt as repositoryFolder, z as RedactedValues, zt as withoutCommands } from "./trailer-statements.js";
import { o as listWords, r as countOf } from "./words.js";
import { c as isMap, p as originOf, s as isList } from "./unknown.js";
import { g as groupBy } from "./defaults.js";
import { parseArgs } from "node:util";
import { join, relative, sep } from "node:path";
// src/cli/arguments.ts
/** Reads the arguments of the command `name`. Throws UsageError with the nearest name for an unknown option. */
function readArguments(name, command, words) {
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
		if (!option) throw new UsageError(unknownOption(token.rawName, name, Object.keys(command.options)));
		if (option.value && (token.value === void 0 || !token.inlineValue && token.value.startsWith("--"))) throw new UsageError(`--${token.name} requires a value: --${token.name} ${option.value}`);
		if (!option.value && token.value !== void 0) throw new UsageError(`--${token.name} does not take a value.`);
		let values = options.get(token.name) ?? [];
		if (values.length > 0 && !option.repeatable) throw new UsageError(`--${token.name} can be used only once.`);
		options.set(token.name, [...values, token.value ?? ""]);
	}
	if (operands.length > command.most) throw new UsageError(`Unexpected argument: \`${operands[command.most]}\`.`);
	return {
		operands,
		options
	};
}
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
function unknownOption(name, command, known) {
	let near = nearest(name.replace(/^-+/, ""), known);
	return known.length === 0 ? `Unknown option ${name}. \`gitops-gate ${command}\` does not have options.` : `Unknown option ${name}. ${near ? `Did you mean --${near}?` : `To list all options, run \`gitops-gate ${command} --help\`.`}`;
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
// src/cli/place.ts
/** `path:line:column: `, as the prefix of a message. Empty if the place is unknown. */
function placeOf$1(origin) {
	if (!origin) return "";
	let { line, column } = origin.file.position(origin.start);
	return `${origin.file.path}:${line}:${column}: `;
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
// src/kustomize/write/key-order.ts
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
// src/kustomize/write/other-types.ts
const FIRST_OF_OTHER = /^[-+.0-9yYnNtTfFoO~<]/, OTHER_WORD = /^(?:~|null|Null|NULL|y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF|true|True|TRUE|false|False|FALSE|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|<<)$/, DECIMAL_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, BASED = /^[-+]?0(?:[xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/, TIMESTAMP = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)?$/, BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/, DOT_FLOAT = /^\.[0-9_]*[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?$/;
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
// src/kustomize/write/yaml-scalar.ts
/** Characters that go-yaml v2 does not print as they are: tabs, control characters, and all beyond the basic plane. */
const SPECIAL = /[^\n\x20-\x7E\u00A0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/, LINE_BREAK = /[\r\n\x85\u2028\u2029]/, BLOCK_INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \n]|$))|:(?:[ \n]|$)|[ \n]#/;
/** A key as kustomize writes it: plain where that reads back as text, otherwise in quotes. */
function keyText(key) {
	return inlineText(key, -Infinity, "");
}
/**
* A text as kustomize writes it outside of a block: plain if that reads back as text, otherwise in quotes. It is broken at spaces
* if it is long. `column` is where it starts, `indent` the indentation of the lines after the first.
*/
function inlineText(text, column, indent) {
	return text === "" ? "\"\"" : SPECIAL.test(text) || LINE_BREAK.test(text) || isOther(text) ? doubleQuoted(text, column, indent) : !BLOCK_INDICATOR.test(text) && !text.startsWith(" ") && !text.endsWith(" ") ? foldSpaces(text, column, indent) : `'${foldSpaces(text.replaceAll("'", "''"), column + 1, indent)}'`;
}
/** Breaks a text at single spaces after the maximal width. */
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
// src/kustomize/write/write.ts
const WRITTEN = /* @__PURE__ */ new WeakMap();
/** Objects as `kustomize build` prints them. With `withOrigins`, each line ends in a comment with the path and line that wrote it. */
function writeObjects(objects, withOrigins = !1) {
	return objects.map(({ value, origin }) => withOrigins ? new Writer(!0).write(value, origin) : writeObject(value, origin)).join("---\n");
}
/** One object; remembered, because many builds contain the same objects. */
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
	/** The entries of a mapping; the first one follows a dash if `isFirstIndented` is false. */
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
		this.#text += this.#withOrigins ? `${text} # ${placeOf(origin)}\n` : `${text}\n`;
	}
};
/** Letters of a key that may be on one line with its value. */
const MAX_KEY = 128;
function isEmpty(map) {
	for (let _ in map) return !1;
	return !0;
}
function placeOf({ file, start, related }) {
	let place = `${file.path.replace(/[\p{Cc}\u2028\u2029]/gu, encodeURIComponent)}:${file.position(start).line}`;
	return related ? `${place}, ${placeOf(related)}` : place;
}
// src/cli/written.ts
/** Objects as `build` prints them. */
function written$1(objects, redactor, options) {
	let { withOrigins, isRedacted } = options;
	return isRedacted ? (hideOrigins(objects, redactor), writeObjects(objects.map(({ value, origin }) => ({
		value: new RedactedValues(new KubernetesObject(value, origin), redactor).object(),
		origin
	})), withOrigins)) : writeObjects(objects, withOrigins);
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
	}, write = (objects) => written$1(objects, redactor, writing), parts = chosen.map((entrypoint) => partOf(entrypoint, write));
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
		let text = own.filter((part) => part !== "").join("---\n");
		output === void 0 ? terminal.print(texts.size > 1 ? `${printable(`# cluster ${name}`)}\n${text}` : text) : writeReport(join(output, `${name.replaceAll("/", "__")}.yaml`), text);
	}
}
function partOf({ name, applied, failures, unknowns }, write) {
	return {
		name,
		text: applied.map(({ heading, objects }) => heading === void 0 ? write(objects) : `${printable(heading)}\n${write(objects)}`).join("---\n"),
		failures: failures.map(noteWords),
		unknowns: unknowns.map(noteWords)
	};
}
function noteWords({ text, origin }) {
	return `${placeOf$1(origin)}${text}`;
}
// src/cli/build.ts
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
/** What `--load-restrictor` can be, as for `kustomize build`. */
const LOAD_RESTRICTORS = {
	root: "root",
	none: "none"
};
function buildOne(path, options, terminal) {
	let folder = judgedFolder(path), root = repositoryFolder(folder) ?? (isBelow(process.cwd(), folder) ? process.cwd() : folder), tree = readWorkTree(root), reader = new YamlReader(), build = new Builder(tree, reader, {
		...KUSTOMIZE_BUILD,
		restrict: options.restrict
	}).build(slashed(relative(root, folder))), redactor = new Redactor(tree, reader);
	for (let problem of build.problems) terminal.complain(printable(redactor.text(told(problem))));
	build.problems.some(({ kind }) => kind === "outside-root") && terminal.complain(OUTSIDE_HINT), build.problems.some(({ kind, origin }) => kind === "no-overlay" && !origin) && terminal.complain(PLAIN_HINT);
	for (let part of build.unknown) terminal.complain(printable(redactor.text(`Unknown: ${unknownWords(part)}`)));
	return build.problems.length === 0 && terminal.print(written$1(build.objects, redactor, options)), exitCode([build]);
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
		build.problems.length > 0 ? writeReport(`${file}.error`, `${build.problems.map(({ text }) => redactor.text(text)).join("\n")}\n`) : writeReport(`${file}.yaml`, written$1(build.objects, redactor, options));
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
// src/cli/check.ts
/** `gitops-gate check`: checks a folder, writes the reports and gives the exit code. */
async function checkCommand(given, terminal) {
	let formats = formatsOf(given), folder = judgedFolder(given.operands[0] ?? "."), revision = given.options.get("base")?.[0], scope = choice(given, "scope", SCOPES);
	terminal.progress("reading files");
	let head = readWorkTree(folder), base = revision === void 0 ? void 0 : compareWith(folder, revision);
	if (!base && scope !== void 0 && scope !== "all") throw new UsageError(`--scope ${scope} requires a base. Add --base REV.`);
	let levels = parseRuleLevels(given.options.get("rule") ?? [], rules.map(({ id }) => id)), outcome = await invoke({
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
		failOn: choice(given, "fail-on", THRESHOLDS),
		statements: base && (async (policy) => trailerStatements(folder, { base: base.change.base }, policy, { isHosted: !1 })),
		env: process.env,
		progress: terminal.progress
	});
	terminal.progress("");
	for (let complaint of outcome.complaints) terminal.complain(complaintText(complaint));
	for (let { name, file } of formats) file === void 0 ? terminal.print(reportText(outcome, name, terminal)) : writeReportFile(outcome, {
		name,
		file
	});
	if (given.options.has("verbose")) for (let note of outcome.notes) terminal.complain(note);
	for (let failure of outcome.failures) terminal.complain(failure);
	return outcome.exitCode;
}
function formatsOf({ options }) {
	let formats = (options.get("format") ?? ["text"]).map(parseFormat);
	if (formats.filter(({ file }) => file === void 0).length > 1) throw new UsageError("Only one format can be printed to the terminal. Write the others to files, such as --format sarif=report.sarif.");
	return formats;
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
function explainText({ id, severity, preset, page }, color) {
	let { bold, dim } = import_picocolors.default.createColors(color), level = `${severity}${preset ? `, in preset ${preset}` : ""}`, lines = [], prose = [], fence, flush = () => {
		lines.push(...laidOut(prose)), prose = [];
	};
	for (let line of page.trim().split(/\r?\n/).map(visible)) {
		let mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1], heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
		fence === void 0 ? mark !== void 0 || heading !== void 0 || line === "" || line.startsWith("<!--") ? (flush(), fence = mark, heading === void 0 ? line === "" && lines.push("") : lines.push(bold(heading))) : (LIST_ITEM.test(line) && flush(), prose.push(withoutLinks(line))) : mark?.startsWith(fence) ? fence = void 0 : lines.push(line === "" ? "" : `    ${line}`);
	}
	return flush(), `${[
		...lines,
		"",
		dim(`level: ${level}`),
		dim(ruleUrl(id))
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
function laidOut(lines) {
	let [first] = lines;
	if (first === void 0) return [];
	if (first.startsWith("|")) return table(lines, 80);
	let mark = LIST_ITEM.exec(first)?.[0] ?? "", text = [first.slice(mark.length), ...lines.slice(1).map((line) => line.trim())].join(" "), indent = " ".repeat(mark.length);
	return wrap(text, 80 - indent.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
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
function rulesText(rules, color) {
	let { bold, dim } = import_picocolors.default.createColors(color), columns = Math.max(0, ...rules.map(({ id }) => id.length)) + 2, lines = byTheme(rules).flatMap(([title, group]) => [
		bold(title),
		...group.flatMap((rule) => rowsOf(rule, columns, color)),
		""
	]), hint = dim("`gitops-gate explain ID` explains a rule and how to fix its findings.");
	return `${[...lines, hint].join("\n")}\n`;
}
function rowsOf({ id, severity, description, preset }, columns, color) {
	let { red, yellow, blue } = import_picocolors.default.createColors(color), paint = {
		error: red,
		warning: yellow,
		notice: blue
	}, indent = columns + 11, [first = "", ...rest] = wrap(preset ? `${description} (preset ${preset})` : description, 100 - indent);
	return [`  ${id.padEnd(columns)}${paint[severity](severity)}${" ".repeat(9 - severity.length)}${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)];
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
};
/** `gitops-gate explain ID`: the page of a rule. */
function explainCommand(given, terminal) {
	let [id] = given.operands;
	if (id === void 0) throw new UsageError("Specify a rule: gitops-gate explain ID. To list all rules, run `gitops-gate rules`.");
	let rule = rules.find((one) => one.id === id);
	if (!rule) throw new UsageError(unknownRule(id, rules.map((one) => one.id)));
	let page = readResource(`rules/${id}/README.md`);
	return terminal.print(entryOf(given, "format", EXPLAIN_FORMATS)({
		...rule,
		page
	}, terminal.color)), 0;
}
/** `gitops-gate rules`: all rules with their levels. */
function rulesCommand(given, terminal) {
	return terminal.print(entryOf(given, "format", RULES_FORMATS)(rules, terminal.color)), 0;
}
// src/report/graph/mermaid.ts
/** The graph as a Mermaid flowchart: what applies what, dashed what waits for what. */
function graphMermaid({ parts }) {
	let lines = ["flowchart LR"], count = 0;
	for (let [index, { name, chart }] of parts.flatMap(({ groups }) => groups).entries()) {
		let names = /* @__PURE__ */ new Map();
		lines.push(`  subgraph c${index + 1}["${quoted(name)}"]`);
		for (let part of chart) "key" in part && names.set(part.key, `n${count++}`), lines.push(`    ${written(part, names)}`);
		lines.push("  end");
	}
	return `${lines.join("\n")}\n`;
}
function written(part, names) {
	return "key" in part ? `${names.get(part.key)}["${part.lines.map(quoted).join("<br/>")}"]` : `${names.get(part.from)} ${part.isWaiting ? "-.->" : "-->"} ${names.get(part.to)}`;
}
/** Text that is valid between quotes in Mermaid. */
function quoted(text) {
	return text.replace(/[^A-Za-z0-9 ./_-]/g, (character) => `#${character.codePointAt(0)};`);
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
	return lines.length === 0 && lines.push(`No ${listWords(soughtFor, "and no")} was found.`), withoutCommands(`${lines.map(printable).join("\n")}\n`);
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
};
/** `gitops-gate graph`: the clusters of a repository as its reconcilers run them, and what is not known of them. */
async function graphCommand(given, terminal) {
	let write = entryOf(given, "format", GRAPH_FORMATS), folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), options = await revisionOptions(folder, tree, terminal), { reconcilers, redactor } = new Revision(tree, new YamlReader(), options), cluster = given.options.get("cluster")?.[0], from = given.options.get("from")?.[0], chosen = cluster === void 0 ? reconcilers.flatMap(({ entrypoints }) => entrypoints) : chosenEntrypoints(reconcilers, cluster);
	return from !== void 0 && checkBeginning(chosen, reconcilers, from), hideVariables(reconcilers, redactor), terminal.print(redactor.text(write(graphReport(reconcilers, {
		cluster: cluster === void 0 ? void 0 : chosen[0]?.name,
		from
	})))), 0;
}
// src/cli/commands.ts
const DONE = "0 success, 2 could not run.", COMMANDS = {
	check: {
		operands: "[PATH]",
		summary: "Check a GitOps repository, or what a branch changes in it.",
		most: 1,
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
			verbose: { help: "list what was not checked, and why, on standard error" },
			rule: {
				value: "ID=LEVEL",
				repeatable: !0,
				help: `set a rule to ${listWords(LEVELS, "or")}`
			}
		}
	},
	build: {
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
		}
	},
	diff: {
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
		}
	},
	graph: {
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
		}
	},
	externals: {
		operands: "[PATH]",
		summary: "Print what clusters need from elsewhere, as externals for the policy file.",
		most: 1,
		exitCodes: DONE,
		options: {}
	},
	explain: {
		operands: "ID",
		summary: "Explain a rule and how to fix its findings.",
		most: 1,
		exitCodes: DONE,
		options: { format: formatOption(EXPLAIN_FORMATS) }
	},
	rules: {
		operands: "",
		summary: "List all rules.",
		most: 0,
		exitCodes: DONE,
		options: { format: formatOption(RULES_FORMATS) }
	}
};
function formatOption(formats) {
	let names = Object.keys(formats);
	return {
		value: names.join("|"),
		help: withDefault(names)
	};
}
/** The values of an option, the first of which is its default. */
function withDefault([first = "", ...others]) {
	return listWords([`${first} (default)`, ...others], "or");
}
/** The text of `--help`: the commands, and the options of the one that most people want. */
function helpText() {
	let lines = [
		"gitops-gate finds changes that would break a cluster before you merge them.",
		"",
		"Usage: gitops-gate COMMAND [OPTIONS]",
		""
	];
	for (let [name, { operands, summary }] of Object.entries(COMMANDS)) lines.push(`  ${`${name} ${operands}`.trim().padEnd(26)}${summary}`);
	return lines.push("", "Options of check:", ...optionLines(COMMANDS.check), "", OTHERS, `Exit codes of check: ${COMMANDS.check?.exitCodes}`), `${lines.join("\n")}\n`;
}
/** The text of `COMMAND --help`. */
function commandHelpText(name, command) {
	let options = optionLines(command), usage = [
		"Usage: gitops-gate",
		name,
		command.operands,
		options.length > 0 ? "[OPTIONS]" : ""
	], lines = [
		command.summary,
		"",
		usage.filter(Boolean).join(" "),
		""
	];
	return options.length > 0 && lines.push(...options, ""), `${[...lines, `Exit codes: ${command.exitCodes}`].join("\n")}\n`;
}
const OTHERS = "Run `gitops-gate COMMAND --help` for the options of the other commands.";
/** Each option with its help next to it, or below it if its name is too long. */
function optionLines(command) {
	return Object.entries(command?.options ?? {}).flatMap(([option, { value, help }]) => {
		let name = `  --${option}${value ? ` ${value}` : ""}`, column = " ".repeat(26);
		return name.length < column.length ? `${name.padEnd(column.length)}${help}` : [name, `${column}${help}`];
	});
}
// src/report/externals.ts
/** `externals` of a policy file with what clusters need from elsewhere, sorted; what is certainly wrong is not in it. */
function externalsText(needs, clusters) {
	let entries = entriesOf(needs.filter(({ isWrong }) => !isWrong), clusters);
	return entries.length === 0 ? "externals: []\n" : `externals:\n${entries.map(entryText).join("")}`;
}
function entriesOf(needs, clusters) {
	let byObject = groupBy(needs, ({ groupKind, namespace, name }) => [
		groupKind,
		namespace,
		name
	].join("\0")), single = [...byObject.values()].flatMap((same) => same.length === clusters ? same.slice(0, 1) : same), isOfAll = (need) => byObject.get([
		need.groupKind,
		need.namespace,
		need.name
	].join("\0"))?.length === clusters;
	return [...groupBy(single, (need) => [
		need.groupKind,
		need.namespace,
		isOfAll(need) ? "" : need.cluster
	].join("\0"))].sort(([a], [b]) => a < b ? -1 : 1).map(([, [first, ...others]]) => ({
		kind: first.groupKind.slice(first.groupKind.indexOf("/") + 1),
		namespace: first.namespace,
		cluster: isOfAll(first) ? void 0 : first.cluster,
		names: [first, ...others].map(({ name }) => name).sort()
	}));
}
function entryText({ kind, namespace, cluster, names }) {
	let [only = "", ...others] = names;
	return `  - kind: ${kind}\n${others.length === 0 ? `    name: ${scalar(only)}\n` : `    name:\n${names.map(item).join("")}`}${field("namespace", namespace)}${field("cluster", cluster ?? "")}`;
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
/** `gitops-gate externals`: what the clusters of a repository need from elsewhere, as `externals` of a policy file. */
async function externalsCommand(given, terminal) {
	let folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), options = await revisionOptions(folder, tree, terminal), { reconcilers, redactor } = new Revision(tree, new YamlReader(), options), needy = reconcilers.filter((reconciler) => reconciler.needs().length > 0), needs = needy.flatMap((reconciler) => reconciler.needs()), clusters = needy.flatMap(({ entrypoints }) => entrypoints).length;
	return reconcilers.every(({ entrypoints }) => entrypoints.length === 0) && terminal.complain("This directory does not define a Flux cluster or an Argo CD Application, so it is not known what comes from elsewhere."), terminal.print(redactor.text(externalsText(needs, clusters))), 0;
}
// src/cli/main.ts
const RUN = {
	build: buildCommand,
	check: checkCommand,
	diff: diffCommand,
	explain: explainCommand,
	externals: externalsCommand,
	graph: graphCommand,
	rules: rulesCommand
};
/** Runs a command line, given without the name of the program, and returns its exit code; what fails is printed and is 2. */
async function main(words, terminal) {
	try {
		return await runCommand(words, terminal);
	} catch (error) {
		return fail(error, terminal);
	}
}
async function runCommand(words, terminal) {
	let [name = "--help", ...rest] = words, say = (text) => (terminal.print(text), 0);
	if (name === "--version") return say(`${TOOL.version}\n`);
	if ([
		"--help",
		"-h",
		"help"
	].includes(name)) return say(helpText());
	let command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0, run = RUN[name];
	if (!command || !run) throw new UsageError(unknownCommand(name));
	return rest.some((word) => word === "--help" || word === "-h") ? say(commandHelpText(name, command)) : run(readArguments(name, command, rest), terminal);
}
function unknownCommand(name) {
	let near = nearest(name, Object.keys(COMMANDS));
	return `Unknown command \`${name}\`. ${near ? `Did you mean \`${near}\`?` : "To list all commands, run `gitops-gate --help`."}`;
}
/** Prints what went wrong, and returns the exit code of a run that could not be made. */
function fail(error, terminal) {
	return terminal.progress(""), terminal.complain(error instanceof UsageError ? error.message : `gitops-gate failed: ${error instanceof Error ? error.stack : String(error)}`), 2;
}
// src/cli/terminal.ts
/** The terminal behind these streams. */
function terminalOf(output, errors, env) {
	return {
		color: output.isTTY === !0 && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb",
		print: (text) => void output.write(text),
		complain: (text) => void errors.write(`${withoutCommands(text.split("\n").map(printable).join("\n"))}\n`),
		progress(stage) {
			errors.isTTY === !0 && errors.write(`\r\u001b[K${stage === "" ? "" : `${stage} …`}`);
		}
	};
}
// src/cli/program.ts
const terminal = terminalOf(process.stdout, process.stderr, process.env);
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
}), process.on("uncaughtException", (error) => {
	process.exitCode = fail(error, terminal), process.exit();
}), process.exitCode = await main(process.argv.slice(2), terminal);
export {};
