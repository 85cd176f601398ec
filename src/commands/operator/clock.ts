import { parseDuration } from '../../config/duration.ts';
import { timeText } from '../../describe/words.ts';
import { asOperator, newRequestId, type OperatorOptions } from './operator-client.ts';

/** Moves the business clock of a sandbox forward. */
export async function advanceClock(distance: string, options: OperatorOptions): Promise<void> {
  await asOperator(options, async ({ operations }) => {
    const read = parseDuration(distance);
    if (!read.ok) throw new Error(read.message);
    const seconds = BigInt(Math.trunc(read.value / 1000));
    const nanos = (read.value % 1000) * 1_000_000;
    const { now } = await operations.AdvanceClock({ requestId: newRequestId(), distance: { seconds, nanos } });
    const time = timeText(Number(now?.seconds ?? 0n) * 1_000_000);
    return { lines: [`Business time is ${time}.`], summary: { now: time } };
  });
}
