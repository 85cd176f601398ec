import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { Operation as Kind } from '../errand.ts';
import type { PartnerStatus } from '../partner-answer.ts';

/**
 * The memory of the fake partner: what it was asked, and what it did. One line of JSON for each fact, appended before anybody
 * hears of it, so that it survives `kill -9` and a test can prove that money moved once.
 */
export interface PartnerBook {
  operation(requestId: string): Operation | undefined;
  operations(): readonly Operation[];
  /** In the order in which money moved. */
  effects(): readonly Effect[];
  write(operation: Operation, effect?: Effect): void;
  close(): void;
}

export interface Operation {
  readonly requestId: string;
  readonly operation: Kind;
  readonly status: PartnerStatus;
  readonly amount: number;
  readonly currency: number;
  readonly originalRequestId?: string;
  readonly rrn: string;
  readonly authCode?: string;
  readonly resultCode: string;
  /** Of a charge: what went back of it. */
  readonly reversed: number;
  readonly callbackUrl?: string;
  /** Of a payment page: until when it can be paid, and where the payer goes then. */
  readonly page?: { readonly sessionId: string; readonly untilMs: number; readonly returnUrl?: string };
  /** Of a request that is still on its way: how many questions until it is done. */
  readonly questionsLeft?: number;
  readonly savedCard?: { readonly cardToken: string; readonly maskedPan: string; readonly expiry: string };
  readonly updatedAtMs: number;
}

/** Money that moved. There is none without a request id, and none twice under one. */
export interface Effect {
  readonly requestId: string;
  readonly operation: Kind;
  readonly amount: number;
  readonly currency: number;
  readonly originalRequestId?: string;
}

interface Fact {
  readonly operation: Operation;
  readonly effect?: Effect;
}

export function openPartnerBook(path?: string): PartnerBook {
  const operations = new Map<string, Operation>();
  const effects: Effect[] = [];
  const learn = ({ operation, effect }: Fact): void => {
    operations.set(operation.requestId, operation);
    if (effect !== undefined) effects.push(effect);
  };
  for (const line of path === undefined ? [] : linesOf(path)) learn(JSON.parse(line) as Fact);
  const file = path === undefined ? undefined : openSync(path, 'a', 0o600);
  return {
    operation: (requestId) => operations.get(requestId),
    operations: () => [...operations.values()],
    effects: () => effects,
    write: (operation, effect) => {
      const fact = { operation, ...(effect === undefined ? {} : { effect }) };
      if (file !== undefined) writeSync(file, `${JSON.stringify(fact)}\n`);
      learn(fact);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
    },
  };
}

/** A last line without its end was being written when the partner died: nobody heard of it, so it is dropped. */
function linesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
  return bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
}
