// Original file: protos/turnpike/v1/repair.proto

import type { RepairScenario as _turnpike_v1_RepairScenario, RepairScenario__Output as _turnpike_v1_RepairScenario__Output } from '../../turnpike/v1/RepairScenario.ts';

/**
 * Applies the first scenario that fits, alone.
 */
export interface ComplexRepair {
  /**
   * The scenarios, at most 10; none is complex itself.
   */
  'scenarios'?: (_turnpike_v1_RepairScenario)[] | undefined;
}

/**
 * Applies the first scenario that fits, alone.
 */
export interface ComplexRepair__Output {
  /**
   * The scenarios, at most 10; none is complex itself.
   */
  'scenarios'?: (_turnpike_v1_RepairScenario__Output)[] | undefined;
}
