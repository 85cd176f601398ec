// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Invoice as _turnpike_v1_Invoice, Invoice__Output as _turnpike_v1_Invoice__Output } from '../../turnpike/v1/Invoice.ts';
import type { Payment as _turnpike_v1_Payment, Payment__Output as _turnpike_v1_Payment__Output } from '../../turnpike/v1/Payment.ts';
import type { Refund as _turnpike_v1_Refund, Refund__Output as _turnpike_v1_Refund__Output } from '../../turnpike/v1/Refund.ts';
import type { Adjustment as _turnpike_v1_Adjustment, Adjustment__Output as _turnpike_v1_Adjustment__Output } from '../../turnpike/v1/Adjustment.ts';
import type { Chargeback as _turnpike_v1_Chargeback, Chargeback__Output as _turnpike_v1_Chargeback__Output } from '../../turnpike/v1/Chargeback.ts';
import type { Status as _google_rpc_Status, Status__Output as _google_rpc_Status__Output } from '../../google/rpc/Status.ts';

/**
 * The answer to one command of a stream.
 */
export interface ExecuteResponse {
  /**
   * The tag of the command.
   */
  'tag'?: (string) | undefined;
  /**
   * For commands on invoices.
   */
  'invoice'?: (_turnpike_v1_Invoice | null) | undefined;
  /**
   * For commands on payments.
   */
  'payment'?: (_turnpike_v1_Payment | null) | undefined;
  /**
   * For commands on refunds.
   */
  'refund'?: (_turnpike_v1_Refund | null) | undefined;
  /**
   * For commands on adjustments.
   */
  'adjustment'?: (_turnpike_v1_Adjustment | null) | undefined;
  /**
   * For commands on chargebacks.
   */
  'chargeback'?: (_turnpike_v1_Chargeback | null) | undefined;
  /**
   * The error that the single call would have ended with.
   */
  'status'?: (_google_rpc_Status | null) | undefined;
  /**
   * What the single call would have answered.
   */
  'result'?: "invoice"|"payment"|"refund"|"adjustment"|"chargeback"|"status" | undefined;
}

/**
 * The answer to one command of a stream.
 */
export interface ExecuteResponse__Output {
  /**
   * The tag of the command.
   */
  'tag'?: (string) | undefined;
  /**
   * For commands on invoices.
   */
  'invoice'?: (_turnpike_v1_Invoice__Output) | undefined;
  /**
   * For commands on payments.
   */
  'payment'?: (_turnpike_v1_Payment__Output) | undefined;
  /**
   * For commands on refunds.
   */
  'refund'?: (_turnpike_v1_Refund__Output) | undefined;
  /**
   * For commands on adjustments.
   */
  'adjustment'?: (_turnpike_v1_Adjustment__Output) | undefined;
  /**
   * For commands on chargebacks.
   */
  'chargeback'?: (_turnpike_v1_Chargeback__Output) | undefined;
  /**
   * The error that the single call would have ended with.
   */
  'status'?: (_google_rpc_Status__Output) | undefined;
  /**
   * What the single call would have answered.
   */
  'result'?: "invoice"|"payment"|"refund"|"adjustment"|"chargeback"|"status" | undefined;
}
