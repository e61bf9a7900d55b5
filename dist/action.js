import "./chunks/rolldown-runtime.js";
import { n as require_tunnel, t as require_undici } from "./chunks/undici.js";
import { A as severityCounts, C as linkToPlaces, Cn as codeSpan, D as toAnnotations, E as splitAnnotated, En as withoutCredentials, F as relatedPlaces, H as baselinePathOf, I as acceptedWords, It as POLICY_PATHS, K as parseImports, L as lineToAccept, M as allPlaces, Mn as below, Mt as CODEOWNERS_PATHS, N as buildNames, Nn as outsideOf, Nt as isOwner, O as VERDICT_MARKS, On as printable, Ot as changesInBase, P as otherPlaces, Pn as withPrefix, R as acceptedIn, S as parsePatch, Sn as codeBlock, T as annotationText, Tn as toMarkdownText, Ut as chosen, Zt as Tree, _ as judgedFolder, _t as TOOL, an as folderInRepository, bt as SCOPES, cn as isShallow, ct as readWorkTree, dt as contentId, f as complaintText, fn as resolveCommit, hn as gitFetch, in as commitsOnBranch, j as verdictOf, k as bySeverity, kn as shorten, kt as hasLine, ln as listMissing, lt as readCommit, n as reportText, o as parseFormat, on as hasCommits, p as toMarkdown, pn as GitError, r as writeReportFile, sn as isPartial, t as trailerStatements, tn as normalize, un as mergeBase, v as readBase, vn as fails, w as annotatedPlace, wn as linkTo, x as NO_HUNKS, xn as UsageError, xt as reasonOf, y as NOT_KNOWN, yn as THRESHOLDS, z as invoke } from "./chunks/trailer-statements.js";
import { a as firstFew, r as countOf } from "./chunks/words.js";
import { n as getOrInsert } from "./chunks/misspelling.js";
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import * as os$1 from "os";
import os, { EOL } from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { constants as constants$1, promises } from "fs";
import "path";
import * as events from "events";
import { createHash, randomUUID } from "node:crypto";
import "child_process";
import "timers";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	return input == null ? "" : typeof input == "string" || input instanceof String ? input : JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	return Object.keys(annotationProperties).length ? {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	} : {};
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	let cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os$1.EOL);
}
var Command = class {
	constructor(command, properties, message) {
		command ||= "missing.command", this.command = command, this.properties = properties, this.message = message;
	}
	toString() {
		let cmdStr = "::" + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = !0;
			for (let key in this.properties) if (this.properties.hasOwnProperty(key)) {
				let val = this.properties[key];
				val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
			}
		}
		return cmdStr += `::${escapeData(this.message)}`, cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	let filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os$1.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	let delimiter = `ghadelimiter_${crypto.randomUUID()}`, convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os$1.EOL}${convertedValue}${os$1.EOL}${delimiter}`;
}
require_tunnel(), require_undici();
var HttpCodes;
(function(HttpCodes) {
	HttpCodes[HttpCodes.OK = 200] = "OK", HttpCodes[HttpCodes.MultipleChoices = 300] = "MultipleChoices", HttpCodes[HttpCodes.MovedPermanently = 301] = "MovedPermanently", HttpCodes[HttpCodes.ResourceMoved = 302] = "ResourceMoved", HttpCodes[HttpCodes.SeeOther = 303] = "SeeOther", HttpCodes[HttpCodes.NotModified = 304] = "NotModified", HttpCodes[HttpCodes.UseProxy = 305] = "UseProxy", HttpCodes[HttpCodes.SwitchProxy = 306] = "SwitchProxy", HttpCodes[HttpCodes.TemporaryRedirect = 307] = "TemporaryRedirect", HttpCodes[HttpCodes.PermanentRedirect = 308] = "PermanentRedirect", HttpCodes[HttpCodes.BadRequest = 400] = "BadRequest", HttpCodes[HttpCodes.Unauthorized = 401] = "Unauthorized", HttpCodes[HttpCodes.PaymentRequired = 402] = "PaymentRequired", HttpCodes[HttpCodes.Forbidden = 403] = "Forbidden", HttpCodes[HttpCodes.NotFound = 404] = "NotFound", HttpCodes[HttpCodes.MethodNotAllowed = 405] = "MethodNotAllowed", HttpCodes[HttpCodes.NotAcceptable = 406] = "NotAcceptable", HttpCodes[HttpCodes.ProxyAuthenticationRequired = 407] = "ProxyAuthenticationRequired", HttpCodes[HttpCodes.RequestTimeout = 408] = "RequestTimeout", HttpCodes[HttpCodes.Conflict = 409] = "Conflict", HttpCodes[HttpCodes.Gone = 410] = "Gone", HttpCodes[HttpCodes.TooManyRequests = 429] = "TooManyRequests", HttpCodes[HttpCodes.InternalServerError = 500] = "InternalServerError", HttpCodes[HttpCodes.NotImplemented = 501] = "NotImplemented", HttpCodes[HttpCodes.BadGateway = 502] = "BadGateway", HttpCodes[HttpCodes.ServiceUnavailable = 503] = "ServiceUnavailable", HttpCodes[HttpCodes.GatewayTimeout = 504] = "GatewayTimeout";
})(HttpCodes ||= {});
var Headers;
(function(Headers) {
	Headers.Accept = "accept", Headers.ContentType = "content-type";
})(Headers ||= {});
var MediaTypes;
(function(MediaTypes) {
	MediaTypes.ApplicationJson = "application/json";
})(MediaTypes ||= {}), HttpCodes.MovedPermanently, HttpCodes.ResourceMoved, HttpCodes.SeeOther, HttpCodes.TemporaryRedirect, HttpCodes.PermanentRedirect, HttpCodes.BadGateway, HttpCodes.ServiceUnavailable, HttpCodes.GatewayTimeout;
// node_modules/@actions/core/lib/summary.js
var __awaiter$6 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises, SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
new class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter$6(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			let pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants$1.R_OK | constants$1.W_OK);
			} catch {
				throw Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			return this._filePath = pathFromEnv, this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		let htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		return content ? `<${tag}${htmlAttrs}>${content}</${tag}>` : `<${tag}${htmlAttrs}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter$6(this, void 0, void 0, function* () {
			let overwrite = !!options?.overwrite, filePath = yield this.filePath();
			return yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" }), this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter$6(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: !0 });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		return this._buffer = "", this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = !1) {
		return this._buffer += text, addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		let attrs = Object.assign({}, lang && { lang }), element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = !1) {
		let tag = ordered ? "ol" : "ul", listItems = items.map((item) => this.wrap("li", item)).join(""), element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		let tableBody = rows.map((row) => {
			let cells = row.map((cell) => {
				if (typeof cell == "string") return this.wrap("td", cell);
				let { header, data, colspan, rowspan } = cell, tag = header ? "th" : "td", attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join(""), element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		let element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		let { width, height } = options || {}, attrs = Object.assign(Object.assign({}, width && { width }), height && { height }), element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		let tag = `h${level}`, allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1", element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		let element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		let element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		let attrs = Object.assign({}, cite && { cite }), element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		let element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
}();
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
process.platform, fs.constants.O_RDONLY, process.platform, events.EventEmitter, events.EventEmitter, os.platform(), os.arch();
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode.Success = 0] = "Success", ExitCode[ExitCode.Failure = 1] = "Failure";
})(ExitCode ||= {});
/**
* Gets the value of an input.
* Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
* Returns an empty string if the value is not defined.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string
*/
function getInput(name, options) {
	let val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw Error(`Input required and not supplied: ${name}`);
	return options && options.trimWhitespace === !1 ? val : val.trim();
}
/**
* Gets the values of an multiline input.  Each value is also trimmed.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string[]
*
*/
function getMultilineInput(name, options) {
	let inputs = getInput(name, options).split("\n").filter((x) => x !== "");
	return options && options.trimWhitespace === !1 ? inputs : inputs.map((input) => input.trim());
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env.GITHUB_OUTPUT) return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os$1.EOL), issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Gets whether Actions Step Debug is on or not
*/
function isDebug() {
	return process.env.RUNNER_DEBUG === "1";
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a notice issue
* @param message notice issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
// src/hosts/github/complain.ts
/** Writes an error annotation; nothing in its words steers a terminal or turns into another command. */
function complain(message, title) {
	error(withoutCommands(message), { title });
}
/** The same for a complaint about the settings, on its line; `prefix` is the checked folder inside the repository. */
function annotate({ severity, title, at, message }, prefix) {
	let write = severity === "warning" ? warning : notice, file = withPrefix(prefix, at.file);
	write(withoutCommands(message), {
		title,
		file,
		startLine: at.line,
		startColumn: at.column
	});
}
function withoutCommands(message) {
	return message.split("\n").map(printable).join("\n").replaceAll("##[", "# #[");
}
// src/hosts/github/could-not-run.ts
/** The title of what is said of a run that could not be made. */
const COULD_NOT_RUN = "gitops-gate could not run";
/** Why a run could not be made, as lines of text without credentials. */
function whyNot$1(problem) {
	let unexpected = problem instanceof UsageError ? "" : "Unexpected error: ";
	return withoutCredentials(`${unexpected}${problem instanceof Error ? problem.message : String(problem)}`);
}
/** The page that says why a run could not be made, in markdown. */
function couldNotRunPage(reason) {
	let text = reason.split("\n").filter((line) => line.trim() !== "").map((line) => `${toMarkdownText(line.trim())}\n`).join("\n");
	return `## ❌ ${COULD_NOT_RUN}\n\n${text}\nNothing was checked, so this check fails. Correct the cause, and run the job again.\n`;
}
// src/review/opening.ts
const MARKS$1 = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️"
};
/** What a review says above its comments, given the findings that have none. */
function opening(report, uncommented, { link, runUrl }) {
	let { gate, findings, accepted } = report, decided = verdictOf(report), consent = accepted.length === 0 ? "" : `, ${accepted.length} accepted`, counts = `${severityCounts(findings) || "no findings"}${consent}`, why = gate.isEvident ? "" : ` ${toMarkdownText(gate.reason)}`, verdict = `${VERDICT_MARKS[decided]} **gitops-gate ${decided}**: ${counts}.${why}`, summary = runUrl === void 0 ? "the summary of this run" : linkTo("the summary of this run", runUrl), listed = bySeverity(uncommented).slice(0, 30), write = (label) => listOf(listed.map((one) => lineOf(one, label(one))), uncommented.length), linked = write((finding) => linkTo(labelOf(finding), link(finding.location)));
	return {
		text: [
			verdict,
			...linked === "" ? [] : [linked],
			`All details: ${summary}.`
		].join("\n\n"),
		gist: `${verdict}\n${write(labelOf)}`
	};
}
function listOf(lines, count) {
	let held = [], length = 0;
	for (let line of lines) {
		if (length += line.length, length > 2e4) break;
		held.push(line);
	}
	let more = count - held.length;
	if (count === 0) return "";
	let rest = more === 0 ? [] : [`- and ${countOf(more, held.length === 0 ? "finding" : "more finding")}`];
	return [
		"Findings without a comment on a line:",
		"",
		...held,
		...rest
	].join("\n");
}
function lineOf(finding, label) {
	let others = otherPlaces(finding)?.items.length ?? 0, also = others === 0 ? "" : ` Also at ${countOf(others, "other place")}.`;
	return `- ${MARKS$1[finding.severity]} ${label}: ${toMarkdownText(shorten(finding.message, 500))}${also}`;
}
function labelOf({ location }) {
	return codeSpan(`${shorten(location.path, 300)}:${location.start.line}`);
}
// src/in-time.ts
/** What work gives, or what `late` gives if the work takes longer than a number of milliseconds. The work itself goes on. */
async function inTime(work, limit, late) {
	let timer, timeout = new Promise((done) => {
		timer = setTimeout(() => done(late()), limit);
	});
	try {
		return await Promise.race([work, timeout]);
	} finally {
		clearTimeout(timer);
	}
}
/** The words of a mark, which drops what is oldest. */
function writeAsked(asked) {
	let words = [], room = 12e3;
	for (let { since, sets } of asked.toReversed()) {
		let word = `${since}=${sets.join()}`;
		if (room -= word.length + 1, room < 0) break;
		words.unshift(word);
	}
	return words;
}
/** Reads the words of a mark. */
function readAsked(words) {
	return words.map((word) => {
		let [since = "", sets = ""] = word.split("=");
		return {
			since: Number(since),
			sets: sets === "" ? [] : sets.split(",")
		};
	});
}
/** Several memories as one. */
function merged(all) {
	return [...new Map(all.flat().map((one) => [one.since, one])).values()].sort((a, b) => a.since - b.since);
}
/** Whether a change was reported to have a set of losses before something was written: nobody reads within a second. */
function wasAsked(asked, set, at) {
	return asked.findLast(({ since }) => since < at)?.sets.includes(set) ?? !1;
}
/** What is to be remembered in addition: nothing where the same was reported last. */
function newlyAsked(asked, given, since) {
	let sets = [...new Set(given)].sort();
	return (asked.at(-1)?.sets ?? []).join() === sets.join() ? [] : [{
		since,
		sets
	}];
}
/** Fingerprints that the mark of a comment holds. */
const HASH$1 = "[0-9a-f]{8}", COMMENT_MARK = RegExp(`<!-- gitops-gate (${HASH$1}) ([0-9a-f]{16}) (${HASH$1}|fixed|moved|accepted)( pending)?( kept)?: ([0-9a-f]{16}(?: [0-9a-f]{16}){0,499}) -->\\s*$`), REVIEW_MARK = RegExp(`<!-- gitops-gate review (${HASH$1}) (${HASH$1}|old) (${HASH$1}) posted:((?: [0-9a-f]{16}(?:[=,][0-9a-f]{16}){0,500})*) listed:((?: [0-9a-f]{16})*) asked:((?: [0-9]{1,12}=(?:[0-9a-f]{32}(?:,[0-9a-f]{32})*)?)*) -->\\s*$`);
/** The words of a comment that says that its finding is gone, accepted, or has a newer comment. */
function isClosing(state) {
	return state === "fixed" || state === "moved" || state === "accepted";
}
/** A short digest of a text, as marks hold it. */
function digest(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
/** The key by which this program remembers that it posted a comment on a finding. */
function keyOf$1({ fingerprint }) {
	return fingerprint.slice(0, 16);
}
/**
* The fingerprints of the places of a finding, shortened as a comment's mark holds them. Where a mark cannot contain all, the
* fingerprint of the finding, which changes with any of them, is the first.
*/
function marksOf({ fingerprint, places }) {
	let own = places.map((place) => place.fingerprint);
	return (own.length > 0 && own.length <= 500 ? own : [fingerprint, ...own]).slice(0, 500).map((mark) => mark.slice(0, 16));
}
/** The hidden words that end a comment. */
function writeCommentMark({ category, key, state, pending, kept, places }) {
	return `<!-- gitops-gate ${category} ${key} ${state}${pending ? " pending" : ""}${kept ? " kept" : ""}: ${places.join(" ")} -->`;
}
/** Reads the mark at the end of a comment; undefined if it has none. */
function commentMarkIn(body) {
	let [, category, key, state, pending, kept, places] = COMMENT_MARK.exec(body) ?? [];
	if (category !== void 0 && key !== void 0 && state !== void 0 && places !== void 0) return {
		category,
		key,
		state,
		pending: pending !== void 0,
		kept: kept !== void 0,
		places: places.split(" ")
	};
}
/** The hidden words that end a review. */
function writeReviewMark({ category, state, head, posted, listed, asked }) {
	let list = (keys) => keys.map((key) => ` ${key}`).join("");
	return `<!-- gitops-gate review ${category} ${state} ${head} posted:${list(posted.map(writePosted))} listed:${list(listed.slice(0, 500))} asked:${list(writeAsked(asked))} -->`;
}
function writePosted({ key, places }) {
	return places.length > 50 || places.join() === key ? key : `${key}=${places.join()}`;
}
/** Reads the mark at the end of a review; undefined if it has none. */
function reviewMarkIn(body) {
	let [, category, state, head, posted, listed, asked] = REVIEW_MARK.exec(body) ?? [];
	if (category === void 0 || state === void 0 || head === void 0) return;
	let words = (list = "") => list.split(" ").filter((word) => word !== "");
	return {
		category,
		state,
		head,
		posted: words(posted).map(readPosted),
		listed: words(listed),
		asked: readAsked(words(asked))
	};
}
function readPosted(word) {
	let [key = "", places] = word.split("=");
	return {
		key,
		places: places?.split(",") ?? [key]
	};
}
/** A text without the mark at its end. */
function withoutMark(body) {
	return body.replace(COMMENT_MARK, "").replace(REVIEW_MARK, "").trimEnd();
}
// src/review/closing.ts
const WORDS = {
	fixed: (commit) => `✅ **Fixed** in ${commit}.`,
	moved: (commit) => `↪️ **Replaced** by a newer comment, as of ${commit}.`
}, FOLD = ["<details><summary>What this comment said</summary>", "</details>"];
/** The edits that take threads back: their text says why, and they are closed unless people talk in them. */
function takeBack(threads, reason, { commit, form }) {
	let words = WORDS[reason](commit.slice(0, 7));
	return threads.map((thread) => closing(thread, {
		reason,
		words,
		isOver: !thread.answered
	}, form));
}
/** The edits that close threads whose finding is accepted: what people said in them was about that. */
function accept(threads, form) {
	return threads.map(({ thread, finding }) => closing(thread, {
		reason: "accepted",
		words: `☑️ **Accepted**: ${acceptedWords(finding, codeSpan)}.`,
		isOver: !0
	}, form));
}
function closing(thread, { reason, words, isOver }, form) {
	let kept = isKept(thread), body = `${words}\n\n${`${FOLD[0]}\n\n${form.withoutButton(saidBefore(thread))}\n\n${FOLD[1]}`}\n\n${writeCommentMark({
		...thread.mark,
		pending: !1,
		kept,
		state: reason
	})}`;
	return !isOver || kept || thread.closedBy ? {
		kind: "comment",
		thread,
		body
	} : {
		kind: "close",
		thread,
		until: whilePending(thread),
		body,
		reason
	};
}
/** The edit by which a thread says what a comment says, under the key and with the places that it was posted for. */
function renew(kind, { thread, comment }) {
	let { key, places } = thread.mark, mark = writeCommentMark({
		...comment.mark,
		key,
		places,
		kept: isKept(thread)
	}), body = `${withoutMark(comment.body)}\n\n${mark}`;
	return kind === "comment" ? {
		kind,
		thread,
		body
	} : {
		kind,
		thread,
		until: whilePending(thread),
		body
	};
}
/** The same text, with a mark that says that the thread is about to be opened or closed. */
function whilePending({ body, mark }) {
	return `${withoutMark(body)}\n\n${writeCommentMark({
		...mark,
		pending: !0
	})}`;
}
/** What a thread said before it was taken back. */
function saidBefore({ body, mark }) {
	let text = withoutMark(body), start = isClosing(mark.state) ? text.indexOf(FOLD[0]) : -1;
	return start === -1 ? text : text.slice(start + FOLD[0].length, text.lastIndexOf(FOLD[1])).trim();
}
/** Whether a person has opened a thread that this program had closed, and so wants it open. */
function isKept({ mark, closedBy }) {
	return mark.kept || !closedBy && isClosing(mark.state) && !mark.pending;
}
// src/review/memory.ts
/** What this program remembers of its earlier runs on a change: the marks of its reviews and threads. */
var Memory = class {
	#posted;
	/** The places of each comment that a person deleted. */
	#deleted;
	#listed;
	#listedNow;
	#places;
	#isFull;
	/** What was reported that people can accept. */
	asked;
	/** `commit` is the head that is checked now. */
	constructor({ reviews, threads }, commit) {
		let head = digest(commit), now = reviews.filter(({ mark }) => mark.head === head).map(({ mark }) => mark), posted = reviews.flatMap(({ mark }) => mark.posted), left = countBy(threads.map(({ mark }) => mark.key)), count = countBy(posted.map(({ key }) => key)), isDeleted = ({ key }) => (count.get(key) ?? 0) > (left.get(key) ?? 0);
		this.#posted = new Set(count.keys()), this.#deleted = posted.filter(isDeleted).map(({ key, places }) => /* @__PURE__ */ new Set([key, ...places])), this.#listed = new Set(reviews.flatMap(({ mark }) => mark.listed)), this.#listedNow = new Set(now.flatMap(({ listed }) => listed)), this.#places = new Set(threads.flatMap(({ mark }) => mark.places)), this.asked = merged(reviews.map(({ mark }) => mark.asked)), this.#isFull = now.some(({ listed }) => listed.length >= 500);
	}
	/** Whether a person deleted a comment that was posted for a finding, given by its key and its places. */
	isDeleted({ key, places }) {
		return this.#deleted.some((known) => known.has(key) || places.every((place) => known.has(place)));
	}
	/** Whether the text of a review, on any commit, lists a finding. */
	isListed(key) {
		return this.#listed.has(key);
	}
	/** Whether an earlier run has said a finding, in a comment or in the text of a review. */
	isKnown(finding) {
		let key = keyOf$1(finding);
		return this.#posted.has(key) || this.#listed.has(key) || marksOf(finding).every((mark) => this.#places.has(mark));
	}
	/** Whether an earlier run on the same head left a finding to the text of its review. */
	isListedNow(key) {
		return this.#listedNow.has(key) || this.#isFull && !this.#posted.has(key);
	}
};
function countBy(keys) {
	let counts = /* @__PURE__ */ new Map();
	for (let key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}
// src/review/consent.ts
/** Tells threads whose finding is accepted from those whose finding is gone. */
function consented(threads, findings) {
	let byMark = new Map(findings.flatMap((one) => marksOf(one).map((mark) => [mark, one]))), accepted = [], fixed = [];
	for (let thread of threads) {
		let finding = thread.mark.places.map((place) => byMark.get(place)).find((one) => one);
		finding ? accepted.push({
			thread,
			finding
		}) : fixed.push(thread);
	}
	return {
		accepted,
		fixed
	};
}
// src/report/comment.ts
const MARKS = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️"
};
/** A finding as the body of a review comment, in markdown; what does not fit the limit gives way from the end. */
function toComment(finding, options = {}) {
	let { severity, rule, url, message, builds } = finding, fix = options.isOnBlame ? finding.blame?.fix : finding.fix, limit = options.limit ?? 6e4, suggestion = options.suggestion === void 0 ? "" : `\n\n${options.suggestion}`, heading = `${MARKS[severity]} **${severity}** · ${linkTo(codeSpan(rule), url)}`, extras = [
		fix && suggestion === "" ? `**Fix:** ${text$1(fix.title)}` : "",
		places(options.isOnBlame ? finding.related : relatedPlaces(finding), options),
		others(finding, options),
		builds.length === 0 ? "" : `**Affects:** ${firstFew(buildNames(finding), (build) => codeSpan(shorten(build, 200)), 5)}`,
		howToAccept(finding, options)
	], body = `${heading}\n\n${messageWithin(message, limit - heading.length - suggestion.length - 2)}${suggestion}`;
	for (let extra of extras) extra !== "" && body.length + extra.length + 2 <= limit && (body += `\n\n${extra}`);
	return body;
}
/** What to do where a finding does not matter, folded; a file without comments cannot say it. */
function howToAccept(finding, { isOnBlame }) {
	let { rule, location } = finding, words = lineToAccept(finding);
	if (words !== void 0) return howToAcceptLosses(words, finding.approvers);
	if (location.path.endsWith(".json")) return "";
	let comment = codeSpan(`# gitops-gate-ignore ${rule}: REASON`);
	return `<details><summary>How to accept this finding</summary>\n\nAdd a comment with the reason above ${isOnBlame ? "each place" : "the line"}: ${comment}. To change the level of the rule, edit the policy file.\n\n</details>`;
}
/** What people write to accept what a change takes away. */
function howToAcceptLosses(words, approvers) {
	let block = codeBlock([words], "text").join("\n");
	return `**To accept this**, ${approvers ? `a code owner (${firstFew(approvers.owners, codeSpan)}) approves the pull request, or` : "a reviewer with write access"} replies with this line:\n\n${block}`;
}
/** A message whose markdown fits a limit; escaping makes it longer than the message is. */
function messageWithin(message, limit) {
	for (let length = Math.min(message.length, limit); length > 0; length = Math.floor(length / 2)) {
		let written = toMarkdownText(shorten(message, length));
		if (written.length <= limit) return written;
	}
	return "";
}
function places(related, { link }) {
	let lines = related.slice(0, 5).map(({ message, location }) => {
		let { line, column } = location.start, label = codeSpan(`${shorten(location.path, 500)}:${line}:${column}`);
		return `- ${link ? linkTo(label, link(location)) : label}${location.side ? " (deleted)" : ""}: ${text$1(message)}`;
	});
	return related.length > 5 && lines.push(`- and ${countOf(related.length - 5, "more place")}`), lines.join("\n");
}
function others(finding, { link, isOnBlame }) {
	let found = isOnBlame ? allPlaces(finding) : otherPlaces(finding);
	if (!found) return "";
	let list = firstFew(found.items, ({ text: label, location }) => {
		let code = codeSpan(shorten(label, 500));
		return link && location ? linkTo(code, link(location)) : code;
	}, 20);
	return `**${found.label}:** ${list}`;
}
function text$1(message) {
	return toMarkdownText(shorten(message, 1e3));
}
// src/review/place.ts
/** The hunk of a change that contains a line of the head, or undefined if a host takes no comment on it. */
function hunkAt(change, path, line) {
	return change.files.get(path)?.hunks.find(({ first, last }) => first <= line && line <= last);
}
/** The lines that a range is on; one that ends with a line break is not on the line after it. */
function linesOf({ start, end }) {
	let last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
	return {
		first: start.line,
		last
	};
}
/** Where a comment on a place can be; undefined if the diff does not show its first line. */
function spotAt(change, location) {
	return location.side === "base" ? spotInBase(change, location) : spotInHead(change, location);
}
function spotInHead(change, location) {
	let lines = commentLines(change, location);
	return lines && {
		path: location.path,
		side: "head",
		lines
	};
}
/** On a line of the base, which the diff shows on its other side. */
function spotInBase(change, { path, start }) {
	let file = changesInBase(change).get(path);
	return file && hasLine(file.baseHunks, start.line) ? {
		path: file.path,
		side: "base",
		lines: {
			first: start.line,
			last: start.line
		}
	} : void 0;
}
/** The lines that a comment on a place can be on: those in the hunk of its first line; undefined if that is in none. */
function commentLines(change, location) {
	let { first, last } = linesOf(location), hunk = hunkAt(change, location.path, first);
	return hunk && {
		first,
		last: Math.min(last, hunk.last)
	};
}
// src/review/placed.ts
/** The line of a change that is to blame for a finding, else the first of its places that a host takes a comment on. */
function placedFor(finding, change) {
	let { blame } = finding, spot = blame && spotAt(change, blame.location);
	return spot ? {
		spot,
		shown: finding,
		isOnBlame: !0
	} : onOwnPlace(finding, change);
}
/** The first place of a finding that a host takes a comment on. */
function onOwnPlace(finding, change) {
	for (let place of [finding, ...finding.places]) {
		let spot = spotAt(change, place.location);
		if (!spot) continue;
		let { message } = finding.blame?.asking ? finding : place;
		return {
			spot,
			shown: {
				...finding,
				...place,
				message
			},
			isOnBlame: !1
		};
	}
}
/**
* A finding's fix as a suggestion, or undefined if it has none that fits.
*
* It fits if its edits lie on one run of lines that contains the finding's own, in one hunk, and no line of them keeps a secret.
*/
function suggest({ location, fix }, change, head) {
	let edits = fix?.edits ?? [];
	if (edits.length === 0 || edits.some(({ path }) => path !== location.path)) return;
	let ranges = edits.map(linesOf), lines = {
		first: Math.min(...ranges.map(({ first }) => first)),
		last: Math.max(...ranges.map(({ last }) => last))
	}, hunk = hunkAt(change, location.path, lines.first);
	if (!hunk || lines.last > hunk.last || lines.last - lines.first >= 50 || location.start.line < lines.first || location.start.line > lines.last) return;
	let file = head.text(location.path);
	if (!file || lines.last > file.lineCount || !maySuggest(file, lines, head.snippets)) return;
	let before = file.text.slice(file.lineStart(lines.first), file.lineStart(lines.last + 1)), text = replaced(file, lines, edits);
	return text === before ? void 0 : {
		lines,
		text
	};
}
/** Lines with a secret are never repeated, and hosts do not keep carriage returns. */
function maySuggest(file, { first, last }, snippets) {
	for (let line = first; line <= last; line++) if (file.text.slice(file.lineStart(line), file.lineStart(line + 1)).includes("\r") || snippets.line(file.path, line)?.text !== file.line(line)) return !1;
	return !0;
}
/** The lines with the edits made, ending with a line break unless nothing is left. */
function replaced(file, lines, edits) {
	let offset = ({ line, column }) => file.lineStart(line) + column - 1, start = file.lineStart(lines.first), text = file.text.slice(start, file.lineStart(lines.last + 1)), fromTheEnd = [...edits].sort((a, b) => offset(b.start) - offset(a.start));
	for (let edit of fromTheEnd) text = text.slice(0, offset(edit.start) - start) + edit.text + text.slice(offset(edit.end) - start);
	return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
// src/review/planned-comment.ts
/**
* The comment on a finding, on the line that is to blame, else at the first of its places that the host takes one on; undefined if
* there is none.
*/
function plannedComment(finding, input, { renews, continues } = {}) {
	let placed = placedFor(finding, input.change);
	if (!placed) return;
	let options = {
		...input,
		limit: limitOf(finding, input, renews)
	}, suggestion = fittingSuggestion(placed, options), text = textOf(placed, options, suggestion, continues);
	return {
		finding,
		path: withPrefix(input.prefix, placed.spot.path),
		side: placed.spot.side,
		lines: suggestion?.lines ?? placed.spot.lines,
		hasSuggestion: suggestion !== void 0,
		...withMark(text, finding, input.category)
	};
}
/** What a thread that stays on other lines says of a finding: the same, without the button of a suggestion. */
function commentAside(finding, input, thread) {
	return withMark(textOf({
		shown: onOwnPlace(finding, input.change)?.shown ?? finding,
		isOnBlame: !1
	}, {
		...input,
		limit: limitOf(finding, input, thread)
	}), finding, input.category);
}
/** The most code units of a text, whose mark may be that of a thread. */
function limitOf(finding, { form }, thread) {
	let places = Math.max(marksOf(finding).length, thread?.mark.places.length ?? 0);
	return form.bodyLimit - 1e3 - places * 17;
}
/** The suggestion of a finding, unless it takes more than half of the text. */
function fittingSuggestion({ shown, isOnBlame }, { change, head, form, limit }) {
	let suggestion = suggest(isOnBlame && shown.blame ? shown.blame : shown, change, head);
	return suggestion && form.suggestion(suggestion).length < limit / 2 ? suggestion : void 0;
}
function textOf({ shown, isOnBlame }, { form, link, limit }, suggestion, before) {
	let options = {
		limit,
		isOnBlame,
		...suggestion && { suggestion: form.suggestion(suggestion) }
	}, continues = before ? `\n\n${linkTo("Continues the earlier conversation", before.url)} on lines that have changed.` : "";
	return {
		text: `${toComment(shown, {
			...options,
			link
		})}${continues}`,
		state: digest(toComment(shown, options))
	};
}
function withMark({ text, state }, finding, category) {
	let mark = {
		category,
		key: keyOf$1(finding),
		state,
		pending: !1,
		kept: !1,
		places: marksOf(finding)
	};
	return {
		mark,
		body: `${text}\n\n${writeCommentMark(mark)}`
	};
}
// src/review/step.ts
/** Decides about a finding by the thread that it has, the comment that it can have, and what earlier runs did. */
function nextStep({ thread, isWhole }, comment, posted, memory) {
	let { lines } = thread ?? {}, fits = comment && lines && isOfSide(comment, thread) && isOnLines(comment, lines), isOpen = thread !== void 0 && !thread.closedBy;
	return isOpen && isWhole && fits ? isSaid(thread, comment) ? "show" : "edit" : isOpen && isWhole && lines && !comment ? "stay" : isWhole && thread?.closedBy === "person" && lines || memory.isDeleted(posted) ? "settle" : isWhole && thread?.closedBy === "gate" && fits ? "reopen" : comment && !memory.isListedNow(posted.key) ? "comment" : "list";
}
/** Whether a thread says what a comment says, and no run was about to change that. */
function isSaid({ mark }, comment) {
	return mark.state === comment.mark.state && !mark.pending;
}
function isOfSide({ path, side }, thread) {
	return path === thread?.path && side === thread.side;
}
/** Whether a thread on some lines can say what a comment says: a suggestion puts its text in place of exactly its lines. */
function isOnLines({ lines, hasSuggestion }, { first, last }) {
	return hasSuggestion ? lines.first === first && lines.last === last : lines.first <= last && first <= lines.last;
}
// src/review/unclaimed.ts
/** The threads of a change that no finding has taken yet. */
var Unclaimed = class {
	#threads;
	#byMark = /* @__PURE__ */ new Map();
	constructor(threads) {
		this.#threads = new Set(threads);
		for (let thread of threads) for (let mark of thread.mark.places) getOrInsert(this.#byMark, mark, () => []).push(thread);
	}
	/** Takes the thread that says most about a finding: one that knows all its places, one on its lines, an open one. */
	claim(finding) {
		let marks = marksOf(finding), [best] = [...new Set(marks.flatMap((mark) => this.#byMark.get(mark) ?? []))].filter((thread) => this.#threads.has(thread)).map((thread) => ({
			thread,
			isWhole: knowsAll(thread, marks)
		})).sort((a, b) => rank(a) - rank(b));
		return best ? (this.#threads.delete(best.thread), best) : {
			thread: void 0,
			isWhole: !1
		};
	}
	left() {
		return [...this.#threads];
	}
};
function knowsAll(thread, marks) {
	let known = new Set(thread.mark.places);
	return marks.every((mark) => known.has(mark));
}
/** An open thread goes before a closed one, what a person decided before what this program did, and what was taken back is last of the open. */
const RANKS = {
	open: 0,
	person: 1,
	"taken back": 2,
	gate: 3
};
function rank({ thread: { closedBy, lines, mark }, isWhole }) {
	let state = closedBy ?? (isClosing(mark.state) ? "taken back" : "open");
	return (isWhole ? 0 : 8) + (lines ? 0 : 4) + RANKS[state];
}
// src/review/plan.ts
/** Decides what a second, third … review says: nothing twice, what is fixed is taken back, and what people decided stays. */
function planReview(input) {
	let unclaimed = new Unclaimed(input.threads.filter(({ path }) => below(input.prefix, path) !== void 0)), decided = new Decided(input, unclaimed);
	for (let finding of bySeverity(input.findings)) decided.add(finding);
	let found = new Set(input.findings.flatMap(marksOf)), isFound = ({ mark }) => mark.places.some((place) => found.has(place)), left = [...unclaimed.left(), ...decided.closed].filter((thread) => isUnfinished(thread, isFound(thread))), { accepted, fixed } = consented(left.filter((thread) => !isFound(thread)), input.accepted);
	return {
		comments: inOrder(decided.comments, input.findings),
		reopened: decided.reopened,
		edited: decided.edited,
		kept: decided.kept,
		fixed,
		accepted,
		doubled: left.filter(isFound),
		shown: decided.shown,
		rest: decided.rest,
		settled: decided.settled
	};
}
/** Whether a thread that no finding has taken is still to be taken back: it is open and says what is not true, or a run ended halfway. */
function isUnfinished({ closedBy, mark }, isFound) {
	return closedBy ? closedBy === "gate" && mark.pending : mark.pending || !isClosing(mark.state) || isFound && mark.state === "fixed";
}
/** The findings that were decided on so far. */
var Decided = class {
	comments = [];
	reopened = [];
	edited = [];
	kept = [];
	/** Closed threads that stay so. */
	closed = [];
	shown = [];
	rest = [];
	settled = [];
	#input;
	#unclaimed;
	constructor(input, unclaimed) {
		this.#input = input, this.#unclaimed = unclaimed;
	}
	add(finding) {
		let claim = this.#unclaimed.claim(finding), { thread } = claim, open = thread?.closedBy ? void 0 : thread, comment = plannedComment(finding, this.#input, { renews: thread }), step = nextStep(claim, comment, {
			key: keyOf$1(finding),
			places: marksOf(finding)
		}, this.#input.memory);
		thread?.closedBy && step !== "reopen" && this.closed.push(thread), step === "show" ? this.shown.push(finding) : step === "settle" ? this.#settle(finding, open) : thread && step === "stay" ? this.#stay(finding, thread) : thread && comment && step === "edit" ? this.edited.push({
			thread,
			comment
		}) : thread && comment && step === "reopen" ? this.reopened.push({
			thread,
			comment
		}) : this.#say(finding, step === "comment", open);
	}
	#stay(finding, thread) {
		this.shown.push(finding), this.kept.push({
			thread,
			finding
		});
	}
	#settle(finding, thread) {
		this.settled.push(finding), thread && this.kept.push({
			thread,
			finding
		});
	}
	/** Says a finding in a new comment, which replaces its open thread, or only in the text of the review. */
	#say(finding, isCommented, thread) {
		let comment = isCommented && this.comments.length < this.#input.mostComments ? plannedComment(finding, this.#input, { continues: thread?.answered ? thread : void 0 }) : void 0;
		comment ? this.comments.push(comment) : this.rest.push(finding), thread && this.kept.push({
			thread,
			finding
		});
	}
};
/** Comments in the order of the report. */
function inOrder(comments, findings) {
	let place = new Map(findings.map((finding, at) => [finding, at]));
	return [...comments].sort((a, b) => (place.get(a.finding) ?? 0) - (place.get(b.finding) ?? 0));
}
// src/review/requests.ts
/** Whether a review is to request changes, which nobody can on a change of their own. Where a person has dismissed the last request, only for a finding that is new since. */
function wantsChanges({ findings, passed, fails, requestChanges }, { isOwn, reviews }, memory) {
	return !requestChanges || passed || isOwn || reviews.some(({ requestsChanges }) => requestsChanges) ? !1 : reviews.findLast(({ dismissedBy }) => dismissedBy)?.dismissedBy !== "person" || findings.some((finding) => fails(finding) && !memory.isKnown(finding));
}
/** The edits that dismiss requests for changes: all once the gate passes or requests none, and all but the newest where runs at once made more than one. */
function withdrawals(reviews, { passed, requestChanges }) {
	let requests = reviews.filter(({ requestsChanges }) => requestsChanges), isOver = passed || !requestChanges, body = isOver ? passed ? "The gate passes now." : "The gate no longer requests changes." : "A newer review requests the same changes.";
	return (isOver ? requests : requests.slice(0, -1)).map((review) => ({
		kind: "dismiss",
		review,
		body
	}));
}
/** The edits by which the newest review says what is true now, and those before it that they are out of date. */
function restate(reviews, { opening, mark }) {
	let current = reviews.filter(isCurrent), newest = current.at(-1);
	if (!newest) return [];
	let edits = current.slice(0, -1).map((review) => toEdit(review, "This review is about an older commit. Its open comments still apply to the latest commit.", {
		...review.mark,
		state: "old",
		listed: []
	}));
	return isSame(newest.mark, mark) ? edits : [...edits, toEdit(newest, opening.text, {
		...mark,
		posted: newest.mark.posted,
		asked: merged([newest.mark.asked, mark.asked])
	})];
}
/** Whether a review does not say that it is out of date. */
function isCurrent({ mark }) {
	return mark.state !== "old";
}
/** Whether two marks say and remember the same; on which head only matters for what is remembered. */
function isSame(old, young) {
	let isAsListed = old.listed.join() === young.listed.join(), isRemembered = young.asked.every(({ since }) => old.asked.some((one) => one.since === since));
	return old.state === young.state && isAsListed && isRemembered && (young.listed.length === 0 || old.head === young.head);
}
function toEdit(review, text, mark) {
	return {
		kind: "review",
		review,
		body: `${text}\n\n${writeReviewMark(mark)}`
	};
}
// src/review/summary-mark.ts
const HASH = "[0-9a-f]{8}", SUMMARY_MARK = RegExp(`<!-- gitops-gate summary (${HASH}) (${HASH}) -->\\s*$`);
/** The hidden words that end a summary. */
function writeSummaryMark({ category, state }) {
	return `<!-- gitops-gate summary ${category} ${state} -->`;
}
/** Reads the mark at the end of a summary; undefined if it has none. */
function summaryMarkIn(body) {
	let [, category, state] = SUMMARY_MARK.exec(body) ?? [];
	return category === void 0 || state === void 0 ? void 0 : {
		category,
		state
	};
}
// src/review/summary.ts
/** The edits that keep the one summary of a category true, and delete all but the first, or all if none is wanted; none where all is well. */
function summarize([posted, ...others], summary, category) {
	let deleted = (summary ? others : [...posted ? [posted] : [], ...others]).map((one) => ({
		kind: "delete",
		summary: one
	}));
	if (!summary) return deleted;
	let { text, gist, isNeeded } = summary, state = digest(gist);
	return (posted ? posted.mark.state === state : !isNeeded) ? deleted : [{
		kind: "summary",
		summary: posted,
		body: `${text}\n\n${writeSummaryMark({
			category,
			state
		})}`
	}, ...deleted];
}
// src/review/tell.ts
/** Posts a review of what is new. Where the host refuses all comments, the review is posted without them. */
async function tell$1(host, input, { comments, uncommented, requestsChanges, readAt, hasReview }, memory) {
	let isUntold = (findings) => findings.some((one) => one.severity !== "notice" && !memory.isListed(keyOf$1(one))), asked = askedNow(input, memory, readAt), isNewlyAccepted = !hasReview && input.accepted.length > 0 && asked.length > 0, submit = (texts, taken) => host.post({
		commit: input.commit,
		body: texts.opening.text,
		mark: texts.mark,
		requestsChanges,
		comments: taken
	}), first = textsFor(input, uncommented, [], asked);
	if (comments.length === 0 && !requestsChanges && !isUntold(uncommented) && !isNewlyAccepted) return {
		review: void 0,
		posted: [],
		problem: void 0,
		...first
	};
	let answer = await submit(first, comments), refused = answer.refused.map(({ finding }) => finding), now = textsFor(input, [...uncommented, ...refused], answer.unsent.map(({ finding }) => finding), asked), { review, posted, problem } = answer;
	if (review || problem !== void 0 || !requestsChanges && !isUntold(now.uncommented) && !isNewlyAccepted) return {
		review,
		posted,
		problem,
		...now
	};
	let bare = await submit(now, []);
	return {
		review: bare.review,
		posted,
		problem: bare.problem,
		...now
	};
}
/** What people can accept on the head, if it is not what was reported last. */
function askedNow({ findings, accepted, headSince }, { asked }, readAt) {
	return newlyAsked(asked, [...findings, ...accepted].flatMap(({ acceptance }) => acceptance?.digest ?? []), asked.length === 0 ? headSince ?? readAt : readAt);
}
/** What a review says of findings without a comment. Those that are to be posted by a later run are not remembered. */
function textsFor(input, listed, unsent, asked) {
	let without = /* @__PURE__ */ new Set([...listed, ...unsent]), uncommented = input.findings.filter((finding) => without.has(finding)), opening = input.opening(uncommented), { category, commit } = input, remembered = new Set(listed), keys = uncommented.filter((finding) => remembered.has(finding)).map(keyOf$1);
	return {
		uncommented,
		opening,
		mark: {
			category,
			state: digest(opening.gist),
			head: digest(commit),
			posted: [],
			listed: keys,
			asked
		}
	};
}
// src/review/words-aside.ts
/** The edit by which an open thread that no comment replaces says what is true now, without a button; none where it does. */
function wordsAside({ thread, finding }, input) {
	let comment = commentAside(finding, input, thread);
	return isSaid(thread, comment) ? [] : [renew("comment", {
		thread,
		comment
	})];
}
// src/review/bring-in-line.ts
/** Posts what is new, keeps what is open, and takes back what is fixed. Throws if the host does not answer. */
async function bringInLine(host, input, conversation) {
	let { form } = host, memory = new Memory(conversation, input.commit), plan = planReview({
		...input,
		form,
		threads: conversation.threads,
		memory
	}), { comments, opened, halfway } = await reopen(host, plan), { taken, refused } = await host.sift(comments), told = await tell$1(host, input, {
		comments: taken,
		uncommented: [...plan.rest, ...refused.map(({ finding }) => finding)],
		requestsChanges: wantsChanges(input, conversation, memory),
		readAt: conversation.readAt,
		hasReview: conversation.reviews.some(isCurrent)
	}, memory), reviews = await reviewsNow(host, conversation, told), posted = new Set(told.posted.map(({ finding }) => finding)), moved = [...plan.kept, ...halfway].filter(({ finding }) => posted.has(finding)).map(({ thread }) => thread), stale = plan.kept.filter(({ finding }) => !posted.has(finding)), failed = await host.edit([
		...plan.edited.map((one) => renew("comment", one)),
		...stale.flatMap((one) => wordsAside(one, {
			...input,
			form
		})),
		...accept(plan.accepted, form),
		...takeBack(input.isComplete ? plan.fixed : [], "fixed", {
			...input,
			form
		}),
		...takeBack([...moved, ...plan.doubled], "moved", {
			...input,
			form
		}),
		...restate(reviews, told),
		...withdrawals(reviews, input),
		...summarize(conversation.summaries, input.summary, input.category)
	]);
	return {
		posted: [...posted],
		shown: [...plan.shown, ...[...plan.edited, ...opened].map(({ comment }) => comment.finding)],
		rest: [...told.uncommented, ...plan.settled],
		problems: [...told.problem === void 0 ? [] : [`Comments could not be posted: ${told.problem}.`], ...toProblems(told.problem === void 0 ? failed : failed.filter(({ edit }) => edit.kind !== "summary"))]
	};
}
/** Opens threads again; where the host refuses, their findings get new comments. */
async function reopen(host, { comments, reopened }) {
	let failed = await host.edit(reopened.map((one) => renew("reopen", one))), refused = new Set(failed.flatMap(({ edit }) => "thread" in edit ? edit.thread.id : [])), again = reopened.filter(({ thread }) => refused.has(thread.id));
	return {
		comments: [...comments, ...again.map(({ comment }) => comment)],
		opened: reopened.filter(({ thread }) => !refused.has(thread.id)),
		halfway: again.map(({ thread, comment: { finding } }) => ({
			thread: unsure(thread),
			finding
		}))
	};
}
/** A thread that could not be opened, or only in part: whether it is open is not known, so it is closed for certain. */
function unsure(thread) {
	return {
		...thread,
		closedBy: void 0,
		mark: {
			...thread.mark,
			pending: !0
		}
	};
}
/** The reviews as they are after this run's. Another run at the same time may have requested changes, too. */
async function reviewsNow(host, { reviews }, { review, mark }) {
	if (!review) return reviews;
	let read = (review.requestsChanges ? await host.readConversation(mark.category).catch(() => void 0) : void 0)?.reviews ?? reviews;
	return read.some(({ id }) => id === review.id) ? read : [...read, review];
}
function toProblems(failed) {
	let ofKind = (...kinds) => failed.filter(({ edit }) => kinds.includes(edit.kind)), comments = ofKind("comment", "reopen", "close", "review", "delete");
	return [
		...comments.slice(0, 1).map(({ reason }) => `${countOf(comments.length, "earlier comment")} could not be updated: ${reason}.`),
		...ofKind("summary").map(({ reason }) => `The summary could not be posted: ${reason}.`),
		...ofKind("dismiss").slice(0, 1).map(({ reason }) => `The request for changes could not be dismissed: ${reason}. A maintainer must dismiss it.`)
	];
}
/** Reviews a change; if anything goes wrong or the host takes too long, the findings are left to the annotations. */
async function reviewInTime(host, input) {
	let late = () => noReview(input.findings, `${host.name} took too long to answer.`);
	try {
		return await inTime(review(host, input), 6e5, late);
	} catch (error) {
		return noReview(input.findings, `The review could not be posted: ${reasonOf(error)}.`);
	}
}
/** A review that leaves all findings to the annotations. */
function noReview(findings, ...problems) {
	return {
		posted: [],
		shown: [],
		rest: findings,
		problems
	};
}
/** Brings the comments on a change in line with the findings: posts what is new, keeps what is open, closes what is fixed. */
async function review(host, given) {
	let input = {
		...given,
		category: digest(given.category)
	}, conversation;
	try {
		conversation = await host.readConversation(input.category);
	} catch (error) {
		return noReview(input.findings, `The comments on this ${host.changeName} cannot be read: ${reasonOf(error)}.`);
	}
	let skipped = whySkipped(host, input, conversation);
	return skipped === void 0 ? bringInLine(host, input, conversation) : noReview(input.findings, skipped);
}
function whySkipped({ changeName }, { commit }, { head, isOpen }) {
	return isOpen ? head === commit ? void 0 : `Skipped: the ${changeName} has newer commits, whose run will post the review.` : `Skipped: the ${changeName} is merged or closed.`;
}
/** The summary of a run: its verdict, findings, suppressions and changes, and how to accept a finding. Comments show the lines of fixes. */
function summaryOf(report, { link, runUrl, always }) {
	let { findings, suppressed, accepted, notAccepted } = report, isNeeded = always || findings.length > 0 || [
		suppressed,
		accepted,
		notAccepted
	].some((list) => list.length > 0), markdown = toMarkdown(report, {
		link,
		limit: 55e3
	}).trimEnd(), gist = findings.length > 0 ? `${markdown}\n\n<details><summary>How to accept a finding</summary>

- To accept one place, add a comment with the reason above the line: \`# gitops-gate-ignore RULE: REASON\`. With \`until YYYY-MM-DD\` at the end, it expires.
- To accept more than one place, change the level of the rule in the policy file, for all files or for some paths.

</details>` : markdown;
	return {
		text: `${gist}${runUrl === void 0 ? "" : `\n\nAll details: ${linkTo("the summary of this run", runUrl)}.`}`,
		gist,
		isNeeded
	};
}
/** Connects to the API: requests have a time limit, reads are tried again, writes keep a second's distance and obey rate limits. */
async function connect(options) {
	let { token, apiUrl, graphqlUrl, owner, repo, patient, timeLimit } = options, [{ getOctokit }, { defaults }, { throttling }, { retry }] = await Promise.all([
		import("./chunks/github.js"),
		import("./chunks/utils2.js"),
		import("./chunks/dist-bundle2.js"),
		import("./chunks/dist-bundle.js")
	]), wait = (seconds, _request, _octokit, count) => seconds <= 120 && count < 2, octokit = getOctokit(token, {
		baseUrl: apiUrl,
		userAgent: "gitops-gate",
		log: {
			debug: ignore,
			info: ignore,
			warn: ignore,
			error: ignore
		},
		request: {
			...defaults.request,
			fetch: withTimeLimit(defaults.request?.fetch, timeLimit)
		},
		throttle: {
			enabled: patient,
			onRateLimit: wait,
			onSecondaryRateLimit: wait
		},
		retry: {
			retries: 2,
			...patient ? {} : { retryAfterBaseValue: 1 }
		}
	}, throttling, retry);
	octokit.hook.before("request", (request) => {
		request.url === "/graphql" && (request.url = graphqlUrl);
	});
	let answered = Date.now();
	return octokit.hook.after("request", ({ headers }) => {
		answered = Date.parse(headers.date ?? "") || answered;
	}), {
		octokit,
		owner,
		repo,
		now: () => Math.floor(answered / 1e3)
	};
}
function ignore() {}
function withTimeLimit(fetch, limit) {
	return (url, init) => fetch(url, {
		...init,
		signal: AbortSignal.timeout(limit)
	});
}
/** The status of an answer that was an error, or undefined if there was no answer. */
function statusOf(error) {
	return typeof error == "object" && error && "status" in error && typeof error.status == "number" ? error.status : void 0;
}
/** Whether the token may not do what was asked: a fork's, Dependabot's, or one without the permission. */
function isForbidden(error) {
	let status = statusOf(error), reason = reasonOf(error);
	return /rate limit/i.test(reason) ? !1 : status === 401 || status === 403 || status === 404 || /Resource not accessible by/i.test(reason);
}
// src/hosts/github/pull-files.ts
const STATUS = {
	added: "added",
	copied: "added",
	removed: "removed",
	renamed: "renamed"
}, EVERY_LINE = [{
	first: 1,
	last: 2 ** 53 - 1
}], WHOLE = {
	...NO_HUNKS,
	added: EVERY_LINE,
	deleted: EVERY_LINE
};
/** The files that a pull request changes, which are asked for once. */
var PullFiles = class {
	#client;
	#pull;
	#listed;
	constructor(client, pull) {
		this.#client = client, this.#pull = pull;
	}
	/** At most 3,000 files. Throws if the API does not answer. */
	list() {
		return this.#listed ??= this.#ask(), this.#listed;
	}
	#ask() {
		let { octokit, owner, repo } = this.#client, parameters = {
			owner,
			repo,
			pull_number: this.#pull,
			per_page: 100
		};
		return octokit.paginate(octokit.rest.pulls.listFiles, parameters);
	}
};
/**
* The changes of a pull request since a commit, as the API returns them. A file whose lines it does not give is changed as a whole.
* Throws UsageError if there may be more files than it lists.
*
* `prefix` is the checked folder inside the repository. Paths are relative to it.
*/
async function readPullChange(pullFiles, base, prefix) {
	let listed = await pullFiles.list();
	if (listed.length >= 3e3) throw new UsageError("GitHub lists only the first 3,000 files of a pull request, and this one may have more.");
	let files = /* @__PURE__ */ new Map(), outside = [];
	for (let file of listed) {
		outside.push(...outsideOf(prefix, file.filename, file.previous_filename));
		let path = below(prefix, file.filename);
		if (path === void 0) continue;
		let before = file.previous_filename === void 0 ? void 0 : below(prefix, file.previous_filename), kind = STATUS[file.status] ?? "modified", known = kind === "renamed" && before === void 0 ? "added" : kind;
		files.set(path, {
			path,
			status: known,
			...known === "renamed" && before !== void 0 ? { previousPath: before } : {},
			...hunksOf(file)
		});
	}
	return {
		base,
		files,
		...outside.length > 0 && { outside }
	};
}
function hunksOf({ patch, status, changes }) {
	return patch === void 0 ? status === "renamed" && changes === 0 ? NO_HUNKS : WHOLE : parsePatch(patch);
}
/** Asks the API for the merge base of two commits, and for those between; without a client it knows none. */
function mergeBaseOverApi(client) {
	return async (base, head) => {
		if (!client) return;
		let { octokit, owner, repo } = client;
		try {
			let { data } = await octokit.rest.repos.compareCommitsWithBasehead({
				owner,
				repo,
				basehead: `${base}...${head}`,
				per_page: 100
			}), commits = data.commits.map(({ sha }) => sha);
			return {
				base: data.merge_base_commit.sha,
				commits: commits.length === data.total_commits ? commits : void 0
			};
		} catch {
			return;
		}
	};
}
/**
* What the API gives of a base that git cannot fetch: the changed lines of the pull request, the policy file, the baseline that it
* names, and CODEOWNERS.
*/
async function baseOverApi(client, { files: changed, base, prefix, config }) {
	let change = await readPullChange(changed, base, prefix), read = async (paths, folder = prefix) => {
		let files = [];
		for (let path of paths) {
			let bytes = await fileAt(client, withPrefix(folder, path), base);
			bytes && files.push({
				path,
				size: bytes.length,
				contentId: () => contentId(bytes),
				bytes: () => bytes
			});
		}
		return files;
	}, path = config === void 0 ? void 0 : normalize(config) ?? config, policies = await read(path === void 0 ? POLICY_PATHS : [path]), baseline = await read([await baselinePathOf(new Tree(policies), path)]), owners = (await Promise.all(CODEOWNERS_PATHS.map((one) => read([one], "").catch(() => [])))).flat(), files = [
		...policies,
		...baseline,
		...prefix === "" ? owners : []
	], above = {
		folder: prefix,
		files: new Map(owners.map((file) => [file.path, file]))
	};
	return {
		tree: new Tree(files, void 0, [], void 0, prefix === "" ? void 0 : above),
		change: {
			...change,
			passed: () => NOT_KNOWN
		},
		whole: !1
	};
}
async function fileAt({ octokit, owner, repo }, path, ref) {
	try {
		let { data } = await octokit.rest.repos.getContent({
			owner,
			repo,
			path,
			ref
		});
		if (!("content" in data) || typeof data.content != "string") return;
		if ("encoding" in data && data.encoding !== "base64") throw Error(`${path} is too large`);
		return Buffer.from(data.content, "base64");
	} catch (error) {
		if (statusOf(error) === 404) return;
		throw error;
	}
}
// src/hosts/github/category.ts
/** Tells a job by its input `category`, else by its ID, `path` and `config`. */
function identityOf({ category, path, config = "" }, job) {
	let folder = relative("", resolve(path)).split(sep).join("/"), parts = [
		job === TOOL.name ? "" : job,
		folder,
		config
	].filter((part) => part !== ""), label = printable(category ?? parts.join(", "));
	return {
		category: category ?? JSON.stringify([
			job,
			folder,
			config
		]),
		checkName: `${TOOL.name} findings${label === "" ? "" : ` (${shorten(label, 150)})`}`
	};
}
// src/review/words.ts
/** How the review went, as lines of the log and the summary. */
function reviewNotes({ posted, shown, problems }) {
	let said = [...posted.length > 0 ? [`${countOf(posted.length, "comment")} posted`] : [], ...shown.length > 0 ? [`${countOf(shown.length, "earlier comment")} still open`] : []];
	return [...said.length > 0 ? [`Review: ${said.join(", ")}.`] : [], ...problems.map((problem) => `Review: ${problem}`)];
}
/** The summary of a job in markdown: the report, how the review went, and what the reader has to know of the settings. */
function jobSummary({ report, snippets, facts, failures, complaints }, reviewed, { link, limit, notes = [] }) {
	let below = [
		...notes,
		...reviewNotes(reviewed),
		...failures,
		...complaints.map(complaintText)
	], room = Math.floor(limit * .08333333333333333);
	return [toMarkdown(report, {
		snippets,
		facts,
		link,
		limit: limit - room
	}), ...fitting(below, room)].join("\n");
}
/** The first notes that fit some bytes together, as paragraphs. */
function fitting(notes, room) {
	let kept = [], left = room;
	for (let note of notes) {
		let paragraph = `${toMarkdownText(note)}\n`;
		if (left -= Buffer.byteLength(paragraph) + 1, left < 0) break;
		kept.push(paragraph);
	}
	return kept;
}
// src/hosts/github/check-run.ts
/** Bytes of the summary. */
const SUMMARY_LIMIT$1 = 65e3, LEVELS = {
	error: "failure",
	warning: "warning",
	notice: "notice"
};
/** What the check run of an outcome says; `left` are the findings that nothing else shows on their lines. */
function checkRunOf(outcome, reviewed, left, link) {
	let { report, prefix, conclusion } = outcome, { findings, gate } = report, annotated = bySeverity(left).slice(0, 500), more = left.length - annotated.length, notes = more === 0 ? [] : [`This check run has no annotation for ${countOf(more, "more finding")}.`];
	return {
		conclusion: conclusion === "passed" ? findings.length > 0 ? "neutral" : "success" : "failure",
		title: conclusion === "error" ? gate.reason : titleOf(report),
		summary: jobSummary(outcome, reviewed, {
			link,
			limit: SUMMARY_LIMIT$1,
			notes
		}),
		annotations: annotated.map((finding) => toAnnotation(finding, prefix))
	};
}
/** What was found, and whether it counts: `2 errors, not enforced`. */
function titleOf(report) {
	let found = severityCounts(report.findings) || "No findings";
	return verdictOf(report) === "not enforced" ? `${found}, not enforced` : found;
}
/** What the check run says if the gate could not run. */
function failedCheckRun(reason) {
	let summary = couldNotRunPage(reason.slice(0, SUMMARY_LIMIT$1 / 10));
	return {
		conclusion: "failure",
		title: COULD_NOT_RUN,
		summary,
		annotations: []
	};
}
function toAnnotation(finding, prefix) {
	let { severity, rule } = finding, location = annotatedPlace(finding), { start, end } = location, path = withPrefix(prefix, location.path), own = {
		annotation_level: LEVELS[severity],
		title: rule
	}, message = annotationText(finding, prefix);
	if (path !== printable(path)) return {
		path: ".github",
		start_line: 1,
		end_line: 1,
		...own,
		message: `${printable(path)}:${start.line}\n${message}`
	};
	let { first, last } = linesOf(location);
	return {
		path,
		start_line: first,
		end_line: last,
		...start.line === end.line ? {
			start_column: start.column,
			end_column: end.column
		} : {},
		...own,
		message
	};
}
// src/hosts/github/payload.ts
/** GitHub's own limit for a payload is 25 MB. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, NO_COMMIT = /^0+$/, BRANCH = /^[^\s:~^?*[\\+-][^\s:~^?*[\\]*$/;
/** The payload of an event; undefined if there is none. Throws UsageError if it is too large or not valid JSON. */
function readPayload(path) {
	if (path !== "" && existsSync(path)) {
		if (statSync(path).size > 33554432) throw new UsageError("The payload of the event is larger than GitHub allows.");
		try {
			return JSON.parse(readFileSync(path, "utf8"));
		} catch {
			throw new UsageError("The payload of the event (GITHUB_EVENT_PATH) is not valid JSON.");
		}
	}
}
/** A field of an object; undefined of anything else. */
function field(value, name) {
	if (typeof value == "object" && value) return Object.entries(value).find(([key]) => key === name)?.[1];
}
/** The id of a commit; undefined for another value. */
function commit(value) {
	return typeof value == "string" && COMMIT.test(value) && !NO_COMMIT.test(value) ? value : void 0;
}
/** The full name of a branch; undefined for a value that git does not allow. */
function branch(value) {
	return typeof value == "string" && BRANCH.test(value) ? `refs/heads/${value}` : void 0;
}
/** A text that is not empty. */
function text(value) {
	return typeof value == "string" && value !== "" ? value : void 0;
}
/** A number that GitHub counts with: whole, and from 1. */
function number(value) {
	return typeof value == "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}
// src/hosts/github/event-commits.ts
/** Events whose payload contains the pull request that they are about. */
const PULL_EVENTS = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review",
	"pull_request_review_comment"
]);
/** Reads the commits in the payload of an event by its name, and those in the variables of the job. */
function commitsOf(name, payload, env) {
	let own = commit(env.GITHUB_SHA);
	if (PULL_EVENTS.has(name)) {
		let pull = field(payload, "pull_request"), base = field(pull, "base");
		return {
			head: commit(field(field(pull, "head"), "sha")),
			bases: [commit(field(base, "sha")), branch(field(base, "ref"))],
			target: branch(field(base, "ref")),
			pull: number(field(pull, "number"))
		};
	}
	if (name === "merge_group") {
		let group = field(payload, "merge_group");
		return {
			head: commit(field(group, "head_sha")) ?? own,
			bases: [commit(field(group, "base_sha"))],
			target: text(field(group, "base_ref")),
			pull: void 0,
			queued: queuedIn(text(field(group, "head_ref")))
		};
	}
	if (name === "issue_comment") {
		let commented = number(field(field(payload, "issue"), "number"));
		return {
			head: commented === void 0 ? void 0 : own,
			bases: [],
			pull: void 0,
			commented
		};
	}
	if (name === "workflow_run") return finishedRun(field(payload, "workflow_run"));
	if (name === "push") {
		let standard = branch(field(field(payload, "repository"), "default_branch"));
		return {
			head: own,
			bases: [commit(field(payload, "before")), standard === env.GITHUB_REF ? void 0 : standard],
			target: env.GITHUB_REF,
			pull: void 0
		};
	}
	return {
		head: own,
		bases: [],
		pull: void 0
	};
}
/** The pull request of the branch that a merge queue makes for it: `…/pr-7-` and a commit. */
function queuedIn(branchName = "") {
	let found = /\/pr-(\d{1,12})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(branchName)?.[1];
	return number(Number(found));
}
/** The pull request whose run has finished: of a fork, GitHub does not give its number. */
function finishedRun(run) {
	let owner = text(field(field(field(run, "head_repository"), "owner"), "login")), branch = text(field(run, "head_branch"));
	if (field(run, "event") !== "pull_request" || owner === void 0 || branch === void 0) throw new UsageError("The finished workflow run was not for a pull request, so there is nothing to review.");
	return {
		head: commit(field(run, "head_sha")),
		bases: [],
		pull: void 0,
		proposed: {
			owner,
			branch
		}
	};
}
// src/hosts/github/event.ts
const STANDINGS = {
	pull_request: "proposed",
	pull_request_review: "proposed",
	pull_request_review_comment: "proposed",
	pull_request_target: "proposed",
	issue_comment: "proposed",
	merge_group: "proposed",
	workflow_run: "proposed",
	push: "merged"
}, REPOSITORY = /^([\w.-]+)\/([\w.-]+)$/;
/** Reads the event that started the workflow. Throws UsageError outside of GitHub Actions or if the payload is invalid. */
function readEvent(env) {
	let name = env.GITHUB_EVENT_NAME ?? "", [, owner = "", repo = ""] = REPOSITORY.exec(env.GITHUB_REPOSITORY ?? "") ?? [];
	if (name === "" || repo === "") throw new UsageError("GITHUB_EVENT_NAME and GITHUB_REPOSITORY are not set. This program must run in a GitHub Actions job.");
	let payload = readPayload(env.GITHUB_EVENT_PATH ?? ""), found = commitsOf(name, payload, env);
	if (found.head === void 0) throw new UsageError(`The payload of the event ${name} does not contain a commit to check.`);
	return {
		standing: STANDINGS[name] ?? "own",
		owner,
		repo,
		head: found.head,
		bases: found.bases.filter(isPresent),
		target: targetOf(found.target, payload),
		pull: found.pull,
		queued: found.queued,
		openedAt: name === "pull_request" ? openingOf(payload) : void 0,
		proposed: found.proposed,
		commented: found.commented
	};
}
/** The branch of a full name, and whether it is the default branch of the repository. */
function targetOf(name, payload) {
	let [, short] = /^refs\/heads\/(.+)$/.exec(name ?? "") ?? [], standard = text(field(field(payload, "repository"), "default_branch"));
	return short === void 0 || standard === void 0 ? void 0 : {
		name: short,
		isDefault: short === standard
	};
}
/** The second before a pull request was opened, if that is what happened: the head was the present one then. */
function openingOf(payload) {
	let at = Date.parse(text(field(field(payload, "pull_request"), "created_at")) ?? "");
	return field(payload, "action") === "opened" && Number.isFinite(at) ? Math.floor(at / 1e3) - 1 : void 0;
}
function isPresent(value) {
	return value !== void 0;
}
/**
* The event of a finished run with its pull request: the open one that proposes the branch and is still at the commit of the run.
* Undefined if there is none, because it was closed or pushed to since.
*
* Nothing that the run has left behind is used: its files and its report are the fork's.
*/
async function withFinished(event, client) {
	let { proposed, head } = event;
	if (!proposed) return;
	let owner = proposed.owner.toLowerCase();
	for await (let { headRefOid, headRepositoryOwner, ...pull } of openPulls(client, proposed.branch)) if (headRefOid === head && headRepositoryOwner?.login.toLowerCase() === owner) return {
		...event,
		...placeOf({
			headRefOid,
			headRepositoryOwner,
			...pull
		})
	};
}
/** The event of a comment with the pull request that it is on; undefined if that is closed, or an issue. */
async function withCommented(event, client) {
	let { octokit, owner, repo } = client, pull = await octokit.graphql("query ($owner: String!, $repo: String!, $number: Int!) {\n  repository(owner: $owner, name: $repo) {\n    pullRequest(number: $number) { number state headRefOid baseRefOid baseRefName headRepositoryOwner { login } }\n  }\n}", {
		owner,
		repo,
		number: event.commented
	}).then(({ repository }) => repository?.pullRequest).catch((error) => {
		if (/Could not resolve/.test(reasonOf(error))) return null;
		throw error;
	});
	return pull?.state === "OPEN" ? {
		...event,
		head: pull.headRefOid,
		...placeOf(pull)
	} : void 0;
}
function placeOf({ number, baseRefOid, baseRefName }) {
	return {
		pull: number,
		bases: [baseRefOid, `refs/heads/${baseRefName}`]
	};
}
/** The open pull requests from branches of one name, of which forks can have many. */
async function* openPulls({ octokit, owner, repo }, branch) {
	let after = null;
	for (let page = 0; page < 20; page++) {
		let found = (await octokit.graphql("query ($owner: String!, $repo: String!, $branch: String!, $after: String) {\n  repository(owner: $owner, name: $repo) {\n    pullRequests(\n      states: OPEN, headRefName: $branch, first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }\n    ) {\n      pageInfo { hasNextPage endCursor }\n      nodes { number headRefOid baseRefOid baseRefName headRepositoryOwner { login } }\n    }\n  }\n}", {
			owner,
			repo,
			branch,
			after
		})).repository?.pullRequests;
		if (yield* found?.nodes ?? [], !found?.pageInfo.hasNextPage) return;
		after = found.pageInfo.endCursor;
	}
}
/** Whether the run is not on the pull request that it is about, so that it is no check there. */
function isAside({ proposed, commented }) {
	return proposed !== void 0 || commented !== void 0;
}
/**
* The event with its pull request, where the event does not say which commits that has. Undefined if it is not open anymore. Throws
* UsageError if no one can be asked.
*/
async function withPull(event, client) {
	if (!isAside(event)) return event;
	if (!client) throw new UsageError("A review after another workflow or a comment needs a token. Set the input `token`.");
	return event.proposed ? withFinished(event, client) : withCommented(event, client);
}
// src/hosts/github/comment-form.ts
/** What GitHub's comments can hold: it takes 65,536 characters. */
const COMMENT_FORM = {
	bodyLimit: 65e3,
	suggestion: suggestionBlock,
	withoutButton
};
/** A suggestion as the markdown that GitHub turns into a button. */
function suggestionBlock({ text }) {
	let longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length)), fence = "`".repeat(Math.max(3, longest + 1));
	return `${fence}suggestion\n${text}${fence}`;
}
/** A comment whose suggestion is plain code. */
function withoutButton(body) {
	return body.replace(/^(`{3,})suggestion$/gm, "$1yaml");
}
/**
* Reads the next page of each list of a pull request that has one, until none has. The query takes `afterThread`, `beforeReview` and
* `beforeComment`, and whether it is asked for `threads`, `reviews` and `comments`. Throws if GitHub does not answer.
*/
async function readPages({ octokit, owner, repo }, pull, query) {
	let pages = [], afterThread = null, beforeReview = null, beforeComment = null, isLeft = () => [
		afterThread,
		beforeReview,
		beforeComment
	].some((cursor) => cursor !== void 0);
	for (; pages.length < 60 && isLeft();) {
		let page = (await octokit.graphql(query, {
			owner,
			repo,
			pull,
			afterThread,
			beforeReview,
			beforeComment,
			threads: afterThread !== void 0,
			reviews: beforeReview !== void 0,
			comments: beforeComment !== void 0
		})).repository?.pullRequest;
		if (!page) break;
		pages.push(page), afterThread = page.reviewThreads?.pageInfo.hasNextPage ? page.reviewThreads.pageInfo.endCursor : void 0, beforeReview = previous(page.reviews), beforeComment = previous(page.comments);
	}
	return pages;
}
function previous(list) {
	return list?.pageInfo.hasPreviousPage ? list.pageInfo.startCursor : void 0;
}
// src/hosts/github/written-texts.ts
/** Comments of one thread that are read. */
const TEXT = "id body url createdAt lastEditedAt viewerDidAuthor\n  author { __typename login } editor { __typename login }", COMMENT = `${TEXT} isMinimized`, QUERY$3 = `query ($owner: String!, $repo: String!, $pull: Int!,
  $threads: Boolean!, $afterThread: String, $reviews: Boolean!, $beforeReview: String, $comments: Boolean!, $beforeComment: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      ${TEXT}
      headRefOid
      baseRefOid
      timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, BASE_REF_FORCE_PUSHED_EVENT]) {
        nodes { ${[
	"BaseRefChangedEvent",
	"AutomaticBaseChangeSucceededEvent",
	"BaseRefForcePushedEvent"
].map((name) => `... on ${name} { createdAt }`).join(" ")} }
      }
      reviewThreads(first: 50, after: $afterThread) @include(if: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes { comments(first: 100) { nodes { ${COMMENT} } } }
      }
      reviews(last: 100, before: $beforeReview) @include(if: $reviews) {
        pageInfo { hasPreviousPage startCursor }
        nodes { ${COMMENT} state submittedAt commit { oid } }
      }
      comments(last: 100, before: $beforeComment) @include(if: $comments) {
        pageInfo { hasPreviousPage startCursor }
        nodes { ${COMMENT} }
      }
    }
  }
}`;
/** Whether someone else edited a text last than who wrote it. */
function isEditedByOthers({ lastEditedAt, author, editor }) {
	return lastEditedAt !== null && editor?.login !== author?.login;
}
/** Reads all that was written about a pull request. Throws if GitHub does not answer. */
async function readWrittenTexts(client, pull) {
	let pages = await readPages(client, pull, QUERY$3), [description] = pages;
	if (!description) throw Error("GitHub does not find the pull request");
	let threads = pages.flatMap(({ reviewThreads }) => reviewThreads?.nodes ?? []);
	return {
		description,
		commits: description,
		reviews: pages.toReversed().flatMap(({ reviews }) => reviews?.nodes ?? []),
		comments: [...pages.flatMap(({ comments }) => comments?.nodes ?? []), ...threads.flatMap(({ comments }) => comments.nodes)]
	};
}
// src/hosts/github/threads.ts
/** A thread that this program began; none for another. */
function toThread({ id, path, diffSide, line, startLine, isOutdated, comments, ...node }) {
	let [first] = comments.nodes, mark = first?.viewerDidAuthor ? commentMarkIn(first.body) : void 0;
	return !first || !mark ? [] : [{
		id,
		commentId: first.id,
		url: first.url,
		body: first.body,
		mark,
		path,
		side: diffSide === "LEFT" ? "base" : "head",
		lines: isOutdated ? void 0 : toLines(line, startLine),
		closedBy: closedBy(node, first, mark),
		isResolved: node.isResolved,
		isHidden: first.isMinimized,
		answered: comments.totalCount > comments.nodes.length || comments.nodes.some(({ viewerDidAuthor, author }) => !viewerDidAuthor && author?.__typename !== "Bot")
	}];
}
function toLines(line, startLine) {
	return line === null ? void 0 : {
		first: startLine ?? line,
		last: line
	};
}
/** GitHub does not say who hid a comment, nor of a bot that it resolved a thread; what this program closes says so in its text. */
function closedBy({ isResolved, resolvedBy }, { isMinimized, author }, { state, pending }) {
	if (!isResolved && !isMinimized) return;
	if (isClosing(state)) return "gate";
	let isByAnother = resolvedBy !== null && resolvedBy.login !== author?.login;
	return isResolved && resolvedBy?.login === author?.login || pending && !isByAnother ? "gate" : "person";
}
/** A review of this program; none for another. */
function toReview(review, dismissals) {
	let { id, body, state, viewerDidAuthor, commit, author } = review, written = viewerDidAuthor ? reviewMarkIn(body) : void 0;
	if (!written) return [];
	let mark = isEditedByOthers(review) ? {
		...written,
		asked: []
	} : written, isOwn = dismissals.some(({ actor, review: dismissed }) => dismissed?.id === id && actor && actor.login === author?.login), dismissedBy = state === "DISMISSED" ? isOwn ? "gate" : "person" : void 0;
	return [{
		id,
		commit: commit?.oid,
		body,
		mark,
		requestsChanges: state === "CHANGES_REQUESTED",
		dismissedBy
	}];
}
/** A summary of this program; none for another comment. */
function toSummary({ id, body, viewerDidAuthor }) {
	let mark = viewerDidAuthor ? summaryMarkIn(body) : void 0;
	return mark ? [{
		id,
		mark
	}] : [];
}
/** Reads what this program has said on a pull request; `category` is the digest of the runs that said it. */
async function readConversation(client, pull, category) {
	let pages = await readPages(client, pull, "query ($owner: String!, $repo: String!, $pull: Int!,\n  $threads: Boolean!, $afterThread: String, $reviews: Boolean!, $beforeReview: String, $comments: Boolean!, $beforeComment: String) {\n  repository(owner: $owner, name: $repo) {\n    pullRequest(number: $pull) {\n      id\n      headRefOid\n      state\n      viewerDidAuthor\n      reviewThreads(first: 50, after: $afterThread) @include(if: $threads) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id path diffSide line startLine isResolved isOutdated\n          resolvedBy { login }\n          comments(first: 30) {\n            totalCount\n            nodes { id url body viewerDidAuthor isMinimized author { __typename login } }\n          }\n        }\n      }\n      reviews(last: 100, before: $beforeReview) @include(if: $reviews) {\n        pageInfo { hasPreviousPage startCursor }\n        nodes { id body state viewerDidAuthor lastEditedAt commit { oid } author { login } editor { login } }\n      }\n      timelineItems(last: 100, itemTypes: [REVIEW_DISMISSED_EVENT]) @include(if: $reviews) {\n        nodes { ... on ReviewDismissedEvent { actor { login } review { id } } }\n      }\n      comments(last: 100, before: $beforeComment) @include(if: $comments) {\n        pageInfo { hasPreviousPage startCursor }\n        nodes { id body viewerDidAuthor }\n      }\n    }\n  }\n}"), newest = pages.at(-1), threads = pages.flatMap(({ reviewThreads }) => reviewThreads?.nodes ?? []).flatMap(toThread), older = pages.toReversed(), dismissals = pages[0]?.timelineItems?.nodes ?? [], reviews = older.flatMap((page) => page.reviews?.nodes ?? []).flatMap((review) => toReview(review, dismissals)), summaries = older.flatMap((page) => page.comments?.nodes ?? []).flatMap(toSummary);
	return {
		id: newest?.id ?? "",
		conversation: {
			head: newest?.headRefOid,
			readAt: client.now(),
			isOpen: newest?.state === "OPEN",
			isOwn: newest?.viewerDidAuthor ?? !1,
			threads: threads.filter(({ mark }) => mark.category === category),
			reviews: reviews.filter(({ mark }) => mark.category === category),
			summaries: summaries.filter(({ mark }) => mark.category === category)
		}
	};
}
// src/hosts/github/mutations.ts
function mutation(name, input) {
	return {
		name,
		inputType: `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`,
		input
	};
}
/** Needs `contents: write` besides `pull-requests: write`. */
function resolveThread(threadId) {
	return mutation("resolveReviewThread", { threadId });
}
function unresolveThread(threadId) {
	return mutation("unresolveReviewThread", { threadId });
}
function hideComment(subjectId, classifier) {
	return mutation("minimizeComment", {
		subjectId,
		classifier
	});
}
function showComment(subjectId) {
	return mutation("unminimizeComment", { subjectId });
}
function editComment(pullRequestReviewCommentId, body) {
	return mutation("updatePullRequestReviewComment", {
		pullRequestReviewCommentId,
		body
	});
}
function editReview(pullRequestReviewId, body) {
	return mutation("updatePullRequestReview", {
		pullRequestReviewId,
		body
	});
}
function dismissReview(pullRequestReviewId, message) {
	return mutation("dismissPullRequestReview", {
		pullRequestReviewId,
		message
	});
}
function addComment(subjectId, body) {
	return mutation("addComment", {
		subjectId,
		body
	});
}
function deleteComment(id) {
	return mutation("deleteIssueComment", { id });
}
function editIssueComment(id, body) {
	return mutation("updateIssueComment", {
		id,
		body
	});
}
/**
* Sends mutations as one request, which GitHub carries out in their order; one that fails does not stop those after it.
*
* Gives what each of them failed with, undefined for those that did not.
*/
async function send({ octokit }, mutations) {
	let once = mutations.some(({ name }) => name === "addComment") ? { request: { retries: 0 } } : {}, parameters = mutations.map(({ inputType }, at) => `$input${at}: ${inputType}`), calls = mutations.map(({ name }, at) => `m${at}: ${name}(input: $input${at}) { clientMutationId }`), query = `mutation (${parameters.join(", ")}) {\n${calls.join("\n")}\n}`;
	try {
		let inputs = Object.fromEntries(mutations.map(({ input }, at) => [`input${at}`, input]));
		return await octokit.graphql(query, {
			...inputs,
			...once
		}), mutations.map(() => void 0);
	} catch (error) {
		let errors = errorsIn(error);
		return mutations.map((_, at) => errors ? errors.get(`m${at}`) : asError(error));
	}
}
/** The errors of single mutations by their aliases; undefined if the whole request failed. */
function errorsIn(error) {
	if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return;
	let found = /* @__PURE__ */ new Map();
	for (let one of error.errors) {
		let [alias] = Array.isArray(one.path) ? one.path : [];
		if (typeof alias != "string") return;
		found.set(alias, Error(String(one.message)));
	}
	return found;
}
function asError(error) {
	return error instanceof Error ? error : Error(String(error));
}
// src/hosts/github/editor.ts
/** Edits of one request, of two mutations at most: GitHub ends a request after ten seconds. */
const CLASSIFIERS = {
	fixed: "RESOLVED",
	accepted: "RESOLVED",
	moved: "OUTDATED"
};
/** Edits comments and reviews, many in one request. A token that may not resolve threads hides their comments instead. */
var Editor = class {
	#client;
	#pullId;
	/** Undefined until a thread was to be resolved. */
	#mayResolve;
	/** `pullId` is the pull request's id in GraphQL. */
	constructor(client, pullId) {
		this.#client = client, this.#pullId = pullId;
	}
	/** Makes edits, and gives those that GitHub refused. */
	async make(edits) {
		let failed = [], isNew = (edit) => edit.kind === "summary" && edit.summary === void 0, queue = [...batches$1(edits.filter((edit) => !isNew(edit))), ...batches$1(edits.filter(isNew))];
		for (let batch of queue) failed.push(...await this.#perform(batch));
		return failed.map(({ edit, error }) => ({
			edit,
			reason: reasonOf(error)
		}));
	}
	/**
	* Makes edits, and gives those that failed. Whether a thread can be opened or closed may not be known, and the run may end before it
	* is: until then, the mark of the thread says what was to be done, and its text remains.
	*/
	async #perform(edits) {
		let tried = edits.filter(({ kind }) => kind === "reopen" || kind === "close" && this.#mayResolve === void 0), refused = await this.#send(tried, trialOf), closed = new Set(tried.filter(({ kind }) => kind === "close")), hidden = refused.filter(({ edit, error }) => closed.has(edit) && isForbidden(error));
		for (let { edit } of refused) closed.delete(edit);
		(hidden.length > 0 || closed.size > 0) && (this.#mayResolve = hidden.length === 0);
		let failed = refused.filter((one) => !hidden.includes(one)), stopped = new Set(failed.map(({ edit }) => edit)), others = edits.filter((edit) => !stopped.has(edit));
		return [...failed, ...await this.#send(others, (edit) => this.#mutationsOf(edit, closed.has(edit)))];
	}
	/** Sends mutations of edits as one request, and gives the edits that failed with their first error. */
	async #send(edits, mutationsOf) {
		let parts = edits.flatMap((edit) => mutationsOf(edit).map((mutation) => ({
			edit,
			mutation
		})));
		if (parts.length === 0) return [];
		let errors = await send(this.#client, parts.map(({ mutation }) => mutation));
		return edits.flatMap((edit) => {
			let error = parts.map((part, at) => part.edit === edit ? errors[at] : void 0).find((one) => one);
			return error ? {
				edit,
				error
			} : [];
		});
	}
	#mutationsOf(edit, isClosed) {
		if (edit.kind === "review") return [editReview(edit.review.id, edit.body)];
		if (edit.kind === "summary") return [edit.summary ? editIssueComment(edit.summary.id, edit.body) : addComment(this.#pullId, edit.body)];
		if (edit.kind === "delete") return [deleteComment(edit.summary.id)];
		if (edit.kind === "dismiss") return [dismissReview(edit.review.id, edit.body)];
		let { thread, body } = edit, text = editComment(thread.commentId, body);
		return edit.kind !== "close" || isClosed ? [text] : [text, this.#mayResolve ? resolveThread(thread.id) : hideComment(thread.commentId, CLASSIFIERS[edit.reason])];
	}
};
/** The mutations that open a closed thread or close an open one, and leave its text. */
function trialOf(edit) {
	if (edit.kind !== "reopen" && edit.kind !== "close") return [];
	let { id, commentId, isHidden, isResolved } = edit.thread, mark = editComment(commentId, edit.until);
	return edit.kind === "close" ? [mark, resolveThread(id)] : [
		mark,
		...isResolved ? [unresolveThread(id)] : [],
		...isHidden ? [showComment(commentId)] : []
	];
}
function batches$1(edits) {
	let found = [];
	for (let at = 0; at < edits.length; at += 20) found.push(edits.slice(at, at + 20));
	return found;
}
// src/hosts/github/post.ts
/** Comments of one review: GitHub answers with errors and time-outs above some thirty. */
const SIDES = {
	base: "LEFT",
	head: "RIGHT"
}, HOPELESS = /pending review|commit_?id|commit .*(?:not part|not found)|no commit found|too quickly|too long|locked|spam/i, NO_PERMISSION = /Resource not accessible by/i;
/** Posts a review in batches; if GitHub refuses one for a comment in it, halves are tried until the comment is found. */
async function postReview(client, pull, review) {
	let first, posted = [], refused = [], queue = batches(review.comments), refusals = 0;
	for (let batch = queue.shift(); batch; batch = queue.shift()) {
		let outcome = await submit(client, pull, partOf({
			...review,
			comments: batch
		}, first === void 0));
		if (outcome.kind === "posted") first ??= outcome.review, posted.push(...batch);
		else if (outcome.kind === "hopeless" || batch.length === 0 || ++refusals > 16) return {
			review: first,
			posted,
			refused,
			unsent: [...batch, ...queue.flat()],
			problem: outcome.reason
		};
		else if (batch.length > 1) {
			let half = Math.ceil(batch.length / 2);
			queue.unshift(batch.slice(0, half), batch.slice(half));
		} else refused.push(...batch);
	}
	return {
		review: first,
		posted,
		refused,
		unsent: [],
		problem: void 0
	};
}
/** One part of a review: only the first says what the review says, and requests changes. */
function partOf(review, isFirst) {
	let posted = review.comments.map(({ mark: { key, places } }) => ({
		key,
		places
	})), mark = isFirst ? {
		...review.mark,
		posted
	} : {
		...review.mark,
		state: "old",
		posted,
		listed: []
	}, text = isFirst ? review.body : "This review continues the previous one.";
	return {
		...review,
		mark,
		body: `${text}\n\n${writeReviewMark(mark)}`,
		requestsChanges: isFirst && review.requestsChanges
	};
}
function batches(comments) {
	let found = [];
	for (let at = 0; at < comments.length; at += 30) found.push(comments.slice(at, at + 30));
	return found.length === 0 ? [[]] : found;
}
/** Sends one review. An error of the server may hide that it was created: what is there is read before it is sent again. */
async function submit(client, pull, review) {
	for (let attempt = 1;; attempt++) try {
		return {
			kind: "posted",
			review: await create(client, pull, review)
		};
	} catch (error) {
		let status = statusOf(error), reason = whyNot(error);
		if (status === 422) return {
			kind: HOPELESS.test(reason) ? "hopeless" : "refused",
			reason
		};
		if (status !== void 0 && status < 500) return {
			kind: "hopeless",
			reason
		};
		let there = await arrived(client, pull, review);
		if (there) return {
			kind: "posted",
			review: there
		};
		if (there === void 0 || attempt === 3) return {
			kind: "hopeless",
			reason
		};
	}
}
function whyNot(error) {
	let reason = reasonOf(error);
	return isForbidden(error) ? NO_PERMISSION.test(reason) ? "the token cannot write reviews. It needs `pull-requests: write`, which runs for forks and Dependabot do not get" : `the token cannot write reviews (${reason})` : reason;
}
async function create({ octokit, owner, repo }, pull, review) {
	let { commit, body, mark, requestsChanges } = review, { data } = await octokit.rest.pulls.createReview({
		owner,
		repo,
		pull_number: pull,
		commit_id: commit,
		body,
		event: requestsChanges ? "REQUEST_CHANGES" : "COMMENT",
		comments: review.comments.map(({ path, body, side, lines: { first, last } }) => ({
			path,
			body,
			line: last,
			side: SIDES[side],
			...first < last ? {
				start_line: first,
				start_side: SIDES[side]
			} : {}
		})),
		request: { retries: 0 }
	});
	return {
		id: data.node_id,
		commit,
		body,
		mark,
		requestsChanges,
		dismissedBy: void 0
	};
}
/** A review that is on the pull request after all; null if it is not, and undefined if that cannot be read. */
async function arrived(client, pull, review) {
	let { commit, requestsChanges, mark } = review, read = await readConversation(client, pull, mark.category).catch(() => void 0);
	return read && (read.conversation.reviews.find((one) => one.commit === commit && one.requestsChanges === requestsChanges && writeReviewMark(one.mark) === writeReviewMark(mark)) ?? null);
}
// src/hosts/github/sift.ts
/**
* Finds the comments that GitHub takes: those on lines that it shows in the pull request's diff. One comment on another line would
* make GitHub refuse the whole review. Where the files cannot be listed, all are taken.
*/
async function siftComments(comments, files) {
	if (comments.length === 0) return {
		taken: [],
		refused: []
	};
	let paths = new Set(comments.map(({ path }) => path)), shown;
	try {
		let wanted = (await files.list()).filter(({ filename }) => paths.has(filename));
		shown = new Map(wanted.map(({ filename, patch }) => [filename, patch === void 0 ? NO_HUNKS : parsePatch(patch)]));
	} catch {
		return {
			taken: comments,
			refused: []
		};
	}
	let isShown = ({ path, side, lines }) => {
		let { hunks, baseHunks } = shown.get(path) ?? NO_HUNKS;
		return (side === "base" ? baseHunks : hunks).some(({ first, last }) => first <= lines.first && lines.last <= last);
	};
	return {
		taken: comments.filter(isShown),
		refused: comments.filter((comment) => !isShown(comment))
	};
}
// src/hosts/github/host.ts
/** A pull request on GitHub as something that can be reviewed. */
function gitHubHost(client, pull, files) {
	let editor;
	return {
		name: "GitHub",
		changeName: "pull request",
		form: COMMENT_FORM,
		async readConversation(category) {
			let { id, conversation } = await readConversation(client, pull, category);
			return editor = new Editor(client, id), conversation;
		},
		sift: (comments) => siftComments(comments, files),
		post: (review) => postReview(client, pull, review),
		async edit(edits) {
			return await editor?.make(edits) ?? [];
		}
	};
}
// src/hosts/github/inputs.ts
/** The most comments that a workflow can ask for; GitHub limits what a job posts in an hour to 500. */
const REVIEWS = [
	"comment",
	"request-changes",
	"off"
], SUMMARIES = [
	"auto",
	"comment",
	"off"
];
/** Reads the inputs that are never wrong. */
function readPlainInputs() {
	return {
		path: optional("path") ?? ".",
		token: getInput("token"),
		config: optional("config"),
		category: optional("category")
	};
}
/** Reads the inputs. Throws UsageError for a value that an input cannot have. */
function readInputs() {
	let base = optional("base");
	if (base?.startsWith("-")) throw new UsageError(`The input \`base\` must be a commit, branch or tag, but is \`${base}\`.`);
	return {
		...readPlainInputs(),
		base,
		scope: choice("scope", SCOPES),
		failOn: choice("fail-on", THRESHOLDS),
		review: choice("review", REVIEWS) ?? "comment",
		summary: choice("summary", SUMMARIES) ?? "auto",
		maxComments: count("max-comments", 300) ?? 20,
		report: optional("report"),
		formats: getMultilineInput("format").map(toFile),
		imported: parseImports(getMultilineInput("import"), "The input `import`")
	};
}
function optional(name) {
	return getInput(name) || void 0;
}
function choice(name, allowed) {
	let value = optional(name);
	return value === void 0 ? void 0 : chosen(`The input \`${name}\``, value, allowed);
}
function count(name, most) {
	let value = optional(name);
	if (value !== void 0) {
		if (!/^\d{1,6}$/.test(value) || Number(value) > most) throw new UsageError(`The input \`${name}\` must be a number from 0 to ${most}, but is \`${value}\`.`);
		return Number(value);
	}
}
function toFile(line) {
	let { name, file } = parseFormat(line);
	if (file === void 0) throw new UsageError(`The input \`format\` requires a file for each format, such as \`${name}=FILE\`.`);
	return {
		name,
		file
	};
}
// src/hosts/github/links.ts
/** The address of the server, without a slash at its end. */
function serverUrl({ GITHUB_SERVER_URL: url = "https://github.com" }) {
	return url.replace(/\/+$/, "");
}
/** The address of the repository that an event is about. */
function repositoryUrl(env, { owner, repo }) {
	return `${serverUrl(env)}/${owner}/${repo}`;
}
/** The address of the run, where its summary is; undefined outside a run. */
function runUrl(env) {
	let { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
	return server && repository && run ? `${serverUrl(env)}/${repository}/actions/runs/${run}` : void 0;
}
// src/hosts/github/check-run-posting.ts
/** Annotations that GitHub takes in one request. */
const REPLACED = "replaced", REPLACEMENT = {
	conclusion: "neutral",
	title: "Replaced",
	summary: "A newer check run of gitops-gate on this commit has another result.",
	annotations: []
}, ONCE = { request: { retries: 0 } };
/** One try to post a check run, which goes on where an earlier one ended. */
var CheckRunPosting = class {
	#client;
	#place;
	#run;
	#category;
	/** Digest of the annotations. */
	#state;
	constructor(client, place, run) {
		this.#client = client, this.#place = place, this.#run = run, this.#category = digest(place.category), this.#state = digest(JSON.stringify(run.annotations));
	}
	async post() {
		let { annotations } = this.#run, earlier = await this.#earlier(), kept = await this.#renewed(earlier), { id, annotations: count } = kept ?? await this.#create();
		for (let at = count; at < annotations.length; at += 50) await this.#update(id, this.#run, this.#state, annotations.slice(at, at + 50));
		for (let other of earlier.filter((one) => one !== kept)) await this.#tryUpdate(other, REPLACEMENT, REPLACED);
	}
	/** The check runs of earlier runs of the job, newest first. */
	async #earlier() {
		let { octokit, owner, repo } = this.#client, { head: ref, name: check_name } = this.#place, query = {
			owner,
			repo,
			ref,
			check_name,
			filter: "all",
			per_page: 100
		}, { data } = await octokit.rest.checks.listForRef({
			...query,
			...ONCE
		});
		return data.check_runs.map(({ id, external_id, output }) => {
			let [category, state = ""] = (external_id ?? "").split(" ");
			return {
				id,
				category,
				state,
				annotations: output.annotations_count
			};
		}).filter(({ category, state }) => category === this.#category && state !== REPLACED).sort((a, b) => b.id - a.id);
	}
	/** The newest check run that can be updated, once it is; undefined if it has other annotations. */
	async #renewed(earlier) {
		for (let one of earlier) {
			if (one.state !== this.#state || one.annotations > this.#run.annotations.length) break;
			if (await this.#tryUpdate(one, this.#run, this.#state)) return one;
		}
	}
	async #create() {
		let { octokit, owner, repo } = this.#client, { head: head_sha, name } = this.#place, body = {
			name,
			head_sha,
			...this.#body(this.#run, this.#state, [])
		}, { data } = await octokit.rest.checks.create({
			owner,
			repo,
			...body,
			...ONCE
		});
		return {
			id: data.id,
			state: this.#state,
			annotations: 0
		};
	}
	/** Updates a check run, unless another app has made it. */
	async #tryUpdate({ id }, run, state) {
		try {
			return await this.#update(id, run, state, []), !0;
		} catch (error) {
			if (isForbidden(error)) return !1;
			throw error;
		}
	}
	async #update(id, run, state, annotations) {
		let { octokit, owner, repo } = this.#client, body = this.#body(run, state, annotations);
		await octokit.rest.checks.update({
			owner,
			repo,
			check_run_id: id,
			...body,
			...ONCE
		});
	}
	#body({ conclusion, title, summary }, state, annotations) {
		let { url } = this.#place;
		return {
			status: "completed",
			conclusion,
			external_id: `${this.#category} ${state}`,
			...url === void 0 ? {} : { details_url: url },
			output: {
				title,
				summary,
				...annotations.length > 0 ? { annotations: [...annotations] } : {}
			}
		};
	}
};
/**
* Posts a check run on a commit, or updates the one of an earlier run of the same job. Never throws.
*
* GitHub only ever adds annotations to a check run. If they differ from those of the earlier one, a new check run takes its place.
*/
function postCheckRun(client, place, run) {
	return inTime(post(client, place, run), 12e4, () => ({
		kind: "failed",
		reason: "GitHub took too long to answer"
	}));
}
async function post(client, place, run) {
	for (let attempt = 1;; attempt++) try {
		return await new CheckRunPosting(client, place, run).post(), { kind: "posted" };
	} catch (error) {
		if (isForbidden(error)) return { kind: "forbidden" };
		let status = statusOf(error);
		if (status !== void 0 && status < 500 || attempt === 3) return {
			kind: "failed",
			reason: reasonOf(error)
		};
	}
}
/** Writes the log, annotations for what no comment shows, the job summary, the report files and the outputs. */
async function publish(outcome, reviewed, options) {
	let { report, prefix, failures, complaints, conclusion } = outcome, { inputs, link, published, env } = options, said = reviewNotes(reviewed);
	logQuietly([reportText(outcome, "text", { isHosted: !0 }), ...said.map((line) => `${printable(line)}\n`)].join("")), env.RUNNER_DEBUG === "1" && logQuietly(outcome.notes().map((note) => `${printable(note)}\n`).join("")), process.stdout.write(toAnnotations({
		...report,
		findings: reviewed.rest
	}, prefix));
	for (let failure of failures) complain(failure, "gitops-gate: some checks were skipped");
	for (let complaint of complaints) annotate(complaint, prefix);
	let summary = jobSummary(outcome, reviewed, {
		link,
		limit: 1e6
	});
	env.GITHUB_STEP_SUMMARY && appendFileSync(env.GITHUB_STEP_SUMMARY, `${summary}\n`);
	let file = resolve(inputs.report ?? join(env.RUNNER_TEMP ?? tmpdir(), "gitops-gate.json"));
	for (let choice of [{
		name: "json",
		file
	}, ...inputs.formats]) writeReportFile(outcome, choice, { published });
	setOutput("conclusion", conclusion), setOutput("errors", report.summary.errors), setOutput("warnings", report.summary.warnings), setOutput("notices", report.summary.notices), setOutput("report", file);
}
/** Prints text that the repository had a part in: the runner takes no commands from it. */
function logQuietly(text) {
	let end = randomUUID();
	process.stdout.write(`::stop-commands::${end}\n${text.endsWith("\n") ? text : `${text}\n`}::${end}::\n`);
}
// src/hosts/github/branch-requirements.ts
/**
* What GitHub requires of changes to a branch: by the rules that are active for it, which every token can read, and by the classic
* protection, of which only administrators can read more than the checks. Undefined without a client or an answer, and if no file
* of the tree depends on it.
*/
async function readBranchRequirements(client, { branch, prefix, tree }) {
	if (!client || !branch || prefix !== "" || !isGuarded(tree)) return;
	let { octokit, owner, repo } = client, named = {
		owner,
		repo,
		branch: branch.name
	};
	try {
		let [rules, { data }] = await Promise.all([octokit.paginate(octokit.rest.repos.getBranchRules, {
			...named,
			per_page: 100
		}), octokit.rest.repos.getBranch(named)]);
		return {
			branch,
			...reviewsIn(rules, data),
			checks: checksIn(rules, data)
		};
	} catch {
		return;
	}
}
/** Whether a tree has what guards a branch: owners or workflows. */
function isGuarded(tree) {
	return CODEOWNERS_PATHS.some((path) => tree.file(path)) || tree.isDirectory(".github/workflows");
}
function reviewsIn(rules, branch) {
	let otherwise = isClassic(branch) ? void 0 : !1, stated = rules.flatMap((rule) => rule.type === "pull_request" ? rule.parameters ?? [] : []), isReviewed = stated.some((parameters) => {
		let reviewers = field(parameters, "required_reviewers");
		return parameters.required_approving_review_count > 0 || Array.isArray(reviewers) && reviewers.length > 0;
	}), isOwned = stated.some(({ require_code_owner_review: isRequired }) => isRequired);
	return {
		review: isReviewed || isOwned || otherwise,
		ownerReview: isOwned || otherwise
	};
}
function checksIn(rules, branch) {
	let { required_status_checks: classic } = branch.protection;
	if (!(rules.some(({ type }) => type === "workflows") || isClassic(branch) && !classic)) return [...rules.flatMap((rule) => rule.type === "required_status_checks" ? rule.parameters?.required_status_checks ?? [] : []).map(({ context }) => context), ...isClassic(branch) ? classic?.contexts ?? [] : []];
}
/** Whether a branch may have a classic protection rule. */
function isClassic({ protected: isProtected, protection }) {
	return isProtected && protection.enabled !== !1;
}
// src/hosts/github/unknown-owners.ts
/**
* The owners in CODEOWNERS that do not exist or cannot write, as GitHub lists its errors: one request, and only if there is a CODEOWNERS.
* None without a client or an answer.
*/
async function readUnknownOwners(client, { head, prefix, tree }) {
	if (!client || prefix !== "" || !CODEOWNERS_PATHS.some((path) => tree.file(path))) return /* @__PURE__ */ new Set();
	let { octokit, owner, repo } = client;
	try {
		let { data } = await octokit.rest.repos.codeownersErrors({
			owner,
			repo,
			ref: head
		});
		return new Set(data.errors.flatMap(ownerOf));
	} catch {
		return /* @__PURE__ */ new Set();
	}
}
/** The word of an error that names an owner whom GitHub does not know. */
function ownerOf({ kind, source = "", column }) {
	let [word = ""] = source.slice(column - 1).split(/\s/);
	return /^unknown owner$/i.test(kind) && isOwner(word) ? [word] : [];
}
// src/hosts/github/repository-settings.ts
/** What GitHub says of a repository that its files do not. */
async function readRepositorySettings(client, { head, target }, place) {
	let [unknownOwners, branchRequirements] = await Promise.all([readUnknownOwners(client, {
		head,
		...place
	}), readBranchRequirements(client, {
		branch: target,
		...place
	})]);
	return {
		unknownOwners,
		branchRequirements
	};
}
/**
* Fetches a commit or a branch by its full name and gives the commit, or undefined if the remote does not give it. A checkout that is
* cut off gets this one commit, without history.
*/
async function fetchCommit(remote, name) {
	return await fetch(remote, [
		...isShallow(remote.folder) ? ["--depth=1"] : [],
		"--",
		remote.url,
		name
	]) ? resolveCommit(remote.folder, "FETCH_HEAD") : void 0;
}
/** Fetches the last commits of a head that a shallow checkout left out, and the parents of the first of them; says whether that worked. */
function fetchCommits(remote, head, count) {
	return fetch(remote, [
		`--depth=${count + 1}`,
		"--",
		remote.url,
		head
	]);
}
/** Fetches the history that a shallow checkout left out; says whether that worked. */
function fetchHistory(remote, commits) {
	return fetch(remote, [
		"--unshallow",
		"--",
		remote.url,
		...commits
	]);
}
/** Fetches the files of a commit, or of the commits of a range, that a partial clone left out; git does so by itself only from where the configuration says. */
async function fetchFiles(remote, revision) {
	let missing = isPartial(remote.folder) ? listMissing(remote.folder, revision) : [];
	missing.length !== 0 && await fetch(remote, [
		"--no-write-fetch-head",
		"--stdin",
		"--",
		remote.url
	], `${missing.join("\n")}\n`);
}
/** The address is always the event's: the remotes of a checkout are settings, and the token must not follow them. */
function fetch({ folder, url, token }, args, input = "") {
	let settings = [
		{
			name: `url.${url}.insteadOf`,
			value: url
		},
		{
			name: "http.followRedirects",
			value: "false"
		},
		...credentials(url, token)
	], fixed = [
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		"--upload-pack=git-upload-pack"
	], protocol = /^(https?|file):\/\//.exec(url)?.[1] ?? "none";
	return gitFetch(folder, [...fixed, ...args], {
		protocol,
		settings,
		input,
		timeLimit: 3e5
	});
}
/** Settings that carry the token. The empty values take back what actions/checkout may have set: the server refuses two headers. */
function credentials(url, token) {
	if (token === "" || !/^https?:\/\//.test(url)) return [];
	let basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	return [
		{
			name: "credential.helper",
			value: ""
		},
		{
			name: `http.${url}.extraheader`,
			value: ""
		},
		{
			name: `http.${url}.extraheader`,
			value: `AUTHORIZATION: basic ${basic}`
		}
	];
}
// src/hosts/github/revisions.ts
/** Finds the commits of an event and fetches what the checkout lacks, from the repository that the event names. Throws UsageError if the head cannot be had. */
async function findRevisions(event, remote, ask) {
	requireRepository(remote.folder);
	let head = resolveCommit(remote.folder, event.head) ?? await fetchCommit(remote, event.head);
	if (head === void 0) throw new UsageError(`The commit ${event.head} is not in this checkout and cannot be fetched. Run actions/checkout with fetch-depth: 0 before this action.`);
	await fetchFiles(remote, head);
	let checkedOut = resolveCommit(remote.folder, "HEAD") === head;
	for (let candidate of event.bases) {
		let found = await baseOf(candidate, head, remote, ask);
		if (found === void 0) continue;
		let { base, commits } = found;
		return await fetchFiles(remote, base), commits && !hasCommits(remote.folder, {
			base,
			head,
			commits
		}) && await fetchCommits(remote, head, commits.length), await fetchFiles(remote, `${base}..${head}`), {
			head,
			checkedOut,
			base,
			commits
		};
	}
	return {
		head,
		checkedOut,
		base: void 0
	};
}
function requireRepository(folder) {
	try {
		isShallow(folder);
	} catch (error) {
		throw error instanceof GitError ? new UsageError(`${folder} is not a git checkout (${error.message}). Run actions/checkout before this action.`) : error;
	}
}
async function baseOf(name, head, remote, ask) {
	let { folder } = remote, tip = (name.startsWith("refs/") ? void 0 : resolveCommit(folder, name)) ?? await fetchCommit(remote, name);
	if (tip === void 0) return;
	if (!isShallow(folder)) return inHistory(folder, tip, head);
	let told = await ask(tip, head), base = told && (resolveCommit(folder, told.base) ?? await fetchCommit(remote, told.base));
	return base === void 0 ? await fetchHistory(remote, [tip, head]) ? inHistory(folder, tip, head) : void 0 : {
		base,
		commits: told?.commits
	};
}
function inHistory(folder, tip, head) {
	let base = mergeBase(folder, tip, head);
	return base === void 0 ? void 0 : {
		base,
		commits: void 0
	};
}
// src/hosts/github/file-versions.ts
const REGULAR = /* @__PURE__ */ new Set([33188, 33261]), MISSING = "missing";
/** The versions of files in commits, as GitHub knows them. Each is asked for once. */
var FileVersions = class {
	#client;
	#prefix;
	#answers = /* @__PURE__ */ new Map();
	/** `prefix` is the checked folder inside the repository. */
	constructor(client, prefix) {
		this.#client = client, this.#prefix = prefix;
	}
	/**
	* Whether a file is the same one in two changes, and in what these are compared with. Where that is not certain, it is not. Throws if
	* GitHub does not answer.
	*/
	async areSame(path, one, other) {
		let heads = await Promise.all([one.head, other.head].map((commit) => this.#versionOf(path, commit)));
		if (heads[0] === void 0 || heads[0] === MISSING || heads[0] !== heads[1]) return !1;
		let bases = await Promise.all([one.base, other.base].map((commit) => this.#versionOf(path, commit)));
		return bases[0] !== void 0 && bases[0] === bases[1];
	}
	/** A commit with the last one that it has in common with the target of its pull request. */
	async since(target, head) {
		return {
			head,
			base: (await mergeBaseOverApi(this.#client)(target, head))?.base
		};
	}
	#versionOf(path, commit) {
		if (commit === void 0) return;
		let question = `${commit} ${path}`, answer = this.#answers.get(question) ?? this.#ask(path, commit);
		return this.#answers.set(question, answer), answer;
	}
	/** The id of a regular file; undefined of a link, and where GitHub does not know the commit. */
	async #ask(path, oid) {
		let { octokit, owner, repo } = this.#client, variables = {
			owner,
			repo,
			oid,
			path: withPrefix(this.#prefix, path)
		}, { repository } = await octokit.graphql("query ($owner: String!, $repo: String!, $oid: GitObjectID!, $path: String!) {\n  repository(owner: $owner, name: $repo) {\n    object(oid: $oid) { ... on Commit { oid file(path: $path) { oid mode } } }\n  }\n}", variables);
		if (repository?.object?.oid === void 0) return;
		let { file } = repository.object;
		return file ? REGULAR.has(file.mode) ? file.oid : void 0 : MISSING;
	}
};
// src/hosts/github/approvals.ts
/** The states of a review that replace what the same person said before. A comment does not. */
const OPINIONS = /* @__PURE__ */ new Set([
	"APPROVED",
	"CHANGES_REQUESTED",
	"DISMISSED"
]);
/**
* The approving reviews of a pull request that are in force, one of a person. As on GitHub, a later request for changes takes an
* approval back, and a dismissal does.
*
* An approval of an older commit counts for a file that is still the same, compared with the same.
*/
function approvalsIn(client, { commits, reviews }, people, { compared, prefix }) {
	let versions = new FileVersions(client, prefix), { headRefOid, baseRefOid, timelineItems } = commits, rebasedAt = Math.max(...timelineItems.nodes.map(({ createdAt }) => Date.parse(createdAt)), 0), isOfPresent = async ({ commit }, path) => {
		if (commit === (compared?.head ?? headRefOid)) return !0;
		let present = compared ?? await versions.since(baseRefOid, headRefOid);
		return versions.areSame(path, await versions.since(baseRefOid, commit), present);
	}, whyNot = async (review, { owners, path }) => {
		let why = await people.whyNot(review.login, owners);
		if (why !== void 0) return why;
		if (Date.parse(review.at) <= rebasedAt) return "it was written before the base of the pull request changed";
		try {
			return await isOfPresent(review, path) ? void 0 : "it is for another version of the file";
		} catch (error) {
			return `GitHub does not say what it is for (${reasonOf(error)})`;
		}
	};
	return inForce(reviews).map((review) => {
		let { login, at, url } = review;
		return {
			by: `@${login}`,
			at,
			url,
			whyNot: (approvers) => whyNot(review, approvers)
		};
	});
}
function inForce(reviews) {
	let last = /* @__PURE__ */ new Map(), timed = reviews.filter(({ state, submittedAt }) => OPINIONS.has(state) && submittedAt !== null);
	for (let review of timed.sort((a, b) => Date.parse(a.submittedAt ?? "") - Date.parse(b.submittedAt ?? ""))) review.author?.__typename === "User" && !review.viewerDidAuthor && last.set(review.author.login, review);
	return [...last].flatMap(([login, { state, submittedAt, commit, url }]) => state === "APPROVED" && submittedAt !== null && commit ? {
		login,
		at: submittedAt,
		commit: commit.oid,
		url
	} : []);
}
// src/hosts/github/people.ts
/** People about whom GitHub is asked. */
const WRITERS = /* @__PURE__ */ new Set(["admin", "write"]);
/** Decides who can accept what a pull request takes away. Each person is asked about once. */
var People = class {
	#client;
	#policy;
	#author;
	#answers = /* @__PURE__ */ new Map();
	/** `author` is the login of the author of the pull request. */
	constructor(client, policy, author) {
		this.#client = client, this.#policy = policy, this.#author = author?.toLowerCase();
	}
	/** Why a person cannot accept what only `approvers` can, or anything; undefined if they can. Never throws. */
	whyNot(login, approvers) {
		let name = login.toLowerCase(), question = [name, ...approvers ?? []].join(" "), known = this.#answers.get(question);
		if (known) return known;
		let answer = this.#answers.size < 50 ? this.#ask(name, approvers) : Promise.resolve("too many people have written here");
		return this.#answers.set(question, answer), answer;
	}
	async #ask(login, approvers) {
		let { author } = this.#policy, by = approvers?.map((name) => name.replace(/^@/, "").toLowerCase()) ?? this.#policy.by;
		if (login === this.#author && !author) return "they are the author, and the policy file does not allow it";
		try {
			return await this.#canWrite(login) ? by === void 0 || by.includes(login) || await this.#isInTeam(login, by) ? void 0 : approvers ? `they are not a code owner of the file${by.some((name) => name.includes("/")) ? ", or the token cannot read the members of its teams" : ""}` : "the policy file names other people" : "they cannot write to the repository";
		} catch (error) {
			return `GitHub does not say who they are (${reasonOf(error)})`;
		}
	}
	async #canWrite(username) {
		let { octokit, owner, repo } = this.#client;
		try {
			let { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
				owner,
				repo,
				username
			});
			return WRITERS.has(data.permission);
		} catch (error) {
			if (statusOf(error) === 404) return !1;
			throw error;
		}
	}
	/** Whether a person is in one of the teams. The token must be able to read their members. */
	async #isInTeam(username, by) {
		for (let name of by) {
			let [org = "", team_slug] = name.split("/");
			if (team_slug !== void 0) try {
				let { data } = await this.#client.octokit.rest.teams.getMembershipForUserInOrg({
					org,
					team_slug,
					username
				});
				if (data.state === "active") return !0;
			} catch (error) {
				if (statusOf(error) !== 404) throw error;
			}
		}
		return !1;
	}
};
/** Reads the versions of texts that were edited, by their ids. Throws if GitHub does not answer. */
async function readHistories({ octokit }, texts) {
	let histories = /* @__PURE__ */ new Map();
	for (let at = 0; at < texts.length; at += 20) {
		let ids = texts.slice(at, at + 20).map(({ id }) => id), { nodes } = await octokit.graphql("query ($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Comment {\n      includesCreatedEdit\n      userContentEdits(first: 100) {\n        totalCount\n        nodes { editedAt diff editor { __typename login } }\n      }\n    }\n  }\n}", { ids });
		for (let node of nodes) node && histories.set(node.id, historyOf(node));
	}
	return histories;
}
function historyOf({ includesCreatedEdit = !1, userContentEdits: edits }) {
	let known = [...edits?.nodes ?? []].sort((a, b) => Date.parse(b.editedAt) - Date.parse(a.editedAt));
	return {
		versions: known.map(({ diff, editor, editedAt }) => ({
			body: diff,
			by: editor,
			at: editedAt
		})),
		isWhole: includesCreatedEdit && edits?.totalCount === known.length
	};
}
/** Reads what people have written on a pull request to accept findings: in its description, comments and reviews. */
function statementsOn(client, input) {
	let { pull, category, openedAt } = input;
	return async (policy) => {
		let written = await readWrittenTexts(client, pull), { description, reviews, comments } = written, asked = merged(reviews.map((review) => askedIn(review, digest(category)))), texts = [
			description,
			...reviews,
			...comments
		].filter(isOfPerson).flatMap(withNames), histories = await readHistories(client, texts.map(({ text }) => text).filter(({ lastEditedAt }) => lastEditedAt !== null)), covers = (at, set) => asked.length === 0 ? openedAt !== void 0 && openedAt < at : wasAsked(asked, set, at), people = peopleOf(client, policy, description);
		return [...texts.flatMap(({ text, names }) => saidIn(text, names, histories.get(text.id))).map(({ names, login, at, url }) => {
			let seconds = Math.floor(Date.parse(at) / 1e3);
			return {
				names,
				by: `@${login}`,
				at,
				url,
				outdated: "It was written before gitops-gate reported what is lost now",
				covers: (set) => covers(seconds, set),
				whyNot: (approvers) => people.whyNot(login, approvers)
			};
		}), ...approvalsIn(client, written, people, input)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
	};
}
/** What a review of this program remembers, unless somebody else has edited it. */
function askedIn(review, category) {
	let mark = review.viewerDidAuthor && !isEditedByOthers(review) ? reviewMarkIn(review.body) : void 0;
	return mark?.category === category ? mark.asked : [];
}
/** Whether a text is shown, and not of this program. */
function isOfPerson({ viewerDidAuthor, isMinimized = !1 }) {
	return !viewerDidAuthor && !isMinimized;
}
function withNames(text) {
	let names = acceptedIn(text.body);
	return names.length === 0 ? [] : [{
		text,
		names
	}];
}
function peopleOf(client, policy, { author }) {
	return new People(client, policy, author?.login);
}
/** Who said what is in a text: its author, or who brought each name in later. What that is not known of counts for nobody. */
function saidIn(text, names, history) {
	let { author, createdAt, lastEditedAt, url } = text;
	if (lastEditedAt === null) return saidBy({
		body: null,
		by: author,
		at: createdAt
	}, names, url);
	let find = history && finderIn(history);
	return names.flatMap((name) => {
		let version = find?.(name);
		return version ? saidBy(version, [name], url) : [];
	});
}
function saidBy({ by, at }, names, url) {
	return by?.__typename === "User" ? [{
		names,
		login: by.login,
		at,
		url
	}] : [];
}
/** The names in the versions of a text, as keys, newest first; undefined where someone has deleted the version. */
function namesOfVersions({ versions }) {
	return versions.map(({ body }) => body === null ? void 0 : new Set(acceptedIn(body).map(keyOf)));
}
function keyOf({ rule, name, digest: set }) {
	return JSON.stringify([
		rule,
		name,
		set
	]);
}
/** Finds the version that brought in a name which all later ones have; undefined where that is not certain. */
function finderIn(history) {
	let all = namesOfVersions(history), { versions, isWhole } = history;
	return (name) => {
		let before = all.findIndex((names) => !names?.has(keyOf(name)));
		if (before === -1) return isWhole ? versions.at(-1) : void 0;
		let own = versions[before - 1], shown = versions.slice(before).findIndex((version) => !mayHide(version, name));
		return (shown === -1 ? versions.slice(before) : versions.slice(before, before + shown)).some(({ body, by }) => body === null || by?.login !== own?.by?.login) ? void 0 : own;
	};
}
/** Whether a version of a text may have a name in words that do not count, as markup hides them. */
function mayHide({ body }, { rule, name, digest: set }) {
	return body === null ? !0 : body.toLowerCase().includes(set ?? name.toLowerCase()) ? !acceptedIn(body).some((said) => said.rule === rule && said.name === name) : !1;
}
/** Reads what people have written to accept findings: on the pull requests of an event, and in commits if the policy says so. */
function statementsOf(job, { head, base, commits }) {
	let { client, event, folder, prefix, category } = job, { openedAt } = event, compared = event.pull === void 0 ? void 0 : {
		head,
		base: base ?? event.bases[0]
	};
	return async (policy) => {
		let trailers = base === void 0 ? [] : trailerStatements(folder, {
			base,
			head,
			commits
		}, policy, { isHosted: !0 });
		if (!client) return trailers;
		let pulls = await pullsOf(client, job, {
			head,
			base
		}), input = {
			category,
			openedAt,
			compared,
			prefix
		}, said = await Promise.all(pulls.map((pull) => statementsOn(client, {
			...input,
			pull
		})(policy)));
		return [...trailers, ...said.flat()];
	};
}
/** The pull requests that an event is about, also once they are in a merge queue or merged. */
async function pullsOf({ octokit, owner, repo }, { event, folder }, { head, base }) {
	let own = event.pull ?? event.queued;
	if (own !== void 0) return [own];
	if (event.standing !== "merged" || base === void 0) return [];
	let found = /* @__PURE__ */ new Set();
	for (let commit_sha of commitsOnBranch(folder, {
		base,
		head
	}, 10)) {
		let { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
			owner,
			repo,
			commit_sha
		});
		for (let { number, merged_at } of data) merged_at !== null && found.add(number);
	}
	return [...found];
}
// src/hosts/github/trees.ts
const ADVICE = "Set fetch-depth: 0 for actions/checkout, or give this action a token that can read the repository.";
/** Reads head and base. Throws UsageError if the base that the event or an input asks for cannot be had. */
async function readComparison(job, revisions) {
	let { standing } = job.event, head = readHead(job.folder, revisions), base = revisions.base === void 0 ? void 0 : readBase(job.folder, {
		...revisions,
		base: revisions.base
	});
	if (base === void 0 && job.inputs.base !== void 0) throw new UsageError(`The base \`${job.inputs.base}\` has no common history with the head, or cannot be fetched.`);
	return standing === "proposed" ? {
		standing,
		head,
		base: base ?? await askForBase(job)
	} : {
		standing,
		head,
		base
	};
}
function readHead(folder, { head, checkedOut }) {
	return checkedOut ? readWorkTree(folder) : readCommit(folder, head);
}
/** What the API knows of a base that git could not get. */
async function askForBase({ client, files, event, prefix, inputs }) {
	let { pull, bases } = event, [base] = bases, change = pull === void 0 ? "merge group" : "pull request";
	if (!client || !files || base === void 0) throw new UsageError(`The base of this ${change} cannot be fetched. ${ADVICE}`);
	try {
		return await baseOverApi(client, {
			files,
			base,
			prefix,
			config: inputs.config
		});
	} catch (error) {
		throw new UsageError(`The base of this ${change} cannot be fetched or read through the API (${reasonOf(error)}). ${ADVICE}`);
	}
}
/** A job of GitHub Actions from event to verdict; gives the exit code: 0 passed, 1 failed, 2 not everything was checked in time. */
async function runJob(env, patient) {
	let plain = readPlainInputs(), started = readEvent(env), client = await clientOf(plain.token, started, env, patient), event = await withPull(started, client);
	if (!event) return notice(`No open pull request ${started.proposed ? `is at the commit ${started.head} anymore` : "has this comment"}, so there is nothing to review.`), 0;
	let { category, checkName } = identityOf(plain, env.GITHUB_JOB ?? ""), place = {
		head: event.head,
		name: checkName,
		category,
		url: runUrl(env)
	};
	try {
		let { outcome, checkRun } = await judge({
			inputs: readInputs(),
			event,
			client,
			category
		}, env);
		return await tell(client, place, checkRun), isAside(event) && outcome.exitCode === 1 ? 0 : outcome.exitCode;
	} catch (problem) {
		throw await tell(client, place, failedCheckRun(whyNot$1(problem))), problem;
	}
}
/** Checks what the event is about, reviews it and publishes the outcome. */
async function judge(given, env) {
	let { inputs, event, client } = given, folder = judgedFolder(inputs.path), url = repositoryUrl(env, event), revisions = await findRevisions({
		head: event.head,
		bases: inputs.base === void 0 ? event.bases : [inputs.base]
	}, {
		folder,
		url,
		token: inputs.token
	}, mergeBaseOverApi(client)), prefix = folderInRepository(folder) ?? "", files = client && event.pull !== void 0 ? new PullFiles(client, event.pull) : void 0, job = {
		...given,
		folder,
		prefix,
		files
	}, comparison = await readComparison(job, revisions), outcome = await invoke({
		folder,
		comparison,
		policy: { path: inputs.config },
		scope: inputs.scope,
		failOn: inputs.failOn,
		imported: inputs.imported,
		repositories: [url],
		statements: statementsOf(job, revisions),
		...await readRepositorySettings(client, event, {
			prefix,
			tree: comparison.head
		}),
		env
	}), link = linkToPlaces(url, {
		head: event.head,
		base: revisions.base
	}, prefix), reviewed = await reviewPull(job, comparison, outcome, {
		link,
		runUrl: runUrl(env)
	});
	return await publish(outcome, reviewed, {
		inputs,
		link,
		published: {
			commit: event.head,
			isEdited: !1,
			repository: url,
			link
		},
		env
	}), {
		outcome,
		checkRun: checkRunOf(outcome, reviewed, isAside(event) ? reviewed.rest : splitAnnotated(reviewed.rest).left, link)
	};
}
/** Posts a check run where the token can. */
async function tell(client, place, checkRun) {
	let result = client && await postCheckRun(client, place, checkRun);
	result?.kind === "failed" ? notice(`The check run could not be posted: ${printable(result.reason)}.`) : result?.kind === "forbidden" && isDebug() && debug("The token cannot write check runs. They need the permission `checks: write`.");
}
async function clientOf(token, { owner, repo }, env, patient) {
	if (token === "") return;
	let apiUrl = env.GITHUB_API_URL ?? "https://api.github.com";
	return connect({
		token,
		apiUrl,
		graphqlUrl: env.GITHUB_GRAPHQL_URL ?? `${apiUrl}/graphql`,
		owner,
		repo,
		patient,
		timeLimit: 3e4
	});
}
/** Reviews a pull request if that is wanted and possible. */
function reviewPull({ event, inputs, client, files, prefix, category }, { head, base }, { report, snippets, conclusion, failOn }, { link, runUrl }) {
	let { findings } = report;
	return event.pull === void 0 || inputs.review === "off" ? noReview(findings) : !client || !files ? noReview(findings, "Comments cannot be posted without a token. Set the input `token`.") : reviewInTime(gitHubHost(client, event.pull, files), {
		findings,
		accepted: report.accepted,
		headSince: event.openedAt,
		change: base?.change ?? {
			base: "",
			files: /* @__PURE__ */ new Map()
		},
		head: {
			text: (path) => head.textAt(path),
			snippets
		},
		prefix,
		link,
		commit: event.head,
		category,
		mostComments: inputs.maxComments,
		passed: conclusion === "passed",
		fails: (finding) => fails(finding, failOn),
		isComplete: conclusion !== "error",
		requestChanges: inputs.review === "request-changes",
		opening: (uncommented) => opening(report, uncommented, {
			link,
			runUrl
		}),
		summary: inputs.summary === "off" ? void 0 : summaryOf(report, {
			link,
			runUrl,
			always: inputs.summary === "comment"
		})
	});
}
// src/hosts/github/action.ts
/**
* Runs the Action with the variables of a job and returns its exit code; what fails is an error annotation and is 2.
*
* Only tests against a server of their own are not patient: they leave out the pauses between writes that GitHub asks for.
*/
async function runAction(env, { patient = !0 } = {}) {
	try {
		return await runJob(env, patient);
	} catch (problem) {
		return fail(problem, env);
	}
}
/** Reports a run that could not be made, in the job summary as well, and returns its exit code. */
function fail(problem, { GITHUB_STEP_SUMMARY: summary }) {
	let reason = whyNot$1(problem);
	return complain(reason, COULD_NOT_RUN), summary && writeSummary(summary, reason), setOutput("conclusion", "error"), 2;
}
function writeSummary(file, reason) {
	try {
		appendFileSync(file, couldNotRunPage(reason));
	} catch {}
}
process.on("uncaughtException", (problem) => {
	process.exitCode = fail(problem, process.env), process.exit();
}), process.exitCode = await runAction(process.env), setTimeout(() => process.exit(), 5e3).unref();
export {};
