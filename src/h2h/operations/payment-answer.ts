import type { ApplicationView, TransferRequisites } from '../../domain/application/application.ts';
import type { Vault } from '../../ports/vault.ts';
import { formUrlOf } from '../form-token.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';

/** A payin or a payout as it is answered. */
export interface PaymentAnswer {
  readonly view: ApplicationView;
  /** In the clear, for the party whose it is. */
  readonly requisites?: TransferRequisites;
  readonly formUrl?: string;
}

export async function answerOf(
  { vault, publicUrl }: Pick<HostToHostPorts, 'vault' | 'publicUrl'>,
  { partyId }: Pick<HostToHostCall, 'partyId'>,
  view: ApplicationView,
): Promise<PaymentAnswer> {
  const requisites = partyId === view.partyId ? await openRequisites(vault, view) : undefined;
  return {
    view,
    ...(requisites === undefined ? {} : { requisites }),
    ...(view.facts.hosted ? { formUrl: formUrlOf(vault, publicUrl(), view.applicationId) } : {}),
  };
}

/** Undefined when there are none yet, or they were erased. */
export async function openRequisites(
  vault: Pick<Vault, 'open'>,
  { requisites }: ApplicationView,
): Promise<TransferRequisites | undefined> {
  const opened = requisites && (await vault.open(requisites.sealed));
  return opened === undefined ? undefined : JSON.parse(Buffer.from(opened).toString());
}
