import { a as Environment, i as map, n as entriesOf, r as list } from "./syntax.js";
import { B as int, H as uint, N as TYPE_NAMES, R as OPERATORS, S as unsupported, U as compare, V as negate, W as equals, X as mustKnow, Y as TypeName, _ as Scope, b as isTrue, c as presence, d as select, et as NotKnown, j as isIn, l as qualifiedName, m as readable, o as functionCall, p as fieldName, s as methodCall, u as optionalSelect, v as attempt, x as undecided, y as constant } from "./names.js";
// src/kubernetes/cel/binary.ts
/** `left op right` of all operators that evaluate both sides. */
function binary(op, left, right) {
	switch (op) {
		case "==": return (frame) => equals(left(frame), right(frame));
		case "!=": return (frame) => !equals(left(frame), right(frame));
		case "<": return (frame) => compare(left(frame), right(frame)) < 0;
		case "<=": return (frame) => compare(left(frame), right(frame)) <= 0;
		case ">": return (frame) => compare(left(frame), right(frame)) > 0;
		case ">=": return (frame) => compare(left(frame), right(frame)) >= 0;
		case "in": return (frame) => isIn(left(frame), right(frame), frame.budget);
		case "+":
		case "-":
		case "*":
		case "/":
		case "%": return (frame) => OPERATORS[op](left(frame), right(frame), frame.budget);
		default: return unsupported(`the operator ${op}`);
	}
}
// src/kubernetes/cel/compile.ts
/** Compiles a parsed expression. What it cannot evaluate is a part whose answer is not known. */
function compile(node, scope) {
	switch (node.op) {
		case "value": return literal(node.args);
		case "id": return identifier(node.args, scope);
		case ".": {
			let type = qualifiedName(node);
			return type !== void 0 && TYPE_NAMES.has(type) ? constant(new TypeName(type)) : access(node.args[0], constant(fieldName(node.args[1])), scope, select);
		}
		case ".?": return access(node.args[0], constant(fieldName(node.args[1])), scope, optionalSelect);
		case "[]": return access(node.args[0], compile(node.args[1], scope), scope, select);
		case "[?]": return access(node.args[0], compile(node.args[1], scope), scope, optionalSelect);
		case "list": return list(entriesOf(node.args).map(([item, isOptional]) => [compile(item, scope), isOptional]));
		case "map": return map(entriesOf(node.args).map(([[key, value], isOptional]) => ({
			key: compile(key, scope),
			value: compile(value, scope),
			isOptional
		})));
		case "?:": return ternary(node.args.map((part) => compile(part, scope)));
		case "||": return junction(!0, node.args, scope);
		case "&&": return junction(!1, node.args, scope);
		case "!_": return not(compile(node.args, scope));
		case "-_": return negative(node.args, scope);
		case "call": return node.args[0] === "has" ? presence(node.args[1], scope, compile) : functionCall(node.args, scope, compile);
		case "rcall": return methodCall(node.args, scope, compile);
		default: {
			let { op, args } = node;
			return isPair(args) ? binary(op, compile(args[0], scope), compile(args[1], scope)) : unsupported(`the operator ${op}`);
		}
	}
}
function literal(value) {
	return typeof value == "bigint" ? constant(int(value)) : typeof value != "object" || !value || value instanceof Uint8Array ? constant(value) : constant(uint(value.value));
}
function identifier(name, scope) {
	let slot = scope.slotOf(name);
	return slot === void 0 ? TYPE_NAMES.has(name) ? constant(new TypeName(name)) : unsupported(`the variable \`${name}\``) : ({ slots }) => mustKnow(slots[slot]);
}
function access(operand, key, scope, read) {
	let value = compile(operand, scope);
	return (frame) => read(value(frame), key(frame));
}
function ternary([condition = noArgument, yes = noArgument, no = noArgument]) {
	return (frame) => isTrue(condition, frame) ? yes(frame) : no(frame);
}
function junction(decisive, [left, right], scope) {
	let [first, second] = [compile(left, scope), compile(right, scope)];
	return (frame) => {
		let one = attempt(first, frame);
		if (one === decisive) return decisive;
		let other = attempt(second, frame);
		return other === decisive ? decisive : undecided(decisive, [one, other]);
	};
}
function not(condition) {
	return (frame) => !isTrue(condition, frame);
}
function negative(operand, scope) {
	if (operand.op === "value" && typeof operand.args == "bigint") return constant(int(-operand.args));
	let value = compile(operand, scope);
	return (frame) => negate(value(frame));
}
function isPair(args) {
	return Array.isArray(args) && args.length === 2;
}
function noArgument() {
	throw new NotKnown("an argument is missing");
}
// src/kubernetes/cel/programs.ts
/** Expressions with the same variables as programs, each compiled once. */
var Programs = class {
	#variables;
	#environment = new Environment({
		enableOptionalTypes: !0,
		limits: {
			maxAstNodes: 5e3,
			maxDepth: 100
		}
	});
	#programs = /* @__PURE__ */ new Map();
	/** `variables` are the names of the variables, in the order of their slots. */
	constructor(first, ...variables) {
		this.#variables = variables.reduce((outer, name) => new Scope(name, outer), new Scope(first));
	}
	/** The program of an expression, or why there is none. */
	get(expression) {
		let program = this.#programs.get(expression);
		return program === void 0 && (program = this.#compile(expression), this.#programs.set(expression, program)), program;
	}
	/** An expression that ran away once is not run again. */
	giveUp(expression, runaway) {
		this.#programs.set(expression, runaway);
	}
	#compile(expression) {
		if (expression.length > 32768) return new NotKnown("the expression is too long");
		try {
			return compile(this.#environment.parse(readable(expression)).ast, this.#variables);
		} catch (failure) {
			let why = failure instanceof RangeError ? "is nested too deeply" : "cannot be read here";
			return new NotKnown(`the expression ${why}`);
		}
	}
};
export { Programs as t };
