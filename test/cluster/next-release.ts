import { registerHooks } from 'node:module';

/**
 * What the next release could be: this one, with one more migration and another fold of invoices. It is made by changing
 * two of our files while they are loaded, and takes the same commands.
 */

/** Every table gets a column, so that no statement of this release may count on those it knows, and there is one more table. */
const STATEMENTS = `
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
      EXECUTE format('ALTER TABLE %I ADD COLUMN next_release integer NOT NULL DEFAULT 1', name);
    END LOOP;
  END $$;
  CREATE TABLE next_release (id bigint PRIMARY KEY);
`;
type Change = (source: string) => string;

const CHANGES: ReadonlyMap<string, Change> = new Map([
  [
    new URL('../../src/journal/postgres/schema.ts', import.meta.url).href,
    (source) => `${source}
      const version = MIGRATIONS.length + 1;
      (MIGRATIONS as Migration[]).push({ version, oldestProgram: 1, statements: ${JSON.stringify(STATEMENTS)} });`,
  ],
  [
    new URL('../../src/domain/invoice/machine.ts', import.meta.url).href,
    (source) => source.replace(/(?<=INVOICE_FOLD_VERSION = )\d+/, (version) => String(Number(version) + 1)),
  ],
]);

if (import.meta.main) {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const source = CHANGES.get(url)?.(String(loaded.source));
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
  await import('../../src/main.ts');
}
