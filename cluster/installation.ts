import type { MachineClock } from '../src/ports/clocks.ts';
import { type Register, RegisterUnavailable } from '../src/ports/register.ts';

const KEY = 'installation';
/** Servers that elect a leader need less. */
const MOST_ATTEMPTS = 60;
const RETRY_MS = 250;

/**
 * Notes in a register that never forgets which installation these servers belong to, or rejects, with a sentence for the operator,
 * when they belong to another one: nodes of two databases would share one assignment, and half of the invoices of each would be
 * asked for, and made, in the other.
 */
export async function claimServers(register: Register, installationId: string, clock: MachineClock): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const found = await ownerOf(register, installationId);
      if (found === installationId) return;
      throw new Error(
        `these NATS servers serve another installation: they know ${found}, and the database is ${installationId}. ` +
          'Each database needs NATS servers of its own, or an account of its own there. ' +
          'If the other database is gone for good, stop all nodes and remove the streams KV_turnpike_assign and TURNPIKE_EVENTS',
      );
    } catch (error) {
      if (!(error instanceof RegisterUnavailable) || attempt === MOST_ATTEMPTS) throw error;
      await new Promise<void>((resolve) => {
        clock.after(RETRY_MS, resolve);
      });
    }
  }
}

/** Whose servers these are, now at the latest. */
async function ownerOf(register: Register, installationId: string): Promise<string> {
  const present = await register.get(KEY);
  if (present !== undefined) return new TextDecoder().decode(present.value);
  const stored = await register.put(KEY, new TextEncoder().encode(installationId), 0);
  return stored === undefined ? await ownerOf(register, installationId) : installationId;
}
