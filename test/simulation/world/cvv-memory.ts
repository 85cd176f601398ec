import type { RevealedCard, Vault } from '../../../src/ports/vault.ts';
import { noVault } from '../../kit/payment-node.ts';

/** A vault whose CVVs, and what is entrusted to it, end with the process that holds them, as they must (V2). Cards themselves are of no interest here. */
export interface CvvMemory {
  readonly vault: Vault;
  newSession(): string;
}

const CARD: RevealedCard = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030 };

export function createCvvMemory(name: string): CvvMemory {
  const held = new Set<string>();
  const entrusted = new Map<string, string>();
  let sessions = 0;
  return {
    newSession: () => {
      sessions += 1;
      const session = `${name}-${sessions}`;
      held.add(session);
      return session;
    },
    vault: {
      ...noVault(),
      reveal: async (_party, _token, session) =>
        session !== undefined && held.has(session) ? { ...CARD, cvv: '123' } : CARD,
      forget: (session) => {
        held.delete(session);
        entrusted.delete(session);
      },
      entrust: async (payload) => {
        sessions += 1;
        const ref = `${name}-entrusted-${sessions}`;
        entrusted.set(ref, payload);
        return ref;
      },
      entrusted: async (ref) => entrusted.get(ref),
      holdsCvv: async (session) => held.has(session),
    },
  };
}
