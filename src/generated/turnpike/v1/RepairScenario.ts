// Original file: protos/turnpike/v1/repair.proto

import type { FailPreProcessing as _turnpike_v1_FailPreProcessing, FailPreProcessing__Output as _turnpike_v1_FailPreProcessing__Output } from '../../turnpike/v1/FailPreProcessing.ts';
import type { SkipInspector as _turnpike_v1_SkipInspector, SkipInspector__Output as _turnpike_v1_SkipInspector__Output } from '../../turnpike/v1/SkipInspector.ts';
import type { FailSession as _turnpike_v1_FailSession, FailSession__Output as _turnpike_v1_FailSession__Output } from '../../turnpike/v1/FailSession.ts';
import type { FulfillSession as _turnpike_v1_FulfillSession, FulfillSession__Output as _turnpike_v1_FulfillSession__Output } from '../../turnpike/v1/FulfillSession.ts';
import type { ComplexRepair as _turnpike_v1_ComplexRepair, ComplexRepair__Output as _turnpike_v1_ComplexRepair__Output } from '../../turnpike/v1/ComplexRepair.ts';

/**
 * A way to end a step that cannot end by itself.
 */
export interface RepairScenario {
  /**
   * Fails a payment that has not reached its provider.
   */
  'failPreProcessing'?: (_turnpike_v1_FailPreProcessing | null) | undefined;
  /**
   * Gives a payment a risk score in the inspector's place.
   */
  'skipInspector'?: (_turnpike_v1_SkipInspector | null) | undefined;
  /**
   * Fails a session in the provider's place.
   */
  'failSession'?: (_turnpike_v1_FailSession | null) | undefined;
  /**
   * Lets a session succeed in the provider's place.
   */
  'fulfillSession'?: (_turnpike_v1_FulfillSession | null) | undefined;
  /**
   * Applies the first of several scenarios that fits.
   */
  'complex'?: (_turnpike_v1_ComplexRepair | null) | undefined;
  /**
   * One of these.
   */
  'scenario'?: "failPreProcessing"|"skipInspector"|"failSession"|"fulfillSession"|"complex" | undefined;
}

/**
 * A way to end a step that cannot end by itself.
 */
export interface RepairScenario__Output {
  /**
   * Fails a payment that has not reached its provider.
   */
  'failPreProcessing'?: (_turnpike_v1_FailPreProcessing__Output) | undefined;
  /**
   * Gives a payment a risk score in the inspector's place.
   */
  'skipInspector'?: (_turnpike_v1_SkipInspector__Output) | undefined;
  /**
   * Fails a session in the provider's place.
   */
  'failSession'?: (_turnpike_v1_FailSession__Output) | undefined;
  /**
   * Lets a session succeed in the provider's place.
   */
  'fulfillSession'?: (_turnpike_v1_FulfillSession__Output) | undefined;
  /**
   * Applies the first of several scenarios that fits.
   */
  'complex'?: (_turnpike_v1_ComplexRepair__Output) | undefined;
  /**
   * One of these.
   */
  'scenario'?: "failPreProcessing"|"skipInspector"|"failSession"|"fulfillSession"|"complex" | undefined;
}
