import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { Fact } from './model.ts';

/**
 * The bank's memory across restarts: one JSON line per fact, appended before the answer leaves. It survives `kill -9` of
 * the bank; it is not synced, since a bank that loses power with a developer's machine owes nobody anything.
 */
export interface FactFile {
  /** Makes digests of card data in this file useless elsewhere. */
  readonly salt: string;
  readonly facts: readonly Fact[];
  append(fact: Fact): void;
  close(): void;
}

export function openFactFile(path: string): FactFile {
  const { head, lines } = readLines(path);
  const salt = head ?? randomBytes(16).toString('base64url');
  const file = openSync(path, 'a', 0o600);
  if (head === undefined) writeSync(file, `${JSON.stringify({ salt })}\n`);
  return {
    salt,
    facts: lines.map((line) => JSON.parse(line, reviveAmount) as Fact),
    append: (fact) => void writeSync(file, `${JSON.stringify(fact, replaceAmount)}\n`),
    close: () => closeSync(file),
  };
}

/** A last line without its end was being written when the bank died: its answer never left, so it is dropped. */
function readLines(path: string): { readonly head?: string; readonly lines: readonly string[] } {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
  const [head, ...lines] = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
  return head === undefined ? { lines: [] } : { head: (JSON.parse(head) as { readonly salt: string }).salt, lines };
}

function replaceAmount(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function reviveAmount(name: string, value: unknown): unknown {
  return name.endsWith('Minor') ? BigInt(value as string) : value;
}
