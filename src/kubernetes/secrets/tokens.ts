import { lookOf } from './value.ts';

/** A piece of text that is a credential by its own shape. Offsets in UTF-16 code units, end exclusive. */
export interface Token {
  /** What it is, as it stands in a sentence: `a GitHub token`. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  /** Whether the shape alone proves it; otherwise it may be harmless. */
  readonly certain: boolean;
}

interface Shape {
  readonly what: string;
  readonly shape: RegExp;
  readonly uncertain?: boolean;
}

/** Shapes that their issuers document; each begins with a fixed text, and every repetition is bounded. */
const SHAPES: readonly Shape[] = [
  { what: 'a GitHub token', shape: /(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})/ },
  { what: 'a GitLab token', shape: /gl(?:pat|ptt|dt|rt|cbt|ft|soat)-[A-Za-z0-9_-]{20,64}/ },
  { what: 'an AWS access key', shape: /A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])/ },
  { what: 'a Slack token', shape: /xox[abeoprs]-[A-Za-z0-9-]{16,255}|xapp-\d-[A-Za-z0-9-]{16,255}/ },
  {
    what: 'a Slack webhook',
    shape: /hooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]{8,12}\/[A-Z0-9]{8,12}\/[A-Za-z0-9]{16,48}/,
  },
  { what: 'a Discord webhook', shape: /discord(?:app)?\.com\/api\/webhooks\/\d{16,20}\/[A-Za-z0-9_-]{60,80}/ },
  { what: 'an age private key', shape: /AGE-SECRET-KEY-1[0-9A-Z]{58}/ },
  { what: 'a Stripe key', shape: /[sr]k_live_[A-Za-z0-9]{20,128}/ },
  { what: 'an npm token', shape: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/ },
  { what: 'a PyPI token', shape: /pypi-AgE[A-Za-z0-9_-]{50,255}/ },
  { what: 'a DigitalOcean token', shape: /do[oprt]_v1_[a-f0-9]{64}/ },
  { what: 'a SendGrid key', shape: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { what: 'a Vault token', shape: /hv[sb]\.[A-Za-z0-9_-]{24,255}/ },
  { what: 'a Hugging Face token', shape: /hf_[A-Za-z]{34}(?![A-Za-z0-9])/ },
  { what: 'an Anthropic key', shape: /sk-ant-[a-z0-9]{3,8}-[A-Za-z0-9_-]{32,128}/ },
  { what: 'an OpenAI key', shape: /sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}/ },
  { what: 'a Docker Hub token', shape: /dckr_pat_[A-Za-z0-9_-]{27}/ },
  { what: 'a Grafana token', shape: /gls?a?c?_(?:ey[A-Za-z0-9+/]{32,400}|[A-Za-z0-9]{32}_[a-f0-9]{8})/ },
  { what: 'a Google OAuth secret', shape: /GOCSPX-[A-Za-z0-9_-]{28}/ },
  { what: 'a Google API key', shape: /AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/, uncertain: true },
  { what: 'a Shopify token', shape: /shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/ },
  { what: 'a Tailscale key', shape: /tskey-(?:auth|api|client)-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{16,48}/ },
  { what: 'a 1Password service account token', shape: /ops_eyJ[A-Za-z0-9_-]{100,2000}/ },
  { what: 'a Doppler token', shape: /dp\.(?:st|pt|sa|ct)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}/ },
  {
    what: 'a private key in base64',
    shape:
      /LS0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRVkt|BQUklWQVRFIEtFWS0t|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BFQyBQUklWQVRFIEtFWS0t)[A-Za-z0-9+/=]{40,20000}/,
  },
  { what: 'an Atlassian token', shape: /ATATT3[A-Za-z0-9_=-]{180,220}/ },
];

const BEHIND_NO_WORD = '(?<![A-Za-z0-9_-])';
const ALL = new RegExp(`${BEHIND_NO_WORD}(?:${SHAPES.map(({ shape }) => `(${shape.source})`).join('|')})`, 'g');
/** Armour with some of its body; a body may be folded, indented or written with `\n`. */
const PRIVATE_KEY =
  /-----BEGIN ((?:ENCRYPTED |RSA |EC |DSA |OPENSSH |PGP )?)PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n){1,200}(?:[A-Za-z-]{3,32}: [^\n]{0,200}\n\s{0,100}){0,8}[A-Za-z0-9+/=]{32}/g;
const PRIVATE_KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const MAX_PRIVATE_KEY = 20_000;
const JWT = /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,2000}\.(eyJ[A-Za-z0-9_-]{10,4000})\.[A-Za-z0-9_-]{20,1000}/g;
const USER_AND_PASSWORD = /([^\s:@/'"<>`]{0,128}):([^\s@/'"<>`]{1,256})@[\w[]/y;

/** The credentials in a text that show by their own shape, in their order. */
export function tokensIn(text: string): Token[] {
  const tokens = [...knownShapes(text), ...privateKeys(text), ...webTokens(text), ...urlPasswords(text)];
  return tokens.sort((a, b) => a.start - b.start);
}

function* knownShapes(text: string): Iterable<Token> {
  for (const match of text.matchAll(ALL)) {
    const [found, ...groups] = match;
    const shape = SHAPES[groups.findIndex((group) => group !== undefined)];
    if (!shape || isMadeUp(found)) continue;
    yield { what: shape.what, start: match.index, end: match.index + found.length, certain: !shape.uncertain };
  }
}

/** Examples in documents: `EXAMPLE`, one character over and over, the alphabet or the digits in order. */
function isMadeUp(token: string): boolean {
  if (/example|xxxx|0{6}|123456|abcdef(?![0-9a-f])|your[-_]?|redacted|placeholder/i.test(token)) return true;
  return new Set(token).size < Math.min(10, token.length / 2);
}

function* privateKeys(text: string): Iterable<Token> {
  if (!text.includes('PRIVATE KEY')) return;
  for (const match of text.matchAll(PRIVATE_KEY)) {
    const [found, type = ''] = match;
    const bodyEnd = match.index + found.length;
    const end = PRIVATE_KEY_END.exec(text.slice(bodyEnd, bodyEnd + MAX_PRIVATE_KEY));
    yield {
      what: type === 'ENCRYPTED ' ? 'an encrypted private key' : 'a private key',
      start: match.index,
      end: bodyEnd + (end ? end.index + end[0].length : 0),
      certain: type !== 'ENCRYPTED ',
    };
  }
}

function* webTokens(text: string): Iterable<Token> {
  if (!text.includes('eyJ')) return;
  for (const match of text.matchAll(JWT)) {
    const [found, payload = ''] = match;
    const claims = Buffer.from(payload, 'base64url').toString('utf8');
    // The key of a web client that its provider publishes, and the example of every tutorial.
    if (!claims.startsWith('{') || /"role":\s*"anon"|"John Doe"/.test(claims)) continue;
    yield { what: 'a JSON Web Token', start: match.index, end: match.index + found.length, certain: false };
  }
}

function* urlPasswords(text: string): Iterable<Token> {
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    USER_AND_PASSWORD.lastIndex = at + 3;
    const match = USER_AND_PASSWORD.exec(text);
    if (!match) continue;
    const [, user = '', password = ''] = match;
    const look = lookOf(password);
    if (look === 'empty' || look === 'placeholder' || look === 'encrypted' || /[${}()]/.test(password)) continue;
    const start = at + 4 + user.length;
    const certain = look === 'random' || (look === 'complex' && password !== user);
    yield { what: 'a URL with a password', start, end: start + password.length, certain };
  }
}
