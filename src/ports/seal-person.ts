import type { PayerFeatures, Sealed } from '../domain/payer.ts';
import type { CustomerKeyRow } from './journal.ts';
import type { Vault } from './vault.ts';

/**
 * Personal data of a payer: sealed before it goes anywhere, opened for an answer (P9). What is sealed is one JSON object of texts,
 * which adapters get as `contact`: `email`, `phone_number` and the other fields of ContactInfo under their proto names,
 * `client_ip_address` and the others of ClientInfo, and what belongs to the payment tool.
 */
export type PersonalData = Readonly<Record<string, string>>;

export interface SealedPerson {
  readonly features: PayerFeatures;
  readonly personal?: Sealed;
  readonly newKeys: readonly CustomerKeyRow[];
}

/** What this call sealed itself. */
export interface KnownSealed {
  readonly personal: Sealed | undefined;
  readonly data: PersonalData;
}

/** `owner` is whose data it is, within the party: the unit of erasure. */
export async function sealPerson(vault: Vault, party: string, owner: Owner, data: PersonalData): Promise<SealedPerson> {
  const features = featuresOf(vault, party, data);
  if (Object.keys(data).length === 0) return { features, newKeys: [] };
  const subject = subjectOf(vault, party, owner, features, data);
  const { sealed, newKey } = await vault.seal(subject, Buffer.from(JSON.stringify(data)));
  return { features, personal: sealed, newKeys: newKey === undefined ? [] : [newKey] };
}

/** Undefined once it was erased. The very object that the call sealed need not be opened for its answer. */
export async function openPerson(
  vault: Vault,
  personal: Sealed | undefined,
  known?: KnownSealed,
): Promise<PersonalData | undefined> {
  if (known !== undefined && known.personal === personal) return known.data;
  const opened = personal && (await vault.open(personal));
  return opened === undefined ? undefined : JSON.parse(Buffer.from(opened).toString());
}

interface Owner {
  readonly customerId?: string | undefined;
  readonly invoiceId: string;
}

/** Whose data is that of a customer: what its deletion erases. */
export function customerSubject(party: string, customerId: string): string {
  return `${party}/customer/${customerId}`;
}

/** The customer, if the merchant names one; else whoever has this mail address or phone; else nobody beyond this invoice. */
function subjectOf(
  vault: Vault,
  party: string,
  { customerId, invoiceId }: Owner,
  { email }: PayerFeatures,
  { phone_number: phone }: PersonalData,
): string {
  if (customerId !== undefined) return customerSubject(party, customerId);
  if (email !== undefined) return `${party}/email/${email}`;
  if (phone !== undefined) return `${party}/phone/${digestOf(vault, 'phone', party, phone.replace(/\D/g, ''))}`;
  return `${party}/invoice/${invoiceId}`;
}

function featuresOf(vault: Vault, party: string, data: PersonalData): PayerFeatures {
  const { email, client_ip_address: clientIp } = data;
  return {
    ...(email === undefined ? {} : { email: digestOf(vault, 'email', party, email.trim().toLowerCase()) }),
    ...(clientIp === undefined ? {} : { clientIp: digestOf(vault, 'client-ip', party, clientIp.toLowerCase()) }),
  };
}

function digestOf(vault: Vault, purpose: string, party: string, value: string): string {
  const digest = vault.digest(purpose, `${party}\n${value}`);
  return Buffer.from(digest).subarray(0, 16).toString('base64url');
}
