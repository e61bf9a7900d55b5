import { remembered } from './remembered.ts';

/** A comment, a section, an opening or closing bracket, a document's end. */
const FRAME = /^(?:[#;!].*|\/\/.*|\[[^\]]*\]|[{}[\]],?|---|\.\.\.)$/;
const PAIR = /^(?:export\s+)?["']?[A-Za-z_][\w.-]*["']?\s*=.*$/;
/** What programs and scripts have besides settings. */
const CODE =
  /^#!|\$\(|`|^\s*(?:function|def|import|return|then|fi|done|var|let|const|echo|exec|if|for|while)\b|[\w)]\(|\{\{-?\s*(?:if|range|with|end)|;\s*$/m;
const MAX_TEXT = 256 * 1024;

/** Whether a text of several lines consists of settings with `=`: dotenv, INI, TOML, properties; or of XML. Values in it are literal. */
export const isSettingsFile = remembered((text: string): boolean => {
  if (text.length > MAX_TEXT) return false;
  if (/^\s*<[?!A-Za-z]/.test(text)) return !/<(?:html|script|svg)\b/i.test(text);
  if (CODE.test(text)) return false;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => FRAME.test(line) || PAIR.test(line));
});
