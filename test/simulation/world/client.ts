import { invoiceStream } from '../../../src/domain/ids.ts';
import type { InvoiceCommand } from '../../../src/domain/invoice/invoice.ts';
import type { Answer, Entities, RequestContext } from '../../../src/ports/entities.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Network } from '../kernel/network.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { PARTY } from './configuration.ts';
import type { Running } from './host.ts';
import { summary, type ToldInvoice, toldInvoice } from './told.ts';

/**
 * A merchant's side of the door. It does what clients are told to do: an unanswered request is repeated with the same
 * request id until somebody answers, whoever has died meanwhile; sometimes it sends one twice.
 */
export interface Client {
  /** Undefined only when it gave up, which some do: then the request may have been carried out or not. */
  ask(request: Request): Promise<Told | undefined>;
  /** Undefined when nobody answered this once. */
  read(invoice: string): Promise<Told | undefined>;
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
  const once = (invoice: string, what: string, call: (running: Running) => Promise<Answer>) =>
    new Promise<Told | undefined>((resolve) => {
      const cancel = scheduler.after(chance.between(3_000, 20_000), `${name}: hears nothing of ${what}`, () =>
        resolve(undefined),
      );
      network.send(name, 'node', what, () => {
        const [running] = chance.shuffled(nodes());
        if (running === undefined) return;
        void call(running).then((answer) => {
          if (!running.process.alive()) return;
          const told = toldOf(answer);
          network.send('node', name, `${told.ok ? wordsOf(told) : told.reason} to ${what}`, () => {
            cancel();
            listener.told(invoice, told);
            resolve(told);
          });
        });
      });
    });

  const send = ({ invoice, id, meaning, command }: Request): Promise<Told | undefined> => {
    const context: RequestContext = {
      actor,
      requestId: id,
      fingerprint: fingerprintOf(meaning),
      deadlineMs: Number.POSITIVE_INFINITY,
      newKeys: [],
    };
    return once(invoice, id, (running) =>
      entities(running).ask(invoiceStream(PARTY, invoice), command(running), context),
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
    read: (invoice) =>
      once(invoice, `read ${invoice}`, (running) =>
        entities(running).read(invoiceStream(PARTY, invoice), {
          actor,
          deadlineMs: Number.POSITIVE_INFINITY,
          newKeys: [],
        }),
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
