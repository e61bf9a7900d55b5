import "./chunks/rolldown-runtime.js";
import { n as require_tunnel, t as require_undici } from "./chunks/undici.js";
import { $ as countOf, Ct as below, F as contentId, P as readWorkTree, R as SCOPES, Tt as UsageError, W as POLICY_PATHS, Y as THRESHOLDS, Z as getOrInsert, _ as codeSpan, _t as gitFetch, at as readCommit, b as invoke, bt as shorten, ct as isPartial, dt as mergeBase, et as firstFew, g as otherPlaces, gt as GitError, h as severityCounts, ht as parsePatch, i as complaintText, it as readBase, lt as isShallow, m as bySeverity, mt as NO_HUNKS, n as writeReportFile, o as parseFormat, ot as Tree, p as toAnnotations, pt as resolveCommit, q as chosen, rt as judgedFolder, st as folderInRepository, t as reportText, u as toMarkdown, ut as listMissing, v as linkTo, wt as withPrefix, y as toMarkdownText, yt as printable } from "./chunks/reports.js";
import * as os$1 from "os";
import os, { EOL } from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { constants, promises } from "fs";
import "path";
import * as events from "events";
import { randomUUID } from "node:crypto";
import "child_process";
import "timers";
import { appendFileSync, existsSync as existsSync$1, readFileSync as readFileSync$1, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
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
// src/text/reason.ts
/** What an error says, in one line of at most 300 UTF-16 code units. */
function reasonOf(error) {
	return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);
}
// src/report/comment.ts
const MARKS = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️"
};
/** A finding as the body of a review comment, in markdown; what does not fit the limit gives way from the end. */
function toComment(finding, options = {}) {
	let { severity, rule, url, message, related, builds, fix } = finding, limit = options.limit ?? 6e4, heading = `${MARKS[severity]} **${severity}** · ${linkTo(codeSpan(rule), url)}`, extras = [
		fix && !options.withoutFix ? `**Fix:** ${text(fix.title)}` : "",
		places(related, options),
		others(finding, options),
		builds.length === 0 ? "" : `**In:** ${firstFew(builds, (build) => codeSpan(shorten(build, 200)), 5)}`
	], body = `${heading}\n\n${messageWithin(message, limit - heading.length - 2)}`;
	for (let extra of extras) extra !== "" && body.length + extra.length + 2 <= limit && (body += `\n\n${extra}`);
	return body;
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
		return `- ${link ? linkTo(label, link(location)) : label}: ${text(message)}`;
	});
	return related.length > 5 && lines.push(`- and ${countOf(related.length - 5, "more place")}`), lines.join("\n");
}
function others(finding, { link }) {
	let found = otherPlaces(finding);
	if (!found) return "";
	let list = firstFew(found.items, ({ text: label, location }) => {
		let code = codeSpan(shorten(label, 500));
		return link && location ? linkTo(code, link(location)) : code;
	}, 20);
	return `**${found.label}:** ${list}`;
}
function text(message) {
	return toMarkdownText(shorten(message, 1e3));
}
// src/review/marks.ts
/** Marks a review of this program; it ends the text above the comments. */
const REVIEW_MARK = "<!-- gitops-gate review -->", COMMENT_MARK = /<!-- gitops-gate ([0-9a-f]{16}(?: [0-9a-f]{16}){0,499}) -->\s*$/;
/** The fingerprints of the places of a finding, shortened as a comment's mark holds them. */
function marksOf({ fingerprint, places }) {
	return (places.length > 0 ? places.map((place) => place.fingerprint) : [fingerprint]).slice(0, 500).map((mark) => mark.slice(0, 16));
}
/** The hidden words by which a comment on a finding is recognized; they end its body. */
function commentMark(finding) {
	return `<!-- gitops-gate ${marksOf(finding).join(" ")} -->`;
}
/** The marks of the places that a comment is about, from its end; undefined if it has none. */
function marksIn(body) {
	return COMMENT_MARK.exec(body)?.[1]?.split(" ");
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
/** The lines that a comment on a place can be on: those in the hunk of its first line; undefined if that is in none. */
function commentLines(change, location) {
	let { first, last } = linesOf(location), hunk = hunkAt(change, location.path, first);
	return hunk && {
		first,
		last: Math.min(last, hunk.last)
	};
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
// src/review/unclaimed.ts
/** The threads of a change that no finding has taken yet. */
var Unclaimed = class {
	#threads;
	#byMark = /* @__PURE__ */ new Map();
	constructor(threads) {
		this.#threads = new Set(threads);
		for (let thread of threads) for (let mark of thread.marks) getOrInsert(this.#byMark, mark, () => []).push(thread);
	}
	/** Takes the thread that says most about a finding: one that knows all its places, an open one, one on its lines. */
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
	let known = new Set(thread.marks);
	return marks.every((mark) => known.has(mark));
}
function rank({ thread: { closed, outdated }, isWhole }) {
	return (isWhole ? 0 : 4) + (closed ? 2 : 0) + +!!outdated;
}
// src/review/plan.ts
/** Decides what a second, third … review says: nothing twice, what is fixed is taken back, and threads that people answered stay. */
function planReview(input) {
	let unclaimed = new Unclaimed(input.threads.filter(({ path }) => below(input.prefix, path) !== void 0)), comments = [], moved = [], shown = [], rest = [];
	for (let finding of bySeverity(input.findings)) {
		let { thread, isWhole } = unclaimed.claim(finding);
		if (thread && isWhole && !thread.closed && (!thread.outdated || thread.answered)) shown.push(finding);
		else if (isWhole && thread?.closed && !thread.outdated) rest.push(finding);
		else {
			let comment = comments.length < input.form.mostComments ? toPlannedComment(finding, input) : void 0;
			comment ? (comments.push(comment), thread && !thread.closed && !thread.answered && moved.push({
				thread,
				finding
			})) : rest.push(finding);
		}
	}
	let fixed = unclaimed.left().filter(({ closed, answered }) => !closed && !answered);
	return {
		comments: inOrder(comments, input.findings),
		fixed,
		moved,
		shown,
		rest
	};
}
/** Comments in the order of the report. */
function inOrder(comments, findings) {
	let place = new Map(findings.map((finding, at) => [finding, at]));
	return [...comments].sort((a, b) => (place.get(a.finding) ?? 0) - (place.get(b.finding) ?? 0));
}
function toPlannedComment(finding, { change, head, prefix, link, form }) {
	let lines = commentLines(change, finding.location);
	if (!lines) return;
	let mark = commentMark(finding), suggestion = suggest(finding, change, head), block = suggestion ? form.suggestion(suggestion) : "", fits = suggestion !== void 0 && block.length + mark.length < form.bodyLimit / 2, limit = form.bodyLimit - mark.length - block.length - 4, text = toComment(finding, {
		link,
		limit: fits ? limit : form.bodyLimit - mark.length - 2,
		withoutFix: fits
	});
	return {
		finding,
		path: withPrefix(prefix, finding.location.path),
		lines: fits ? suggestion.lines : lines,
		body: [
			text,
			...fits ? [block] : [],
			mark
		].join("\n\n")
	};
}
/** Reviews a change; if anything goes wrong or the host takes too long, the findings are left to the annotations. */
async function reviewInTime(host, input) {
	let timer, late = new Promise((done) => {
		timer = setTimeout(() => done(noReview(input.findings, `${host.name} took too long to answer.`)), 6e5);
	});
	try {
		return await Promise.race([review(host, input), late]);
	} catch (error) {
		return noReview(input.findings, `The review could not be posted: ${reasonOf(error)}.`);
	} finally {
		clearTimeout(timer);
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
async function review(host, input) {
	let conversation;
	try {
		conversation = await host.readConversation();
	} catch (error) {
		return noReview(input.findings, `The comments on this ${host.changeName} cannot be read: ${reasonOf(error)}.`);
	}
	if (conversation.head !== input.commit) return noReview(input.findings, `Skipped: the ${host.changeName} has newer commits, whose run will post the review.`);
	let plan = planReview({
		...input,
		threads: conversation.threads,
		form: host.form
	}), { posted, refused, problem } = await post(host, input, plan, conversation), problems = problem === void 0 ? [] : [`Comments could not be posted: ${problem}.`], reposted = new Set(posted.map(({ finding }) => finding)), replaced = plan.moved.filter(({ finding }) => reposted.has(finding)).map(({ thread }) => thread);
	return problems.push(...await close(host, plan.fixed, "fixed"), ...await close(host, replaced, "moved")), input.passed && problems.push(...await dismiss(host, conversation.requests)), {
		posted: posted.map(({ finding }) => finding),
		shown: plan.shown,
		rest: [...plan.rest, ...refused.map(({ finding }) => finding)],
		problems
	};
}
async function post(host, input, { comments, rest }, { requests }) {
	let requestsChanges = input.requestChanges && !input.passed && requests.length === 0;
	return comments.length === 0 && !requestsChanges ? {
		posted: [],
		refused: [],
		problem: void 0
	} : host.post({
		commit: input.commit,
		body: input.opening(rest.length),
		requestsChanges,
		comments
	});
}
/** Closes threads; gives what went wrong. */
async function close(host, threads, reason) {
	for (let [at, thread] of threads.entries()) try {
		await host.close(thread, reason);
	} catch (error) {
		return [`${countOf(threads.length - at, "outdated comment")} could not be resolved or hidden: ${reasonOf(error)}.`];
	}
	return [];
}
async function dismiss(host, requests) {
	try {
		for (let request of requests) await host.dismiss(request, "All findings are fixed.");
		return [];
	} catch (error) {
		return [`The request for changes could not be dismissed: ${reasonOf(error)}. A maintainer must dismiss it.`];
	}
}
// src/review/words.ts
/** What a review says above its comments; `runUrl` is the address of the run's summary, if there is one. */
function opening({ gate, findings }, uncommented, runUrl) {
	let mark = gate.conclusion === "failed" ? "❌" : "✅", counts = severityCounts(findings), verdict = `${mark} **gitops-gate ${gate.conclusion}**: ${toMarkdownText(gate.reason)}${counts ? ` Found: ${counts}.` : ""}`, all = runUrl === void 0 ? "the summary of this run" : linkTo("the summary of this run", runUrl);
	return `${verdict}\n\n${uncommented === 0 ? `All details: ${all}.` : `${countOf(uncommented, "finding")} without a comment here. See ${all}.`}`;
}
/** How the review went, as lines of the log and the summary. */
function reviewNotes({ posted, shown, problems }) {
	let said = [...posted.length > 0 ? [`${countOf(posted.length, "comment")} posted`] : [], ...shown.length > 0 ? [`${countOf(shown.length, "earlier comment")} still open`] : []];
	return [...said.length > 0 ? [`Review: ${said.join(", ")}.`] : [], ...problems.map((problem) => `Review: ${problem}`)];
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
	return octokit.hook.before("request", (request) => {
		request.url === "/graphql" && (request.url = graphqlUrl);
	}), {
		octokit,
		owner,
		repo
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
};
/**
* The changes of a pull request as the API returns them: at most 3000 files, and no lines of files that are binary or too large.
*
* `prefix` is the checked folder inside the repository. Paths are relative to it.
*/
async function readPullChange(client, pull, base, prefix) {
	let { octokit, owner, repo } = client, listed = await octokit.paginate(octokit.rest.pulls.listFiles, {
		owner,
		repo,
		pull_number: pull,
		per_page: 100
	}), files = /* @__PURE__ */ new Map();
	for (let { filename, status, patch, previous_filename } of listed) {
		let path = below(prefix, filename);
		if (path === void 0) continue;
		let before = previous_filename === void 0 ? void 0 : below(prefix, previous_filename), hunks = patch === void 0 ? NO_HUNKS : parsePatch(patch), kind = STATUS[status] ?? "modified", known = kind === "renamed" && before === void 0 ? "added" : kind;
		files.set(path, {
			path,
			status: known,
			...known === "renamed" && before !== void 0 ? { previousPath: before } : {},
			...hunks
		});
	}
	return {
		base,
		files
	};
}
// src/hosts/github/api-base.ts
/** Asks the API for the merge base of two commits; without a client it knows none. */
function mergeBaseOverApi(client) {
	return async (base, head) => {
		if (!client) return;
		let { octokit, owner, repo } = client;
		try {
			let { data } = await octokit.rest.repos.compareCommitsWithBasehead({
				owner,
				repo,
				basehead: `${base}...${head}`,
				per_page: 1
			});
			return data.merge_base_commit.sha;
		} catch {
			return;
		}
	};
}
/** What the API gives of a base that git cannot fetch: the changed lines of the pull request, and the policy file. */
async function baseOverApi(client, { pull, base, prefix, config }) {
	let change = await readPullChange(client, pull, base, prefix), files = [];
	for (let path of config === void 0 ? POLICY_PATHS : [config]) {
		let bytes = await fileAt(client, withPrefix(prefix, path), base);
		bytes && files.push({
			path,
			size: bytes.length,
			contentId: () => contentId(bytes),
			bytes: () => bytes
		});
	}
	return {
		tree: new Tree(files),
		change,
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
		return "content" in data && typeof data.content == "string" ? Buffer.from(data.content, "base64") : void 0;
	} catch (error) {
		if (statusOf(error) === 404) return;
		throw error;
	}
}
// src/hosts/github/event.ts
const STANDINGS = {
	pull_request: "proposed",
	pull_request_target: "proposed",
	merge_group: "proposed",
	push: "merged"
}, COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, NO_COMMIT = /^0+$/, REPOSITORY = /^([\w.-]+)\/([\w.-]+)$/, BRANCH = /^[^\s:~^?*[\\+-][^\s:~^?*[\\]*$/;
/** Reads the event that started the workflow. Throws UsageError outside of GitHub Actions or if the payload is invalid. */
function readEvent(env) {
	let name = env.GITHUB_EVENT_NAME ?? "", [, owner = "", repo = ""] = REPOSITORY.exec(env.GITHUB_REPOSITORY ?? "") ?? [];
	if (name === "" || repo === "") throw new UsageError("GITHUB_EVENT_NAME and GITHUB_REPOSITORY are not set. This program must run in a GitHub Actions job.");
	let found = commitsOf(name, readPayload(env.GITHUB_EVENT_PATH ?? ""), env);
	if (found.head === void 0) throw new UsageError(`The payload of the event ${name} does not contain a commit to check.`);
	return {
		standing: STANDINGS[name] ?? "own",
		owner,
		repo,
		head: found.head,
		bases: found.bases.filter(isPresent),
		pull: found.pull
	};
}
function commitsOf(name, payload, env) {
	let own = commit(env.GITHUB_SHA);
	if (name === "pull_request" || name === "pull_request_target") {
		let pull = field(payload, "pull_request"), base = field(pull, "base");
		return {
			head: commit(field(field(pull, "head"), "sha")),
			bases: [commit(field(base, "sha")), branch(field(base, "ref"))],
			pull: number(field(pull, "number"))
		};
	}
	if (name === "merge_group") {
		let group = field(payload, "merge_group");
		return {
			head: commit(field(group, "head_sha")) ?? own,
			bases: [commit(field(group, "base_sha"))],
			pull: void 0
		};
	}
	if (name === "push") {
		let standard = branch(field(field(payload, "repository"), "default_branch"));
		return {
			head: own,
			bases: [commit(field(payload, "before")), standard === env.GITHUB_REF ? void 0 : standard],
			pull: void 0
		};
	}
	return {
		head: own,
		bases: [],
		pull: void 0
	};
}
function readPayload(path) {
	if (path !== "" && existsSync$1(path)) {
		if (statSync(path).size > 33554432) throw new UsageError("The payload of the event is larger than GitHub allows.");
		try {
			return JSON.parse(readFileSync$1(path, "utf8"));
		} catch {
			throw new UsageError("The payload of the event (GITHUB_EVENT_PATH) is not valid JSON.");
		}
	}
}
function field(value, name) {
	if (typeof value == "object" && value) return Object.entries(value).find(([key]) => key === name)?.[1];
}
function commit(value) {
	return typeof value == "string" && COMMIT.test(value) && !NO_COMMIT.test(value) ? value : void 0;
}
function branch(value) {
	return typeof value == "string" && BRANCH.test(value) ? `refs/heads/${value}` : void 0;
}
function number(value) {
	return typeof value == "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}
function isPresent(value) {
	return value !== void 0;
}
// src/hosts/github/comment-form.ts
/** What GitHub's comments can hold: it takes 65,536 characters, and more comments than people read in one go. */
const COMMENT_FORM = {
	bodyLimit: 65e3,
	mostComments: 150,
	suggestion: suggestionBlock
};
/** A suggestion as the markdown that GitHub turns into a button. */
function suggestionBlock({ text }) {
	let longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length)), fence = "`".repeat(Math.max(3, longest + 1));
	return `${fence}suggestion\n${text}${fence}`;
}
/** Reads the threads and reviews of this program on a pull request. */
async function readConversation({ octokit, owner, repo }, pull) {
	let threads = [], requests = [], head, after = null;
	for (let page = 0; page < 60; page++) {
		let found = (await octokit.graphql("query ($owner: String!, $repo: String!, $pull: Int!, $after: String) {\n  repository(owner: $owner, name: $repo) {\n    pullRequest(number: $pull) {\n      headRefOid\n      reviewThreads(first: 50, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id path isResolved isOutdated\n          comments(first: 30) {\n            totalCount\n            nodes { id body viewerDidAuthor isMinimized }\n          }\n        }\n      }\n      reviews(last: 100, states: [CHANGES_REQUESTED]) {\n        nodes { id body viewerDidAuthor }\n      }\n    }\n  }\n}", {
			owner,
			repo,
			pull,
			after
		})).repository?.pullRequest;
		if (!found || (head = found.headRefOid, threads.push(...found.reviewThreads.nodes.flatMap((node) => toThread(node) ?? [])), requests = found.reviews.nodes.filter(({ viewerDidAuthor, body }) => viewerDidAuthor && body.trimEnd().endsWith("<!-- gitops-gate review -->")).map(({ id }) => id), !found.reviewThreads.pageInfo.hasNextPage)) break;
		after = found.reviewThreads.pageInfo.endCursor;
	}
	return {
		head,
		threads,
		requests
	};
}
function toThread({ id, path, isResolved, isOutdated, comments }) {
	let [first] = comments.nodes, marks = first?.viewerDidAuthor ? marksIn(first.body) : void 0;
	if (first && marks) return {
		id,
		commentId: first.id,
		marks,
		path,
		closed: isResolved || first.isMinimized,
		outdated: isOutdated,
		answered: comments.totalCount > comments.nodes.length || comments.nodes.some(({ viewerDidAuthor }) => !viewerDidAuthor)
	};
}
// src/hosts/github/post.ts
/** Comments of one review: GitHub answers with errors and time-outs above some thirty. */
const HOPELESS = /pending review|commit_?id|commit .*(?:not part|not found)|no commit found|too quickly|too long|locked|spam/i, OWN_PULL = /can ?not request changes on your own/i;
/** Posts a review in batches; if GitHub refuses one for a comment in it, halves are tried until the comment is found. */
async function postReview(client, pull, review) {
	let posted = [], refused = [], queue = batches(review.comments), { requestsChanges } = review, refusals = 0;
	for (let batch = queue.shift(); batch; batch = queue.shift()) {
		let first = posted.length === 0, body = first ? `${review.body}\n\n${REVIEW_MARK}` : `This review continues the previous one.\n\n${REVIEW_MARK}`, outcome = await submit(client, pull, {
			...review,
			body,
			requestsChanges: first && requestsChanges,
			comments: batch
		});
		if (outcome.kind === "posted") posted.push(...batch);
		else if (outcome.kind === "refused" && requestsChanges && OWN_PULL.test(outcome.reason)) requestsChanges = !1, queue.unshift(batch);
		else if (outcome.kind === "hopeless" || ++refusals > 16) return {
			posted,
			refused: [
				...refused,
				...batch,
				...queue.flat()
			],
			problem: outcome.reason
		};
		else if (batch.length > 1) {
			let half = Math.ceil(batch.length / 2);
			queue.unshift(batch.slice(0, half), batch.slice(half));
		} else refused.push(...batch);
	}
	return {
		posted,
		refused,
		problem: void 0
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
		return await create(client, pull, review), { kind: "posted" };
	} catch (error) {
		let status = statusOf(error), reason = isForbidden(error) ? `the token cannot write reviews (${reasonOf(error)})` : reasonOf(error);
		if (status === 422) return {
			kind: HOPELESS.test(reason) ? "hopeless" : "refused",
			reason
		};
		if (status !== void 0 && status < 500) return {
			kind: "hopeless",
			reason
		};
		let there = await arrived(client, pull, review);
		if (there) return { kind: "posted" };
		if (there === void 0 || attempt === 3) return {
			kind: "hopeless",
			reason
		};
	}
}
async function create({ octokit, owner, repo }, pull, review) {
	await octokit.rest.pulls.createReview({
		owner,
		repo,
		pull_number: pull,
		commit_id: review.commit,
		body: review.body,
		event: review.requestsChanges ? "REQUEST_CHANGES" : "COMMENT",
		comments: review.comments.map(({ path, body, lines: { first, last } }) => ({
			path,
			body,
			line: last,
			side: "RIGHT",
			...first < last ? {
				start_line: first,
				start_side: "RIGHT"
			} : {}
		})),
		request: { retries: 0 }
	});
}
/** Whether a review is on the pull request after all, or undefined if that cannot be read. */
async function arrived(client, pull, { comments, requestsChanges }) {
	let conversation = await readConversation(client, pull).catch(() => void 0);
	if (!conversation) return;
	let { threads, requests } = conversation;
	if (comments.length === 0) return requestsChanges && requests.length > 0;
	let there = new Set(threads.filter(({ closed, outdated }) => !closed && !outdated).map(({ marks }) => marks.join(" ")));
	return comments.every(({ finding }) => there.has(marksOf(finding).join(" ")));
}
// src/hosts/github/threads.ts
const CLASSIFIERS = {
	fixed: "RESOLVED",
	moved: "OUTDATED"
};
/** Resolves a thread; needs `contents: write` besides `pull-requests: write`. */
async function resolveThread({ octokit }, thread) {
	await octokit.graphql("mutation ($thread: ID!) { resolveReviewThread(input: { threadId: $thread }) { thread { id } } }", { thread });
}
/** Hides a comment, which `pull-requests: write` allows. */
async function hideComment({ octokit }, comment, reason) {
	await octokit.graphql("mutation ($subject: ID!, $reason: ReportedContentClassifiers!) { minimizeComment(input: { subjectId: $subject, classifier: $reason }) { minimizedComment { isMinimized } } }", {
		subject: comment,
		reason: CLASSIFIERS[reason]
	});
}
/** Takes back a request for changes. */
async function dismissReview({ octokit }, review, message) {
	await octokit.graphql("mutation ($review: ID!, $message: String!) { dismissPullRequestReview(input: { pullRequestReviewId: $review, message: $message }) { pullRequestReview { state } } }", {
		review,
		message
	});
}
// src/hosts/github/host.ts
/** A pull request on GitHub as something that can be reviewed. */
function gitHubHost(client, pull) {
	let mayResolve = !0;
	return {
		name: "GitHub",
		changeName: "pull request",
		form: COMMENT_FORM,
		readConversation: () => readConversation(client, pull),
		post: (review) => postReview(client, pull, review),
		async close(thread, reason) {
			mayResolve &&= await unlessForbidden(() => resolveThread(client, thread.id)), mayResolve || await hideComment(client, thread.commentId, reason);
		},
		dismiss: (request, message) => dismissReview(client, request, message)
	};
}
async function unlessForbidden(act) {
	try {
		return await act(), !0;
	} catch (error) {
		if (isForbidden(error)) return !1;
		throw error;
	}
}
// src/hosts/github/inputs.ts
/** What can be posted on a pull request. */
const REVIEWS = [
	"comment",
	"request-changes",
	"off"
];
/** Reads the inputs. Throws UsageError for a value that an input cannot have. */
function readInputs() {
	let base = optional("base");
	if (base?.startsWith("-")) throw new UsageError(`The input \`base\` must be a commit, branch or tag, but is \`${base}\`.`);
	return {
		path: optional("path") ?? ".",
		token: getInput("token"),
		base,
		scope: choice("scope", SCOPES),
		failOn: choice("fail-on", THRESHOLDS),
		config: optional("config"),
		review: choice("review", REVIEWS) ?? "comment",
		report: optional("report"),
		formats: getMultilineInput("format").map(toFile)
	};
}
function optional(name) {
	return getInput(name) || void 0;
}
function choice(name, allowed) {
	let value = optional(name);
	return value === void 0 ? void 0 : chosen(`The input \`${name}\``, value, allowed);
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
/** Gives the address of a place in the head; `prefix` is the checked folder inside the repository. */
function linkToHead(env, event, prefix) {
	let root = `${repositoryUrl(env, event)}/blob/${event.head}`;
	return ({ path, start, end }) => {
		let file = withPrefix(prefix, path).split("/").map(encodeURIComponent).join("/");
		return `${root}/${file}#L${start.line}${end.line > start.line ? `-L${end.line}` : ""}`;
	};
}
/** Writes the log, annotations for what no comment shows, the job summary, the report files and the outputs. */
async function publish(outcome, reviewed, options) {
	let { report, prefix, failures, complaints, conclusion } = outcome, { inputs, link, env } = options, said = reviewNotes(reviewed);
	logQuietly([reportText(outcome, "text"), ...said.map((line) => `${printable(line)}\n`)].join("")), env.RUNNER_DEBUG === "1" && logQuietly(outcome.notes.map((note) => `${printable(note)}\n`).join("")), process.stdout.write(toAnnotations({
		...report,
		findings: reviewed.rest
	}, prefix));
	for (let failure of failures) complain(failure, "gitops-gate: some checks were skipped");
	for (let complaint of complaints) annotate(complaint, prefix);
	let notes = [
		...said,
		...failures,
		...complaints.map(complaintText)
	], summary = [toMarkdown(report, {
		snippets: outcome.snippets,
		link,
		limit: 1e6
	}), ...notes.map((note) => `${toMarkdownText(note)}\n`)];
	env.GITHUB_STEP_SUMMARY && appendFileSync(env.GITHUB_STEP_SUMMARY, `${summary.join("\n")}\n`);
	let file = resolve(inputs.report ?? join(env.RUNNER_TEMP ?? tmpdir(), "gitops-gate.json"));
	for (let choice of [{
		name: "json",
		file
	}, ...inputs.formats]) writeReportFile(outcome, choice);
	setOutput("conclusion", conclusion), setOutput("errors", report.summary.errors), setOutput("warnings", report.summary.warnings), setOutput("notices", report.summary.notices), setOutput("report", file);
}
/** Prints text that the repository had a part in: the runner takes no commands from it. */
function logQuietly(text) {
	let end = randomUUID();
	process.stdout.write(`::stop-commands::${end}\n${text.endsWith("\n") ? text : `${text}\n`}::${end}::\n`);
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
/** Fetches the history that a shallow checkout left out; says whether that worked. */
function fetchHistory(remote, commits) {
	return fetch(remote, [
		"--unshallow",
		"--",
		remote.url,
		...commits
	]);
}
/** Fetches the files of a commit that a partial clone left out; git does so by itself only from where the configuration says. */
async function fetchFiles(remote, commit) {
	let missing = isPartial(remote.folder) ? listMissing(remote.folder, commit) : [];
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
		let base = await baseOf(candidate, head, remote, ask);
		if (base !== void 0) return await fetchFiles(remote, base), {
			head,
			checkedOut,
			base
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
	if (!isShallow(folder)) return mergeBase(folder, tip, head);
	let told = await ask(tip, head), known = told === void 0 ? void 0 : resolveCommit(folder, told) ?? await fetchCommit(remote, told);
	return known === void 0 ? await fetchHistory(remote, [tip, head]) ? mergeBase(folder, tip, head) : void 0 : known;
}
// src/hosts/github/trees.ts
const ADVICE = "Set fetch-depth: 0 for actions/checkout, or give this action a token that can read the repository.";
/** Reads head and base. Throws UsageError if the base that the event or an input asks for cannot be had. */
async function readComparison(job, revisions) {
	let { standing } = job.event, head = readHead(job.folder, revisions), base = revisions.base === void 0 ? void 0 : readBase(job.folder, revisions.base, revisions.head);
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
async function askForBase({ client, event, prefix, inputs }) {
	let { pull, bases } = event, [base] = bases, change = pull === void 0 ? "merge group" : "pull request";
	if (!client || pull === void 0 || base === void 0) throw new UsageError(`The base of this ${change} cannot be fetched. ${ADVICE}`);
	try {
		return await baseOverApi(client, {
			pull,
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
	let inputs = readInputs(), event = readEvent(env), folder = judgedFolder(inputs.path), client = await clientOf(inputs.token, event, env, patient), url = repositoryUrl(env, event), revisions = await findRevisions({
		head: event.head,
		bases: inputs.base === void 0 ? event.bases : [inputs.base]
	}, {
		folder,
		url,
		token: inputs.token
	}, mergeBaseOverApi(client)), prefix = folderInRepository(folder) ?? "", job = {
		folder,
		prefix,
		event,
		inputs,
		client
	}, comparison = await readComparison(job, revisions), outcome = await invoke({
		folder,
		comparison,
		policy: { path: inputs.config },
		scope: inputs.scope,
		failOn: inputs.failOn,
		repositories: [url],
		env
	}), link = linkToHead(env, event, prefix);
	return await publish(outcome, await reviewPull(job, comparison, outcome, {
		link,
		runUrl: runUrl(env)
	}), {
		inputs,
		link,
		env
	}), outcome.exitCode;
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
function reviewPull({ event, inputs, client, prefix }, { head, base }, { report, snippets, conclusion }, { link, runUrl }) {
	let { findings } = report;
	return event.pull === void 0 || inputs.review === "off" ? noReview(findings) : client ? reviewInTime(gitHubHost(client, event.pull), {
		findings,
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
		passed: conclusion === "passed",
		requestChanges: inputs.review === "request-changes",
		opening: (uncommented) => opening(report, uncommented, runUrl)
	}) : noReview(findings, "Comments cannot be posted without a token. Set the input `token`.");
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
		return fail(problem);
	}
}
/** Reports a run that could not be made, and returns its exit code. */
function fail(problem) {
	return complain(`${problem instanceof UsageError ? "" : "Unexpected error: "}${problem instanceof Error ? problem.message : String(problem)}`, "gitops-gate could not run"), setOutput("conclusion", "error"), 2;
}
process.on("uncaughtException", (problem) => {
	process.exitCode = fail(problem), process.exit();
}), process.exitCode = await runAction(process.env), setTimeout(() => process.exit(), 5e3).unref();
export {};
