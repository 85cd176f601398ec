// Original file: protos/turnpike/v1/repair.proto

import type { RepairTimer as _turnpike_v1_RepairTimer, RepairTimer__Output as _turnpike_v1_RepairTimer__Output } from '../../turnpike/v1/RepairTimer.ts';
import type { UnsetTimer as _turnpike_v1_UnsetTimer, UnsetTimer__Output as _turnpike_v1_UnsetTimer__Output } from '../../turnpike/v1/UnsetTimer.ts';
import type { RemoveInvoice as _turnpike_v1_RemoveInvoice, RemoveInvoice__Output as _turnpike_v1_RemoveInvoice__Output } from '../../turnpike/v1/RemoveInvoice.ts';

/**
 * What the invoice does after a repair.
 */
export interface RepairAction {
  /**
   * Wakes it.
   */
  'setTimer'?: (_turnpike_v1_RepairTimer | null) | undefined;
  /**
   * Lets it sleep until somebody calls.
   */
  'unsetTimer'?: (_turnpike_v1_UnsetTimer | null) | undefined;
  /**
   * Takes it out of sight: it answers NOT_FOUND from then on. Its records stay.
   */
  'remove'?: (_turnpike_v1_RemoveInvoice | null) | undefined;
  /**
   * The step that failed is done again if nothing is set.
   */
  'action'?: "setTimer"|"unsetTimer"|"remove" | undefined;
}

/**
 * What the invoice does after a repair.
 */
export interface RepairAction__Output {
  /**
   * Wakes it.
   */
  'setTimer'?: (_turnpike_v1_RepairTimer__Output) | undefined;
  /**
   * Lets it sleep until somebody calls.
   */
  'unsetTimer'?: (_turnpike_v1_UnsetTimer__Output) | undefined;
  /**
   * Takes it out of sight: it answers NOT_FOUND from then on. Its records stay.
   */
  'remove'?: (_turnpike_v1_RemoveInvoice__Output) | undefined;
  /**
   * The step that failed is done again if nothing is set.
   */
  'action'?: "setTimer"|"unsetTimer"|"remove" | undefined;
}
