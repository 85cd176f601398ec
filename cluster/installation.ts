import { z } from 'zod';
import type { MachineClock } from '../src/ports/clocks.ts';
import { type Register, RegisterUnavailable } from '../src/ports/register.ts';

/** What all nodes that share servers have in common. */
export interface Installation {
  /** Id of the database. */
  readonly database: string;
  /** Follows from the installation key of the vault and does not tell it. */
  readonly keyProof: string;
}

const KEY = 'installation';
/** Servers that elect a leader need less. */
const MOST_ATTEMPTS = 60;
const RETRY_MS = 250;
const DOCUMENT = z.object({ database: z.string(), keyProof: z.string() });

/**
 * Notes in a register that never forgets which installation these servers belong to, or rejects, with a sentence for the operator,
 * when it is another one. Nodes of two databases would share one assignment, and half of the invoices of each would be asked
 * for, and made, in the other. A node with another installation key would find that no request is a repeat, and no card known.
 */
export async function claimServers(register: Register, mine: Installation, clock: MachineClock): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const fault = faultOf(await claimed(register, mine), mine);
      if (fault === undefined) return;
      throw new Error(fault);
    } catch (error) {
      if (!(error instanceof RegisterUnavailable) || attempt === MOST_ATTEMPTS) throw error;
      await new Promise<void>((resolve) => {
        clock.after(RETRY_MS, resolve);
      });
    }
  }
}

/** Whose servers these are, now at the latest. */
async function claimed(register: Register, mine: Installation): Promise<Installation> {
  const present = await register.get(KEY);
  if (present !== undefined) return DOCUMENT.parse(JSON.parse(new TextDecoder().decode(present.value)));
  const stored = await register.put(KEY, new TextEncoder().encode(JSON.stringify(mine)), 0);
  return stored === undefined ? await claimed(register, mine) : mine;
}

function faultOf(theirs: Installation, mine: Installation): string | undefined {
  if (theirs.database !== mine.database)
    return (
      `these NATS servers serve another installation: they know ${theirs.database}, and the database is ${mine.database}. ` +
      'Each database needs NATS servers of its own, or an account of its own there. ' +
      'If the other database is gone for good, stop all nodes and remove the streams KV_turnpike_assign and TURNPIKE_EVENTS'
    );
  if (theirs.keyProof !== mine.keyProof)
    return (
      'the last key of TURNPIKE_VAULT_KEYS is not the one that the first node of this installation had. ' +
      'It is the same on all nodes and stays for ever; new keys are put before it'
    );
  return undefined;
}
