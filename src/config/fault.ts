/** One thing that is wrong with a document, where it is, and the line when that is known. */
export interface Fault {
  /** `terminals.bank-visa.terms.payments.methods[0].when`; empty for the document as a whole. */
  readonly path: string;
  readonly message: string;
  readonly line?: number;
}

export type Segment = string | number;

export function formatPath(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`;
    return path === '' ? String(segment) : `${path}.${String(segment)}`;
  }, '');
}

/** `config/demo.yaml:12 shops.cafe.currency: is required`, one fault a line. */
export function formatFaults(faults: readonly Fault[], file: string): string {
  return faults
    .map(
      ({ path, message, line }) =>
        `${file}${line === undefined ? '' : `:${line}`} ${path === '' ? '' : `${path}: `}${message}`,
    )
    .join('\n');
}
