import { join } from 'node:path';
import { status as grpcStatus, type ServiceError } from '@grpc/grpc-js';
import protobuf from 'protobufjs';

/** Rich errors as a client reads them from the trailers: with Google's descriptors, not with our code. */

const folder = join(import.meta.dirname, '../../protos');
const root = new protobuf.Root();
root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? join(folder, target) : target);
root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto'], { keepCase: true });

export interface RichError {
  readonly code: string;
  readonly message: string;
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Path of each bad field, in the order of BadRequest. */
  readonly fields: readonly string[];
  /** Names of all details, in order. */
  readonly details: readonly string[];
  readonly all: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface StatusMessage {
  readonly code: number;
  readonly message: string;
  readonly details?: readonly { readonly type_url: string; readonly value: Uint8Array }[];
}

/** What a call that must fail failed with. */
export async function failureOf(call: Promise<unknown>): Promise<RichError> {
  const error = await call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (reason: unknown) => reason as ServiceError,
  );
  return richError(error);
}

export function richError(error: ServiceError): RichError {
  const [bytes] = error.metadata?.get('grpc-status-details-bin') ?? [];
  if (bytes === undefined) throw new Error(`no details: ${error.code} ${error.details}`);
  const status = decode('Status', bytes as Buffer) as unknown as StatusMessage;
  if (status.code !== error.code || status.message !== error.details) throw new Error('status and details differ');
  return richStatus(status);
}

/** The same from the status in an answer of Execute. */
export function richStatus(status: StatusMessage): RichError {
  const all: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const { type_url, value } of status.details ?? []) {
    const name = type_url.replace('type.googleapis.com/google.rpc.', '');
    all[name] = decode(name, value);
  }
  const info = all['ErrorInfo'] ?? {};
  const badRequest = (all['BadRequest']?.['field_violations'] ?? []) as readonly { readonly field: string }[];
  if (info['domain'] !== 'turnpike.dev') throw new Error('every error has one ErrorInfo of turnpike.dev');
  return {
    code: grpcStatus[status.code] ?? String(status.code),
    message: status.message,
    reason: String(info['reason']),
    metadata: (info['metadata'] ?? {}) as Readonly<Record<string, string>>,
    fields: badRequest.map(({ field }) => field),
    details: Object.keys(all),
    all,
  };
}

function decode(name: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const type = root.lookupType(`google.rpc.${name}`);
  return type.toObject(type.decode(bytes), { longs: Number, arrays: true, objects: true });
}
