import type { CallbackMessage, ProviderAdapter } from '../../ports/provider.ts';

/**
 * What a provider's `workbench.ts` offers: a fake of the provider, an adapter that speaks to it, and conversations to try
 * (docs/adapters.md). Types only; the workbench itself is `src/commands/workbench`.
 */
export interface WorkbenchSubject {
  start(place: WorkbenchPlace): Promise<WorkbenchRig>;
}

export interface WorkbenchPlace {
  /** Puts a recorder before a provider's address: give the adapter what comes back. */
  readonly recorded: (url: string) => Promise<string>;
  /** Where the provider calls back, and where it sends the payer's browser. */
  readonly callbackUrl: string;
  readonly returnUrl: string;
}

export interface WorkbenchRig {
  readonly adapter: ProviderAdapter;
  readonly scripts: readonly WorkbenchScript[];
  close(): Promise<void>;
}

export interface WorkbenchScript {
  /** Of lower case letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  run(steps: WorkbenchSteps): Promise<void>;
}

export interface WorkbenchSteps {
  /**
   * Makes one step and shows its traffic and what came of it. What it throws is shown, and is no end of the script: the
   * answer is undefined then, as it is where a provider is silent for longer than a step may take.
   */
  step<T>(title: string, act: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  /** The next callback that the provider sends, in a step of its own. */
  callback(): Promise<CallbackMessage | undefined>;
}
