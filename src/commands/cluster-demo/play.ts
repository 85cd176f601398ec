import type { Load } from './load.ts';
import type { Sight } from './sight.ts';
import type { Stage } from './stage.ts';
import type { Troubles } from './troubles.ts';

/** A cluster under load, for whoever shows what it can take. */
export interface Play {
  readonly stage: Stage;
  readonly sight: Sight;
  readonly load: Load;
  readonly troubles: Troubles;
  readonly tell: (line: string) => void;
  /** Aborted when everything has to end. */
  readonly signal: AbortSignal;
}
