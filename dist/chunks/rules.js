import { a as once, n as propertyOf, o as Comparer, s as isSame, t as withDefaults } from "./defaults.js";
import { G as CelList, I as parseDurationField, J as Optional, K as CelMap, L as parseTimestamp, P as parseDate, Q as CelError, St as valueAt, X as mustKnow, Z as Budget, dt as isList, et as NotKnown, ft as isMap, tt as Runaway, z as duration } from "./names.js";
import { t as isUnknown } from "./unknown.js";
import { n as getOrInsert } from "./misspelling.js";
import { t as parseFieldPath } from "./field-path.js";
import { t as Programs } from "./programs.js";
import { t as ExpressionSyntax } from "./syntax.js";
// src/kubernetes/cel/escape.ts
const RESERVED = new Set("true false null in as break const continue else for function if import let loop package namespace return var void while".split(" ")), SIGNS = {
	underscores: "__",
	dot: ".",
	dash: "-",
	slash: "/"
};
/** The name by which expressions call a field, or undefined if they cannot. */
function escapeField(name) {
	if (RESERVED.has(name)) return `__${name}__`;
	if (/^[A-Za-z_./-][\w./-]*$/.test(name)) return name.replace(/__|[-./]/g, (sign) => `__${Object.keys(SIGNS).find((word) => SIGNS[word] === sign)}__`);
}
/** The name of a field that an expression calls so (`x__dash__y` is `x-y`, `__namespace__` is `namespace`), or undefined if there is none. */
function unescapeField(name) {
	if (!name.includes("__")) return name;
	let valid = !0, plain = name.replace(/__([^_]+)__/g, (escaped, inside) => {
		let sign = Object.hasOwn(SIGNS, inside) ? SIGNS[inside] : void 0;
		return sign === void 0 ? (RESERVED.has(inside) && escaped === name || (valid = !1), inside) : sign;
	});
	return valid ? plain : void 0;
}
// src/kubernetes/cel/exposure.ts
const TEXT = { type: "string" }, METADATA = {
	type: "object",
	properties: {
		name: TEXT,
		generateName: TEXT
	}
};
/** The schema of a whole object: of its metadata, expressions see only the name. */
function asResource(schema) {
	return {
		...schema,
		properties: {
			...schema.properties,
			apiVersion: TEXT,
			kind: TEXT,
			metadata: METADATA
		}
	};
}
const exposures = /* @__PURE__ */ new WeakMap();
/** Whether expressions see a field at all: those of unknown type are left out, and so are lists and maps of such. */
function isExposed(schema) {
	let exposed = exposures.get(schema);
	return exposed === void 0 && (exposed = exposes(schema), exposures.set(schema, exposed)), exposed;
}
function exposes({ type, items, additionalProperties, ...schema }) {
	return schema["x-kubernetes-int-or-string"] ? !0 : type === "array" ? items !== void 0 && isExposed(items) : type === "object" ? typeof additionalProperties != "object" || isExposed(additionalProperties) : type === "string" || type === "integer" || type === "number" || type === "boolean";
}
// src/kubernetes/cel/bind.ts
/** A value as its schema types it in expressions, or undefined if it is not known (`${…}`, encrypted). */
function bind(value, schema) {
	if (!(typeof value == "string" && isUnknown(value))) {
		if (value === null) return schema.nullable ? null : mistyped();
		if (schema["x-kubernetes-int-or-string"]) return typeof value == "string" ? value : bindInteger(value);
		switch (schema.type) {
			case "object": return isMap(value) ? new ObjectView(value, schema) : mistyped();
			case "array": return bindList(value, schema);
			case "string": return typeof value == "string" ? bindText(value, schema.format) : mistyped();
			case "integer": return bindInteger(value);
			case "number": return typeof value == "number" ? value : mistyped();
			case "boolean": return typeof value == "boolean" ? value : mistyped();
			default: throw new NotKnown("a field has no type");
		}
	}
}
/** What is of a wrong type is a problem of its own; the API server runs no rules then. */
function mistyped() {
	throw new NotKnown("a value does not have the type of its field");
}
/** The API server ignores a rule that reads a field that the schema does not declare. */
function notDeclared() {
	throw new NotKnown("a rule reads a field that its schema does not declare");
}
function bindInteger(value) {
	if (!Number.isInteger(value)) return mistyped();
	if (!Number.isSafeInteger(value)) throw new NotKnown("an integer is too large to be exact here");
	return BigInt(Number(value));
}
function bindList(value, { items, ...schema }) {
	if (!isList(value) || !items) return mistyped();
	let type = schema["x-kubernetes-list-type"], keys = schema["x-kubernetes-list-map-keys"] ?? [];
	return new CelList(value.map((item) => bind(item, items)), type === "set" ? "set" : type === "map" ? keys : "atomic");
}
function bindText(text, format) {
	switch (format) {
		case "duration": {
			let nanos = parseDurationField(text);
			return nanos === void 0 ? mistyped() : duration(nanos);
		}
		case "date": return parseDate(text) ?? mistyped();
		case "date-time": return parseTimestamp(text) ?? mistyped();
		case "byte": return new Uint8Array(Buffer.from(text, "base64"));
		default: return text;
	}
}
/** An object or a map of the manifest; its values are bound when they are read. */
var ObjectView = class extends CelMap {
	#value;
	/** Named fields, whose names are escaped; the entries of a map are not. */
	#properties;
	#entries;
	#read = /* @__PURE__ */ new Map();
	#keys;
	constructor(value, schema) {
		super(), this.#value = value;
		let whole = schema["x-kubernetes-embedded-resource"] ? asResource(schema) : schema;
		this.#properties = whole.properties, this.#entries = typeof schema.additionalProperties == "object" ? schema.additionalProperties : void 0, this.#keys = Object.keys(value).filter((key) => value[key] !== void 0);
	}
	get size() {
		return this.#knownKeys.length;
	}
	get(key) {
		let name = this.#nameOf(key);
		if (this.#holds(name)) return this.#read.has(name) || this.#read.set(name, bind(this.#value[name] ?? null, this.#schemaOf(name))), mustKnow(this.#read.get(name));
	}
	has(key) {
		let name = this.#nameOf(key);
		if (!this.#holds(name)) return !1;
		let value = this.#value[name];
		return typeof value == "string" && isUnknown(value) && mustKnow(void 0), !0;
	}
	keys() {
		let keys = this.#knownKeys;
		return this.#properties ? keys.filter((key) => this.#value[key] !== null).map((key) => escapeField(key) ?? notDeclared()) : this.#entries ? keys : notDeclared();
	}
	get #knownKeys() {
		if (this.#keys.some(isUnknown)) throw new NotKnown("a key is not known before it is substituted");
		return this.#keys;
	}
	#nameOf(key) {
		let name = typeof key == "string" ? this.#properties ? unescapeField(key) : key : void 0;
		return name === void 0 || !isExposed(this.#schemaOf(name)) ? notDeclared() : name;
	}
	#schemaOf(name) {
		let { [name]: property } = this.#properties ?? {};
		return (this.#properties && Object.hasOwn(this.#properties, name) ? property : this.#entries) || notDeclared();
	}
	/** Whether an entry is there; a null of an object counts as none. */
	#holds(name) {
		let value = Object.hasOwn(this.#value, name) ? this.#value[name] : void 0;
		if (value !== void 0 && !(value === null && this.#properties)) return !0;
		if (this.#keys.some(isUnknown)) throw new NotKnown("a key is not known before it is substituted");
		return !1;
	}
};
// src/kubernetes/cel/correlate.ts
/**
* The item of an older list that an item of a list is compared with: that with the same keys, if the list is a map. Rules about the
* items of other lists cannot compare.
*/
function itemLike(item, old, schema) {
	let keys = schema["x-kubernetes-list-map-keys"] ?? [];
	if (schema["x-kubernetes-list-type"] === "map" && keys.length !== 0 && isMap(item) && isList(old)) return old.find((other) => isMap(other) && keys.every((key) => isSame(item[key], other[key])));
}
/** The check of a new object, or of an update. */
var Check = class {
	problems = [];
	unknown = [];
	#programs;
	#budget;
	#comparer = new Comparer();
	#path = [];
	#old;
	constructor(programs, budget) {
		this.#programs = programs, this.#budget = budget;
	}
	/** Without an older value, the rules of new objects are evaluated, otherwise those about the change. */
	visit(plan, value, old) {
		if (value === null || old === null || old !== void 0 && this.#comparer.isSame(value, old)) return;
		let rules = old === void 0 ? plan.rules : plan.transitions;
		rules.length > 0 && this.#judge(rules, plan, value, old);
		for (let part of plan.also()) this.visit(part, value, old);
		let isNew = old === void 0, items = plan.items();
		if (isList(value) && items) for (let [index, item] of value.entries()) this.#descend(index, items, item, old && itemLike(item, old, plan.self), isNew);
		else if (isMap(value)) for (let key in value) this.#descend(key, plan.entry(key), value[key], old && valueAt(old, [key]), isNew);
	}
	#descend(key, plan, value, old, isNew) {
		plan && value !== void 0 && (old !== void 0 || isNew) && (this.#path.push(key), this.visit(plan, value, old), this.#path.pop());
	}
	#judge(rules, { self: schema }, value, old) {
		let self;
		try {
			self = bind(value, schema), this.#old = old === void 0 ? void 0 : mustKnow(bind(old, schema));
		} catch (failure) {
			for (let rule of rules) this.#leaveOut(rule, failure);
			return;
		}
		for (let rule of rules) try {
			this.#evaluate(rule.expression, rule, self) === !1 && this.#report(rule, this.#messageOf(rule, self));
		} catch (failure) {
			failure instanceof CelError ? this.#report(rule, rule.message, failure.message) : this.#leaveOut(rule, failure);
		}
	}
	#evaluate(expression, { optionalOldSelf }, self) {
		let old = this.#old, program = this.#programs.get(expression);
		if (program instanceof NotKnown) throw program;
		let budget = new Budget(1e6, this.#budget);
		try {
			return program({
				slots: [self, optionalOldSelf ? old === void 0 ? Optional.none : new Optional(old) : old],
				budget
			});
		} catch (failure) {
			throw failure instanceof Runaway && budget.spent && this.#programs.giveUp(expression, failure), failure;
		}
	}
	#messageOf(rule, self) {
		if (rule.messageExpression === void 0) return rule.message;
		try {
			let message = this.#evaluate(rule.messageExpression, rule, self), text = typeof message == "string" ? message.trim() : "";
			return text === "" || text.includes("\n") || text.length > 5120 ? rule.message : text;
		} catch {
			return rule.message;
		}
	}
	#report({ expression, fieldPath, reason }, message, error) {
		this.problems.push({
			path: [...this.#path, ...fieldPath],
			message,
			rule: expression,
			reason,
			error
		});
	}
	#leaveOut({ expression }, failure) {
		if (!(failure instanceof NotKnown || failure instanceof RangeError || failure instanceof CelError)) throw failure;
		let why = failure instanceof RangeError ? "the expression is nested too deeply" : failure.message;
		this.unknown.push({
			path: [...this.#path],
			rule: expression,
			why
		});
	}
}, Plan = class Plan {
	/** How expressions see the value. */
	self;
	rules;
	/** Rules about the change from an older value. */
	transitions;
	#validation;
	#properties = /* @__PURE__ */ new Map();
	/** `validation` says which rules there are; `self`, on the structure's spine, what the fields are. */
	constructor(validation, self) {
		this.self = self;
		let all = (validation["x-kubernetes-validations"] ?? []).flatMap((rule) => readRule(rule) ?? []);
		this.rules = all.filter(({ isTransition, optionalOldSelf }) => !isTransition || optionalOldSelf), this.transitions = all.filter(({ isTransition }) => isTransition), this.#validation = validation;
	}
	/** Of an entry of a mapping, or undefined if nothing in it has rules. */
	entry(name) {
		let entries = this.#entries();
		if (entries) return entries;
		let field = propertyOf(this.self, name), validation = propertyOf(this.#validation, name);
		if (field && validation && isExposed(field) && hasRules(validation)) return getOrInsert(this.#properties, name, () => new Plan(validation, field));
	}
	/** Of the items of a list, or undefined if nothing in them has rules. */
	items = once(() => planOfPart(this.#validation.items, this.self.items));
	/** Plans of `allOf`, for the same value. */
	also = once(() => (this.#validation.allOf ?? []).flatMap((part) => planOfPart(part, this.self) ?? []));
	#entries = once(() => planOfPart(schemaOfEntries(this.#validation), schemaOfEntries(this.self)));
};
const plans = /* @__PURE__ */ new WeakMap();
/** The plan of a custom resource's schema, or undefined if it has no rules. */
function planOf(root) {
	let plan = plans.get(root);
	return plan === void 0 && (plan = planOfPart(root, asResource(root)) ?? null, plans.set(root, plan)), plan ?? void 0;
}
function planOfPart(validation, self) {
	return validation && self && hasRules(validation) ? new Plan(validation, self) : void 0;
}
function schemaOfEntries({ additionalProperties }) {
	return typeof additionalProperties == "object" ? additionalProperties : void 0;
}
const ruled = /* @__PURE__ */ new WeakMap();
/** Whether a schema, or a part of it, has rules. */
function hasRules(schema) {
	let has = ruled.get(schema);
	if (has === void 0) {
		let { items, properties, allOf = [] } = schema, entries = schemaOfEntries(schema);
		has = (schema["x-kubernetes-validations"] ?? []).length > 0 || items !== void 0 && hasRules(items) || entries !== void 0 && hasRules(entries) || Object.values(properties ?? {}).some(hasRules) || allOf.some(hasRules), ruled.set(schema, has);
	}
	return has;
}
/** A rule, or undefined for anything else. */
function readRule(value) {
	if (typeof value != "object" || !value) return;
	let { rule, message, messageExpression, reason, fieldPath, optionalOldSelf } = { ...value };
	if (typeof rule == "string" && rule.trim() !== "") return {
		expression: rule,
		message: typeof message == "string" && message !== "" ? message.trim() : `failed rule: ${rule.trim()}`,
		messageExpression: typeof messageExpression == "string" ? messageExpression : void 0,
		reason: typeof reason == "string" ? reason : "FieldValueInvalid",
		fieldPath: typeof fieldPath == "string" ? parseFieldPath(fieldPath) ?? [] : [],
		optionalOldSelf: optionalOldSelf === !0,
		isTransition: namesOldSelf(rule)
	};
}
function namesOldSelf(expression) {
	return expression.length > 32768 || !expression.includes("oldSelf") ? !1 : /(?<![.\w])oldSelf\b/.test(expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''"));
}
// src/kubernetes/cel/rules.ts
/** What one object may spend, and what all objects of a run may together. */
const OBJECT_STEPS = 5e6;
/** Evaluates the `x-kubernetes-validations` of schemas as the API server does. */
var CelRules = class {
	#programs = new Programs("self", "oldSelf");
	#budget = new Budget(2e8);
	/** Reads expressions that are not evaluated here. */
	syntax = new ExpressionSyntax();
	/**
	* Judges a new object by the rules of its schema, the `openAPIV3Schema` of a CustomResourceDefinition. Nulls are dropped and
	* defaults filled in first; rules about the change from an older object are left out. As on the API server, the answer
	* counts only if the object's structure is right.
	*/
	check(object, schema) {
		let plan = planOf(schema);
		if (!plan) return {
			problems: [],
			unknown: []
		};
		let check = new Check(this.#programs, new Budget(OBJECT_STEPS, this.#budget));
		return check.visit(plan, withDefaults(object, schema), void 0), check;
	}
	/** Judges an update by the rules of the schema about the change from the older object. */
	checkUpdate(object, old, schema) {
		let plan = planOf(schema);
		if (!plan) return {
			problems: [],
			unknown: []
		};
		let check = new Check(this.#programs, new Budget(OBJECT_STEPS, this.#budget));
		return check.visit(plan, withDefaults(object, schema), withDefaults(old, schema)), check;
	}
};
export { CelRules };
