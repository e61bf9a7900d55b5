// src/kubernetes/cel/field-path.ts
const STEP = /\.([^.[\]']+)|\['((?:[^'\\]|\\.)*)'\]/y, ESCAPES = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
/** The path that a rule's `fieldPath` writes (`.spec.replicas`, `.data['a.b']`), or undefined if it is none. */
function parseFieldPath(text) {
	let path = [];
	for (STEP.lastIndex = 0; STEP.lastIndex < text.length;) {
		let step = STEP.exec(text);
		if (!step) return;
		path.push(step[1] ?? (step[2] ?? "").replace(/\\(.)/g, (_, sign) => ESCAPES[sign] ?? sign));
	}
	return path;
}
export { parseFieldPath as t };
