import { c as FUNCTIONS, f as Environment, i as qualifiedName, l as METHODS, p as ParseError, s as MACRO_NAMES, u as TYPE_NAMES } from "./calls.js";
import { t as misspelt } from "./misspelling.js";
import { n as nearest } from "./nearest.js";
// src/kubernetes/cel/names.ts
/** Functions that are evaluated here. */
const EVALUATED = /* @__PURE__ */ new Set([
	...FUNCTIONS.keys(),
	...METHODS.keys(),
	...MACRO_NAMES,
	"has",
	"or",
	"orValue"
]), KNOWN_FUNCTIONS = /* @__PURE__ */ new Set([...EVALUATED, ..."allowed check errored error reason path group resource subresource serviceAccount fieldSelector labelSelector requestResource cel.bind cel.block jsonpatch.escapeKey transformMapEntry optional.unwrap unwrapOpt http.Get http.Post http.Client resource.Get resource.List resource.Post globalContext.Get globalContext.Project image isImage parseImageReference image.GetMetadata getImageData user.ParseServiceAccount parseServiceAccount verifyImageSignatures verifyAttestationSignatures extractPayload generator.Apply hash.md5 hash.sha1 hash.sha256 md5 sha1 sha256 math.abs math.ceil math.floor math.greatest math.isFinite math.isInf math.isNaN math.least math.max math.min math.round math.sign math.sqrt math.trunc json.unmarshal json.marshal yaml.parse x509.decode time.now time.truncate time.toCron now truncate toCron random listObjToMap transform.listObjToMap base64.encode base64.decode containsDigest identifier registry repository tag digest".split(" ")]), NAMESPACES = new Set([...KNOWN_FUNCTIONS].flatMap((name) => name.includes(".") ? name.slice(0, name.indexOf(".")) : []));
/** The names in a parsed expression. */
function namesIn(expression) {
	let free = /* @__PURE__ */ new Set(), functions = /* @__PURE__ */ new Set(), variables = /* @__PURE__ */ new Set(), visit = (node, bound) => {
		let all = (nodes, names = bound) => {
			for (let one of nodes) visit(one, names);
		};
		switch (node.op) {
			case "value": return;
			case "id":
				!bound.has(node.args) && !TYPE_NAMES.has(node.args) && free.add(node.args);
				return;
			case ".":
			case ".?":
				if (TYPE_NAMES.has(qualifiedName(node) ?? "")) return;
				node.args[0].op === "id" && node.args[0].args === "variables" && variables.add(node.args[1]), visit(node.args[0], bound);
				return;
			case "call":
				functions.add(node.args[0]), all(node.args[1]);
				return;
			case "rcall": {
				let [name, receiver, args] = node.args, isSpace = receiver.op === "id" && !bound.has(receiver.args) && NAMESPACES.has(receiver.args);
				functions.add(isSpace ? `${receiver.args}.${name}` : name), isSpace || visit(receiver, bound);
				let names = variablesOf(node.args);
				all(args.slice(names.length), /* @__PURE__ */ new Set([...bound, ...names]));
				return;
			}
			case "map":
				for (let pair of node.args) all(pair);
				return;
			case "!_":
			case "-_":
				visit(node.args, bound);
				return;
			default: all(node.args);
		}
	};
	return visit(expression, /* @__PURE__ */ new Set()), {
		free,
		functions,
		variables
	};
}
/** The variables that a macro binds: what is not a method and has a name as its first argument. */
function variablesOf([name, , args]) {
	let [first, second] = args;
	return METHODS.has(name) || first?.op !== "id" || args.length < 2 ? [] : second?.op === "id" && args.length > 2 ? [first.args, second.args] : [first.args];
}
// src/kubernetes/cel/syntax.ts
const NOTHING = {
	type: void 0,
	names: void 0
}, SURE = /* @__PURE__ */ new Set([
	"bool",
	"int",
	"uint",
	"double",
	"string",
	"bytes"
]), NOT_READ = /`|[[{,]\s*\?|\w\s*\{/, TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
/** Reads expressions without evaluating them, each once. */
var ExpressionSyntax = class {
	#environment = new Environment({
		enableOptionalTypes: !0,
		unlistedVariablesAreDyn: !0,
		limits: {
			maxAstNodes: 5e3,
			maxDepth: 100
		}
	});
	#read = /* @__PURE__ */ new Map();
	/** The fault of an expression that must have one of some types and sees some names; undefined if there is none, or if that is not known. */
	fault(expression, types, visible) {
		let read = this.#reading(expression);
		if ("why" in read) return {
			kind: "syntax",
			why: read.why
		};
		let { type, names } = read;
		for (let name of names?.functions ?? []) {
			let near = KNOWN_FUNCTIONS.has(name) ? void 0 : misspelt(name, [...KNOWN_FUNCTIONS]), isMeant = visible !== void 0 || EVALUATED.has(near ?? "") && near?.toLowerCase() !== name.toLowerCase();
			if (near !== void 0 && isMeant) return {
				kind: "function",
				name,
				near
			};
		}
		for (let name of visible ? names?.free ?? [] : []) if (!visible?.includes(name)) return {
			kind: "name",
			name,
			near: nearest(name, visible ?? [])
		};
		return type === void 0 || types.length === 0 || types.includes(type) ? void 0 : {
			kind: "type",
			type
		};
	}
	/** What an expression names; undefined if it cannot be read, or not here. */
	names(expression) {
		let read = this.#reading(expression);
		return "why" in read ? void 0 : read.names;
	}
	/** Whether a function is one that is evaluated. */
	evaluates(name) {
		return EVALUATED.has(name);
	}
	#reading(expression) {
		let read = this.#read.get(expression);
		return read || (read = this.#parse(expression), this.#read.set(expression, read)), read;
	}
	#parse(expression) {
		if (expression.length > 32768 || NOT_READ.test(expression.replace(TEXT, "\"\""))) return NOTHING;
		try {
			let parsed = this.#environment.parse(expression), checked = parsed.check();
			return {
				type: checked.valid && SURE.has(String(checked.type)) ? String(checked.type) : void 0,
				names: namesIn(parsed.ast)
			};
		} catch (failure) {
			return failure instanceof ParseError && SYNTAX.has(failure.code) ? { why: firstLine(failure.message) } : NOTHING;
		}
	}
};
/** The parser's codes for what no reader of CEL takes. */
const SYNTAX = /* @__PURE__ */ new Set([
	"unexpected_token",
	"expected_token",
	"unexpected_character",
	"unterminated_string",
	"reserved_identifier"
]);
function firstLine(text) {
	return text.split("\n")[0] ?? "";
}
export { ExpressionSyntax as t };
