import type { PersonalData } from '../../ports/seal-person.ts';
import type { Faults } from './faults.ts';

/** Who pays, as both doors give it. */
export interface CustomerInput {
  readonly customerId?: string | undefined;
  readonly ipAddress?: string | undefined;
  readonly country?: string | undefined;
  readonly language?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly browser?: Readonly<Record<string, string>> | undefined;
}

const MAX_CUSTOMER_ID_LENGTH = 128;
const MAX_NAME_LENGTH = 64;
const MAX_NOTES = 20;
const PHONE = /^\+?[0-9 ().-]{3,32}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const IP = /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45})$/;

/** What is personal of a payin: sealed with its payer, and told to the provider under these names. */
export function readCustomer(
  faults: Faults,
  customer: CustomerInput = {},
  sender: Readonly<Record<string, string>> = {},
): PersonalData {
  const named = {
    customer_id: faults.text('customer.customer_id', customer.customerId, MAX_CUSTOMER_ID_LENGTH),
    client_ip_address: faults.formed('customer.ip_address', customer.ipAddress, IP, 'must be an IPv4 or IPv6 address'),
    first_name: faults.text('customer.first_name', customer.firstName, MAX_NAME_LENGTH),
    last_name: faults.text('customer.last_name', customer.lastName, MAX_NAME_LENGTH),
    middle_name: faults.text('customer.middle_name', customer.middleName, MAX_NAME_LENGTH),
    email: faults.formed('customer.email', customer.email, EMAIL, 'must be a mail address'),
    phone_number: faults.formed('customer.phone', customer.phone, PHONE, 'must be a phone number'),
  };
  const present = Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const browser = Object.entries(faults.notes('customer.browser', customer.browser, MAX_NOTES));
  const instrument = Object.entries(faults.notes('sender', sender, MAX_NOTES));
  return Object.fromEntries([
    ...present,
    ...browser.map(([name, value]) => [`browser_${name}`, value]),
    ...instrument.map(([name, value]) => [`sender_${name}`, value]),
  ]);
}
