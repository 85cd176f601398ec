import type { MethodDefinition } from '@grpc/proto-loader';
import type { UnaryMethod } from './call.ts';

/** Every method of a service that is not a stream, by its name in the proto: one that is missing does not compile. */
export type ServiceMethods<Definition, Streams extends string = never> = {
  readonly [Name in keyof Definition as string extends Name
    ? never
    : Name extends Streams | number
      ? never
      : Name]: Definition[Name] extends MethodDefinition<infer _Request, infer Response, infer Decoded, infer _Output>
    ? UnaryMethod<Decoded, Response>
    : never;
};
