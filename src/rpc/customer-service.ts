import { paymentsBefore } from '../domain/customer/decide.ts';
import type { Customer } from '../generated/turnpike/v1/Customer.ts';
import type { CustomerServiceDefinition } from '../generated/turnpike/v1/CustomerService.ts';
import type { DeleteCustomerRequest__Output } from '../generated/turnpike/v1/DeleteCustomerRequest.ts';
import type { GetCustomerByParentPaymentRequest__Output } from '../generated/turnpike/v1/GetCustomerByParentPaymentRequest.ts';
import type { GetCustomerRequest__Output } from '../generated/turnpike/v1/GetCustomerRequest.ts';
import type { ListCustomerPaymentsRequest__Output } from '../generated/turnpike/v1/ListCustomerPaymentsRequest.ts';
import type { ListCustomerPaymentsResponse } from '../generated/turnpike/v1/ListCustomerPaymentsResponse.ts';
import { customerSubject } from '../ports/seal-person.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { changeCustomer, projectCustomer, readCustomer, readCustomerName } from './customer-call.ts';
import { addBankCard, listCustomerBankCards, removeBankCard } from './customer-cards.ts';
import { createCustomer, getCustomerByExternalId } from './customer-create.ts';
import { invalidateRecurrentToken, listRecurrentTokens } from './customer-tokens.ts';
import { readFields } from './fields.ts';
import { readIdentity, readInvoice } from './invoice-call.ts';
import { pagesOf, readPageSize } from './page.ts';
import { readParty, requireParty } from './party.ts';
import { projectTime } from './project-values.ts';
import { refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';

export function customerMethods(ports: Ports): ServiceMethods<CustomerServiceDefinition> {
  return {
    CreateCustomer: createCustomer(ports),
    GetCustomer: getCustomer(ports),
    GetCustomerByParentPayment: getCustomerByParentPayment(ports),
    GetCustomerByExternalId: getCustomerByExternalId(ports),
    DeleteCustomer: deleteCustomer(ports),
    AddBankCard: addBankCard(ports),
    RemoveBankCard: removeBankCard(ports),
    ListCustomerBankCards: listCustomerBankCards(ports),
    ListCustomerPayments: listCustomerPayments(ports),
    ListRecurrentTokens: listRecurrentTokens(ports),
    InvalidateRecurrentToken: invalidateRecurrentToken(ports),
  };
}

function getCustomer(ports: Ports): UnaryMethod<GetCustomerRequest__Output, Customer> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const name = readCustomerName(ports, context, request, () => undefined);
      return await projectCustomer(ports.vault, await readCustomer(ports, name));
    },
  };
}

/** A payment knows its customer from its start, so that it is found before and after it is added to the customer. */
function getCustomerByParentPayment(ports: Ports): UnaryMethod<GetCustomerByParentPaymentRequest__Output, Customer> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const paymentId = fields.requiredId('payment_id', request.paymentId);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const { state } = await readInvoice(ports, context, partyId, invoiceId);
      const payment = state.payments.get(paymentId);
      if (payment === undefined) {
        throw refused('INVOICE_PAYMENT_NOT_FOUND', 'The invoice has no such payment', { payment_id: paymentId });
      }
      const { customerId } = payment.facts;
      if (customerId === undefined) throw refused('CUSTOMER_NOT_FOUND', 'The payment is of no customer');
      return await projectCustomer(ports.vault, await readCustomer(ports, { partyId, customerId }));
    },
  };
}

/** Deleted first, erased then: whoever repeats the call erases again, also what payments have brought since. */
function deleteCustomer(ports: Ports): UnaryMethod<DeleteCustomerRequest__Output, Customer> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const {
        partyId,
        customerId,
        more: identity,
      } = readCustomerName(ports, context, request, (fields) => readIdentity(fields, request));
      const command = { type: 'DeleteCustomer' } as const;
      const call = { method: 'DeleteCustomer', content: request, partyId, customerId, identity, command };
      const deleted = await changeCustomer(ports, context, call);
      await ports.vault.erase(customerSubject(partyId, customerId));
      return await projectCustomer(ports.vault, deleted);
    },
  };
}

function listCustomerPayments(
  ports: Ports,
): UnaryMethod<ListCustomerPaymentsRequest__Output, ListCustomerPaymentsResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const {
        partyId,
        customerId,
        more: pageSize,
      } = readCustomerName(ports, context, request, (fields) => readPageSize(fields, request));
      const { state } = await readCustomer(ports, { partyId, customerId });
      const pages = pagesOf(ports.vault, 'CustomerService/ListCustomerPayments', request, partyId);
      const cursor = pages.cursor();
      const payments = [];
      let last: number | undefined;
      for (const { no, invoiceId, paymentId, time } of paymentsBefore(
        state,
        cursor === undefined ? undefined : Number(cursor),
      )) {
        if (payments.length === pageSize) return { payments, nextPageToken: pages.token(String(last)) };
        payments.push({ invoiceId, paymentId, addTime: projectTime(time) });
        last = no;
      }
      return { payments, nextPageToken: '' };
    },
  };
}
