import type { RevealedCard, Vault } from '../../../src/ports/vault.ts';
import { noVault } from '../../kit/payment-node.ts';

/** A vault whose CVVs end with the process that holds them, as they must (V2). Cards themselves are of no interest here. */
export interface CvvMemory {
  readonly vault: Vault;
  newSession(): string;
}

const CARD: RevealedCard = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030 };

export function createCvvMemory(name: string): CvvMemory {
  const held = new Set<string>();
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
      forget: (session) => void held.delete(session),
      holdsCvv: async (session) => held.has(session),
    },
  };
}
