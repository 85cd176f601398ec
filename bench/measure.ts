import { cpus, release } from 'node:os';
import type { Door } from './door.ts';
import { drive, type LoadOptions, type Measurement } from './load.ts';

/** One phase of load on one door, with what it cost. */
export interface Round<Part extends string = string> {
  readonly measurement: Measurement;
  /** All payments, also those outside the measured window. */
  readonly payments: number;
  /** Microseconds of processor time a payment. */
  readonly cpuUs: Readonly<Record<Part, number>>;
}

/** `cpu` tells the processor time of each part so far, in seconds. */
export async function measureRound<Part extends string>(
  door: Door,
  options: LoadOptions,
  cpu: () => Readonly<Record<Part, number>>,
): Promise<Round<Part>> {
  const before = cpu();
  let payments = 0;
  const counted: Door = {
    ...door,
    pay: async (accepted) => {
      await door.pay(accepted);
      payments += 1;
    },
  };
  const measurement = await drive(counted, options);
  const after = cpu();
  // Processor time covers the warm-up and the drain too, so it is divided by all payments, not by those of the window.
  const parts = Object.keys(after) as Part[];
  const cpuUs = parts.map((part) => [part, ((after[part] - before[part]) * 1e6) / payments]);
  return { measurement, payments, cpuUs: Object.fromEntries(cpuUs) as Record<Part, number> };
}

/** Processor time of the program that generates the load. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}

export function describeRound({ measurement, cpuUs }: Round): string {
  const { paymentsPerSecond, failures, firstFailure } = measurement;
  const shares = Object.entries(cpuUs).map(([part, us]) => `${part} ${us.toFixed(0)}`);
  const rate = paymentsPerSecond.toFixed(0).padStart(6);
  return `${rate} payments/s   µs of CPU a payment: ${shares.join(', ')}   failures ${failures}${firstFailure === undefined ? '' : ` (${firstFailure})`}`;
}

export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const today = new Date().toISOString().slice(0, 10);
  return `${model}, ${cpus().length} cores, Linux ${release()}, Node ${process.version}, ${today}`;
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
