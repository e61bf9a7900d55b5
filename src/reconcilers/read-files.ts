/** Files of the tree that are read for a cluster, or for one of the objects that make it deploy something. */
export interface ReadFiles {
  /** The directory of the cluster, with a slash at its end; or the file of the object. */
  readonly root: string;
  readonly paths: readonly string[];
}
