import { invoiceStream } from '../../../src/domain/ids.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Network } from '../kernel/network.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { PARTY } from './configuration.ts';
import type { Running } from './site.ts';

/**
 * People who are asked to confirm a payment, and the callbacks that their bank sends about it: before its own reply, late,
 * twice, with news or without.
 */
export interface PayersOptions {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly chance: Chance;
  readonly nodes: () => readonly Running[];
  readonly stormy: () => boolean;
}

export interface Payers {
  ask(bank: string, payment: string, tag: string, decide: (agrees: boolean) => boolean): void;
  /** Money that a bank took unexpectedly, and no node has heard of yet. */
  untold(): number;
}

const MINUTE_MS = 60_000;
const MOST_SENDINGS = 8;

export function createPayers({ scheduler, network, chance, nodes, stormy }: PayersOptions): Payers {
  let events = 0;
  const untold = new Set<string>();

  /** Sent again and again until a node has taken it. */
  const callBack = (bank: string, tag: string, event: string | undefined, sending = 1): void => {
    const body = Buffer.from(JSON.stringify(event === undefined ? { tag } : { tag, eventId: event }));
    let taken = false;
    network.send(bank, 'node', `callback ${tag} ${event ?? ''}`, () => {
      const [running] = chance.shuffled(nodes());
      running?.process.enter(() => {
        running.node.callbacks.accept(bank, { headers: {}, body }).then(
          (answer) => {
            taken ||= running.process.alive() && answer !== 'unknown';
            if (taken && event !== undefined) untold.delete(event);
          },
          () => {},
        );
      });
    });
    scheduler.after(chance.between(10_000, MINUTE_MS), `${bank}: waits for an answer to its callback`, () => {
      if (!taken && sending < MOST_SENDINGS) callBack(bank, tag, event, sending + 1);
    });
  };

  const news = (bank: string, tag: string): void => {
    events += 1;
    callBack(bank, tag, chance.happens(0.5) ? `event-${events}` : undefined);
  };

  const ask: Payers['ask'] = (bank, payment, tag, decide) => {
    const mood = chance.weighted({ agrees: 60, dawdles: 15, refuses: 12, leaves: 13 });
    if (chance.happens(0.2)) news(bank, tag); // That somebody is asked, which decides nothing.
    if (mood === 'leaves') return;
    const thinksMs = mood === 'dawdles' ? chance.spread(MINUTE_MS, 120 * MINUTE_MS) : chance.spread(1, 10 * MINUTE_MS);
    scheduler.after(thinksMs, `the payer of ${payment} ${mood}`, () => {
      // Of money that nobody expects any more a bank tells until it is heard.
      const unexpected = decide(mood !== 'refuses');
      if (unexpected) {
        untold.add(`late-${payment}`);
        callBack(bank, tag, `late-${payment}`, Number.NEGATIVE_INFINITY);
        return;
      }
      if (stormy() && chance.happens(0.1)) return;
      scheduler.after(chance.spread(1, 5_000), `${bank}: has news of ${payment}`, () => news(bank, tag));
      if (chance.happens(0.2)) {
        const lateMs = chance.spread(1_000, 24 * 60 * MINUTE_MS);
        scheduler.after(lateMs, `${bank}: repeats its news of ${payment}`, () => news(bank, tag));
      }
      if (!chance.happens(0.5)) return;
      const [invoice = ''] = payment.split('/');
      network.send('payer', 'node', `return of the payer of ${payment}`, () => {
        const [running] = chance.shuffled(nodes());
        running?.process.enter(() => void running.node.entities.touch(invoiceStream(PARTY, invoice)));
      });
    });
  };

  return { ask, untold: () => untold.size };
}
