/**
 * Card security codes, and what else is entrusted, of a cluster: the node that took one from a payer keeps it in its memory, and a table that all nodes
 * reach, in memory too, has it sealed. Not responsible for what a payment does whose code is gone.
 *
 *  C1 Outside of the process that took it a code is sealed under the keys of the vault, bound to its session, party and card:
 *     under another name it does not open.
 *  C2 While the table is away a code is held by the node that took it alone; `read` and `holds` of others then reject with
 *     `RegisterUnavailable`, which does not mean that the code is gone.
 *  C3 What was forgotten is taken from the table and from the node that took it. Where that is lost on the way, 15 minutes
 *     end it all the same; here it is gone at once.
 */
import { assert } from '../base/assert.ts';
import { isClientId } from '../domain/ids.ts';
import type { Bus } from '../ports/bus.ts';
import type { MachineClock } from '../ports/clocks.ts';
import { type Register, RegisterUnavailable } from '../ports/register.ts';
import { bind, openBox, sealBox } from './aes-gcm.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { CVV_LIFE_MS, type CvvMemory, type CvvOwner, type CvvStore } from './cvv-store.ts';
import type { VaultKeys } from './vault-keys.ts';

/** How nodes share security codes. */
export interface SharedCvvs {
  /** Its entries live 15 minutes, in the memory of the servers alone. */
  readonly table: Register;
  readonly bus: Bus;
  /** On which nodes tell each other what to forget. */
  readonly subject: string;
  /** A code was forgotten here and may stay in the table until its end. */
  readonly failed: (error: unknown) => void;
}

export interface SharedCvvStoreOptions extends SharedCvvs {
  readonly memory: CvvMemory;
  readonly keys: VaultKeys;
  readonly machineClock: MachineClock;
}

/** What this node has seen of the table; about 10 MB. */
const REMEMBERED = 50_000;

export function createSharedCvvStore(options: SharedCvvStoreOptions): CvvStore {
  const { memory, table, bus, subject, keys, machineClock, failed } = options;
  const remembered = { capacity: REMEMBERED, maxAgeMs: CVV_LIFE_MS, machineClock };
  const revisions = createBoundedCache<number>(remembered);
  const forgotten = createBoundedCache<true>(remembered);

  const unsubscribe = bus.subscribe(subject, (payload) => {
    memory.forget(Buffer.from(payload).toString('latin1'));
  });

  const store = async (sessionId: string, owner: CvvOwner, cvv: string): Promise<void> => {
    try {
      const revision = await table.put(sessionId, sealCvv(keys, sessionId, owner, cvv), 0);
      if (revision !== undefined) revisions.set(sessionId, revision);
    } catch (error) {
      if (!(error instanceof RegisterUnavailable)) throw error; // C2
    }
  };

  const find = async (sessionId: string): Promise<Uint8Array | undefined> => {
    // Clients name sessions; what cannot be one is no key of the table either.
    if (!isClientId(sessionId) || forgotten.get(sessionId) === true) return undefined;
    const entry = await table.get(sessionId);
    if (entry !== undefined) revisions.set(sessionId, entry.revision);
    return entry?.value;
  };

  const remove = async (sessionId: string): Promise<void> => {
    const revision = revisions.get(sessionId) ?? (await table.get(sessionId))?.revision;
    if (revision !== undefined) await table.remove(sessionId, revision);
  };

  return {
    async hold(owner, cvv, requestId) {
      const held = memory.hold(owner, cvv, requestId);
      if (revisions.get(held.id) === undefined) await store(held.id, owner, cvv);
      return held;
    },
    async read(sessionId, owner) {
      const own = memory.read(sessionId, owner);
      if (own !== undefined) return own;
      const sealed = await find(sessionId);
      return sealed && openCvv(keys, sessionId, owner, sealed);
    },
    holds: async (sessionId) => memory.holds(sessionId) || (await find(sessionId)) !== undefined,
    forget(sessionId) {
      const wasOurs = memory.forget(sessionId);
      if (!isClientId(sessionId) || forgotten.get(sessionId) === true) return;
      forgotten.set(sessionId, true);
      if (!wasOurs) bus.publish(subject, Buffer.from(sessionId, 'latin1'));
      remove(sessionId).catch(failed);
    },
    close() {
      unsubscribe();
      memory.close();
    },
  };
}

/** Length of the key's id, the id, the box. */
function sealCvv(keys: VaultKeys, sessionId: string, owner: CvvOwner, cvv: string): Buffer {
  const key = keys.cvv.get(keys.currentId);
  assert(key !== undefined, 'the current key is one of the keys');
  const code = Buffer.alloc(Buffer.byteLength(cvv), cvv, 'utf8');
  const box = sealBox(key, cvvAad(sessionId, owner), code);
  code.fill(0);
  const keyId = Buffer.from(keys.currentId, 'latin1');
  return Buffer.concat([Buffer.of(keyId.length), keyId, box]);
}

/** Undefined for another owner than it was sealed for, and under a key that this node does not have. */
function openCvv(keys: VaultKeys, sessionId: string, owner: CvvOwner, sealed: Uint8Array): string | undefined {
  const end = 1 + (sealed[0] ?? 0);
  const key = keys.cvv.get(Buffer.from(sealed.subarray(1, end)).toString('latin1'));
  const code = key && openBox(key, cvvAad(sessionId, owner), sealed.subarray(end));
  const cvv = code?.toString('utf8');
  code?.fill(0);
  return cvv;
}

function cvvAad(sessionId: string, { partyId, token }: CvvOwner): Buffer {
  return bind('cvv', sessionId, partyId, token);
}
