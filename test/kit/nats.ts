/** What the demo of a cluster starts, for tests: three servers where it takes one, and a configuration of the test's own. */
export { type NatsOptions, type NatsServers, startNats } from '../../src/local-servers/nats.ts';
