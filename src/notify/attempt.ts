import { Agent, buildConnector, request } from 'undici';
import { maskDigits } from '../base/mask-digits.ts';
import { type AddressPolicy, isAllowedAddress, urlFault } from '../base/public-address.ts';
import type { MachineClock } from '../ports/clocks.ts';
import { ForbiddenAddress, guardedLookup, type Resolve, systemResolve } from './address-guard.ts';

/**
 * Posts one message once.
 *  A1 An attempt ends within its time, whatever the other side does; a redirect is an answer like any other and never followed.
 *  A2 Of the answer the beginning is read and no more. Nothing in it is trusted, and card numbers in it are masked (P9).
 *  A3 Nothing is sent where the guard does not let it (`address-guard.ts`).
 */
export interface Sender {
  send(message: OutgoingMessage, policy: AddressPolicy, signal: AbortSignal): Promise<SendOutcome>;
  close(): Promise<void>;
}

export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SendOutcome {
  /** Absent when no answer came. */
  readonly status?: number;
  /** The beginning of the answer, or why none came. */
  readonly detail: string;
  /** As the header says it: seconds, or a date. */
  readonly retryAfter?: string;
}

export interface SenderOptions {
  readonly clock: MachineClock;
  readonly resolve?: Resolve;
  /** Authorities that certificates are checked against, in place of the system's. */
  readonly ca?: string;
}

/** From the look-up of the host to the last byte of the answer. */
export const ATTEMPT_TIMEOUT_MS = 15_000;
const MAX_DETAIL_BYTES = 1_024;
/** To one host. Its messages wait for each other then, and for nobody else's. */
const MAX_CONNECTIONS = 16;

export function createSender({ clock, resolve = systemResolve, ca }: SenderOptions): Sender {
  const agentOf = (sandbox: boolean): Agent => {
    const connect = buildConnector({
      lookup: guardedLookup({ sandbox }, resolve),
      timeout: ATTEMPT_TIMEOUT_MS,
      ...(ca === undefined ? {} : { ca }),
    });
    return new Agent({
      connections: MAX_CONNECTIONS,
      // A host that moves is looked up again soon.
      keepAliveMaxTimeout: 10_000,
      connect: (target, callback) =>
        connect(target, (...[error, socket]) => {
          if (error !== null || socket === null) return callback(error ?? new Error('no connection'), null);
          // A literal address is looked up by nobody.
          if (isAllowedAddress(socket.remoteAddress ?? '', { sandbox })) return callback(null, socket);
          socket.destroy();
          callback(new ForbiddenAddress('the host has an address that is not public'), null);
        }),
    });
  };
  const agents = new Map<boolean, Agent>();
  const agent = (sandbox: boolean): Agent => {
    const made = agents.get(sandbox) ?? agentOf(sandbox);
    agents.set(sandbox, made);
    return made;
  };

  return {
    async send({ url, headers, body }, policy, signal) {
      const fault = urlFault(url, policy);
      if (fault !== undefined) return { detail: `not sent: the URL ${fault}` };
      const overdue = new AbortController();
      const cancel = clock.after(ATTEMPT_TIMEOUT_MS, () => overdue.abort());
      try {
        const answer = await request(url, {
          method: 'POST',
          headers: { 'user-agent': 'turnpike', ...headers },
          body,
          dispatcher: agent(policy.sandbox),
          signal: AbortSignal.any([signal, overdue.signal]),
        });
        const { statusCode: status } = answer;
        const retryAfter = answer.headers['retry-after'];
        const detail = legible(await beginningOf(answer.body));
        return { status, detail, ...(typeof retryAfter === 'string' ? { retryAfter } : {}) };
      } catch (error) {
        if (overdue.signal.aborted) return { detail: `no answer within ${ATTEMPT_TIMEOUT_MS / 1000} s` };
        return { detail: whyNot(error) };
      } finally {
        cancel();
      }
    },
    close: async () => {
      await Promise.all([...agents.values()].map((each) => each.destroy()));
    },
  };
}

/** What came of it until the time was up: the status is the answer, and that is here. */
async function beginningOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      length += bytes.length;
      if (length >= MAX_DETAIL_BYTES) break; // A2: what is left is dropped with the connection.
    }
  } catch {
    // The connection broke, or the time was up.
  }
  return Buffer.concat(chunks).subarray(0, MAX_DETAIL_BYTES).toString();
}

/** Without control characters, which a terminal would obey. */
function legible(text: string): string {
  return maskDigits(text.replace(/\p{Cc}+/gu, ' ').trim());
}

/** Codes of the system and of the library, without addresses: they would tell what there is inside. */
function whyNot(error: unknown): string {
  if (error instanceof ForbiddenAddress) return `not sent: ${error.message}`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof ForbiddenAddress) return `not sent: ${cause.message}`;
  if (!(cause instanceof Error)) return 'no answer';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return `no answer: ${legible(code)}`;
}
