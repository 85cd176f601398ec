/** What a row of the acceptance table must come to, in our own words, and the decision that changed it, if one did. */
export interface RowOutcome {
  readonly outcome: string;
  /** Number in the table of decisions; the outcome is then ours, not the reference's. */
  readonly decision: number;
}

export type Rows = Readonly<Record<string, string | RowOutcome>>;

/** A row that a decision changed: the outcome says what holds here. */
export function changed(decision: number, outcome: string): RowOutcome {
  return { outcome, decision };
}
