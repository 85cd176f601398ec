import { createHash } from 'node:crypto';

/** What happened in a world, in order: a digest of all of it, and the end of it in words. */
export interface Trace {
  say(nowMs: number, what: string): void;
  /** Counts for the digest and is not told. */
  mark(what: string): void;
  /** The same for two runs only if they were the same, word for word. */
  digest(): string;
  last(): readonly string[];
}

export interface TraceOptions {
  /** How many lines are kept. */
  readonly keep: number;
  /** Hears every line at once. */
  readonly listener?: (line: string) => void;
}

export function createTrace({ keep, listener }: TraceOptions): Trace {
  const hash = createHash('sha256');
  let lines: string[] = [];
  return {
    say: (nowMs, what) => {
      const line = `${stamp(nowMs)}  ${what}`;
      hash.update(line);
      lines.push(line);
      if (lines.length >= 2 * keep) lines = lines.slice(-keep);
      listener?.(line);
    },
    mark: (what) => void hash.update(what),
    digest: () => hash.copy().digest('hex'),
    last: () => lines.slice(-keep),
  };
}

/** Days, hours, minutes, seconds and milliseconds of virtual time. */
function stamp(nowMs: number): string {
  const part = (unitMs: number, base: number, digits = 2) =>
    String(Math.floor(nowMs / unitMs) % base).padStart(digits, '0');
  return `${part(86_400_000, 1_000)}d ${part(3_600_000, 24)}:${part(60_000, 60)}:${part(1_000, 60)}.${part(1, 1_000, 3)}`;
}
