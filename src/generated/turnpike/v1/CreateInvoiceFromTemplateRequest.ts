// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';

/**
 * An invoice to create by a template.
 */
export interface CreateInvoiceFromTemplateRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party to which it is owed. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its id; made if empty.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The template.
   */
  'templateId'?: (string) | undefined;
  /**
   * How much is owed, where the template leaves it open; absent for the template's own cost.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The merchant's own data; the template's if absent.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}

/**
 * An invoice to create by a template.
 */
export interface CreateInvoiceFromTemplateRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party to which it is owed. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its id; made if empty.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The template.
   */
  'templateId'?: (string) | undefined;
  /**
   * How much is owed, where the template leaves it open; absent for the template's own cost.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The merchant's own data; the template's if absent.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}
