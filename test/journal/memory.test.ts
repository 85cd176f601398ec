import { newMemoryDisk } from '../../src/journal/memory/memory-disk.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { journalContract } from '../contract/journal.contract.ts';

journalContract('the memory store', () => {
  let disk = newMemoryDisk();
  return {
    open: async () => {
      disk = newMemoryDisk();
      return openMemoryStore({ disk });
    },
    reopen: async () => {
      disk.crash();
      return openMemoryStore({ disk });
    },
    cleanup: async () => {},
  };
});
