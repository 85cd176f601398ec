/**
 * Messages between the nodes of a cluster: fast, in memory, lost without notice. Nothing durable ever depends on one (P2).
 *  B1 Messages of one sender to one subject arrive in the order in which they were sent, or not at all.
 *  B2 A message may be lost, and may come twice; it never comes altered.
 *  B3 `publish` waits for nobody. While the connection is away messages are lost, not gathered.
 */
export interface Bus {
  /** Throws `MessageTooLarge` above `maxPayload`. */
  publish(subject: string, payload: Uint8Array): void;
  /** `*` matches one token of a subject, `>` the rest. The returned function ends it. */
  subscribe(subject: string, take: (payload: Uint8Array, subject: string) => void): () => void;
  /** The largest payload that the servers take, in bytes. */
  maxPayload(): number;
  /** False once no server could be reached for a second and more: nobody hears us, and nobody will soon. */
  connected(): boolean;
}

export class MessageTooLarge extends Error {
  override readonly name = 'MessageTooLarge';
}
