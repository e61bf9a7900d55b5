import { l as quoted } from "./words.js";
import { g as stringAt } from "./unknown.js";
// src/kubernetes/cel/unknown-rules.ts
/** Rules of schemas, or expressions of policies, whose answer was not known, counted. */
var UnknownRules = class {
	#rules = /* @__PURE__ */ new Map();
	#count = 0;
	/** How often a rule had no answer. */
	get count() {
		return this.#count;
	}
	/** Notes what a verdict leaves open, and gives what it finds. */
	heard(object, { problems, unknown }) {
		for (let { rule, why } of unknown) this.note(object, rule, why);
		return problems;
	}
	/** Notes that a rule has no answer for an object. */
	note(object, rule, why) {
		let known = this.#rules.get(rule);
		this.#count++, known ? known.count++ : this.#rules.set(rule, {
			count: 1,
			why,
			example: `${stringAt(object, "kind") ?? ""} ${stringAt(object, "metadata", "name") ?? ""}`
		});
	}
	/** The most frequent rules first. */
	lines() {
		return [...this.#rules].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([rule, { count, why, example }]) => `${quoted(rule)}: ${why} (${count} times, such as ${example.trim()})`);
	}
};
export { UnknownRules as t };
