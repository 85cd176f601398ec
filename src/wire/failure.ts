import type { Failure, OperationFailure } from '../domain/failure.ts';
import { byType, type LayoutOf, message, optional, text } from './layout.ts';

export const operationFailure: LayoutOf<OperationFailure> = byType<OperationFailure>({
  failure: { failure: message<Failure>({ code: text, reason: optional(text) }) },
  operation_timeout: {},
});
