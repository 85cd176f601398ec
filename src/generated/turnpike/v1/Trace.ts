// Original file: protos/turnpike/v1/operations_service.proto

import type { TraceStep as _turnpike_v1_TraceStep, TraceStep__Output as _turnpike_v1_TraceStep__Output } from '../../turnpike/v1/TraceStep.ts';

/**
 * The story of an invoice. Holds no secrets and no personal data.
 */
export interface Trace {
  /**
   * Its party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What happened, oldest first: one step for each record.
   */
  'steps'?: (_turnpike_v1_TraceStep)[] | undefined;
  /**
   * How things stand, in sentences: states, holds, sessions, and work in flight or waiting for its time.
   */
  'present'?: (string)[] | undefined;
}

/**
 * The story of an invoice. Holds no secrets and no personal data.
 */
export interface Trace__Output {
  /**
   * Its party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What happened, oldest first: one step for each record.
   */
  'steps'?: (_turnpike_v1_TraceStep__Output)[] | undefined;
  /**
   * How things stand, in sentences: states, holds, sessions, and work in flight or waiting for its time.
   */
  'present'?: (string)[] | undefined;
}
