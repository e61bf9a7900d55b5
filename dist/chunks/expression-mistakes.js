import { n as faultWords } from "./expressions.js";
import { t as parseFieldPath } from "./field-path.js";
import { st as nearest } from "./names.js";
import { l as quoted, s as listWords } from "./words.js";
// src/policy/expression-mistakes.ts
/** What the expressions of the policy file see. */
const ROOTS = [
	"object",
	"oldObject",
	"namespaceObject",
	"variables"
], IDENTIFIER = /^[_a-zA-Z]\w*$/;
/** The mistakes in `policies` that the schema does not find: names, and expressions that cannot be evaluated. */
function* policyMistakesIn(policies, syntax) {
	let seen = /* @__PURE__ */ new Set();
	for (let [index, { name, variables = [], validations }] of policies.entries()) {
		let at = ["policies", String(index)];
		seen.has(name) && (yield {
			path: [...at, "name"],
			isKey: !1,
			message: `Two policies have the name ${quoted(name)}.`
		}), seen.add(name);
		let declared = [];
		for (let [place, variable] of variables.entries()) {
			let path = [
				...at,
				"variables",
				String(place)
			];
			IDENTIFIER.test(variable.name) || (yield {
				path: [...path, "name"],
				isKey: !1,
				message: `The variable ${quoted(variable.name)} must contain only letters, digits and \`_\`, and must not start with a digit.`
			}), yield* expressionMistakes([...path, "expression"], variable.expression, [], {
				syntax,
				declared: [...declared]
			}), declared.push(variable.name);
		}
		for (let [place, { expression, messageExpression, fieldPath }] of validations.entries()) {
			let path = [
				...at,
				"validations",
				String(place)
			];
			yield* expressionMistakes([...path, "expression"], expression, ["bool"], {
				syntax,
				declared
			}), messageExpression !== void 0 && (yield* expressionMistakes([...path, "messageExpression"], messageExpression, ["string"], {
				syntax,
				declared
			})), fieldPath !== void 0 && parseFieldPath(fieldPath) === void 0 && (yield {
				path: [...path, "fieldPath"],
				isKey: !1,
				message: `${quoted(fieldPath)} is not the path of a field. Write it as \`.spec.replicas\`.`
			});
		}
	}
}
/** The first mistake in an expression. */
function* expressionMistakes(path, expression, types, { syntax, declared }) {
	let fault = syntax.fault(expression, types, {
		dialect: "kyverno",
		visible: ROOTS
	}), names = fault ? void 0 : syntax.names(expression), what = `The expression ${fault ? faultWords(fault, types) : ""}`, hint = fault?.kind === "name" && fault.near === void 0 ? ` It can use ${listWords(ROOTS.map(quoted))}.` : "";
	if (fault) yield {
		path,
		isKey: !1,
		message: `${what}${hint}`
	};
	else if (!names) yield {
		path,
		isKey: !1,
		message: `${what}uses syntax of CEL that gitops-gate does not support.`
	};
	else {
		let variables = [...names.variables].filter((name) => !declared.includes(name)), unknown = [...[...names.functions].filter((name) => !syntax.evaluates(name)).map((name) => words("the function ", name, [])), ...variables.map((name) => words("the variable ", name, declared))];
		for (let why of unknown.slice(0, 1)) yield {
			path,
			isKey: !1,
			message: `${what}${why}`
		};
	}
}
function words(what, name, known) {
	let near = nearest(name, known);
	return `uses ${what}${quoted(name)}, which does not exist here.${near === void 0 ? "" : ` Did you mean ${quoted(near)}?`}`;
}
export { policyMistakesIn };
