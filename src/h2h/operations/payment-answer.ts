import type { ApplicationView, TransferRequisites } from '../../domain/application/application.ts';
import { isFinal } from '../../domain/application/status.ts';
import type { Vault } from '../../ports/vault.ts';
import { formUrlOf } from '../form-token.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';

/** A payin or a payout as it is answered. */
export interface PaymentAnswer {
  readonly view: ApplicationView;
  /** In the clear, for the party whose it is. */
  readonly requisites?: TransferRequisites;
  /** For that party alone as well: whoever has it is taken for the payer. */
  readonly formUrl?: string;
}

export async function answerOf(
  { vault, publicUrl }: Pick<HostToHostPorts, 'vault' | 'publicUrl'>,
  { partyId }: Pick<HostToHostCall, 'partyId'>,
  view: ApplicationView,
): Promise<PaymentAnswer> {
  const isOwn = partyId === view.partyId;
  const requisites = isOwn ? await openRequisites(vault, view) : undefined;
  return {
    view,
    ...(requisites === undefined ? {} : { requisites }),
    ...(isOwn && view.facts.hosted ? { formUrl: formUrlOf(vault, publicUrl(), view.applicationId) } : {}),
  };
}

/**
 * A creation answers `new` (reference h2h §2.2), though the first steps, which need nobody outside, are taken with it: whoever asks
 * again, and whoever hears alerts, learns of them. What ended at once is answered as it ended.
 */
export function asCreated(view: ApplicationView): ApplicationView {
  const isFresh = view.updateTime === view.createTime && !isFinal(view.status);
  return isFresh ? { ...view, status: 'new', version: 1, operations: [] } : view;
}

/** Undefined when there are none yet, or they were erased. */
export async function openRequisites(
  vault: Pick<Vault, 'open'>,
  { requisites }: ApplicationView,
): Promise<TransferRequisites | undefined> {
  const opened = requisites && (await vault.open(requisites.sealed));
  return opened === undefined ? undefined : JSON.parse(Buffer.from(opened).toString());
}
