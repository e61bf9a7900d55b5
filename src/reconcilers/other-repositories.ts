import { groupBy } from '../grouping.ts';
import { repositoryOf } from '../repository/url.ts';
import { hasPlaceholder } from '../text/variables.ts';

/** A repository from which clusters take files, and whose content is not known. */
export interface OtherRepository {
  /** As the first source writes it. */
  readonly url: string;
  /** How many Kustomizations or Applications take files from it. */
  readonly appliers: number;
}

/** Repositories by the URLs of sources, one URL for each object that takes files from it; those that are filled in later are left out. */
export function otherRepositories(urls: readonly string[]): OtherRepository[] {
  const literal = urls.filter((url) => !hasPlaceholder(url));
  return [...groupBy(literal, repositoryOf).values()].map((same) => ({ url: same[0], appliers: same.length }));
}
