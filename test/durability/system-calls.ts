/** One system call of a trace by `strace -f -y -ttt -T`. Times are seconds since the epoch. */
export interface SystemCall {
  readonly name: string;
  /** What its first descriptor is: a path, or `TCP:[…]`, `socket:[…]`. */
  readonly file: string;
  /** Its arguments as strace prints them. */
  readonly data: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
}

/**
 * Reads a trace. A call that another thread's interrupted is in two lines: it started at the time of the first and had
 * ended at the time of the second.
 */
export function readTrace(text: string): readonly SystemCall[] {
  const calls: SystemCall[] = [];
  const open = new Map<string, { readonly name: string; readonly rest: string; readonly startedAt: number }>();
  for (const line of text.split('\n')) {
    const [, thread = '', time = '', event = ''] = /^(\d+) +(\d+\.\d+) (.*)$/s.exec(line) ?? [];
    const startedAt = Number(time);
    const resumed = /^<\.\.\. (\w+) resumed>(.*)$/s.exec(event);
    if (resumed !== null) {
      const begun = open.get(thread);
      open.delete(thread);
      if (begun !== undefined) calls.push(callOf(begun.name, begun.rest + resumed[2], begun.startedAt, startedAt));
      continue;
    }
    const [, name, rest = ''] = /^(\w+)\((.*)$/s.exec(event) ?? [];
    if (name === undefined) continue;
    if (rest.endsWith('<unfinished ...>')) {
      open.set(thread, { name, rest: rest.slice(0, -'<unfinished ...>'.length), startedAt });
      continue;
    }
    const lasted = Number(/<(\d+\.\d+)>$/.exec(rest)?.[1] ?? 0);
    calls.push(callOf(name, rest, startedAt, startedAt + lasted));
  }
  return calls;
}

function callOf(name: string, rest: string, startedAt: number, endedAt: number): SystemCall {
  const file = /^\d+<([^>]*)/.exec(rest)?.[1] ?? '';
  const failed = / = -1 /.test(rest.slice(-200));
  return { name, file, data: rest, startedAt, endedAt, failed };
}
