// src/text/nearest.ts
/** The candidate that a misspelled name most likely means: the only nearest one within a third of its length, or undefined if none is near or two are. */
function nearest(name, candidates) {
	let best, bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1, tied = !1;
	for (let candidate of new Set(candidates)) {
		if (candidate === name || Math.abs(candidate.length - name.length) >= bestDistance + 1) continue;
		let distance = candidate.toLowerCase() === name.toLowerCase() ? .5 : editDistance(name, candidate);
		distance === bestDistance && (tied = !0), distance < bestDistance && (best = candidate, bestDistance = distance, tied = !1);
	}
	return tied ? void 0 : best;
}
/** Letters to insert, delete, replace or swap with their neighbor. */
function editDistance(a, b) {
	let beforeLast = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		let row = [i];
		for (let j = 1; j <= b.length; j++) {
			let same = a[i - 1] === b[j - 1], least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + +!same);
			i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && (least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)), row.push(least);
		}
		beforeLast = last, last = row;
	}
	return last[b.length] ?? 0;
}
export { nearest as n, editDistance as t };
