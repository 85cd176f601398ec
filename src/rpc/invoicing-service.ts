import type { InvoicingServiceDefinition } from '../generated/turnpike/v1/InvoicingService.ts';
import { createAdjustment, getAdjustment } from './adjustment-methods.ts';
import type { Ports } from './call.ts';
import {
  acceptChargeback,
  cancelChargeback,
  createChargeback,
  getChargeback,
  rejectChargeback,
  reopenChargeback,
} from './chargeback-methods.ts';
import { computeInvoiceTerms } from './compute-terms.ts';
import { createInvoice } from './create-invoice.ts';
import { createInvoiceFromTemplate } from './create-invoice-from-template.ts';
import { explainRoute } from './explain-route.ts';
import { endInvoice, getInvoice } from './invoice-methods.ts';
import { listInvoiceEvents, listInvoices } from './list-invoices.ts';
import { cancelPayment, capturePayment, getPayment } from './payment-methods.ts';
import { createManualRefund, getRefund, refundPayment } from './refund-methods.ts';
import { registerPayment } from './register-payment.ts';
import { repairInvoice, repairInvoiceWithScenario } from './repair.ts';
import { getRouteLimitValues } from './route-limit-values.ts';
import type { ServiceMethods } from './service-methods.ts';
import { startPayment } from './start-payment.ts';

export type InvoicingMethods = ServiceMethods<InvoicingServiceDefinition, 'Execute' | 'WatchInvoice'>;

export function invoicingMethods(ports: Ports): InvoicingMethods {
  return {
    CreateInvoice: createInvoice(ports),
    GetInvoice: getInvoice(ports),
    ListInvoices: listInvoices(ports),
    ListInvoiceEvents: listInvoiceEvents(ports),
    FulfillInvoice: endInvoice(ports, 'FulfillInvoice'),
    RescindInvoice: endInvoice(ports, 'RescindInvoice'),
    StartPayment: startPayment(ports),
    RegisterPayment: registerPayment(ports),
    GetPayment: getPayment(ports),
    CapturePayment: capturePayment(ports),
    CancelPayment: cancelPayment(ports),
    RefundPayment: refundPayment(ports),
    CreateManualRefund: createManualRefund(ports),
    GetRefund: getRefund(ports),
    CreateAdjustment: createAdjustment(ports),
    GetAdjustment: getAdjustment(ports),
    CreateChargeback: createChargeback(ports),
    GetChargeback: getChargeback(ports),
    AcceptChargeback: acceptChargeback(ports),
    RejectChargeback: rejectChargeback(ports),
    ReopenChargeback: reopenChargeback(ports),
    CancelChargeback: cancelChargeback(ports),

    CreateInvoiceFromTemplate: createInvoiceFromTemplate(ports),
    ComputeInvoiceTerms: computeInvoiceTerms(ports),
    ExplainRoute: explainRoute(ports),
    GetRouteLimitValues: getRouteLimitValues(ports),
    RepairInvoice: repairInvoice(ports),
    RepairInvoiceWithScenario: repairInvoiceWithScenario(ports),
  };
}
