import { messages } from '../../src/client/client.ts';
import type { Invoice__Output } from '../../src/generated/turnpike/v1/Invoice.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { World } from './world.ts';

const PATIENCE_MS = 20_000;

/** Reads after every event of the invoice until enough is seen; what was read last is the error when it never is. */
export async function untilSeen<T>(
  world: World,
  partyId: string,
  invoiceId: string,
  read: () => Promise<T>,
  enough: (seen: T) => boolean,
): Promise<T> {
  const stream = world.operator.watch({ partyId, invoiceId });
  let impatient = false;
  const patience = setTimeout(() => {
    impatient = true;
    stream.cancel();
  }, PATIENCE_MS);
  try {
    for await (const _event of messages(stream)) {
      const seen = await read();
      if (enough(seen)) return seen;
    }
  } catch (error) {
    if (!impatient) throw error;
  } finally {
    clearTimeout(patience);
  }
  throw new Error(`it never came, but stayed: ${described(await read())}`);
}

function described(seen: unknown): string {
  const { state, step, failure, attention, userInteraction, sessions } = seen as Payment__Output & Invoice__Output;
  const told = { state, step, failure, attention, userInteraction, sessions };
  return JSON.stringify(told, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
