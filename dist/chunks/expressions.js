import { st as nearest, t as ADMISSION_NAMES } from "./names.js";
import { d as withoutStop, l as quoted } from "./words.js";
// src/kubernetes/admission/expressions.ts
/** The types of what the expression of a mutation yields. */
const PATCH_TYPES = [
	"Object",
	"JSONPatch",
	"jsonpatch"
], MISSING = {
	params: "requires `spec.paramKind`",
	authorizer: "is not available to messages",
	variables: "is not available to match conditions"
}, SILENT = /[rR]"[^"]*"|[rR]'[^']*'|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*/g, REFERENCE = /(?<![\w.])variables\.([_a-zA-Z]\w*)/g, NAME = /(?<![\w.])([_a-zA-Z]\w*)\s*([(,{]?)/g;
/** Reports expressions of a policy that name a variable which is not declared, or not before the variable that needs it. */
function variableReferences(spec) {
	let variables = spec.at("variables"), names = variables.items.map((variable) => variable.at("name").text), declared = names.flatMap((name) => name ?? []), known = variables.isWhole && !names.includes(void 0), without = spec.lacks("paramKind") ? ["params"] : [];
	variables.items.forEach((variable, index) => {
		let scope = known ? {
			visible: declared.slice(0, index),
			declared
		} : void 0;
		expressionProblems(variable.at("expression"), {
			types: [],
			without
		}, scope);
	});
	let all = known ? {
		visible: declared,
		declared
	} : void 0;
	for (let validation of spec.at("validations").items) {
		expressionProblems(validation.at("expression"), {
			types: ["bool"],
			without
		}, all);
		let message = {
			types: ["string"],
			without: [...without, "authorizer"]
		};
		expressionProblems(validation.at("messageExpression"), message, all);
	}
	for (let annotation of spec.at("auditAnnotations").items) expressionProblems(annotation.at("valueExpression"), {
		types: ["string"],
		without
	}, all);
	for (let mutation of spec.at("mutations").items) for (let key of ["applyConfiguration", "jsonPatch"]) expressionProblems(mutation.at(key, "expression"), {
		types: [],
		without,
		also: PATCH_TYPES
	}, all);
}
/** Reports an expression that cannot be read, has another type, or names what does not exist. */
function expressionProblems(expression, { types, without, also = [], isOpen = !1 }, variables) {
	let { word } = expression;
	if (word === void 0) return;
	let sight = isOpen ? { dialect: "kyverno" } : {
		dialect: "kubernetes",
		visible: [...ADMISSION_NAMES, ...also]
	}, fault = expression.expressionFault(types, sight);
	if (fault) {
		let why = faultWords(fault, types);
		expression.wrong(fault.kind === "name" ? "name" : "expression", `${expression.name} ${why}`, [fault.kind === "name" ? fault.name : word]);
		return;
	}
	if (word.includes("\"\"\"") || word.includes("'''")) return;
	let text = word.replace(SILENT, " ");
	variables && undeclaredVariable(expression, text, variables), isOpen || missingRoot(expression, text, without, also);
}
/** What is wrong with an expression that must have one of some types, as the end of a sentence about it. */
function faultWords(fault, types) {
	switch (fault.kind) {
		case "syntax": return `is not a valid CEL expression: ${withoutStop(fault.why)}.`;
		case "type": return `must be of type \`${types.join("` or `")}\`, but is of type \`${fault.type}\`.`;
		case "mismatch": return fault.why;
		case "function":
		case "name": {
			let what = fault.kind === "function" ? "the function " : "", hint = fault.near === void 0 ? "" : ` Did you mean ${quoted(fault.near)}?`;
			return `uses ${what}${quoted(fault.name)}, which does not exist.${hint}`;
		}
	}
}
function undeclaredVariable(expression, text, { visible, declared }) {
	let seen = new Set(visible), found = [...text.matchAll(REFERENCE)].map(([, name = ""]) => name).find((name) => !seen.has(name));
	if (found === void 0) return;
	let near = nearest(found, visible.slice(0, 200)), hint = declared.includes(found) ? " A variable can use only the variables before it, and this one is declared later." : near === void 0 ? " Add it to `spec.variables`." : ` Did you mean ${quoted(near)}?`;
	expression.wrong("variable", `${expression.name} uses the variable ${quoted(found)}, which is not declared.${hint}`, [found]);
}
function missingRoot(expression, text, without, also) {
	let names = [...text.matchAll(NAME)].map(([, name = "", sign]) => ({
		name,
		sign
	})), bound = /* @__PURE__ */ new Set([...also, ...names.flatMap(({ name, sign }) => sign === "," ? name : [])]);
	for (let { name, sign } of names) {
		if (without.includes(name) && !bound.has(name) && sign !== "(" && sign !== "{") {
			expression.wrong("name", `${expression.name} uses ${quoted(name)}, which ${MISSING[name]}.`, [name]);
			return;
		}
		if (ADMISSION_NAMES.includes(name) || bound.has(name) || sign === "(" || sign === "{") continue;
		let near = nearest(name, ADMISSION_NAMES);
		if (near !== void 0) {
			expression.wrong("name", `${expression.name} uses ${quoted(name)}, which does not exist. Did you mean ${quoted(near)}?`, [name]);
			return;
		}
	}
}
export { faultWords as n, variableReferences as r, expressionProblems as t };
