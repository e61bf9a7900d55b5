import { Keywords } from '../kubernetes/secrets/keywords.ts';

/** Where a text has words without which masking finds nothing in it. Offsets in UTF-16 code units, in ascending order. */
export interface TellingWords {
  /** One is in each name that `speaksOfSecret` takes for that of a secret, and in each flag that is one. */
  readonly names: readonly number[];
  /** The uses of credentials that the text may have. */
  readonly uses: ReadonlySet<CredentialUse>;
}

/** How a text may use a credential: a login of a client, an option of a program, a header, the value of one, a login of a registry. */
export type CredentialUse = 'login' | 'option' | 'header' | 'bearer' | 'registry';

type Topic = CredentialUse | 'name' | 'whole name';

/** Words for a password in other languages, in which no English one is. */
const FOREIGN = 'kennwort wachtwoord contrasena salasana losenord senha parola haslo heslo';

const WORDS: readonly { readonly topic: Topic; readonly words: string }[] = [
  {
    topic: 'name',
    words: `pass pw token secret credential key psk hash htaccess auth cookie dsn connection webhook ${FOREIGN}`,
  },
  { topic: 'whole name', words: 'pat' },
  { topic: 'login', words: `curl wget mysql mariadb sshpass redis-cli "-u '-u "--u '--u` },
  {
    topic: 'option',
    words:
      'mysql mariadb mongo sshpass redis-cli curl wget login ldap sqlcmd smbclient htpasswd rabbitmqctl mc aws echo jdbc:oracle',
  },
  { topic: 'header', words: 'authori' },
  { topic: 'bearer', words: 'bearer basic' },
  { topic: 'registry', words: 'auth' },
];
const KEYWORDS = new Keywords(WORDS.map(({ words }) => words.split(' ')));

/**
 * Escapes, tags and letters by which a parser makes words that the text does not show: of `\u0073ecret`, of `!!binary`, of letters
 * beyond ASCII whose lower case is a letter of ASCII.
 */
const MADE = String.raw`\\[xu\r\n\x85\u2028\u2029\\]|binary|%TAG|![^\s!]*%|[^\0-\x7f]`;
/** Words of which one is in every text that has something to hide by its names, its kinds or its places, whether it parses or not. */
const HIDING = new RegExp(
  String.raw`pass|pw|token|secret|key|cred|auth|cert|private|webhook|dsn|conn|val|psk|hash|htaccess|cookie|${FOREIGN.replaceAll(' ', '|')}|stringdata|/data|target|sops|pat(?![a-z])|-u(?:ser)?(?![\w-])|kind["']?\s{0,32}:\s{0,32}["']?List\b|${MADE}`,
  'i',
);

/** Finds the telling words of a text, in one pass. */
export function tellingWordsIn(text: string): TellingWords {
  const names: number[] = [];
  const uses = new Set<CredentialUse>();
  for (const { owner, at } of KEYWORDS.in(text)) {
    const topic = WORDS[owner]?.topic ?? 'name';
    if (topic === 'name') names.push(at);
    else if (topic !== 'whole name') uses.add(topic);
    // `path` and `patch` are everywhere.
    else if (!/[a-z]/i.test(text.charAt(at + 3))) names.push(at);
  }
  return { names, uses };
}

/** Whether a text may hold something to hide besides credentials that show by their use; false only where it contains nothing. */
export function mayHide(text: string): boolean {
  return HIDING.test(text);
}
