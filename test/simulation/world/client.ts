import { invoiceStream } from '../../../src/domain/ids.ts';
import type { InvoiceCommand } from '../../../src/domain/invoice/invoice.ts';
import type { Answer, Entities } from '../../../src/ports/entities.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Network } from '../kernel/network.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { PARTY } from './configuration.ts';
import type { Running } from './site.ts';
import { summary, type ToldInvoice, toldInvoice } from './told.ts';

/**
 * A merchant's side of the door. It does what clients are told to do: an unanswered request is repeated with the same
 * request id until somebody answers, whoever has died meanwhile; sometimes it sends one twice.
 */
export interface Client {
  /** Undefined only when it gave up, which some do: then the request may have been carried out or not. */
  ask(request: Request): Promise<Told | undefined>;
  /** By any node, or the one of this number. Undefined when nobody answered this once. */
  read(invoice: string, via?: number): Promise<Told | undefined>;
}

export interface Request {
  readonly invoice: string;
  /** The request id. */
  readonly id: string;
  /** Built anew for each try: a CVV is handed to the process that takes the request. */
  readonly command: (running: Running) => InvoiceCommand;
  readonly meaning: Meaning;
}

/** What a request asks for, in the words of the oracle. The fingerprint is made of it. */
export type Meaning =
  | { readonly type: 'create'; readonly shop: string; readonly amountMinor: bigint }
  | { readonly type: 'start'; readonly payment: string; readonly flow: 'instant' | 'cancel' | 'capture' }
  | { readonly type: 'capture'; readonly payment: string; readonly amountMinor: bigint | undefined }
  | { readonly type: 'cancel'; readonly payment: string }
  | {
      readonly type: 'refund';
      readonly payment: string;
      readonly refund: string;
      readonly amountMinor: bigint | undefined;
    }
  | {
      readonly type: 'chargeback';
      readonly payment: string;
      readonly chargeback: string;
      readonly bodyMinor: bigint | undefined;
      readonly levyMinor: bigint;
    }
  | {
      readonly type: 'decide';
      readonly payment: string;
      readonly chargeback: string;
      readonly number: number;
      readonly decision: 'accept' | 'reject' | 'reopen' | 'cancel';
    }
  | { readonly type: 'adjust'; readonly payment: string; readonly number: number }
  | { readonly type: 'rescind' }
  | { readonly type: 'fulfill' };

export type Told =
  | { readonly ok: true; readonly invoice: ToldInvoice; readonly sequence: number }
  | { readonly ok: false; readonly reason: string };

/** Hears everything that clients say and are told. */
export interface Listener {
  asked(request: Request): void;
  /** One answer on the wire; the same request may get several. */
  told(invoice: string, told: Told): void;
  /** The answer that a client took for its request; undefined when it gave up. `sole`: no other copy was ever on its way. */
  settled(request: Request, told: Told | undefined, sole: boolean): void;
  /** One call on the wire; the answer, if there is one, goes to what is returned. */
  calls(invoice: string, what: string, requestId: string | undefined): (told: Told) => void;
}

export interface ClientOptions {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly chance: Chance;
  readonly nodes: () => readonly Running[];
  readonly entities: (running: Running) => Entities;
  readonly listener: Listener;
  readonly role: 'merchant' | 'operator';
  readonly mayGiveUp: () => boolean;
}

/** Refusals that say: not now, repeat it. */
const AGAIN = new Set(['JOURNAL_UNAVAILABLE', 'OWNER_MOVING', 'OVERLOADED', 'DRAINING']);

export function createClient(options: ClientOptions): Client {
  const { name, role, scheduler, network, chance, nodes, entities, listener } = options;
  const actor = { credential: role, role, ...(role === 'merchant' ? { partyId: PARTY } : {}) };

  /** One request on the wire. Resolves with undefined when nobody has answered in time. */
  const once = (
    { invoice, what, requestId, via }: { invoice: string; what: string; requestId?: string; via?: number },
    call: (running: Running, deadlineMs: number) => Promise<Answer>,
  ) =>
    new Promise<Told | undefined>((resolve) => {
      const patienceMs = chance.between(3_000, 20_000);
      const hear = listener.calls(invoice, `${what} of ${name}`, requestId);
      const cancel = scheduler.after(patienceMs, `${name}: hears nothing of ${what}`, () => resolve(undefined));
      network.send(name, 'node', what, () => {
        const [running] = via === undefined ? chance.shuffled(nodes()) : nodes().slice(via);
        running?.process.enter(() => {
          void call(running, running.process.clock.nowMs() + patienceMs).then((answer) => {
            if (!running.process.alive()) return;
            const told = toldOf(answer);
            const words = `${told.ok ? wordsOf(told) : told.reason} to ${what}`;
            network.send(running.process.name, name, words, () => {
              cancel();
              listener.told(invoice, told);
              hear(told);
              resolve(told);
            });
          });
        });
      });
    });

  const send = ({ invoice, id, meaning, command }: Request): Promise<Told | undefined> => {
    const context = { actor, requestId: id, fingerprint: fingerprintOf(meaning), newKeys: [] };
    return once({ invoice, what: id, requestId: id }, (running, deadlineMs) =>
      entities(running).ask(invoiceStream(PARTY, invoice), command(running), { ...context, deadlineMs }),
    );
  };

  return {
    ask: async (request) => {
      listener.asked(request);
      let sole = true;
      for (let attempt = 0; ; attempt += 1) {
        const twice = chance.happens(0.05);
        if (twice) void send(request);
        const told = await send(request);
        sole &&= !twice && attempt === 0;
        if (told !== undefined && (told.ok || !AGAIN.has(told.reason))) {
          listener.settled(request, told, sole);
          return told;
        }
        if (attempt > 1 && options.mayGiveUp() && chance.happens(0.1)) {
          listener.settled(request, undefined, false);
          return undefined;
        }
        await scheduler.sleep(Math.min(60_000, 200 * 2 ** attempt), `${name}: repeats ${request.id}`);
      }
    },
    read: (invoice, via) =>
      once({ invoice, what: `read ${invoice}`, ...(via === undefined ? {} : { via }) }, (running, deadlineMs) =>
        entities(running).read(invoiceStream(PARTY, invoice), { actor, deadlineMs, newKeys: [] }),
      ),
  };
}

function fingerprintOf(meaning: Meaning): Uint8Array {
  return Buffer.from(Object.values(meaning).join(' '));
}

function toldOf(answer: Answer): Told {
  if (!answer.ok) return { ok: false, reason: answer.reason };
  const invoice = toldInvoice(answer.state);
  if (invoice === undefined) throw new Error('an answer shows an invoice that was never created');
  return { ok: true, invoice, sequence: answer.sequence };
}

function wordsOf({ invoice, sequence }: Told & { readonly ok: true }): string {
  return `#${sequence} ${invoice.attention === undefined ? '' : '! '}${summary(invoice)}`;
}
