import { Misconfigured } from '../domain/condition.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { StreamId } from '../domain/ids.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { CommitResult, ConfigurationDocument, Configurations } from '../ports/configuration.ts';
import { type Journal, JournalUnavailable } from '../ports/journal.ts';
import type { Random } from '../ports/random.ts';
import { appendOrFind, recordAppend } from '../ports/record-append.ts';
import { decodeConfigurationRecord, encodeConfigurationRecord } from '../wire/configuration-record.ts';
import { compileConfiguration } from './compile.ts';
import { formatFaults } from './fault.ts';
import type { KnownAdapters } from './references.ts';
import { checkSuccession } from './succession.ts';

/** One stream holds every revision; a revision is the sequence of its record, so K1 and K3 are promises of the journal. */
export const CONFIGURATION_STREAM: StreamId = 'configuration/turnpike/main';

/** Bounds how long a commit runs after a partition that changes hands, or that nobody has taken yet. */
const MAX_ATTEMPTS = 10;

export interface ConfigurationsOptions {
  /** Its partition of `CONFIGURATION_STREAM` has been acquired, here or by another node. */
  readonly journal: Pick<Journal, 'append' | 'head' | 'read'>;
  readonly clock: BusinessClock;
  readonly random: Pick<Random, 'id'>;
  /** Adapters that this program has: a new revision may not name another, nor ask of one what it does not do. */
  readonly adapters: KnownAdapters;
  /** What an empty journal starts with. A journal that has a revision keeps it, whatever the file says now. */
  readonly seed?: { readonly source: string; readonly file: string };
  /** Told what an operator should know and nobody else is told. */
  readonly notice: (message: string) => void;
}

export interface JournalConfigurations extends Configurations {
  /** Takes over what other nodes committed. Called on a hint that the stream grew. */
  refresh(): Promise<void>;
}

/** Opens the configuration of this installation, and commits the seed as revision 1 if there is none yet. */
export async function openConfigurations(options: ConfigurationsOptions): Promise<JournalConfigurations> {
  const { journal, clock, random, adapters, seed, notice } = options;
  // Never evicted: a payment may be pinned to any of them, and revisions are made by hand.
  const compiled = new Map<number, Configuration>();
  let newest: Configuration | undefined;

  const adopt = (configuration: Configuration): Configuration => {
    const known = compiled.get(configuration.revision);
    if (known !== undefined) return known;
    compiled.set(configuration.revision, configuration);
    if (newest === undefined || configuration.revision > newest.revision) newest = configuration;
    return configuration;
  };

  const readDocuments = async (afterRevision: number, limit: number): Promise<readonly ConfigurationDocument[]> =>
    (await journal.read(CONFIGURATION_STREAM, afterRevision, limit)).map(({ bytes }) =>
      decodeConfigurationRecord(bytes),
    );

  const document = async (revision: number): Promise<ConfigurationDocument | undefined> => {
    if (!Number.isSafeInteger(revision) || revision < 1) return undefined;
    const [found] = await readDocuments(revision - 1, 1);
    return found;
  };

  const load = async (revision: number): Promise<Configuration> => {
    const known = compiled.get(revision);
    if (known !== undefined) return known;
    const found = await document(revision);
    if (found === undefined) throw new Misconfigured(`there is no configuration revision ${revision}`);
    const compilation = compileConfiguration(found.source, { revision });
    if (compilation.ok) return adopt(compilation.configuration);
    throw new Misconfigured(
      `this program cannot read its own configuration:\n${formatFaults(compilation.faults, `revision ${revision}`)}`,
    );
  };

  const refresh = async (): Promise<void> => {
    const { sequence } = await journal.head(CONFIGURATION_STREAM);
    if (sequence > (newest?.revision ?? 0)) await load(sequence);
  };

  /** A repeat of a commit that succeeded, whose answer was lost, gets the same answer (P5). */
  const conflictOf = async (wanted: ConfigurationDocument): Promise<CommitResult> => {
    await refresh();
    const taken = await document(wanted.revision);
    const same =
      taken !== undefined &&
      taken.source === wanted.source &&
      taken.author === wanted.author &&
      taken.comment === wanted.comment;
    if (same) return { ok: true, configuration: await load(wanted.revision) };
    return { ok: false, conflict: 'base', latestRevision: newest?.revision ?? 0 };
  };

  const store = async (wanted: ConfigurationDocument): Promise<'stored' | 'taken'> => {
    // A take-over may raise the epoch between the two calls: nobody else's revision, so it is tried again under the new one.
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { sequence, epoch } = await journal.head(CONFIGURATION_STREAM);
      if (sequence !== wanted.revision - 1) return 'taken';
      const place = { stream: CONFIGURATION_STREAM, sequence: wanted.revision, epoch, appendId: random.id() };
      const bytes = encodeConfigurationRecord(wanted);
      const append = recordAppend(place, { kind: 'configuration', time: wanted.time, bytes });
      const verdict = await appendOrFind(journal, append);
      if (verdict.ok) return 'stored';
      if (verdict.conflict !== 'epoch') return 'taken';
    }
    throw new JournalUnavailable('the partition of the configuration has no owner that stays');
  };

  const commit: Configurations['commit'] = async (baseRevision, source, { credential, comment }) => {
    await refresh();
    const wanted: ConfigurationDocument = {
      revision: baseRevision + 1,
      time: clock.now(),
      author: credential,
      ...(comment === undefined ? {} : { comment }),
      source,
    };
    if (baseRevision !== (newest?.revision ?? 0)) return conflictOf(wanted);
    const compilation = compileConfiguration(source, { revision: wanted.revision, adapters });
    if (!compilation.ok) return { ok: false, conflict: 'invalid', faults: compilation.faults };
    const faults = newest === undefined ? [] : checkSuccession(newest, compilation.configuration);
    if (faults.length > 0) return { ok: false, conflict: 'invalid', faults };
    return (await store(wanted)) === 'stored'
      ? { ok: true, configuration: adopt(compilation.configuration) }
      : conflictOf(wanted);
  };

  await refresh();
  if (newest === undefined) await plant(commit, seed);
  else if (seed !== undefined) await compareWithSeed(newest.revision, seed, document, notice);
  const first = newest;
  if (first === undefined) throw new Misconfigured('another node is writing the first configuration; start again');

  return {
    latest: () => newest ?? first,
    at: (revision) => compiled.get(revision),
    load,
    document,
    commit,
    revisions: readDocuments,
    refresh,
  };
}

async function plant(commit: Configurations['commit'], seed: ConfigurationsOptions['seed']): Promise<void> {
  if (seed === undefined)
    throw new Misconfigured('the journal holds no configuration, and no file was given to begin with');
  const result = await commit(0, seed.source, { credential: 'node', comment: `First start, from ${seed.file}` });
  if (!result.ok && result.conflict === 'invalid') throw new Misconfigured(formatFaults(result.faults, seed.file));
}

async function compareWithSeed(
  revision: number,
  { source, file }: NonNullable<ConfigurationsOptions['seed']>,
  document: Configurations['document'],
  notice: ConfigurationsOptions['notice'],
): Promise<void> {
  if ((await document(revision))?.source === source) return;
  notice(
    `${file} differs from revision ${revision} of the configuration, which stays in force. ` +
      `To put the file in force, send it to turnpike.v1.ConfigurationService/CommitConfiguration with base_revision ${revision}.`,
  );
}
