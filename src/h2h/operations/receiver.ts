import { payoutReceiver } from '../../domain/application/methods.ts';
import type { PartyId } from '../../domain/ids.ts';
import type { Sealed } from '../../domain/payer.ts';
import type { Receiver, ReceiverDetails } from '../../domain/payout/payout.ts';
import type { CustomerKeyRow } from '../../ports/journal.ts';
import type { HostToHostPorts } from './call.ts';
import { describeCard } from './card.ts';
import type { OpenDesk } from './cash-desk.ts';
import type { Faults } from './faults.ts';

/** Who gets money, as both doors give it. */
export interface ReceiverInput {
  readonly cardToken?: string | undefined;
  readonly phone?: string | undefined;
  readonly accountNumber?: string | undefined;
  readonly bankCode?: string | undefined;
  readonly holder?: string | undefined;
}

const MAX_HOLDER_LENGTH = 128;
const MAX_BANK_CODE_LENGTH = 64;
const MAX_TOKEN_LENGTH = 128;
const PHONE = /^\+[1-9][0-9]{6,14}$/;
const ACCOUNT = /^[A-Za-z0-9]{5,34}$/;
const SHOWN_CHARACTERS = 4;
const DESTINATIONS = { bank_card: 'a card', phone: 'a phone', account: 'an account' } as const;

export function readReceiver(
  faults: Faults,
  { configuration }: OpenDesk,
  method: string | undefined,
  receiver: ReceiverInput | undefined,
): void {
  if (receiver === undefined) {
    faults.wrong('receiver', 'is required');
    return;
  }
  const { cardToken, phone, accountNumber, bankCode, holder } = receiver;
  const given = { bank_card: cardToken, phone, account: accountNumber };
  const set = Object.values(given).filter((value) => value !== undefined && value !== '');
  const wanted = payoutReceiver(method ?? '');
  if (set.length > 1) faults.wrong('receiver', 'must have one destination, not several');
  else if (wanted !== undefined && (set.length === 0 || set[0] !== given[wanted])) {
    faults.wrong('receiver', `must have the destination of its method: ${DESTINATIONS[wanted]}`);
  }
  faults.text('receiver.card_token', cardToken, MAX_TOKEN_LENGTH);
  // The number of a phone may well look like one of a card: it is checked by its form alone.
  if (phone && !PHONE.test(phone)) faults.wrong('receiver.phone', 'must be + and 7 to 15 digits');
  faults.formed('receiver.account_number', accountNumber, ACCOUNT, 'must be 5 to 34 letters and digits');
  const bank = faults.text('receiver.bank_code', bankCode, MAX_BANK_CODE_LENGTH);
  if (bank !== undefined && !configuration.banks.some(({ code }) => code === bank)) {
    faults.wrong('receiver.bank_code', 'is not one of the list of banks');
  }
  faults.text('receiver.holder', holder, MAX_HOLDER_LENGTH);
}

export interface SealedReceiver {
  readonly receiver: Receiver;
  readonly newKeys: readonly CustomerKeyRow[];
}

/** What is personal of a receiver goes sealed into the payout (P9). Throws BANK_CARD_NOT_FOUND. */
export async function sealReceiver(
  ports: Pick<HostToHostPorts, 'vault'>,
  partyId: PartyId,
  id: string,
  { cardToken, phone, accountNumber, bankCode, holder }: ReceiverInput,
): Promise<SealedReceiver> {
  const value = phone || accountNumber || undefined;
  const details: ReceiverDetails = { ...(value === undefined ? {} : { value }), ...(holder ? { holder } : {}) };
  const seal = async (): Promise<{ readonly personal: Sealed; readonly newKeys: readonly CustomerKeyRow[] }> => {
    const { sealed, newKey } = await ports.vault.seal(`payout/${partyId}/${id}`, Buffer.from(JSON.stringify(details)));
    return { personal: sealed, newKeys: newKey === undefined ? [] : [newKey] };
  };
  if (cardToken) {
    const card = { ...(await describeCard(ports, partyId, cardToken)), cvvEmpty: true };
    if (!holder) return { receiver: { type: 'bank_card', card }, newKeys: [] };
    const { personal, newKeys } = await seal();
    return { receiver: { type: 'bank_card', card, personal }, newKeys };
  }
  const { personal, newKeys } = await seal();
  const type = phone ? 'phone' : 'account';
  const receiver = { type, masked: masked(value ?? ''), personal, ...(bankCode ? { bankCode } : {}) } as const;
  return { receiver, newKeys };
}

/** The last characters, where at least as many stay hidden. */
function masked(value: string): string {
  const shown = value.length >= 2 * SHOWN_CHARACTERS ? value.slice(-SHOWN_CHARACTERS) : '';
  return shown.padStart(value.length, '*');
}
