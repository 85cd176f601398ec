import { type Refusal, refuse, refuseField } from '../domain/errors.ts';
import { JournalUnavailable } from '../ports/journal.ts';
import { InvalidCursor } from '../ports/queries.ts';
import { RegisterUnavailable } from '../ports/register.ts';
import { Refused } from './refused.ts';

/** The refusal that an error of a handler stands for; undefined when it is a bug of ours, of which a caller learns nothing. */
export function refusalOfError(error: unknown): Refusal | undefined {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof JournalUnavailable) {
    return refuse('JOURNAL_UNAVAILABLE', 'The journal cannot be reached at the moment; repeat the request');
  }
  if (error instanceof RegisterUnavailable) {
    return refuse('CLUSTER_UNAVAILABLE', 'The nodes cannot agree on anything at the moment; repeat the request');
  }
  if (error instanceof InvalidCursor) return refuseField('page_token', 'is not one of ours', 'INVALID_PAGE_TOKEN');
  return undefined;
}
