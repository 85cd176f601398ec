import { type CustomerCommand, type CustomerState, customerStream } from '../domain/customer/customer.ts';
import type { CustomerId, PartyId } from '../domain/ids.ts';
import type { Sealed } from '../domain/payer.ts';
import type { Customer } from '../generated/turnpike/v1/Customer.ts';
import type { AggregateReading } from '../ports/aggregates.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import { openPerson, type PersonalData } from '../ports/seal-person.ts';
import type { Vault } from '../ports/vault.ts';
import type { CallContext, Ports } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { baseRequest, type RequestIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectContact } from './project-payer.ts';
import { etagOf, projectTime } from './project-values.ts';
import { Refused, refused, withSubject } from './refused.ts';

/** What every call on a customer has in common: which one, under which request id, and what is shown of it. */

/** Names in the sealed data of a customer, beside those of its contact. */
export const EXTERNAL_ID = 'customer_external_id';
export const METADATA = 'customer_metadata';

export interface CustomerName {
  readonly partyId: PartyId;
  readonly customerId: CustomerId;
}

interface CustomerRequest {
  readonly partyId?: string | undefined;
  readonly customerId?: string | undefined;
}

/** Which customer a request names, with whatever else it says. Throws `Refused` for what cannot be right. */
export function readCustomerName<More>(
  ports: Ports,
  { caller }: CallContext,
  request: CustomerRequest,
  readMore: (fields: Fields) => More,
): CustomerName & { readonly more: More } {
  const fields = readFields();
  const party = readParty(fields, caller, request.partyId);
  const customerId = fields.requiredId('customer_id', request.customerId);
  const more = readMore(fields);
  fields.done();
  return { partyId: requireParty(ports.configurations, caller, party), customerId, more };
}

export interface CustomerChangeCall extends CustomerName {
  /** Name of the method: a request id is never shared by two methods. */
  readonly method: string;
  readonly content: object;
  readonly identity: RequestIdentity;
  readonly command: CustomerCommand;
  readonly newKeys?: readonly CustomerKeyRow[];
  readonly validateOnly?: boolean;
  readonly bankCardId?: string;
}

export async function changeCustomer(
  { customers, vault }: Ports,
  context: CallContext,
  call: CustomerChangeCall,
): Promise<AggregateReading<CustomerState>> {
  const { method, content, partyId, customerId, identity, command, newKeys = [], validateOnly, bankCardId } = call;
  const answer = await customers.customers.ask(customerStream(partyId, customerId), command, {
    ...baseRequest(context),
    ...identity,
    fingerprint: fingerprintOf(vault, `CustomerService/${method}`, content, partyId),
    newKeys,
    ...(validateOnly === true ? { validateOnly } : {}),
  });
  const subject = { customer_id: customerId, ...(bankCardId === undefined ? {} : { bank_card_id: bankCardId }) };
  if (!answer.ok) throw new Refused(withSubject(answer, subject));
  return answer;
}

/** Also one that was deleted. Throws `Refused` with CUSTOMER_NOT_FOUND. */
export async function readCustomer(
  { customers }: Ports,
  { partyId, customerId }: CustomerName,
): Promise<AggregateReading<CustomerState>> {
  const reading = await customers.customers.read(customerStream(partyId, customerId));
  if (reading.state.facts === undefined) throw customerNotFound(customerId);
  return reading;
}

export function customerNotFound(customerId?: CustomerId): Refused {
  const named = customerId === undefined ? undefined : { customer_id: customerId };
  return refused('CUSTOMER_NOT_FOUND', 'The party has no such customer', named);
}

/** `known` is what this call sealed itself. */
export async function projectCustomer(
  vault: Vault,
  { state: { facts, deleteTime }, sequence }: AggregateReading<CustomerState>,
  known?: { readonly personal: Sealed | undefined; readonly data: PersonalData },
): Promise<Customer> {
  if (facts === undefined) throw new Error('a customer that is shown was made');
  const { id: customerId, createTime, personal } = facts;
  const data = (await openPerson(vault, deleteTime === undefined ? personal : undefined, known)) ?? {};
  const { [EXTERNAL_ID]: externalId, [METADATA]: metadata, ...contact } = data;
  return {
    customerId,
    state: deleteTime === undefined ? 'CUSTOMER_STATE_ACTIVE' : 'CUSTOMER_STATE_DELETED',
    ...(Object.keys(contact).length === 0 ? {} : { contactInfo: projectContact(contact) }),
    ...(metadata === undefined ? {} : { metadata: JSON.parse(metadata) as Record<string, string> }),
    ...(externalId === undefined ? {} : { externalId }),
    createTime: projectTime(createTime),
    ...(deleteTime === undefined ? {} : { deleteTime: projectTime(deleteTime) }),
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}
