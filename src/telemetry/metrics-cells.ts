import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/**
 * Counters and histograms whose label values are looked up instead of hashed.
 *
 *  K1 A metric has at most `MOST_CHILDREN` combinations of label values; what comes later is counted as `other`, so that no
 *     caller can fill the memory or the scrape.
 *  K2 Observing never throws.
 *
 * Counters count in plain cells, which prom-client is given when it is scraped: its own child hashes and checks all labels
 * at each increment, for ten to twenty times the price.
 */
export interface MetricDefinition {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

export const MOST_CHILDREN = 500;
const OTHER = 'other';

/** A counter that goes up by one; called with the label values in the order of the names. */
export function createCounter(
  registry: Registry,
  definition: MetricDefinition,
): (...values: readonly string[]) => void {
  const add = createSum(registry, definition);
  return (...values) => add(1, ...values);
}

/** A counter that goes up by any amount. */
export function createSum(
  registry: Registry,
  definition: MetricDefinition,
): (amount: number, ...values: readonly string[]) => void {
  const cells: { readonly labels: Labels; count: number }[] = [];
  const child = childrenBy(definition.labelNames, (labels) => {
    const cell = { labels, count: 0 };
    cells.push(cell);
    return cell;
  });
  new Counter({
    ...settingsOf(registry, definition),
    collect() {
      this.reset();
      for (const { labels, count } of cells) this.inc(labels, count);
    },
  });
  return (amount, ...values) => {
    // prom-client refuses at the scrape what is not a number.
    if (amount > 0 && Number.isFinite(amount)) child(values).count += amount;
  };
}

/** A histogram of seconds, given milliseconds. */
export function createDurations(
  registry: Registry,
  definition: MetricDefinition,
  bucketsSeconds: readonly number[],
): (durationMs: number, ...values: readonly string[]) => void {
  const histogram = new Histogram({ ...settingsOf(registry, definition), buckets: [...bucketsSeconds] });
  const child = childrenBy(definition.labelNames, (labels) => histogram.labels(labels));
  return (durationMs, ...values) => {
    // A clock that was set back makes a negative duration, which would make the sum fall.
    child(values).observe(durationMs > 0 && Number.isFinite(durationMs) ? durationMs / 1000 : 0);
  };
}

type Labels = Readonly<Record<string, string>>;

function childrenBy<Child>(
  names: readonly string[],
  make: (labels: Labels) => Child,
): (values: readonly string[]) => Child {
  const children = new Map<string, Child>();
  const made = (key: string, values: readonly string[]): Child => {
    const child = make(Object.fromEntries(names.map((name, index) => [name, values[index] ?? OTHER])));
    children.set(key, child);
    return child;
  };
  return (values) => {
    const key = values.length === 1 ? (values[0] ?? OTHER) : values.join('\n');
    const known = children.get(key);
    if (known !== undefined) return known;
    if (children.size < MOST_CHILDREN - 1) return made(key, values);
    return children.get(OTHER_KEY) ?? made(OTHER_KEY, []); // K1
  };
}

/** No label value is empty between two line ends, so that no combination has this key. */
const OTHER_KEY = '\n\n';

/** A gauge without labels that is asked at each scrape. */
export function createGauge(registry: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}

function settingsOf(registry: Registry, { name, help, labelNames }: MetricDefinition) {
  return { name, help, labelNames: [...labelNames], registers: [registry] };
}
