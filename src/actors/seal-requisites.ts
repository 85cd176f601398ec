import type { TransferRequisites } from '../domain/application/application.ts';
import type { AdapterResult, InteractionStep, SessionState, UserInteraction } from '../domain/session/session.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import { ContractViolation } from '../ports/provider.ts';
import type { Vault } from '../ports/vault.ts';
import type { Called, Said } from './session-call.ts';
import type { Talk } from './talk.ts';

/**
 * Where a payer is to send money, as the provider said it in the clear, on its way to the payment (P9).
 *  Q1 Nothing of the requisites but their method and last four characters leaves here in the clear.
 *  Q2 What a session shows already is not sealed again: to hear of it once more changes nothing.
 */
export async function sealRequisites(
  vault: Pick<Vault, 'seal' | 'open'>,
  { session, subject }: Pick<Talk, 'session' | 'subject'>,
  said: Said,
): Promise<Called> {
  if (said.type !== 'answered' && said.type !== 'callback_answered') return { outcome: said, newKeys: [] };
  const { requisites, ...bare } = said.result;
  if (requisites === undefined) return { outcome: { ...said, result: bare }, newKeys: [] };
  const shown = await shownAlready(vault, session, requisites);
  const { sealed, newKey } = shown ?? (await vault.seal(subject, bytesOf(requisites)));
  const { method } = requisites;
  const request = { type: 'transfer_requisites', method, masked: maskedEnd(requisites.value), sealed } as const;
  return {
    outcome: { ...said, result: withInteraction(bare, request) },
    newKeys: newKey === undefined ? [] : [newKey],
  };
}

type SealedNow = { readonly sealed: Requested['sealed']; readonly newKey?: CustomerKeyRow };
type Requested = UserInteraction & { readonly type: 'transfer_requisites' };

/** Q2 */
async function shownAlready(
  vault: Pick<Vault, 'open'>,
  { interaction }: SessionState,
  requisites: TransferRequisites,
): Promise<SealedNow | undefined> {
  if (interaction?.type !== 'transfer_requisites') return undefined;
  const { sealed } = interaction;
  const opened = await vault.open(sealed);
  return opened !== undefined && Buffer.compare(opened, bytesOf(requisites)) === 0 ? { sealed } : undefined;
}

function withInteraction(result: AdapterResult, request: UserInteraction): AdapterResult {
  const { intent } = result;
  if (intent?.type !== 'suspend' && intent?.type !== 'sleep')
    throw new ContractViolation('requisites came with an answer that waits for nobody');
  const interaction: InteractionStep = { ...intent.interaction, request };
  return { ...result, intent: { ...intent, interaction } };
}

/** Always in one order, so that the same requisites are the same bytes. */
function bytesOf({ method, value, bankName, holder }: TransferRequisites): Uint8Array {
  return Buffer.from(JSON.stringify({ method, value, bankName, holder }));
}

/** The last four characters, where more than as many again stay hidden. */
function maskedEnd(value: string): string {
  const characters = [...value];
  const shown = characters.length >= 8 ? characters.slice(-4) : [];
  return `${'*'.repeat(Math.min(characters.length - shown.length, 12))}${shown.join('')}`;
}
