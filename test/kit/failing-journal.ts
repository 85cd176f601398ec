import { type Journal, JournalUnavailable } from '../../src/ports/journal.ts';

export interface FailingJournal {
  readonly wrap: (journal: Journal) => Journal;
  /** While it is down every call is rejected, reads too. */
  down: boolean;
}

/** A journal that can be taken away and given back while a node runs on it. */
export function failingJournal(): FailingJournal {
  const state: FailingJournal = {
    down: false,
    wrap: (journal) =>
      new Proxy(journal, {
        get: (target, name, receiver) => {
          const member: unknown = Reflect.get(target, name, receiver);
          if (typeof member !== 'function' || name === 'onCommit') return member;
          return (...parameters: readonly unknown[]) =>
            state.down
              ? Promise.reject(new JournalUnavailable('the journal is down'))
              : member.apply(target, parameters);
        },
      }),
  };
  return state;
}
