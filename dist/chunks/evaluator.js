import { n as getOrInsert } from "./misspelling.js";
import { $ as Mismatch, G as CelList, K as CelMap, M as parseImageReference, Q as CelError, X as mustKnow, Z as Budget, bt as stringAt, dt as isList, et as NotKnown, ft as isMap, q as LiteralMap, t as ADMISSION_NAMES, tt as Runaway } from "./names.js";
import { t as Programs } from "./programs.js";
import { t as ExpressionSyntax } from "./syntax.js";
import { r as nameMatcher, t as UnknownRules } from "./unknown-rules.js";
import { t as isUnknown } from "./unknown.js";
// src/kubernetes/cel/reads.ts
/** What an evaluation reads of an object: all paths, and the one that decided its result. */
var Reads = class {
	paths = [];
	#last;
	get last() {
		return this.#last;
	}
	note(path) {
		this.paths.push(path), this.#last = path;
	}
	/** Forgets that something was read later than a path, apart from `paths`. */
	goBack(path) {
		this.#last = path;
	}
};
// src/kubernetes/cel/unstructured.ts
/** Mappings whose keys are data: an entry that is empty is an entry. */
const DATA = /* @__PURE__ */ new Set([
	"labels",
	"annotations",
	"matchLabels",
	"nodeSelector",
	"data"
]);
/** A value of a manifest as an expression sees it, or undefined if it is not known (`${…}`, encrypted). */
function unstructured(value, reading, path = []) {
	if (isMap(value) || isList(value) || !reading.isHidden?.(path)) {
		if (typeof value == "string") return isUnknown(value) ? void 0 : value;
		if (typeof value == "number") return numberOf(value);
		if (isList(value)) {
			reading.budget.spend(value.length);
			let origins = value.map((_, index) => [...path, index]);
			return new CelList(value.map((item, index) => unstructured(item, reading, origins[index])), "atomic", reading.reads && origins);
		}
		return isMap(value) ? new UnstructuredMap(value, reading, path) : value;
	}
}
function numberOf(value) {
	if (!Number.isInteger(value)) return value;
	if (!Number.isSafeInteger(value)) throw new NotKnown("an integer is too large to be exact here");
	return BigInt(value);
}
/** A mapping of a manifest. An entry with null does not exist. */
var UnstructuredMap = class extends CelMap {
	#value;
	#reading;
	#path;
	#read = /* @__PURE__ */ new Map();
	#hasUnknownKey;
	constructor(value, reading, path) {
		super(), this.#value = value, this.#reading = reading, this.#path = path;
	}
	get size() {
		return this.keys().length;
	}
	get(key) {
		let name = this.#note(key), value = name === void 0 ? void 0 : this.#entry(name);
		if (name !== void 0 && value !== void 0) return this.#read.has(name) || this.#read.set(name, unstructured(value, this.#reading, [...this.#path, name])), mustKnow(this.#read.get(name));
	}
	has(key) {
		let name = this.#note(key), value = name === void 0 ? void 0 : this.#entry(name);
		if (value === void 0) return !1;
		if (typeof value == "string" && isUnknown(value) && mustKnow(void 0), this.#reading.dropsEmpty && isEmpty(value) && !DATA.has(this.#path.at(-1) ?? "")) throw new NotKnown("the API server may leave out a field that is empty");
		return !0;
	}
	keys() {
		let keys = Object.keys(this.#value).filter((key) => (this.#value[key] ?? null) !== null);
		if (this.#reading.budget.spend(keys.length), keys.some(isUnknown)) throw new NotKnown("a key is not known before it is substituted");
		return keys;
	}
	/** The name of a field that is asked for. */
	#note(key) {
		let { budget, reads } = this.#reading;
		if (budget.spend(1), typeof key == "string") return reads?.note([...this.#path, key]), key;
	}
	/** The value of an entry; null counts as none. */
	#entry(name) {
		let value = Object.hasOwn(this.#value, name) ? this.#value[name] : void 0;
		if (value != null) return value;
		if (this.#hasUnknownKey ??= Object.keys(this.#value).some(isUnknown), this.#hasUnknownKey) throw new NotKnown("a key is not known before it is substituted");
		if (this.#reading.mayFill?.([...this.#path, name])) throw new NotKnown("the API server may fill in a field");
	}
};
function isEmpty(value) {
	return isList(value) ? value.length === 0 : value === "" || value === 0 || value === !1;
}
// src/kubernetes/policies/image-list.ts
/** Expressions of patterns see the image only. */
const PATTERNS = new Programs("ref"), DIGEST = `sha256:${"0".repeat(64)}`;
/** The images of a list that fit a pattern, and with a digest if they get one. */
function selected(images, patterns, { budget, pins }) {
	if (!(images instanceof CelList)) throw new Mismatch("the images are not a list");
	let kept = images.elements.flatMap((image, at) => {
		if (image === void 0) return [{
			image,
			at
		}];
		if (typeof image != "string") throw new Mismatch("an image is not a text");
		return isSelected(image, patterns, budget) ? [{
			image: pins ? pinned(image) : image,
			at
		}] : [];
	});
	return new CelList(kept.map(({ image }) => image), "atomic", kept.map(({ at }) => images.origins?.[at]));
}
/** An image as Kyverno writes it: with its registry, its tag and its digest. */
function pinned(image) {
	let reference = parseImageReference(image);
	return !reference || reference.digest !== void 0 ? image : `${reference.registry === "index.docker.io" && !/^(?:index\.)?docker\.io\//.test(image) ? "docker.io/" : ""}${image}${reference.tag === void 0 ? ":latest" : ""}@${DIGEST}`;
}
function isSelected(image, patterns, budget) {
	return patterns.length === 0 || patterns.some((pattern) => fits(image, pattern, budget));
}
function fits(image, pattern, budget) {
	if (budget.read(image), "glob" in pattern) return nameMatcher(pattern.glob)(image);
	let program = PATTERNS.get(pattern.expression);
	if (program instanceof NotKnown) throw program;
	return program({
		slots: [image],
		budget
	}) === !0;
}
// src/kubernetes/policies/variables.ts
/** The variables that an expression sees as `variables`. Each is evaluated when it is first read, and once. */
var Variables = class Variables extends CelMap {
	#declared;
	#visible;
	#evaluate;
	#results;
	constructor(declared, evaluate, visible = declared.length, results = void 0) {
		super(), this.#declared = declared, this.#visible = visible, this.#evaluate = evaluate, this.#results = results ? results.#results : /* @__PURE__ */ new Map();
	}
	get size() {
		return this.#visible;
	}
	get(key) {
		let at = this.#place(key), variable = this.#declared[at];
		if (!variable) throw new NotKnown("a variable is not declared");
		let result = this.#results.get(variable.name);
		if (result || (result = this.#resultOf(variable, new Variables(this.#declared, this.#evaluate, at, this)), this.#results.set(variable.name, result)), "failure" in result) throw result.failure;
		return result.value;
	}
	has(key) {
		return this.#place(key) !== -1;
	}
	keys() {
		return this.#declared.slice(0, this.#visible).map(({ name }) => name);
	}
	#place(key) {
		return this.#declared.findIndex(({ name }, at) => name === key && at < this.#visible);
	}
	#resultOf({ expression }, visible) {
		try {
			return { value: this.#evaluate(expression, visible) };
		} catch (failure) {
			return { failure };
		}
	}
};
// src/kubernetes/policies/evaluation.ts
/** The variables of expressions, in the order in which they are bound. */
const INPUTS = [
	"object",
	"oldObject",
	"request",
	"params",
	"namespaceObject",
	"exceptions",
	"images",
	"variables"
], NO_EXCEPTIONS = new LiteralMap(["allowedImages", "allowedValues"].map((name) => [name, new CelList([])]));
function noVariable() {
	throw new NotKnown("an image list reads a variable");
}
/** The evaluation of a policy for one object. */
var Evaluation = class {
	#programs;
	#budget;
	#reads;
	#slots;
	#variables;
	constructor(programs, policy, input, budget, reads) {
		this.#programs = programs, this.#budget = budget, this.#reads = reads;
		let reading = {
			...input.reading,
			budget,
			reads
		}, others = { budget }, bound = (value, how = others) => value === void 0 ? void 0 : unstructured(value, how);
		this.#slots = [
			bound(input.object, reading),
			bound(input.oldObject, {
				...input.reading,
				budget
			}),
			bound(input.request),
			bound(input.params),
			bound(input.namespaceObject),
			NO_EXCEPTIONS,
			policy.images && this.#imagesOf(policy.images)
		], this.#variables = new Variables(policy.variables, (expression, visible) => this.#evaluate(expression, visible));
	}
	/** What an expression gives. */
	result(expression) {
		try {
			return this.#evaluate(expression, this.#variables);
		} catch (failure) {
			if (failure instanceof Mismatch) return new CelError(`no such overload: ${failure.message}`);
			if (failure instanceof CelError || failure instanceof NotKnown) return failure;
			if (failure instanceof RangeError) return new NotKnown("the expression is nested too deeply");
			throw failure;
		}
	}
	/** The text that an expression gives, if it is one line. */
	text(expression) {
		let result = expression === void 0 ? void 0 : this.result(expression), text = typeof result == "string" ? result.trim() : "";
		return text === "" || text.includes("\n") || text.length > 5120 ? void 0 : text;
	}
	/** `images`, whose lists are found when they are first read. */
	#imagesOf({ extractors, references, pins }) {
		let none = new Variables([], noVariable);
		return new Variables(extractors, (expression) => selected(this.#evaluate(expression, none), references, {
			budget: this.#budget,
			pins
		}));
	}
	#evaluate(expression, variables) {
		let program = this.#programs.get(expression);
		if (program instanceof NotKnown) throw program;
		let budget = new Budget(1e6, this.#budget);
		try {
			return program({
				slots: [...this.#slots, variables],
				budget,
				reads: this.#reads
			});
		} catch (failure) {
			throw failure instanceof Runaway && budget.spent && this.#programs.giveUp(expression, failure), failure;
		}
	}
}, PolicyEvaluator = class {
	#programs = new Programs(...INPUTS);
	#budget = new Budget(1e8);
	#unknown = new UnknownRules();
	#syntax = new ExpressionSyntax();
	#compiling = /* @__PURE__ */ new Map();
	/** Expressions that had no answer, with how often and one example, a line each. */
	unknownExpressions() {
		return this.#unknown.lines();
	}
	/** What of a policy an object breaks; nothing where the policy does not apply, and of what is not known. */
	judge(policy, input) {
		let budget = new Budget(2e6, this.#budget), plain = new Evaluation(this.#programs, policy, input, budget), isOverrun = !1, resultOf = (expression) => {
			let result = plain.result(expression);
			return result instanceof NotKnown && this.#unknown.note(input.object, expression, result.message), isOverrun ||= result instanceof Runaway, result;
		}, trace = (expression, validation) => {
			let reads = new Reads();
			return describe({
				traced: new Evaluation(this.#programs, policy, input, budget, reads),
				telling: new Evaluation(this.#programs, policy, withoutSecrets(input), budget),
				reads
			}, expression, validation);
		}, conditions = policy.conditions.map(resultOf), failing = policy.conditions[conditions.findIndex((result) => result instanceof CelError)], applies = conjunction(conditions);
		if (applies instanceof CelError) return {
			violations: trace(failing ?? ""),
			isOverrun
		};
		let violations = (applies === !0 ? policy.validations : []).flatMap((validation) => isBroken(resultOf(validation.expression)) ? trace(validation.expression, validation) : []), failures = (applies === !0 ? policy.annotations ?? [] : []).flatMap((annotation) => resultOf(annotation.expression) instanceof CelError ? trace(annotation.expression, annotation) : []);
		return {
			violations: [...violations, ...failures],
			isOverrun
		};
	}
	/** Whether the expressions of a policy compile, as far as is known; otherwise it is not in force. */
	compiles({ variables, conditions, validations }, dialect) {
		let sight = {
			dialect,
			visible: dialect === "kubernetes" ? ADMISSION_NAMES : void 0
		}, isRight = (expression, types) => getOrInsert(this.#compiling, [
			dialect,
			types,
			expression
		].join("\0"), () => this.#syntax.fault(expression.trim(), types, sight) === void 0);
		return variables.every(({ expression }) => isRight(expression, [])) && conditions.every((expression) => isRight(expression, ["bool"])) && validations.every(({ expression, messageExpression }) => isRight(expression, ["bool"]) && (messageExpression === void 0 || isRight(messageExpression, ["string"])));
	}
};
/** What messages may quote: no secret of the object, and nothing of what it was or of a Secret with parameters. */
function withoutSecrets(input) {
	let { params, reading, isHidden } = input, isSecret = stringAt(params ?? void 0, "kind") === "Secret";
	return {
		...input,
		oldObject: void 0,
		params: isSecret ? void 0 : params,
		reading: {
			...reading,
			isHidden
		}
	};
}
/** The violation that an expression is, with what it reads. */
function describe({ traced, telling, reads }, expression, validation) {
	let result = traced.result(expression);
	if (!isBroken(result)) return [];
	let { last: path, paths } = reads, error = result instanceof CelError ? result.message : void 0;
	return [{
		validation,
		message: (error === void 0 ? telling.text(validation?.messageExpression) : void 0) ?? (validation?.message?.trim() || void 0),
		error,
		path,
		paths
	}];
}
function isBroken(result) {
	return result === !1 || result instanceof CelError;
}
/** Whether all conditions are true. One that is false decides; what is not known comes before errors. */
function conjunction(results) {
	if (results.includes(!1)) return !1;
	let unknown = results.find((result) => typeof result != "boolean" && !(result instanceof CelError));
	return unknown === void 0 ? results.find((result) => result instanceof CelError) ?? !0 : unknown instanceof NotKnown ? unknown : new NotKnown("a condition is not a boolean");
}
export { PolicyEvaluator };
