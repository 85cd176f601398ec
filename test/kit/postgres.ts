/** What the demo of a cluster starts, for tests. */
export { type PostgresServer, startPostgres } from '../../src/local-servers/postgres.ts';
