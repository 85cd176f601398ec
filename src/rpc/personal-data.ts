import type { ClientInfo__Output } from '../generated/turnpike/v1/ClientInfo.ts';
import type { ContactInfo__Output } from '../generated/turnpike/v1/ContactInfo.ts';
import type { PersonalData } from '../ports/seal-person.ts';
import type { Fields } from './fields.ts';

/** Personal data of a payer as requests have it. How it is kept is said in `ports/seal-person.ts`. */

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
