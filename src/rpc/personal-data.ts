import type { PayerFeatures, Sealed } from '../domain/payer.ts';
import type { ClientInfo__Output } from '../generated/turnpike/v1/ClientInfo.ts';
import type { ContactInfo__Output } from '../generated/turnpike/v1/ContactInfo.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import type { Vault } from '../ports/vault.ts';
import type { Fields } from './fields.ts';

/**
 * Personal data of a payer: read from a request, sealed before it goes anywhere, opened for an answer (P9). What is sealed
 * is one JSON object of texts, which adapters get as `contact`: `email`, `phone_number` and the other fields of ContactInfo
 * under their proto names, `client_ip_address` and the others of ClientInfo, and what belongs to the payment tool.
 */
export type PersonalData = Readonly<Record<string, string>>;

const MAX_CONTACT_LENGTH = 256;
const MAX_DEVICE_LENGTH = 1000;
const PHONE = /^\+?[0-9 ().-]{3,32}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const IP = /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45})$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const COUNTRY = /^[A-Z]{3}$/;

/** Field of ContactInfo → its name in the proto, with the form it must have. */
const CONTACT = {
  phoneNumber: { name: 'phone_number', form: PHONE, expected: 'must be a phone number' },
  email: { name: 'email', form: EMAIL, expected: 'must be a mail address' },
  firstName: { name: 'first_name' },
  lastName: { name: 'last_name' },
  country: { name: 'country', form: COUNTRY, expected: 'must be an ISO 3166-1 alpha-3 code' },
  state: { name: 'state' },
  city: { name: 'city' },
  address: { name: 'address' },
  postalCode: { name: 'postal_code' },
  dateOfBirth: { name: 'date_of_birth', form: DATE, expected: 'must be a date as YYYY-MM-DD' },
  documentId: { name: 'document_id' },
} as const satisfies Readonly<
  Record<keyof ContactInfo__Output, { readonly name: string; readonly form?: RegExp; readonly expected?: string }>
>;

const ADDRESSES = { ipAddress: 'ip_address', peerIp: 'peer_ip', userIp: 'user_ip' } as const;

export function readContact(fields: Fields, path: string, contact: ContactInfo__Output | undefined): PersonalData {
  const data: Record<string, string> = {};
  if (contact === undefined) return data;
  for (const [key, rule] of CONTACT_ENTRIES) {
    const value = contact[key];
    if (value === undefined || value === '') continue;
    fields.text(`${path}.${rule.name}`, value, MAX_CONTACT_LENGTH);
    if ('form' in rule && !rule.form.test(value)) fields.wrong(`${path}.${rule.name}`, rule.expected);
    data[rule.name] = value;
  }
  return data;
}

const CONTACT_ENTRIES = Object.entries(CONTACT) as readonly (readonly [
  keyof typeof CONTACT,
  (typeof CONTACT)[keyof typeof CONTACT],
])[];

export function readClient(fields: Fields, path: string, client: ClientInfo__Output | undefined): PersonalData {
  const data: Record<string, string> = {};
  if (client === undefined) return data;
  for (const [key, name] of Object.entries(ADDRESSES)) {
    const value = client[key as keyof typeof ADDRESSES];
    if (value === undefined || value === '') continue;
    if (!IP.test(value)) fields.wrong(`${path}.${name}`, 'must be an IPv4 or IPv6 address');
    data[`client_${name}`] = value;
  }
  const fingerprint = fields.text(`${path}.fingerprint`, client.fingerprint, MAX_DEVICE_LENGTH);
  if (fingerprint !== undefined) data['client_fingerprint'] = fingerprint;
  const url = fields.url(`${path}.url`, client.url);
  if (url !== undefined) data['client_url'] = url;
  return data;
}

export interface SealedPerson {
  readonly features: PayerFeatures;
  readonly personal?: Sealed;
  readonly newKeys: readonly CustomerKeyRow[];
}

/** What this call sealed itself. */
export interface KnownPerson {
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
  known?: KnownPerson,
): Promise<PersonalData | undefined> {
  if (known !== undefined && known.personal === personal) return known.data;
  const opened = personal && (await vault.open(personal));
  return opened === undefined ? undefined : JSON.parse(Buffer.from(opened).toString());
}

export interface Owner {
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
