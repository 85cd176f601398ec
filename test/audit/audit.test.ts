import { expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { fillBooks } from './filled-books.ts';

it('finds nothing in sound books', async () => {
  const store = openMemoryStore();
  const { configurations } = await fillBooks(store);
  const result = await audit({ ...store, configurations });
  expect(result).toMatchObject({ ok: true, findings: [] });
});
