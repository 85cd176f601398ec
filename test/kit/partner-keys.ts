import { generateKeyPairSync } from 'node:crypto';

/** Two key pairs as one hands them to a partner, the private halves as nodes have them. Made anew for each run. */
export interface PartnerKeys {
  readonly payment: string;
  readonly reversal: string;
}

export function newPartnerKeys(): PartnerKeys {
  return { payment: newKey(), reversal: newKey() };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
