import { failureCode, type OperationFailure } from '../failure.ts';

/**
 * Failures by which a payin ends with `error`: it was refused before anybody could take or deny money. Each stands for itself
 * and for the codes within it. All others are a business no, which is `decline` (reference h2h §0.1, §4.1).
 */
const REFUSED_BEFORE_BUSINESS: readonly string[] = [
  'no_route_found:unknown',
  'no_route_found:forbidden',
  'no_route_found:rejected',
  'preauthorization_failed:invalid_request',
  'authorization_failed:invalid_request',
];

/** `error` or `decline`. */
export function statusOfFailure(reason: OperationFailure): 'error' | 'decline' {
  const code = failureCode(reason);
  const refused = REFUSED_BEFORE_BUSINESS.some((each) => code === each || code.startsWith(`${each}:`));
  return refused ? 'error' : 'decline';
}
