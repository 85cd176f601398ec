/** One thing that was looked at. */
export interface CheckResult {
  readonly name: string;
  /** A `note` is worth knowing and stops nothing. `skipped` could not be looked at because something else is broken. */
  readonly status: 'ok' | 'note' | 'broken' | 'skipped';
  readonly detail: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export function ok(name: string, detail: string): CheckResult {
  return { name, status: 'ok', detail };
}

export function note(name: string, detail: string, remedy?: string): CheckResult {
  return { name, status: 'note', detail, ...(remedy === undefined ? {} : { remedy }) };
}

export function broken(name: string, detail: string, remedy: string): CheckResult {
  return { name, status: 'broken', detail, remedy };
}

export function skipped(name: string, detail: string): CheckResult {
  return { name, status: 'skipped', detail };
}

export function messageOf(error: unknown): string {
  // Every address of a host was tried.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
