import type { PartyId, ProjectId } from '../../domain/ids.ts';
import type { CallbackInbox } from '../../ports/callbacks.ts';
import type { BusinessClock, MachineClock } from '../../ports/clocks.ts';
import type { Configurations } from '../../ports/configuration.ts';
import type { Actor, Entities, Payouts, RequestContext } from '../../ports/entities.ts';
import type { EvidenceStore } from '../../ports/evidence.ts';
import type { CustomerKeyRow } from '../../ports/journal.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Queries } from '../../ports/queries.ts';
import type { RecordReaders } from '../../ports/record-readers.ts';
import type { Vault } from '../../ports/vault.ts';

/** All that host-to-host operations need of the rest of the node. */
export interface HostToHostPorts {
  readonly entities: Pick<Entities, 'ask' | 'read'>;
  readonly payouts: Pick<Payouts, 'ask' | 'read'>;
  readonly inbox: Pick<CallbackInbox, 'streamOf'>;
  readonly queries: Pick<Queries, 'disputes'>;
  readonly ledger: Pick<Ledger, 'account'>;
  readonly vault: Vault;
  readonly configurations: Pick<Configurations, 'latest'>;
  readonly evidence: EvidenceStore;
  /** The nodes that may come to own what is begun here. */
  readonly readers: RecordReaders;
  readonly businessClock: BusinessClock;
  readonly machineClock: MachineClock;
  /** Where payers' browsers reach this installation; no slash at its end. */
  readonly publicUrl: () => string;
  /** Of https, that alerts may be sent to outside of a sandbox. */
  readonly webhookPorts: readonly number[];
}

/** Who asks, through which door. */
export interface HostToHostCall {
  readonly actor: Actor;
  /** Absent for operators, who see the cash desks of all parties. */
  readonly partyId?: PartyId;
  /** The only cash desk that a request signed by it may ask for. */
  readonly projectId?: ProjectId;
  /** It was counted against the rates of the cash desk already, when its card became a token. */
  readonly isCounted?: true;
  /** On the machine clock, in milliseconds. */
  readonly deadlineMs: number;
  /** W3C `traceparent`. */
  readonly traceparent?: string;
}

export function requestOf(
  { actor, deadlineMs, traceparent }: HostToHostCall,
  more: Partial<RequestContext> & { readonly newKeys?: readonly CustomerKeyRow[] } = {},
): RequestContext {
  return { actor, deadlineMs, newKeys: [], ...(traceparent === undefined ? {} : { traceparent }), ...more };
}
