/** Who can accept what a change takes away, and of which rules. */
export interface Acknowledgement {
  /** Ids of rules whose findings can be accepted; undefined for all that offer it. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Logins of users, and teams as `org/team`, in lower case; undefined for anyone with write access. */
  readonly by: readonly string[] | undefined;
  /** Whether the author of a change can accept what it takes away. */
  readonly author: boolean;
  /** Whether trailers of commits count; undefined where that is so only without a host. */
  readonly trailers: boolean | undefined;
}

/** The setting `acknowledge` as written. */
export interface AcknowledgeSettings {
  readonly rules?: string[];
  readonly by?: string[];
  readonly author?: boolean;
  readonly trailers?: boolean;
}

/** What holds if the policy file does not say: anyone with write access can accept, except the author. */
export const DEFAULT_ACKNOWLEDGEMENT: Acknowledgement = {
  rules: undefined,
  by: undefined,
  author: false,
  trailers: undefined,
};

/** Reads the setting; undefined if no one can accept anything. */
export function acknowledgementOf(settings: AcknowledgeSettings | 'off' = {}): Acknowledgement | undefined {
  if (settings === 'off') return undefined;
  const { rules, by, author = false, trailers } = settings;
  return {
    rules: rules && new Set(rules),
    by: by?.map((name) => name.replace(/^@/, '').toLowerCase()),
    author,
    trailers,
  };
}

/** Whether findings of a rule can be accepted. */
export function isAcceptable(acknowledgement: Acknowledgement | undefined, rule: string): boolean {
  return acknowledgement !== undefined && (acknowledgement.rules?.has(rule) ?? true);
}
