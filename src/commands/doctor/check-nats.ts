import { broken, type CheckResult, note, ok, skipped } from './check.ts';
import type { NatsFacts, ServerFacts, StreamFacts } from './nats-facts.ts';

/** What the facts mean for a node: each server, then JetStream, the copies of what is stored there, and the size of messages. */
export function judgeNats(facts: NatsFacts): readonly CheckResult[] {
  const { servers, jetstream } = facts;
  const answering = servers.filter((server) => server.ok);
  const quorum = answering.length * 2 > servers.length;
  const ofServers = servers.map((server) => judgeServer(server, quorum));
  if (jetstream === undefined) {
    return [...ofServers, ...REST.map((name) => skipped(name, 'no NATS server answers'))];
  }
  if (!jetstream.ok) {
    return [
      ...ofServers,
      broken('JetStream', jetstream.fault, JETSTREAM_OFF),
      skipped('replicas', 'JetStream does not answer'),
      judgePayload(answering),
    ];
  }
  return [
    ...ofServers,
    judgeStreams(jetstream.streams),
    judgeReplicas(facts, jetstream.streams),
    judgePayload(answering),
  ];
}

const REST = ['JetStream', 'replicas', 'message size'] as const;
const JETSTREAM_OFF =
  'Give each server a jetstream block with a store_dir, and the account the right to use it; too few servers have no leader.';
const LEAST_VERSION: readonly [number, number] = [2, 9];
/** What servers take where nobody configured it. An answer or a callback that is larger could not travel. */
const USUAL_PAYLOAD_BYTES = 1_048_576;

function judgeServer(server: ServerFacts, quorum: boolean): CheckResult {
  const name = 'NATS';
  const { at } = server;
  if (!server.ok) {
    const remedy = 'Start it, or correct TURNPIKE_NATS_URL and TURNPIKE_NATS_CREDENTIALS.';
    const detail = `${at} does not answer: ${server.fault}`;
    return quorum ? note(name, detail, remedy) : broken(name, detail, remedy);
  }
  const { version, jetstream } = server;
  if (isOlder(version)) {
    return broken(
      name,
      `${at} is of version ${version}`,
      `Upgrade it: ${LEAST_VERSION.join('.')} is the oldest that will do.`,
    );
  }
  if (!jetstream) return broken(name, `${at} has JetStream switched off`, JETSTREAM_OFF);
  return ok(name, `${at} answers, version ${version}`);
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_VERSION;
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

function judgeStreams(streams: readonly StreamFacts[]): CheckResult {
  const name = 'JetStream';
  const headless = streams.filter(({ hasLeader }) => !hasLeader).map((stream) => stream.name);
  if (headless.length > 0) {
    return broken(name, `${headless.join(', ')} have no leader`, 'Start servers until more than half of them run.');
  }
  const behind = streams.filter(({ lagging }) => lagging.length > 0);
  if (behind.length > 0) {
    const detail = behind.map((stream) => `${stream.name} on ${stream.lagging.join(', ')}`).join('; ');
    return note(name, `copies are away or behind: ${detail}`, 'Bring these servers back before another one goes.');
  }
  if (streams.length === 0) return ok(name, 'answers; nothing of ours is stored yet');
  return ok(name, `answers; streams and buckets of ours: ${streams.length}, all with a leader`);
}

/** With three servers and one copy, the loss of the server that has it stops everything that waits for it. */
function judgeReplicas({ known, replicas }: NatsFacts, streams: readonly StreamFacts[]): CheckResult {
  const name = 'replicas';
  const counted = `${replicas} of each stream and bucket, on ${known} ${known === 1 ? 'server' : 'servers'}`;
  if (replicas > known) {
    return broken(name, `TURNPIKE_NATS_REPLICAS asks for ${counted}`, 'Ask for no more than there are servers.');
  }
  const other = streams.filter((stream) => stream.replicas !== replicas);
  if (other.length > 0) {
    const detail = other.map((stream) => `${stream.name} has ${stream.replicas}`).join(', ');
    const remedy = 'Change them by `nats stream edit --replicas`, or set TURNPIKE_NATS_REPLICAS to what they have.';
    return note(name, `TURNPIKE_NATS_REPLICAS asks for ${replicas}: ${detail}`, remedy);
  }
  if (replicas === 1 && known >= 3)
    return note(name, counted, 'Set TURNPIKE_NATS_REPLICAS=3: one server may then be lost.');
  return ok(name, counted);
}

function judgePayload(servers: readonly ServerFacts[]): CheckResult {
  const name = 'message size';
  const bytes = Math.min(...servers.flatMap((server) => (server.ok ? [server.maxPayloadBytes] : [])));
  const detail = `up to ${bytes} bytes`;
  if (bytes >= USUAL_PAYLOAD_BYTES) return ok(name, detail);
  return note(name, detail, `Leave max_payload at ${USUAL_PAYLOAD_BYTES} or above.`);
}
