import type { MethodDefinition } from '@grpc/grpc-js';
import { refuseField } from '../domain/errors.ts';
import { Refused } from './refused.ts';

/** Throws `Refused` when the bytes are not a message of this method. */
export function decodeRequest<Request>(
  { requestDeserialize }: Pick<MethodDefinition<Request, object>, 'requestDeserialize'>,
  name: string,
  bytes: Buffer,
): Request {
  try {
    // Not as a Buffer: the reader that protobufjs makes for those takes a text that is cut short for a whole one.
    return requestDeserialize(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) as Buffer);
  } catch {
    throw new Refused(
      refuseField(`request of ${name}`, 'The bytes are not a message of this method', 'UNDECODABLE_REQUEST'),
    );
  }
}
