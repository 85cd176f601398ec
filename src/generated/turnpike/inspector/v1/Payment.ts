// Original file: protos/turnpike/inspector/v1/inspector.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Money as _turnpike_inspector_v1_Money, Money__Output as _turnpike_inspector_v1_Money__Output } from '../../../turnpike/inspector/v1/Money.ts';
import type { Payer as _turnpike_inspector_v1_Payer, Payer__Output as _turnpike_inspector_v1_Payer__Output } from '../../../turnpike/inspector/v1/Payer.ts';
import type { PaymentTool as _turnpike_inspector_v1_PaymentTool, PaymentTool__Output as _turnpike_inspector_v1_PaymentTool__Output } from '../../../turnpike/inspector/v1/PaymentTool.ts';

/**
 * A payment.
 */
export interface Payment {
  /**
   * Its id, unique for the invoice.
   */
  'paymentId'?: (string) | undefined;
  /**
   * When it was started.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How much is to be paid.
   */
  'cost'?: (_turnpike_inspector_v1_Money | null) | undefined;
  /**
   * True if later payments are to repeat it without the payer.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * `instant`, or `hold` for one that is captured later.
   */
  'flow'?: (string) | undefined;
  /**
   * Who pays.
   */
  'payer'?: (_turnpike_inspector_v1_Payer | null) | undefined;
  /**
   * What they pay with.
   */
  'paymentTool'?: (_turnpike_inspector_v1_PaymentTool | null) | undefined;
}

/**
 * A payment.
 */
export interface Payment__Output {
  /**
   * Its id, unique for the invoice.
   */
  'paymentId'?: (string) | undefined;
  /**
   * When it was started.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How much is to be paid.
   */
  'cost'?: (_turnpike_inspector_v1_Money__Output) | undefined;
  /**
   * True if later payments are to repeat it without the payer.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * `instant`, or `hold` for one that is captured later.
   */
  'flow'?: (string) | undefined;
  /**
   * Who pays.
   */
  'payer'?: (_turnpike_inspector_v1_Payer__Output) | undefined;
  /**
   * What they pay with.
   */
  'paymentTool'?: (_turnpike_inspector_v1_PaymentTool__Output) | undefined;
}
