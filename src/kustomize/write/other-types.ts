const FIRST_OF_OTHER = /^[-+.0-9yYnNtTfFoO~<]/;

const OTHER_WORD =
  /^(?:~|null|Null|NULL|y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF|true|True|TRUE|false|False|FALSE|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|<<)$/;

const DECIMAL_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const BASED = /^[-+]?0(?:[xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;

const TIMESTAMP =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)?$/;

const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

const DOT_FLOAT = /^\.[0-9_]*[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?$/;

/** Whether go-yaml v2 would read a plain text as something else than text. */
export function isOther(text: string): boolean {
  if (!FIRST_OF_OTHER.test(text)) return false;
  if (OTHER_WORD.test(text)) return true;
  const first = text.charCodeAt(0);
  if (first === 0x2e) return DOT_FLOAT.test(text);
  if (first > 0x39) return false;
  const plain = text.replaceAll('_', '');
  return DECIMAL_FLOAT.test(plain) || BASED.test(plain) || BASE_60.test(text) || isTimestamp(text);
}

function isTimestamp(text: string): boolean {
  if (!TIMESTAMP.test(text)) return false;
  const [, month = 0, day = 0] = text.split(/[-Tt ]/).map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  const year = Number(text.slice(0, 4));
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  const [hour = 0, minute = 0, second = 0] = (/[Tt ]([0-9:]+)/.exec(text)?.[1] ?? '').split(':').map(Number);
  return hour < 24 && minute < 60 && second < 60;
}
