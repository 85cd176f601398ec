import { expect, test } from 'vitest';
import { newGate } from '../../src/journal/postgres/connection.ts';
import { JournalUnavailable } from '../../src/ports/journal.ts';

test('while the database is away, calls are refused and few of them try to connect', async () => {
  const gate = newGate();
  let attempts = 0;
  const connect = () => {
    attempts += 1;
    return Promise.reject(new Error('connection refused'));
  };
  for (let call = 0; call < 1_000; call += 1) {
    await expect(gate.open(connect)).rejects.toBeInstanceOf(JournalUnavailable);
  }
  expect(attempts).toBeGreaterThan(0);
  expect(attempts).toBeLessThan(100);
});

test('the first call that connects opens the way for the others', async () => {
  const gate = newGate();
  await expect(gate.open(() => Promise.reject(new Error('connection refused')))).rejects.toThrow(/refused/);
  let connected: string | undefined;
  while (connected === undefined) connected = await gate.open(async () => 'there').catch(() => undefined);
  expect(await gate.open(async () => 'again')).toBe('again');
});
