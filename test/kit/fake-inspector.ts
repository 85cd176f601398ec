import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import type { InspectPaymentRequest__Output } from '../../src/generated/turnpike/inspector/v1/InspectPaymentRequest.ts';
import type { IsBlacklistedRequest__Output } from '../../src/generated/turnpike/inspector/v1/IsBlacklistedRequest.ts';
import { inspectorDefinition } from '../../src/inspectors/grpc-inspector.ts';

/** What it does with a question: a score or a number that stands for one, an error, or silence. */
export type InspectorMood = string | number | 'error' | 'hang';

/** An inspector over real gRPC on a free port. */
export interface FakeInspector {
  readonly address: string;
  readonly inspected: InspectPaymentRequest__Output[];
  readonly asked: IsBlacklistedRequest__Output[];
  /** Trace contexts that came along. */
  readonly traces: (string | undefined)[];
  /** From now on; `RISK_SCORE_LOW` at first. */
  mood: InspectorMood;
  /** `provider.terminal` of routes that every card is blacklisted on. */
  readonly blacklist: Set<string>;
  /** Whether the blacklist answers like `mood` says, instead of by the list. */
  blacklistMood: 'list' | 'error' | 'hang';
  /** Answers what hangs, and ends. */
  stop(): Promise<void>;
}

type Call<Request> = ServerUnaryCall<Request, object>;

export async function startFakeInspector(): Promise<FakeInspector> {
  const server = new Server();
  const hanging: (() => void)[] = [];
  const refuse = (done: sendUnaryData<object>) => done({ code: 13, details: 'the inspector is broken' });
  const hang = (done: sendUnaryData<object>) => void hanging.push(() => refuse(done));

  server.addService(inspectorDefinition(), {
    InspectPayment: ({ request, metadata }: Call<InspectPaymentRequest__Output>, done: sendUnaryData<object>) => {
      fake.inspected.push(request);
      fake.traces.push(metadata.get('traceparent')[0]?.toString());
      if (fake.mood === 'error') refuse(done);
      else if (fake.mood === 'hang') hang(done);
      else done(null, { riskScore: fake.mood });
    },
    IsBlacklisted: ({ request }: Call<IsBlacklistedRequest__Output>, done: sendUnaryData<object>) => {
      fake.asked.push(request);
      if (fake.blacklistMood === 'error') refuse(done);
      else if (fake.blacklistMood === 'hang') hang(done);
      else done(null, { blacklisted: fake.blacklist.has(`${request.providerId}.${request.terminalId}`) });
    },
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  const fake: FakeInspector = {
    address: `127.0.0.1:${port}`,
    inspected: [],
    asked: [],
    traces: [],
    mood: 'RISK_SCORE_LOW',
    blacklist: new Set(),
    blacklistMood: 'list',
    stop: async () => {
      for (const release of hanging) release();
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    },
  };
  return fake;
}
