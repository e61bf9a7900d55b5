import { resolvePlain } from '../../../yaml/scalars.ts';

/** How go-yaml v2 writes a string. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIMESTAMP =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]+)?)?$/;
const FIRST_INDICATORS = ',[]{}#&*!|>\'"%@`';
/** Characters that nothing has to be asked about. */
const HARMLESS = /^[A-Za-z/$][A-Za-z0-9/$={}._+-]*$/;

/** The style of a string in a block; keys have to fit on a line. */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  const canBePlain =
    typeof resolvePlain(text, 'kustomization') === 'string' && !BASE_60.test(text) && !TIMESTAMP.test(text);
  if (canBePlain && HARMLESS.test(text)) return 'plain';
  const traits = analyze(text);
  if (text.includes('\n')) return traits.blockAllowed && !isKey ? 'literal' : 'double';
  if (!canBePlain || (isKey && traits.multiline)) return 'double';
  if (traits.plainAllowed && !(text === '' && isKey)) return 'plain';
  return traits.singleAllowed ? 'single' : 'double';
}

interface Traits {
  readonly multiline: boolean;
  readonly plainAllowed: boolean;
  readonly singleAllowed: boolean;
  readonly blockAllowed: boolean;
}

/** Which styles a string allows: yaml_emitter_analyze_scalar of go.yaml.in/yaml/v2, for block context. */
function analyze(text: string): Traits {
  const breakAfterSpace = / [\n\r\u0085\u2028\u2029]/.test(text);
  const spaceAfterBreak = /[\n\r\u0085\u2028\u2029] /.test(text);
  const multiline = /[\n\r\u0085\u2028\u2029]/.test(text);
  const isSpecial = breakAfterSpace || hasUnprintable(text);
  const isEdged = /^[ \n\r\u0085\u2028\u2029]|[ \n\r\u0085\u2028\u2029]$/.test(text);
  return {
    multiline,
    plainAllowed: !(isEdged || spaceAfterBreak || isSpecial || multiline || hasIndicators(text)),
    singleAllowed: !(spaceAfterBreak || isSpecial),
    blockAllowed: !(text.endsWith(' ') || isSpecial),
  };
}

/** Whether a character has to be escaped; everything beyond the basic plane has, too. */
function hasUnprintable(text: string): boolean {
  return /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text);
}

function hasIndicators(text: string): boolean {
  if (text.startsWith('---') || text.startsWith('...')) return true;
  if (FIRST_INDICATORS.includes(text.charAt(0)) && text !== '') return true;
  if (/^[-?:](?:[ \t]|$)/.test(text)) return true;
  return /:(?:[ \t]|$)/.test(text) || /[ \t\n\r\u0085\u2028\u2029]#/.test(text);
}
