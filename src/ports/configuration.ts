import type { Configuration } from '../domain/configuration.ts';

/**
 * The business configuration, revision by revision.
 *  K1 A revision never changes once it is committed; every revision stays readable.
 *  K2 A document that is not wholly valid is refused with the path of each fault, and nothing changes.
 *  K3 A commit on another base than the latest revision is refused.
 */
export interface Configurations {
  latest(): Configuration;
  /** A loaded revision; `load` it first when it may be an old one. */
  at(revision: number): Configuration | undefined;
  load(revision: number): Promise<Configuration>;
  document(revision: number): Promise<ConfigurationDocument | undefined>;
  commit(
    baseRevision: number,
    source: string,
    author: { readonly credential: string; readonly comment?: string },
  ): Promise<CommitResult>;
  revisions(afterRevision: number, limit: number): Promise<readonly ConfigurationDocument[]>;
}

export interface ConfigurationDocument {
  readonly revision: number;
  readonly time: number;
  readonly author: string;
  readonly comment?: string;
  /** The YAML as it was committed. */
  readonly source: string;
}

export type CommitResult =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly conflict: 'base'; readonly latestRevision: number }
  | {
      readonly ok: false;
      readonly conflict: 'invalid';
      readonly faults: readonly { readonly path: string; readonly message: string }[];
    };
