import type { DataPlace } from '../../config/settings.ts';
import { openPostgresReadStore } from './postgres-read-store.ts';
import type { ReadStore } from './read-store.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

/** Rejects, in words for the operator, where there is nothing that this release can read. */
export async function openReadStore({ databaseUrl, dataDir }: DataPlace): Promise<ReadStore> {
  return databaseUrl === undefined ? openSqliteReadStore(dataDir) : await openPostgresReadStore(databaseUrl);
}
