/** Risk scores by growing magnitude; `fatal` blocks the payment (reference §9.1). */
export const RISK_SCORES = ['trusted', 'low', 'high', 'fatal'] as const;

export type RiskScore = (typeof RISK_SCORES)[number];

export function isRiskScore(text: string): text is RiskScore {
  return RISK_SCORES.some((score) => score === text);
}

/** Given to a payment whose inspector did not answer and names no fallback of its own. */
export const DEFAULT_RISK_SCORE: RiskScore = 'high';

/** True when a terminal that covers risk up to `coverage` may take a payment of this `score`. */
export function coversRisk(coverage: RiskScore, score: RiskScore): boolean {
  return RISK_SCORES.indexOf(coverage) >= RISK_SCORES.indexOf(score);
}
