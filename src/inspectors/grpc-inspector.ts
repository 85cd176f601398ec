import { join } from 'node:path';
import {
  type ChannelOptions,
  credentials,
  Metadata,
  makeClientConstructor,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { assert } from '../base/assert.ts';
import type { RiskScore } from '../domain/risk.ts';
import { loaderOptions } from '../generated/loader-options.ts';
import type { InspectorServiceClient } from '../generated/turnpike/inspector/v1/InspectorService.ts';
import type { InspectPaymentResponse__Output } from '../generated/turnpike/inspector/v1/InspectPaymentResponse.ts';
import type { IsBlacklistedResponse__Output } from '../generated/turnpike/inspector/v1/IsBlacklistedResponse.ts';
import type { RiskScore__Output } from '../generated/turnpike/inspector/v1/RiskScore.ts';
import type { OutsideInspector, RiskInspector } from '../ports/inspector.ts';
import { projectSubject } from './project-subject.ts';

/** Asks inspectors over gRPC (protos/turnpike/inspector/v1). One connection for each address, made when it is needed first. */
export interface GrpcInspector extends RiskInspector {
  close(): void;
}

const folder = join(import.meta.dirname, '../../protos');
const SERVICE = 'turnpike.inspector.v1.InspectorService';

/** An inspector that was down is asked again soon after it is back; the library's own patience is two minutes. */
const CHANNEL: ChannelOptions = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2_000 };

/** A score that a later contract brings is a number here, and none of ours (Q2). */
const SCORES: { readonly [Score in RiskScore__Output]: RiskScore | undefined } = {
  RISK_SCORE_UNSPECIFIED: undefined,
  RISK_SCORE_TRUSTED: 'trusted',
  RISK_SCORE_LOW: 'low',
  RISK_SCORE_HIGH: 'high',
  RISK_SCORE_FATAL: 'fatal',
};

export function inspectorDefinition(): ServiceDefinition {
  const loaded = loadSync('turnpike/inspector/v1/inspector.proto', { ...loaderOptions, includeDirs: [folder] });
  const definition = loaded[SERVICE];
  assert(definition !== undefined && !('format' in definition), `${SERVICE} is a service`);
  return definition;
}

export function createGrpcInspector(): GrpcInspector {
  const clients = new Map<string, InspectorServiceClient>();
  let Client: ReturnType<typeof makeClientConstructor> | undefined;

  const clientOf = ({ address, tls }: OutsideInspector): InspectorServiceClient => {
    const key = `${tls ? 'tls' : 'plain'} ${address}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    Client ??= makeClientConstructor(inspectorDefinition(), 'InspectorService');
    const secured = tls ? credentials.createSsl() : credentials.createInsecure();
    const created = new Client(address, secured, CHANNEL) as unknown as InspectorServiceClient;
    clients.set(key, created);
    return created;
  };

  return {
    inspect: async (inspector, subject, traceparent) => {
      const client = clientOf(inspector);
      const request = projectSubject(subject, inspector.options);
      const { riskScore } = await answerOf<InspectPaymentResponse__Output>((done) =>
        client.inspectPayment(request, metadataOf(traceparent), deadlineOf(inspector), done),
      );
      const score = riskScore && SCORES[riskScore];
      if (score === undefined) throw new Error(`the inspector gave the score ${riskScore ?? 'none'}`); // Q2
      return score;
    },
    blacklisted: async (inspector, { providerId, terminalId }, cardToken, traceparent) => {
      const client = clientOf(inspector);
      const request = { providerId, terminalId, cardToken };
      const { blacklisted } = await answerOf<IsBlacklistedResponse__Output>((done) =>
        client.isBlacklisted(request, metadataOf(traceparent), deadlineOf(inspector), done),
      );
      return blacklisted === true;
    },
    close: () => {
      for (const client of clients.values()) client.close();
      clients.clear();
    },
  };
}

function answerOf<Response>(
  call: (done: (error: Error | null, response: Response | undefined) => void) => unknown,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error !== null || response === undefined) reject(error ?? new Error('the inspector gave no answer'));
      else resolve(response);
    });
  });
}

/** gRPC counts deadlines by the wall clock (Q1). */
function deadlineOf({ timeoutMs }: OutsideInspector) {
  return { deadline: Date.now() + timeoutMs };
}

function metadataOf(traceparent: string | undefined): Metadata {
  const metadata = new Metadata();
  if (traceparent !== undefined) metadata.set('traceparent', traceparent);
  return metadata;
}
