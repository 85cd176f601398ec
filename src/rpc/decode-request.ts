import type { MethodDefinition } from '@grpc/grpc-js';
import { refuseField } from '../domain/errors.ts';
import { Refused } from './refused.ts';

/** A configuration document has up to 1 MiB; nearly every other request is far below. */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;

/** Throws `Refused` when the bytes are too many, or not a message of this method. */
export function decodeRequest<Request>(
  { requestDeserialize }: Pick<MethodDefinition<Request, object>, 'requestDeserialize'>,
  name: string,
  bytes: Buffer,
  maxBytes = MAX_REQUEST_BYTES,
): Request {
  if (bytes.length > maxBytes) {
    throw new Refused(refuseField(`request of ${name}`, `is longer than ${maxBytes} bytes`));
  }
  try {
    // Not as a Buffer: the reader that protobufjs makes for those takes a text that is cut short for a whole one.
    return requestDeserialize(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) as Buffer);
  } catch {
    throw new Refused(
      refuseField(`request of ${name}`, 'The bytes are not a message of this method', 'UNDECODABLE_REQUEST'),
    );
  }
}
