/** How a value of a setting is written that no one chooses as a password. */
const SHAPES: readonly RegExp[] = [
  // Expressions that match: anchors, classes, repeated parts.
  /^\^.*\$$|^\^.*[\\[(.]|\\[dwsbDWSB.]|\.\*|\[\^?[a-z0-9]-[a-z0-9]|\(\?[:=!<i]/i,
  // Filters and names of LDAP.
  /^\([&|!]?\(?[\w.-]+=|(?:^|,)(?:dc|ou|cn|uid|o)=[\w .*-]+/i,
  // `name=value`, alone or in a list.
  /^[A-Za-z][\w.-]*=[\w./:@*-]+(?:[,;&][A-Za-z][\w.-]*=[\w./:@*-]*)+$|^[a-z][A-Za-z]*=[\w./:-]+$/,
  // Words in a list.
  /^[\w.*/-]+(?:[,;|][\w.*/-]+)+$/,
  // A name with a version.
  /^[A-Za-z]+(?:[-_ ][A-Za-z]+)*[-_ ]v?\d+(?:\.\d+)*$/,
  // Options of a program, a selector, a module and its object.
  /^--?[A-Za-z]|^[a-z_][\w.]*:[a-z_][\w.]*(?:\(\))?$/,
  // Markup, a mapping, a list.
  /^[<{[].*[>}\]]$/s,
];
const MAX = 512;

/** Whether a value is written as settings are: an expression, a filter, a list, options, markup. */
export function isSetting(value: string): boolean {
  return value.length <= MAX && SHAPES.some((shape) => shape.test(value));
}
