/** Whether this node can do its work now, and if not, through whose fault. Answers in bounded time and never rejects. */
export interface Health {
  report(): Promise<HealthReport>;
}

export interface HealthReport {
  /** False while a required dependency is broken or the node drains: send new work elsewhere. */
  readonly ready: boolean;
  readonly draining: boolean;
  readonly dependencies: Readonly<Record<string, DependencyHealth>>;
}

export type DependencyHealth =
  | { readonly ok: true; readonly required: boolean }
  /** `reason` is for operators: no secrets, no card data. */
  | { readonly ok: false; readonly required: boolean; readonly reason: string };
