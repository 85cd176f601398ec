import { mintTag } from '../../src/actors/session-tag.ts';
import type { ApplicationStatus } from '../../src/domain/application/status.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { MemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import type {
  CallbackMessage,
  Exchange,
  ProviderAdapter,
  ProviderAnswer,
  VerificationResult,
} from '../../src/ports/provider.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { createVault, type OperatedVault } from '../../src/vault/create-vault.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { createPayin, PAYIN_WORLD, type PayinOptions } from '../domain/payin-world.ts';
import { handCrankedClock } from './hand-cranked-clock.ts';
import { NOW } from './invoice-world.ts';
import { type PaymentNode, type PaymentNodeOptions, startPaymentNode, turns } from './payment-node.ts';

/** A node on the memory store, with a real vault, whose cash desk takes money by a provider in code. */
export interface PayinNode {
  readonly running: PaymentNode;
  readonly provider: PayinProvider;
  readonly vault: OperatedVault;
  ask(command: InvoiceCommand, request?: Partial<RequestContext>): Promise<Answer>;
  create(options?: PayinOptions): Promise<InvoiceState>;
  read(): Promise<InvoiceState>;
  until(status: ApplicationStatus): Promise<InvoiceState>;
  crash(): Promise<PayinNode>;
}

/** Answers by what a test sets; remembers what payers gave. */
export interface PayinProvider extends ProviderAdapter {
  processAnswer: ProviderAnswer;
  statusAnswer: ProviderAnswer | 'not_found';
  submitAnswer: ProviderAnswer | Error | 'hang';
  readonly submitted: VerificationResult[];
  readonly exchanges: Exchange[];
  asked(): number;
}

export const PAYIN_STREAM = invoiceStream('party', 'h2h_1');
export const PAYIN_TAG = mintTag('party', 'h2h_1', { paymentId: '1', no: 0 });

export function payinProvider(): PayinProvider {
  let asked = 0;
  const provider: PayinProvider = {
    processAnswer: { intent: { type: 'succeed' } },
    statusAnswer: { intent: { type: 'succeed' } },
    submitAnswer: { intent: { type: 'succeed' } },
    submitted: [],
    exchanges: [],
    asked: () => asked,
    process: async (exchange) => {
      provider.exchanges.push(exchange);
      return exchange.target === 'processed' ? provider.processAnswer : { intent: { type: 'succeed' } };
    },
    status: async () => {
      asked += 1;
      return provider.statusAnswer;
    },
    submit: async (_exchange, result) => {
      provider.submitted.push(result);
      const answer = provider.submitAnswer;
      if (answer === 'hang') return await new Promise(() => {});
      if (answer instanceof Error) throw answer;
      return answer;
    },
    identifyCallback: ({ body }: CallbackMessage) => JSON.parse(Buffer.from(body).toString()),
    handleCallback: async () => {
      const result = provider.statusAnswer;
      return { response: Buffer.from('taken'), result: result === 'not_found' ? {} : result };
    },
  };
  return provider;
}

const REQUEST: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};

export async function startPayinNode(options: PaymentNodeOptions = {}): Promise<PayinNode> {
  const provider = payinProvider();
  const vaults: OperatedVault[] = [];
  const running = await startPaymentNode({
    configuration: PAYIN_WORLD,
    adapter: provider,
    now: NOW,
    vaultOf: (store) => {
      const vault = vaultOver(store);
      vaults.push(vault);
      return vault;
    },
    ...options,
  });
  return on(running, provider, vaults);
}

function on(running: PaymentNode, provider: PayinProvider, vaults: readonly OperatedVault[]): PayinNode {
  const { registry } = running.node;
  const read = async (): Promise<InvoiceState> => stateOf(await registry.read(PAYIN_STREAM, REQUEST));
  const ask: PayinNode['ask'] = (command, request) => registry.ask(PAYIN_STREAM, command, { ...REQUEST, ...request });
  const vault = vaults.at(-1);
  if (vault === undefined) throw new Error('the node has no vault');
  return {
    running,
    provider,
    vault,
    ask,
    read,
    create: async (options) => stateOf(await ask(createPayin(options))),
    until: async (status) => {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const invoice = await read();
        if (invoice.application?.status === status) return invoice;
        await turns(2);
      }
      const { application, payments } = await read();
      const phase = payments.get('1')?.sessions.at(-1)?.phase;
      throw new Error(`the payin is ${application?.status}, not ${status}: ${JSON.stringify(phase)}`);
    },
    crash: async () => on(await running.crash(), provider, vaults),
  };
}

function stateOf(answer: Answer): InvoiceState {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.state;
}

function vaultOver({ vaultStore }: MemoryStore): OperatedVault {
  return createVault({
    store: vaultStore,
    keys: parseVaultKeys(`a:${Buffer.alloc(32, 1).toString('base64')}`),
    machineClock: handCrankedClock(),
    businessClock: { now: () => NOW },
    random: createSystemRandom(),
  });
}
