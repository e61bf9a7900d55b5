import { A as CelList, C as OPERATORS, D as uint, E as negate, F as mustKnow, M as LiteralMap, O as compare, P as TypeName, R as NotKnown, T as int, _ as constant, a as optionalSelect, d as isIn, f as Environment, g as attempt, h as Scope, i as qualifiedName, k as equals, n as methodCall, o as select, r as presence, t as functionCall, u as TYPE_NAMES, v as undecided, y as unsupported } from "./calls.js";
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
			return type !== void 0 && TYPE_NAMES.has(type) ? constant(new TypeName(type)) : access(node.args[0], constant(node.args[1]), scope, select);
		}
		case ".?": return access(node.args[0], constant(node.args[1]), scope, optionalSelect);
		case "[]": return access(node.args[0], compile(node.args[1], scope), scope, select);
		case "[?]": return access(node.args[0], compile(node.args[1], scope), scope, optionalSelect);
		case "list": return list(node.args.map((item) => compile(item, scope)));
		case "map": return map(node.args.map(([key, value]) => [compile(key, scope), compile(value, scope)]));
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
function list(items) {
	return (frame) => new CelList(items.map((item) => item(frame)));
}
function map(pairs) {
	return (frame) => new LiteralMap(pairs.map(([key, value]) => [key(frame), value(frame)]));
}
function ternary([condition = noArgument, yes = noArgument, no = noArgument]) {
	return (frame) => {
		let value = condition(frame);
		if (typeof value != "boolean") throw new NotKnown("a condition is neither true nor false");
		return value ? yes(frame) : no(frame);
	};
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
	return (frame) => {
		let value = condition(frame);
		if (typeof value != "boolean") throw new NotKnown("a condition is neither true nor false");
		return !value;
	};
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
			return compile(this.#environment.parse(expression).ast, this.#variables);
		} catch (failure) {
			let why = failure instanceof RangeError ? "is nested too deeply" : "cannot be read here";
			return new NotKnown(`the expression ${why}`);
		}
	}
};
export { Programs as t };
