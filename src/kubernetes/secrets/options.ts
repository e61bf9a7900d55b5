/** A secret that only its program identifies as one: its name, and what precedes it. */
export interface ProgramOption {
  readonly key: string;
  readonly shape: RegExp;
}

/** Only looked at, so that a setting inside of a value (`url=…?token=…`) is found, too. */
export const VALUE = `(?="([^"\\n]{1,256})"|'([^'\\n]{1,256})'|([^\\s"'&;,|)}\\]<>\x60]{1,256}))`;
/** What ends at an `@`; its groups are those of `VALUE`. */
const BEFORE_HOST = `(?=(?:(?!)()|(?!)()|([^\\s"'@/]{1,128}))@)`;
const WORD = '[ \\t]{1,4}[^\\s-][^\\s]{0,200}';
const QUOTE = '["\\\']?';

/** Without one of these in its line no option is looked for. */
export const PROGRAMS =
  /mysql|maria|sshpass|redis-cli|curl|wget|http|mongo|login|ldap|sqlcmd|smbclient|htpasswd|rabbitmqctl|\bmc[ \t]|\baws[ \t]|password-stdin|jdbc:oracle/g;

/** Options of programs whose letter or place alone says what they are. Only the white space before a letter may end a line. */
export const OPTIONS: readonly ProgramOption[] = [
  // mysql reads `-p` as a password only if nothing separates them.
  option('\\b(?:mysql|mariadb)(?:dump|admin|-dump|-admin|import)?\\b', '-p(?=[^\\s])'),
  option('\\bmongo(?:sh|dump|restore|export|import|stat|top)?\\b', '-p[ \\t]{0,4}'),
  option('\\bsshpass\\b', '-p[ \\t]{0,4}'),
  option('\\bredis-cli\\b', '-a[ \\t]{1,4}'),
  option('\\b(?:docker|podman|buildah|skopeo|crane|oras|nerdctl|az|registry)[ \\t]{1,4}login\\b', '-p[ \\t=]{0,4}'),
  option('\\bldap(?:search|add|modify|delete|passwd|whoami)\\b', '-w[ \\t]{0,4}'),
  option('\\bsqlcmd\\b', '-P[ \\t]{0,4}'),
  option('\\bsmbclient\\b', '-U[ \\t]{0,4}[^\\s%"\\\']{1,64}%'),
  option('\\b(?:curl|wget|http)\\b', `(?:-u|--user)[ \\t=]{0,4}${QUOTE}[^\\s:"\\']{1,64}:`),
  word(
    `\\bhtpasswd(?:[ \\t]{1,4}-[A-Za-z]{1,8}){0,4}[ \\t]{1,4}-[A-Za-z]{0,8}b[A-Za-z]{0,8}(?:[ \\t]{1,4}-[A-Za-z]{1,8}){0,4}(?:${WORD}){1,2}`,
  ),
  word(`\\brabbitmqctl[ \\t]{1,4}(?:add_user|change_password)${WORD}`),
  word(`\\bmc[ \\t]{1,4}(?:alias[ \\t]{1,4}set|config[ \\t]{1,4}host[ \\t]{1,4}add)(?:${WORD}){3}`),
  { ...word('\\bvault[ \\t]{1,4}login'), key: 'token' },
  {
    ...word('\\baws[ \\t]{1,4}configure[ \\t]{1,4}set[ \\t]{1,4}\\S{0,100}(?:secret_access_key|session_token)'),
    key: 'secret',
  },
  {
    key: 'password',
    shape: new RegExp(
      `\\becho[ \\t]{1,4}(?:-n[ \\t]{1,4})?(?=[^\\n|]{1,256}\\|[^\\n]{0,200}--password-stdin)${VALUE}`,
      'g',
    ),
  },
  { key: 'password', shape: new RegExp(`\\bjdbc:oracle:(?:thin|oci8?):[\\w$#.-]{1,64}/${BEFORE_HOST}`, 'g') },
];

function option(program: string, letter: string): ProgramOption {
  return { key: 'password', shape: new RegExp(`${program}[^\\n|;&]{0,200}?\\s${letter}${VALUE}`, 'g') };
}

/** The word behind what leads to it. */
function word(lead: string): ProgramOption {
  return { key: 'password', shape: new RegExp(`${lead}[ \\t]{1,4}${VALUE}`, 'g') };
}

/** The options that may occur in a text. */
export function optionsFor(text: string): readonly ProgramOption[] {
  return text.search(PROGRAMS) === -1 ? [] : OPTIONS;
}
