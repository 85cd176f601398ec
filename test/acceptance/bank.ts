import assert from 'node:assert/strict';

/** The sandbox bank as somebody beside the processor sees it: scripts, the payer's answers, and what money moved. */
export interface Bank {
  /** What becomes of each call for payments whose reference fits; docs/sandbox.md has the words. */
  script(reference: string, operations: Operations): Promise<void>;
  /** The payer answers at the page of 3-D Secure, by its address. */
  answer(page: string | undefined, outcome: 'approve' | 'decline' | 'abandon' | 'notify'): Promise<void>;
  effects(reference: string): Promise<readonly { readonly operation: string; readonly amountMinor: string }[]>;
  payments(reference: string): Promise<readonly BankPayment[]>;
  /** The question that somebody has to answer now. */
  question(reference: string): Promise<{ readonly tag: string; readonly url: string }>;
}

export interface Operations {
  readonly authorise?: readonly string[];
  readonly capture?: readonly string[];
  readonly void?: readonly string[];
  readonly refund?: readonly string[];
}

export interface BankPayment {
  readonly paymentId: string;
  readonly status: string;
  readonly amountMinor: string;
  readonly capturedMinor: string;
  readonly refundedMinor: string;
  /** What it was told of the payer. */
  readonly payer: Readonly<Record<string, string>>;
  readonly waitingFor: readonly { readonly operation: string; readonly tag: string; readonly url: string }[];
}

export function bankAt(url: string): Bank {
  const call = async (method: string, target: string, body?: object): Promise<Record<string, unknown>> => {
    const json = { 'content-type': 'application/json' };
    const request = body === undefined ? { method } : { method, headers: json, body: JSON.stringify(body) };
    const response = await fetch(target, request);
    const answer = (await response.json()) as Record<string, unknown>;
    assert.equal(response.status, 200, `${method} ${target}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const ofReference = async (what: string, reference: string) =>
    (await call('GET', `${url}/v1/${what}?reference=${encodeURIComponent(reference)}`))[what];
  const payments: Bank['payments'] = async (reference) => (await ofReference('payments', reference)) as never;
  return {
    script: async (reference, operations) => void (await call('POST', `${url}/v1/script`, { reference, operations })),
    answer: async (page, outcome) => {
      assert(page !== undefined, 'the payer was sent to a page');
      await call('POST', page, { outcome });
    },
    effects: async (reference) => (await ofReference('effects', reference)) as never,
    payments,
    async question(reference) {
      const found = (await payments(reference)).flatMap(({ waitingFor }) => waitingFor).at(-1);
      assert(found !== undefined, `the bank waits for nobody to answer about ${reference}`);
      return found;
    },
  };
}
