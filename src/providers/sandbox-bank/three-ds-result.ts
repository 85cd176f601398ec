import { parseObject } from './json-object.ts';

/**
 * The messages of 3-D Secure where the shop runs the challenge itself: what its payer's browser takes to the bank's page, and
 * what it brings back. Base64url of JSON, as EMV 3-D Secure writes them, with no more fields than the sandbox needs.
 */
export interface ThreeDsResult {
  readonly challengeId: string;
  readonly passed: boolean;
}

const VERSION = '2.2.0';

export function challengeRequest(challengeId: string): string {
  return encoded({ messageType: 'CReq', messageVersion: VERSION, acsTransID: challengeId });
}

export function challengeResult({ challengeId, passed }: ThreeDsResult): string {
  return encoded({
    messageType: 'CRes',
    messageVersion: VERSION,
    acsTransID: challengeId,
    transStatus: passed ? 'Y' : 'N',
  });
}

/** Undefined for what the bank's page never gave out. */
export function readChallengeResult(cres: string): ThreeDsResult | undefined {
  const { messageType, acsTransID, transStatus } = parseObject(Buffer.from(cres, 'base64url').toString()) ?? {};
  if (messageType !== 'CRes' || typeof acsTransID !== 'string') return undefined;
  if (transStatus !== 'Y' && transStatus !== 'N') return undefined;
  return { challengeId: acsTransID, passed: transStatus === 'Y' };
}

function encoded(message: object): string {
  return Buffer.from(JSON.stringify(message)).toString('base64url');
}
