import { customerStream, externalIdStream } from '../domain/customer/customer.ts';
import { type CustomerId, derivedId, type PartyId } from '../domain/ids.ts';
import type { CreateCustomerRequest__Output } from '../generated/turnpike/v1/CreateCustomerRequest.ts';
import type { Customer } from '../generated/turnpike/v1/Customer.ts';
import type { GetCustomerByExternalIdRequest__Output } from '../generated/turnpike/v1/GetCustomerByExternalIdRequest.ts';
import { openPerson, type PersonalData, sealPerson } from '../ports/seal-person.ts';
import type { Vault } from '../ports/vault.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import {
  changeCustomer,
  customerNotFound,
  EXTERNAL_ID,
  METADATA,
  projectCustomer,
  readCustomer,
} from './customer-call.ts';
import { readFields } from './fields.ts';
import { baseRequest, MAX_EXTERNAL_ID_LENGTH, readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { readContact } from './personal-data.ts';
import { Refused } from './refused.ts';

/**
 * A customer and its external id live in streams of their own. The external id is claimed first and means nobody until the
 * customer is there; a request that died between the two goes on when it is repeated.
 */
export function createCustomer(ports: Ports): UnaryMethod<CreateCustomerRequest__Output, Customer> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, caller, request.partyId);
      const chosenId = fields.id('customer_id', request.customerId);
      const contact = readContact(fields, 'contact_info', request.contactInfo ?? undefined);
      const metadata = fields.notes('metadata', request.metadata);
      const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const customerId = chosenId ?? derivedId(partyId, 'CreateCustomer', identity.requestId);
      const data: PersonalData = {
        ...contact,
        ...(metadata === undefined ? {} : { [METADATA]: JSON.stringify(metadata) }),
        ...(externalId === undefined ? {} : { [EXTERNAL_ID]: externalId }),
      };
      const named = { partyId, customerId };
      const call = { method: 'CreateCustomer', content: request, identity, ...named };
      const command = { type: 'CreateCustomer', id: customerId, partyId } as const;
      const before = await changeCustomer(ports, context, { ...call, command, validateOnly: true });
      if (before.sequence > 0) return await projectCustomer(ports.vault, before);
      if (externalId !== undefined) await claim(ports, context, partyId, externalId, customerId);
      const owner = { customerId, invoiceId: '' };
      const { personal, newKeys } = await sealPerson(ports.vault, partyId, owner, data);
      const sealed = personal === undefined ? command : { ...command, personal };
      const made = await changeCustomer(ports, context, { ...call, command: sealed, newKeys });
      return await projectCustomer(ports.vault, made, { personal, data });
    },
  };
}

export function getCustomerByExternalId(ports: Ports): UnaryMethod<GetCustomerByExternalIdRequest__Output, Customer> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const externalId = fields.requiredText('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const { state } = await ports.customers.externalIds.read(streamOf(ports.vault, partyId, externalId));
      const { customerId } = state;
      const bears = customerId !== undefined && (await bearsName(ports, partyId, customerId, externalId));
      if (!bears) throw customerNotFound();
      return await projectCustomer(ports.vault, await readCustomer(ports, { partyId, customerId }));
    },
  };
}

/** Takes an external id for a customer: a new one, or one whose bearer was deleted. */
async function claim(
  ports: Ports,
  context: CallContext,
  partyId: PartyId,
  externalId: string,
  customerId: CustomerId,
): Promise<void> {
  const { externalIds } = ports.customers;
  const stream = streamOf(ports.vault, partyId, externalId);
  const { customerId: holder } = (await externalIds.read(stream)).state;
  const free = holder !== undefined && holder !== customerId && (await isFree(ports, partyId, holder, externalId));
  const command = { type: 'ClaimExternalId', customerId, ...(free ? { instead: holder } : {}) } as const;
  const answer = await externalIds.ask(stream, command, baseRequest(context));
  if (!answer.ok) throw new Refused(answer);
}

/** A bearer that is not there yet may be on its way. */
async function isFree(ports: Ports, partyId: PartyId, holder: CustomerId, externalId: string): Promise<boolean> {
  const { state } = await ports.customers.customers.read(customerStream(partyId, holder));
  return state.facts !== undefined && !(await bearsName(ports, partyId, holder, externalId));
}

async function bearsName(
  { customers, vault }: Ports,
  partyId: PartyId,
  customerId: CustomerId,
  externalId: string,
): Promise<boolean> {
  const { state } = await customers.customers.read(customerStream(partyId, customerId));
  if (state.deleteTime !== undefined) return false;
  return (await openPerson(vault, state.facts?.personal))?.[EXTERNAL_ID] === externalId;
}

/** An external id may be personal: a stream is named by a digest of it. */
function streamOf(vault: Vault, partyId: PartyId, externalId: string) {
  const digest = vault.digest('customer-external-id', `${partyId}\n${externalId}`);
  return externalIdStream(partyId, Buffer.from(digest).subarray(0, 16).toString('base64url'));
}
