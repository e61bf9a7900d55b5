/** A setting of git for one command; it goes through the environment, where other users cannot see it. */
export interface GitSetting {
  readonly name: string;
  readonly value: string;
}

/** What git and the programs that belong to it need of the environment; names in capitals. */
const KEPT =
  /^(?:PATH|PATHEXT|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|XDG_CONFIG_HOME|APPDATA|PROGRAMDATA|SYSTEMROOT|WINDIR|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|GIT_EXEC_PATH|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM))$/;
/** What a fetch needs besides: proxies, certificates, and the settings that the job gives. */
const KEPT_TO_FETCH =
  /^(?:(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|CURL_CA_BUNDLE|GIT_SSL_\w+|GIT_PROXY_SSL_\w+|GIT_CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+))$/;

/**
 * The environment of a git command: what git needs of this process's, without tokens, and without what would lead it to another
 * repository (`GIT_DIR`, `GIT_INDEX_FILE` …). Without a protocol it reaches no network.
 */
export function gitEnvironment(settings: readonly GitSetting[] = [], protocol?: string): NodeJS.ProcessEnv {
  const isKept = (name: string): boolean => KEPT.test(name) || (protocol !== undefined && KEPT_TO_FETCH.test(name));
  const own = Object.entries(process.env).filter(([name]) => isKept(name.toUpperCase()));
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(own), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  Object.assign(env, { GIT_ALLOW_PROTOCOL: protocol ?? 'none', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' });
  Object.assign(env, { GIT_ATTR_NOSYSTEM: '1', GIT_ASKPASS: '', SSH_ASKPASS: '' });
  const first = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  for (const [at, { name, value }] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${first + at}`] = name;
    env[`GIT_CONFIG_VALUE_${first + at}`] = value;
  }
  if (settings.length > 0) env.GIT_CONFIG_COUNT = String(first + settings.length);
  return env;
}
