import { r as __toESM } from "./rolldown-runtime.js";
import { $ as requireFiles, A as countOf, At as readManifests, B as Builder, C as followArgo, Ct as unknownRule, D as LONG, Dt as nearest, E as rules, Et as schemaFetcherOf, F as argoId, G as unknownVariables, H as KUSTOMIZE_BUILD, I as failuresOf, It as visible, J as formatNumber, K as reconcilerId, L as optionWords, Lt as withoutCommands, Mt as KubernetesObject, N as RedactedValues, Nt as jsonText, O as changesBetween, Ot as knownKind, P as isTemplated, Pt as printable, Q as judgedFolder, R as syncWave, S as deployedIn, St as placeText, T as sourcesOf$1, Tt as withoutCredentials, U as unknownInjection, V as FLUX_BUILD, W as dependenciesOf, X as ruleUrl, Y as TOOL, Z as compareWith, _ as Redactor, a as changesText, at as findSources, b as statesFlux, bt as POLICY_PATHS, c as changesMarkdown, ct as folderInRepository, f as diffJson, g as YamlReader, h as check, i as wrap, j as firstFew, kt as readResource, mt as repositoryFolder, n as parseFormat, o as require_picocolors, ot as readWorkTree, pt as remoteUrls, q as overlayDirectories, r as render, t as writeReport, v as hideOrigins, vt as governingPolicy, w as isSet, wt as UsageError, x as followFlux, xt as parseRuleLevels, y as hideVariables, yt as policyInFile, z as Builds } from "./write.js";
import { C as stringAt, d as copyMap, f as deleteEntry, g as mapAt, m as isMap, p as isList, v as newMap, x as setEntry, y as originOf } from "./defaults.js";
import { parseArgs } from "node:util";
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
// src/argocd/applied.ts
/** The scopes of kinds, as far as they are known: built in, bundled, or defined in the tree. Argo CD takes others for namespaced. */
function scopesIn(manifests) {
	let defined = /* @__PURE__ */ new Set();
	for (let { groupKind, value } of manifests.objects()) groupKind === "apiextensions.k8s.io/CustomResourceDefinition" && stringAt(value, "spec", "scope") === "Cluster" && defined.add(`${stringAt(value, "spec", "group")}/${stringAt(value, "spec", "names", "kind")}`);
	return (groupKind) => knownKind(groupKind)?.scope === "Cluster" || defined.has(groupKind);
}
/**
* What Argo CD applies for an Application: namespaced objects that state no namespace go to that of the destination, as far as
* it is known, and the others have none (`kubectl apply -n`).
*/
function appliedObjects(application, isClusterScoped) {
	return application.objects.map((object) => inNamespace(object, application, isClusterScoped(object.groupKind)));
}
function inNamespace(object, { object: application, destination }, isScoped) {
	let { namespace = "" } = destination, wanted = isScoped ? "" : object.namespace || (isTemplated(namespace) ? "" : namespace);
	if (wanted === object.namespace) return object;
	let metadata = copyMap(mapAt(object.value, "metadata") ?? newMap());
	wanted === "" ? deleteEntry(metadata, "namespace") : setEntry(metadata, "namespace", wanted, application.at("spec", "destination", "namespace").origin);
	let value = copyMap(object.value);
	return setEntry(value, "metadata", metadata, originOf(object.value, "metadata") ?? object.origin), new KubernetesObject(value, object.origin, object.builds, {
		isFinal: !0,
		stated: object.stated
	});
}
// src/argocd/notes.ts
/** Why Applications of a root certainly fail. */
function failureNotes({ applications }) {
	let notes = new Notes();
	for (let application of applications) {
		let { sources, object } = application, origin = sources.find(({ path }) => path)?.path?.origin;
		for (let reason of failuresOf(application)) notes.add(reason, origin, argoId(object));
	}
	return notes.all();
}
/** What is not known of a root. */
function unknownNotes({ applications, sets }) {
	let notes = new Notes();
	for (let { object, unknowns } of [...sets, ...applications]) for (let { kind, reason, origin } of unknowns) notes.add(kind === "absent" ? "Applications that may be made have no directory here." : reason, origin, argoId(object));
	return notes.all();
}
var Notes = class {
	#notes = /* @__PURE__ */ new Map();
	add(reason, origin, id) {
		let note = this.#notes.get(reason) ?? {
			origin,
			ids: /* @__PURE__ */ new Set()
		};
		this.#notes.set(reason, note), note.ids.add(id);
	}
	all() {
		return [...this.#notes].map(([reason, { origin, ids }]) => ({
			reason,
			origin,
			ids: [...ids]
		}));
	}
};
// src/report/graph/named.ts
/** Whether an object of an id (`namespace/name`) is meant by a text: the whole of it, or the name alone. */
function isNamed(id, text) {
	return id === text || !text.includes("/") && id.endsWith(`/${text}`);
}
/** What Flux and Argo CD run of a tree. */
function followAll(tree, reader, manifests, options) {
	let { repositories: urls, checkouts } = options, flux = followFlux(tree, reader, manifests, options);
	return {
		flux,
		argo: followArgo(tree, reader, manifests, {
			urls,
			applied: flux.objects(),
			checkouts
		})
	};
}
/** The cluster and the root of a name, or all; throws UsageError with the nearest name where there is none. */
function chosenClusters({ clusters }, { roots }, name) {
	if (clusters.length === 0 && roots.length === 0) throw new UsageError("No cluster is set up here: there are no Flux Kustomizations and no Argo CD Applications in this folder.");
	if (name === void 0) return {
		clusters,
		roots
	};
	let isChosen = (one) => one.name === name, chosen = {
		clusters: clusters.filter(isChosen),
		roots: roots.filter(isChosen)
	};
	if (chosen.clusters.length > 0 || chosen.roots.length > 0) return chosen;
	let names = [...new Set([...clusters, ...roots].map((one) => one.name))];
	throw new UsageError(`There is no cluster \`${name}\`${suggestion(name, names)}`);
}
/** Throws UsageError with the nearest name where none of the clusters has the object that the graph is to begin at. */
function checkBeginning({ clusters, roots }, from) {
	let ids = /* @__PURE__ */ new Set([...clusters.flatMap(({ reconcilers }) => reconcilers.map(reconcilerId)), ...roots.flatMap(({ sets, applications }) => [...sets, ...applications].map(({ object }) => argoId(object)))]);
	for (let id of ids) if (isNamed(id, from)) return;
	let names = from.includes("/") ? [...ids] : [...ids].map((id) => id.slice(id.lastIndexOf("/") + 1));
	throw new UsageError(`There is no Kustomization, Application or ApplicationSet \`${from}\`${suggestion(from, [...new Set(names)])}`);
}
function suggestion(name, names) {
	let near = nearest(name, names);
	if (near !== void 0) return `; did you mean \`${near}\`?`;
	let more = names.length > 20 ? ` and ${names.length - 20} more` : "";
	return names.length === 0 ? "." : `; there are: ${names.slice(0, 20).join(", ")}${more}.`;
}
// src/cli/place.ts
/** `path:line:column: ` of a place, to stand before what is said of it; empty where none is known. */
function placeOf$3(origin) {
	if (!origin) return "";
	let { line, column } = origin.file.position(origin.start);
	return `${origin.file.path}:${line}:${column}: `;
}
// src/cli/sources.ts
/** The policy that a run is judged by; says on the error stream where a branch changes its policy file, which counts after the merge only. */
async function policyInForce(head, base, terminal) {
	let policy = await governingPolicy(head, base, rules.map(({ id }) => id)), changed = base && POLICY_PATHS.find((path) => head.textAt(path)?.text !== base.textAt(path)?.text);
	return changed !== void 0 && terminal.complain(`${changed}: this branch changes the policy file. The one of the base counts until the merge; to try this one, add --config ${changed}.`), policy;
}
/** What a policy's sources hand out; says on the error stream what of them is not there. */
function sourcesOf(policy, folder, trees, terminal) {
	let sources = findSources(policy, folder, trees);
	for (let { at, message } of sources.complaints) terminal.complain(withoutCredentials(`${placeText(at)}: ${message}`));
	return sources;
}
/** What following clusters takes of a folder, its tree, and the base where there is one, whose policy file counts then. */
async function followingOptions(folder, head, terminal, base) {
	let { directories, checkouts } = sourcesOf(await governingPolicy(head, base, rules.map(({ id }) => id)), folder, base ? [head, base] : [head], terminal);
	return {
		repositories: remoteUrls(folder),
		sources: directories,
		checkouts
	};
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
		this.#text += this.#withOrigins ? `${text} # ${placeOf$2(origin)}\n` : `${text}\n`;
	}
};
/** Letters of a key that may stand on one line with its value. */
const MAX_KEY = 128;
function isEmpty(map) {
	for (let _ in map) return !1;
	return !0;
}
function placeOf$2({ file, start, related }) {
	let place = `${file.path.replace(/[\p{Cc}\u2028\u2029]/gu, encodeURIComponent)}:${file.position(start).line}`;
	return related ? `${place}, ${placeOf$2(related)}` : place;
}
// src/cli/written.ts
/** Objects as `build` prints them. */
function written(objects, redactor, options) {
	let { withOrigins, isRedacted } = options;
	return isRedacted ? (hideOrigins(objects, redactor), writeObjects(objects.map(({ value, origin }) => ({
		value: new RedactedValues(new KubernetesObject(value, origin), redactor).object(),
		origin
	})), withOrigins)) : writeObjects(objects, withOrigins);
}
// src/cli/build-clusters.ts
/**
* `gitops-gate build --cluster NAME` and `--all-clusters`: what Flux and Argo CD will be asked to apply; with --output each
* cluster into a file of its own. Exit code 1 where something of it fails, 2 where it is only partly known.
*/
async function buildClusters(given, name, terminal) {
	let folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), reader = new YamlReader(), options = await followingOptions(folder, tree, terminal), manifests = readManifests(tree, reader, options.checkouts), { flux, argo } = followAll(tree, reader, manifests, options), chosen = chosenClusters(flux, argo, name), redactor = new Redactor(tree, reader, options.checkouts);
	hideVariables(flux, redactor), hideOrigins([...flux.objects(), ...argo.applications.flatMap(({ objects }) => objects)], redactor);
	let writing = {
		withOrigins: given.options.has("origins"),
		isRedacted: given.options.has("redact")
	}, write = (objects) => written(objects, redactor, writing), isClusterScoped = scopesIn(manifests), parts = [...chosen.clusters.map((cluster) => ofCluster(cluster, write)), ...chosen.roots.map((root) => ofRoot(root, isClusterScoped, write))];
	for (let { name: cluster, failures, unknowns } of parts) {
		for (let failure of failures) terminal.complain(printable(redactor.text(`${cluster}: ${failure}`)));
		for (let unknown of unknowns) terminal.complain(printable(redactor.text(`${cluster}: unknown: ${unknown}`)));
	}
	return put(parts, given.options.get("output")?.[0], terminal), parts.some(({ failures }) => failures.length > 0) ? 1 : parts.some(({ unknowns }) => unknowns.length > 0) ? 2 : 0;
}
function put(parts, output, terminal) {
	let texts = /* @__PURE__ */ new Map();
	for (let { name, text } of parts) texts.set(name, [...texts.get(name) ?? [], text]);
	for (let [name, own] of texts) {
		let text = own.filter((part) => part !== "").join("---\n");
		output === void 0 ? terminal.print(texts.size > 1 ? `${printable(`# cluster ${name}`)}\n${text}` : text) : writeReport(join(output, `${name.replaceAll("/", "__")}.yaml`), text);
	}
}
function ofCluster(cluster, write) {
	let { name, reconcilers, unknowns } = cluster;
	return {
		name,
		text: write(reconcilers.flatMap(({ objects }) => objects)),
		failures: reconcilers.flatMap(({ failures }) => failures.map(({ origin, message }) => `${placeOf$3(origin)}${message}`)),
		unknowns: [
			...unknowns.map(({ origin, reason }) => `${placeOf$3(origin)}${reason}`),
			...new Set(reconcilers.flatMap(({ variables }) => unknownVariables(variables))),
			...unknownInjection(cluster)
		]
	};
}
function ofRoot(root, isClusterScoped, write) {
	let begun = root.foundBy === "flux" ? [] : root.entries.map(({ object }) => object), texts = root.applications.filter(({ objects }) => objects.length > 0).map((application) => {
		let { server, name, namespace } = application.destination, place = [namespace, name ?? server].filter((part) => part).join(" in "), heading = `# Application ${argoId(application.object)}${place === "" ? "" : `, to ${place}`}`;
		return `${printable(heading)}\n${write(appliedObjects(application, isClusterScoped))}`;
	});
	return {
		name: root.name,
		text: [...begun.length > 0 ? [write(begun)] : [], ...texts].join("---\n"),
		failures: failureNotes(root).map(noteWords),
		unknowns: unknownNotes(root).map(noteWords)
	};
}
function noteWords({ reason, origin, ids }) {
	return `${placeOf$3(origin)}${reason} (${firstFew(ids, (id) => id)})`;
}
// src/cli/build.ts
/** `gitops-gate build`: what overlays come to, or clusters are asked to apply. Exit code 1 where one does not build, 2 where one is only partly known. */
async function buildCommand(given, terminal) {
	let all = given.options.has("all"), cluster = given.options.get("cluster")?.[0];
	if (cluster !== void 0 || given.options.has("all-clusters")) return buildClusters(given, cluster, terminal);
	let output = given.options.get("output")?.[0], options = {
		withOrigins: given.options.has("origins"),
		isRedacted: given.options.has("redact")
	};
	if (all !== (output !== void 0)) throw new UsageError("--all and --output go together: build --all --output DIR.");
	let directory = given.operands[0];
	if (output !== void 0) return buildAll(directory ?? ".", output, options, terminal);
	if (directory === void 0) throw new UsageError("Name the directory to build: gitops-gate build DIR.");
	return buildOne(directory, options, terminal);
}
function buildOne(path, options, terminal) {
	let folder = judgedFolder(path), root = repositoryFolder(folder) ?? (isBelow$1(process.cwd(), folder) ? process.cwd() : folder), tree = readWorkTree(root), reader = new YamlReader(), build = new Builder(tree, reader, KUSTOMIZE_BUILD).build(slashed(relative(root, folder))), redactor = new Redactor(tree, reader);
	for (let problem of build.problems) terminal.complain(printable(redactor.text(told(problem))));
	for (let part of build.unknown) terminal.complain(printable(redactor.text(`Unknown: ${unknownWords(part)}`)));
	return terminal.print(written(build.objects, redactor, options)), exitCode([build]);
}
function buildAll(path, output, options, terminal) {
	let tree = readWorkTree(judgedFolder(path)), reader = new YamlReader(), builder = new Builder(tree, reader, KUSTOMIZE_BUILD), redactor = new Redactor(tree, reader), builds = [], directories = overlayDirectories(tree);
	for (let [at, directory] of directories.entries()) {
		at % 50 == 0 && terminal.progress(`building overlay ${at + 1} of ${directories.length}`);
		let build = builder.build(directory);
		builds.push(build);
		let file = join(output, directory === "" ? "__" : directory.replaceAll("/", "__"));
		build.problems.length > 0 ? writeReport(`${file}.error`, `${build.problems.map(({ text }) => redactor.text(text)).join("\n")}\n`) : writeReport(`${file}.yaml`, written(build.objects, redactor, options));
	}
	terminal.progress("");
	let failed = builds.filter(({ problems }) => problems.length > 0).length, partly = builds.filter(({ problems, unknown }) => problems.length === 0 && unknown.length > 0).length;
	return terminal.print(`${builds.length} overlays: ${builds.length - failed - partly} built, ${partly} partly known, ${failed} failed\n`), exitCode(builds);
}
function exitCode(builds) {
	return builds.some(({ problems }) => problems.length > 0) ? 1 : builds.some(({ unknown }) => unknown.length > 0) ? 2 : 0;
}
function told({ text, origin }) {
	return `${placeOf$3(origin)}${text}`;
}
function unknownWords({ reason, origin }) {
	return `${placeOf$3(origin)}${reason}`;
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
	let config = given.options.get("config")?.[0], ruleIds = rules.map(({ id }) => id), policy = withLevels(config === void 0 ? await policyInForce(head, base?.tree, terminal) : await policyInFile(config, ruleIds), given, ruleIds), sources = sourcesOf(policy, folder, base ? [head, base.tree] : [head], terminal), failOn = choice(given, "fail-on", THRESHOLDS) ?? policy.failOn ?? "error";
	requireFiles(head, folder);
	let today = (/* @__PURE__ */ new Date()).toISOString().slice(0, 10), { report, failures, notes, snippets } = await check({
		head,
		base,
		policy,
		scope,
		failOn,
		today,
		repositories: remoteUrls(folder),
		sources,
		fetchSchema: schemaFetcherOf(policy.online, process.env),
		progress: terminal.progress
	});
	terminal.progress("");
	for (let { name, file } of formats) {
		let text = render(name, report, {
			snippets,
			rules,
			colour: file === void 0 && terminal.colour,
			get prefix() {
				return folderInRepository(folder) ?? "";
			}
		});
		file === void 0 ? terminal.print(text) : writeReport(file, text);
	}
	if (given.options.has("verbose")) for (let note of notes) terminal.complain(note);
	for (let failure of failures) terminal.complain(failure);
	return failures.length > 0 ? 2 : report.gate.conclusion === "passed" ? 0 : 1;
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
// src/cli/commands.ts
const DONE = "0 done, 2 could not run.", JSON_FORMAT = { format: {
	value: "text|json",
	help: "text (default) or json"
} }, COMMANDS = {
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
				help: "policy file (default .github/gitops-gate.yaml, of the base with --base)"
			},
			verbose: { help: "print what is unknown to standard error" },
			rule: {
				value: "ID=LEVEL",
				repeatable: !0,
				help: "set a rule to off, notice, warning or error"
			}
		}
	},
	build: {
		operands: "[DIR]",
		summary: "Print the manifests of an overlay or a cluster, with the values of Secrets.",
		most: 1,
		exitCodes: "0 built, 1 something does not build, 2 a part is unknown, or it could not run.",
		options: {
			origins: { help: "annotate each line with the file and line it comes from" },
			redact: { help: "replace the values of Secrets and other hidden values with •••" },
			all: { help: "build every overlay below DIR (default: this folder)" },
			cluster: {
				value: "NAME",
				help: "print what Flux or Argo CD applies in a cluster"
			},
			"all-clusters": { help: "the same for all clusters" },
			output: {
				value: "FOLDER",
				help: "directory for the results"
			}
		}
	},
	diff: {
		operands: "[PATH]",
		summary: "Show what a branch changes in each cluster.",
		most: 1,
		exitCodes: DONE,
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
		summary: "Show the clusters of a repository as Flux and Argo CD run them.",
		most: 1,
		exitCodes: DONE,
		options: {
			cluster: {
				value: "NAME",
				help: "one cluster of Flux or root of Argo CD"
			},
			from: {
				value: "[NAMESPACE/]NAME",
				help: "what one Kustomization, Application or ApplicationSet applies"
			},
			format: {
				value: "text|json|mermaid",
				help: "text (default), json or mermaid"
			}
		}
	},
	explain: {
		operands: "ID",
		summary: "Explain a rule and how to fix its findings.",
		most: 1,
		exitCodes: DONE,
		options: JSON_FORMAT
	},
	rules: {
		operands: "",
		summary: "List all rules.",
		most: 0,
		exitCodes: DONE,
		options: JSON_FORMAT
	}
};
/** The text of `--help`: the commands, and the options of the one that most people want. */
function helpText() {
	let lines = [
		"gitops-gate finds what would break a cluster, before you merge it.",
		"",
		"Usage: gitops-gate COMMAND [OPTIONS]",
		""
	];
	for (let [name, { operands, summary }] of Object.entries(COMMANDS)) lines.push(`  ${`${name} ${operands}`.trim().padEnd(26)}${summary}`);
	return lines.push("", "Options of check:", ...optionLines(COMMANDS.check), "", OTHERS, `Exit codes of check: ${COMMANDS.check?.exitCodes}`), `${lines.join("\n")}\n`;
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
		`Exit codes: ${command.exitCodes}`
	].join("\n")}\n`;
}
const OTHERS = "gitops-gate COMMAND --help shows the options of the other commands.";
/** Each option with its help beside it, or below it where its name is too long. */
function optionLines(command) {
	return Object.entries(command?.options ?? {}).flatMap(([option, { value, help }]) => {
		let name = `  --${option}${value ? ` ${value}` : ""}`, column = " ".repeat(26);
		return name.length < column.length ? `${name.padEnd(column.length)}${help}` : [name, `${column}${help}`];
	});
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
/** `gitops-gate diff`: what a change does to each cluster, or directory of Argo CD, field by field. Exit code 0 whatever it does. */
async function diffCommand(given, terminal) {
	let format = choice(given, "format", [
		"text",
		"json",
		"markdown"
	]) ?? "text", revision = given.options.get("base")?.[0];
	if (revision === void 0) throw new UsageError("Name what to compare with: gitops-gate diff --base REV.");
	let folder = judgedFolder(given.operands[0] ?? "."), { tree, change } = compareWith(folder, revision), head = readWorkTree(folder), reader = new YamlReader(), options = await followingOptions(folder, head, terminal, tree), changes = changesBetween(deployedBy(tree, reader, options), deployedBy(head, reader, options), LONG);
	return terminal.print(FORMATS$2[format](changes, change.base)), 0;
}
function deployedBy(tree, reader, options) {
	let { repositories: urls, checkouts } = options, manifests = readManifests(tree, reader, checkouts), flux = followFlux(tree, reader, manifests, options), isFlux = statesFlux(manifests), builds = new Builds(tree, reader, manifests, isFlux ? FLUX_BUILD : KUSTOMIZE_BUILD, checkouts), argo = followArgo(tree, reader, manifests, {
		urls,
		overlays: isFlux ? void 0 : builds,
		applied: flux.objects(),
		checkouts
	}), redactor = new Redactor(tree, reader, checkouts), applied = argo.applications.flatMap(({ objects }) => objects);
	return hideOrigins([
		...flux.objects(),
		...applied,
		...builds.all().flatMap(({ objects }) => objects)
	], redactor), hideVariables(flux, redactor), {
		...deployedIn(flux, argo, flux.clusters.length > 0 ? [] : builds.all()),
		redactor
	};
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
// src/report/graph/source-words.ts
/** Where a source takes its manifests from, in a few words. */
function placeOf$1({ directory, pattern, repository, revision, type, chart }) {
	return chart === null ? directory === null ? pattern !== null && pattern !== "" ? pattern : type === "ref" ? `values of ${repository}` : `not here: ${repository}` : directory : `chart ${[chart, revision].filter((part) => part !== "").join(" ")} of ${repository}`;
}
/** Whether a node is an Application that may not be there, of a directory that is not there either. */
function isAbsent(node) {
	return node.kind === "Application" && node.unknown.some(({ kind }) => kind === "absent") && node.applies.length === 0;
}
// src/report/graph/mermaid.ts
/** The graph as a Mermaid flowchart: what applies what, dashed what waits for what. */
function graphMermaid({ clusters, argo }) {
	let chart = new Chart();
	for (let cluster of clusters) chart.cluster(cluster);
	for (let root of argo.roots) chart.root(root);
	return `${chart.lines.join("\n")}\n`;
}
var Chart = class {
	lines = ["flowchart LR"];
	#nodes = 0;
	#groups = 0;
	cluster({ name, kustomizations }) {
		let nodes = new Map(kustomizations.map(({ id }) => [id, this.#name()]));
		this.#begin(name);
		for (let { id, directory } of kustomizations) this.#node(nodes.get(id), [id, directory ?? "not here"]);
		for (let { id, parent, dependsOn } of kustomizations) {
			let from = parent === null ? void 0 : nodes.get(parent);
			from && this.lines.push(`    ${from} --> ${nodes.get(id)}`);
			for (let other of dependsOn) {
				let node = nodes.get(other);
				node && this.lines.push(`    ${nodes.get(id)} -.-> ${node}`);
			}
		}
		this.lines.push("  end");
	}
	root({ name, entries }) {
		this.#begin(name);
		for (let entry of entries) this.#argo(entry, void 0);
		this.lines.push("  end");
	}
	#argo(node, parent) {
		if (node.repeated || isAbsent(node)) return;
		let name = this.#name(), places = node.kind === "Application" ? node.sources.map(placeOf$1) : ["ApplicationSet"];
		this.#node(name, [node.id, ...places]), parent && this.lines.push(`    ${parent} --> ${name}`);
		for (let child of node.kind === "Application" ? node.applies : node.applications) this.#argo(child, name);
	}
	#name() {
		return `n${this.#nodes++}`;
	}
	#begin(name) {
		this.lines.push(`  subgraph c${++this.#groups}["${quoted(name)}"]`);
	}
	#node(name, lines) {
		this.lines.push(`    ${name}["${lines.map(quoted).join("<br/>")}"]`);
	}
};
/** Text that can stand between quotes in Mermaid. */
function quoted(text) {
	return text.replace(/[^A-Za-z0-9 ./_-]/g, (character) => `#${character.codePointAt(0)};`);
}
/** Sums up a root, or what one Application or ApplicationSet (`namespace/name` or `name`) in it brings. */
function rootReport(root, graph, from) {
	let nodes = from === void 0 ? root.entries : [...root.sets, ...root.applications].filter(({ object }) => isNamed(argoId(object), from)), teller = new Teller(root, graph), entries = inOrder(nodes).map((node) => teller.node(node, 0)), shown = [...teller.seen], applications = shown.filter((node) => !isSet(node));
	return {
		name: root.name,
		foundBy: root.foundBy,
		applications: applications.length,
		applicationSets: shown.length - applications.length,
		objects: shown.reduce((sum, node) => sum + (isSet(node) ? 0 : node.objects.length), 0),
		entries
	};
}
/** Nodes by their sync waves, else as they are. */
function inOrder(nodes) {
	let wave = ({ object }) => syncWave(object) ?? 0;
	return [...nodes].sort((a, b) => wave(a) - wave(b));
}
var Teller = class {
	seen = /* @__PURE__ */ new Set();
	#root;
	#graph;
	constructor(root, graph) {
		this.#root = root, this.#graph = graph;
	}
	node(node, depth) {
		let repeated = this.seen.has(node);
		this.seen.add(node);
		let below = repeated || depth >= 30 ? [] : inOrder(this.#root.childrenOf(node)).map((child) => this.node(child, depth + 1)), state = {
			id: argoId(node.object),
			syncWave: syncWave(node.object) ?? null,
			repeated
		};
		return isSet(node) ? set(node, state, below) : this.#application(node, state, below);
	}
	#application(application, state, applies) {
		let { isCertain, sources, destination, objects } = application, { server = null, name = null, namespace = null } = destination, stated = sourcesOf$1(application.object);
		return {
			kind: "Application",
			...state,
			certain: isCertain,
			sources: sources.map((source, index) => this.#source(source, stated[index]?.map)),
			destination: {
				server,
				name,
				namespace
			},
			objects: objects.length,
			unknown: unknownOf$1(application),
			failures: failuresOf(application),
			applies
		};
	}
	#source(source, stated) {
		let { repoUrl, revision, type, path, pattern, objects, options } = source;
		return {
			repository: repoUrl,
			revision,
			type,
			chart: stringAt(stated, "chart") ?? null,
			directory: path ? path.directory || "." : null,
			exists: path?.exists ?? !1,
			pattern: pattern ?? null,
			fitting: pattern === void 0 ? [] : this.#graph.fitting(pattern),
			objects: objects.length,
			kustomize: optionWords(options)
		};
	}
};
function set(node, state, applications) {
	return {
		kind: "ApplicationSet",
		...state,
		unknown: unknownOf$1(node),
		applications
	};
}
function unknownOf$1({ unknowns }) {
	return unknowns.map(({ kind, reason }) => ({
		kind,
		reason
	}));
}
// src/report/graph/flux.ts
/** Sums up a cluster, or what one Kustomization (`namespace/name` or `name`) in it applies. */
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
			path: reconciler.object.origin.file.path,
			line: reconciler.object.origin.file.position(reconciler.object.origin.start).line,
			suspended: reconciler.object.at("spec", "suspend").value === !0,
			parent: reconciler.parent ? reconcilerId(reconciler.parent) : null,
			source: reconciler.source ? sourceId(reconciler.source) : null,
			directory: reconciler.path ? reconciler.path.directory || "." : null,
			dependsOn: dependenciesOf(reconciler.object).map(({ namespace, name }) => `${namespace || reconciler.namespace}/${name}`),
			objects: reconciler.objects.length,
			helmReleases: reconciler.objects.filter(({ kind }) => kind === "HelmRelease").length,
			unknown: [...reconciler.unknowns.map(({ reason }) => reason), ...unknownVariables(reconciler.variables)],
			failures: reconciler.failures.map(({ message }) => message)
		})),
		unknown: cluster.unknowns.filter((unknown) => !reconcilers.some(({ unknowns }) => unknowns.includes(unknown))).map(({ reason }) => reason).concat(unknownInjection(cluster))
	};
}
function isBelow(reconciler, from) {
	return isNamed(reconcilerId(reconciler), from) || reconciler.parent !== void 0 && isBelow(reconciler.parent, from);
}
function sourceId({ kind, namespace, name }) {
	return `${kind}/${namespace}/${name}`;
}
function urlOf(source) {
	let url = source.at("spec", "url").value;
	return typeof url == "string" ? url : null;
}
// src/report/graph/report.ts
/** Sums up clusters and roots for people and programs. */
function graphReport(flux, argo, { cluster: wanted, from } = {}) {
	let isWanted = ({ name }) => wanted === void 0 || name === wanted, clusters = flux.clusters.filter(isWanted).map((cluster) => clusterReport(cluster, from)), roots = argo.roots.filter(isWanted).map((root) => rootReport(root, argo, from)), isPart = from !== void 0 || wanted !== void 0;
	return {
		version: 1,
		clusters: clusters.filter(({ kustomizations }) => from === void 0 || kustomizations.length > 0),
		unreached: isPart ? [] : flux.unreached.map(placeOf),
		argo: {
			roots: roots.filter(({ entries }) => from === void 0 || entries.length > 0),
			unreached: isPart ? [] : argo.unreached.map(placeOf)
		}
	};
}
function placeOf({ name, origin }) {
	return {
		name,
		path: origin.file.path,
		line: origin.file.position(origin.start).line
	};
}
function graphJson(report) {
	return jsonText(report);
}
/** A root of Argo CD as a tree of lines for a terminal. */
function rootLines(root) {
	let { name, entries, applicationSets, objects, foundBy } = root, teller = new RootTeller(entries);
	teller.nodes(entries, "  ");
	let places = teller.absent === 1 ? "directory is" : "directories are", absent = teller.absent === 0 ? "" : ` (${teller.absent} more whose ${places} not here)`, counts = [
		`${countOf(root.applications - teller.absent, "Application")}${absent}`,
		...applicationSets > 0 ? [countOf(applicationSets, "ApplicationSet")] : [],
		countOf(objects, "object")
	];
	return [
		`${name}: ${foundBy === "flux" ? "what Argo CD gets from Flux" : "a root of Argo CD"}: ${counts.join(", ")}`,
		...teller.lines,
		...teller.sharedLines(),
		""
	];
}
var RootTeller = class {
	lines = [];
	/** Applications that may not be there, of directories that are not. */
	absent = 0;
	/** The nodes by what is not known of them. */
	#unknown = /* @__PURE__ */ new Map();
	/** Where most sources are, which is told once. */
	#usual;
	constructor(entries) {
		let sources = /* @__PURE__ */ new Map(), visit = (node) => {
			for (let { reason } of unknownOf(node)) {
				let same = this.#unknown.get(reason);
				same ? same.push(node) : this.#unknown.set(reason, [node]);
			}
			if (node.kind === "Application") for (let source of node.sources) sources.set(whereOf(source), (sources.get(whereOf(source)) ?? 0) + 1);
			for (let child of node.kind === "Application" ? node.applies : node.applications) visit(child);
		};
		for (let entry of entries) visit(entry);
		let [first] = [...sources].sort(([, a], [, b]) => b - a);
		this.#usual = first?.[0] ?? "", first && this.lines.push(`  from ${this.#usual}${sources.size > 1 ? ", unless said otherwise" : ""}`);
	}
	nodes(nodes, indent) {
		let absent = nodes.filter(isAbsent);
		for (let node of nodes) isAbsent(node) || (node.kind === "Application" ? this.#application(node, indent) : this.#set(node, indent));
		this.absent += absent.length, absent.length > 0 && this.lines.push(`${indent}? ${absentWords(absent)}`);
	}
	sharedLines() {
		return [...this.#unknown].filter(([, nodes]) => nodes.length >= 3).map(([reason, nodes]) => `  ? ${reason} (${countOf(nodes.length, nodes[0]?.kind ?? "")}: ${few(nodes)})`);
	}
	#application(node, indent) {
		let { id, sources, objects, repeated, applies, failures } = node, parts = [
			id,
			sources.map((source) => this.#sourceWords(source)).join(" + ") || "(no source)",
			destinationWords(node),
			countOf(objects, "object"),
			waveWords(node)
		];
		this.lines.push(indent + parts.filter((part) => part !== "").join("  ") + (repeated ? "  (see above)" : ""));
		for (let failure of failures) this.lines.push(`${indent}  ! ${failure}`);
		for (let { fitting } of sources) fitting.length > 0 && this.lines.push(`${indent}  fitting: ${firstFew(fitting, (path) => path, 6)}`);
		this.#unknownLines(node, indent), repeated || this.nodes(applies, `${indent}  `);
	}
	#set(node, indent) {
		let { id, applications, repeated } = node, present = applications.filter((one) => !isAbsent(one)), parts = [`ApplicationSet ${id}: ${countOf(present.length, "Application")}`, waveWords(node)];
		this.lines.push(indent + parts.filter((part) => part !== "").join("  ") + (repeated ? "  (see above)" : "")), this.#unknownLines(node, indent), repeated || this.nodes(applications, `${indent}  `);
	}
	#unknownLines(node, indent) {
		for (let { reason } of unknownOf(node)) (this.#unknown.get(reason)?.length ?? 0) < 3 && this.lines.push(`${indent}  ? ${reason}`);
	}
	#sourceWords(source) {
		let { repository, revision, directory } = source, isUsual = whereOf(source) === this.#usual || directory === null, isOther = !this.#usual.startsWith(`${repository} at `) || revision === "";
		return `${[placeOf$1(source), ...isUsual ? [] : [isOther ? `of ${whereOf(source)}` : `at ${revision}`]].join(" ")}${source.kustomize.length > 0 ? ` (${source.kustomize.join(", ")})` : ""}`;
	}
};
function unknownOf({ unknown }) {
	return unknown.filter(({ kind }) => kind !== "absent");
}
function whereOf({ repository, revision }) {
	return `${repository}${revision === "" ? "" : ` at ${revision}`}`;
}
function destinationWords({ destination: { server, name, namespace } }) {
	let cluster = name ?? server;
	return cluster === null && namespace === null ? "" : `→ ${[namespace ?? "", cluster ?? ""].filter((part) => part !== "").join(" in ")}`;
}
function waveWords({ syncWave }) {
	return syncWave === null ? "" : `wave ${syncWave}`;
}
function absentWords(nodes) {
	let subject = nodes.length === 1 ? "1 more may be made, but its directory is" : `${nodes.length} more may be made, but their directories are`, places = nodes.flatMap((node) => node.kind === "Application" ? node.sources.flatMap(({ directory, exists }) => exists ? [] : directory ?? []) : []);
	return `${subject} not here: ${firstFew(places, (place) => place)}`;
}
function few(nodes) {
	return firstFew([...new Set(nodes.map(({ id }) => id))], (id) => id);
}
/** The graph as a tree of lines for a terminal. */
function graphText({ clusters, unreached, argo }) {
	let lines = [...clusters.flatMap(clusterLines), ...argo.roots.flatMap(rootLines)];
	return lines.push(...placeLines("Stated here, and not deployed by any cluster that is set up here", unreached)), lines.push(...placeLines("Stated in part only, by files that nothing reads", argo.unreached)), lines.length === 0 && lines.push("No cluster of Flux and no Application of Argo CD was found."), withoutCommands(`${lines.map(printable).join("\n")}\n`);
}
function placeLines(title, places) {
	return places.length === 0 ? [] : [`${title}: ${places.length}`, ...places.map(({ name, path, line }) => `  ${name}  ${path}:${line}`)];
}
function clusterLines(cluster) {
	let { name, kustomizations, sources, objects, unknown } = cluster, lines = [`${name}: ${countOf(kustomizations.length, "Kustomization")}, ${countOf(objects, "object")}`];
	for (let { id, url } of sources) lines.push(`  from ${id}${url ? `  ${url}` : ""}`);
	let ids = new Set(kustomizations.map(({ id }) => id)), children = /* @__PURE__ */ new Map();
	for (let kustomization of kustomizations) {
		let parent = kustomization.parent !== null && ids.has(kustomization.parent) ? kustomization.parent : "";
		children.set(parent, [...children.get(parent) ?? [], kustomization]);
	}
	let told = many(kustomizations.flatMap((kustomization) => kustomization.unknown)), write = (kustomization, indent) => {
		let { id, directory, objects: count, dependsOn, suspended } = kustomization, waits = dependsOn.length > 0 ? `  after ${dependsOn.join(", ")}` : "", state = suspended ? "  suspended" : "";
		lines.push(`${indent}${id}  ${directory ?? "(not here)"}  ${countOf(count, "object")}${state}${waits}`);
		for (let reason of kustomization.failures) lines.push(`${indent}  ! ${reason}`);
		for (let reason of kustomization.unknown) told.has(reason) || lines.push(`${indent}  ? ${reason}`);
		for (let child of children.get(id) ?? []) write(child, `${indent}  `);
	};
	for (let root of children.get("") ?? []) write(root, "  ");
	let shared = [...told].map(([reason, count]) => `  ? ${reason} (in ${count} Kustomizations)`);
	return [
		...lines,
		...unknown.map((reason) => `  ? ${reason}`),
		...shared,
		""
	];
}
/** The texts that stand more often than people want to read them, with how often. */
function many(texts) {
	let counts = /* @__PURE__ */ new Map();
	for (let text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return new Map([...counts].filter(([, count]) => count > 2));
}
// src/cli/graph.ts
const FORMATS = {
	text: graphText,
	json: graphJson,
	mermaid: graphMermaid
};
/** `gitops-gate graph`: the clusters of a repository as Flux and Argo CD run them, and what is not known of them. */
async function graphCommand(given, terminal) {
	let format = choice(given, "format", [
		"text",
		"json",
		"mermaid"
	]) ?? "text", folder = judgedFolder(given.operands[0] ?? "."), tree = readWorkTree(folder), reader = new YamlReader(), options = await followingOptions(folder, tree, terminal), { flux, argo } = followAll(tree, reader, readManifests(tree, reader, options.checkouts), options), cluster = given.options.get("cluster")?.[0], from = given.options.get("from")?.[0], chosen = cluster === void 0 ? {
		clusters: flux.clusters,
		roots: argo.roots
	} : chosenClusters(flux, argo, cluster);
	from !== void 0 && checkBeginning(chosen, from);
	let redactor = new Redactor(tree, reader, options.checkouts);
	return hideVariables(flux, redactor), terminal.print(redactor.text(FORMATS[format](graphReport(flux, argo, {
		cluster,
		from
	})))), 0;
}
// src/cli/terminal.ts
/** The terminal of this process. */
const terminal = {
	colour: process.stdout.isTTY === !0 && (process.env.NO_COLOR ?? "") === "" && process.env.TERM !== "dumb",
	print: (text) => void process.stdout.write(text),
	complain: (text) => void process.stderr.write(`${withoutCommands(text.split("\n").map(printable).join("\n"))}\n`),
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
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
/** Says what went wrong, and ends with the exit code of a run that could not be made. */
function fail(error) {
	terminal.progress(""), terminal.complain(error instanceof UsageError ? error.message : `gitops-gate failed: ${error instanceof Error ? error.stack : String(error)}`), process.exitCode = 2;
}
process.on("uncaughtException", (error) => {
	fail(error), process.exit();
});
try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	fail(error);
}
export {};
