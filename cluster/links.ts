import type { StreamId } from '../src/domain/ids.ts';
import type { InvoiceCommand } from '../src/domain/invoice/invoice.ts';
import type { Answer, CallbackAnswer, RequestContext } from '../src/ports/entities.ts';

/** A call of the entities port, as one node asks another. */
export type LinkRequest =
  | {
      readonly type: 'ask';
      readonly stream: StreamId;
      readonly command: InvoiceCommand;
      readonly request: RequestContext;
    }
  | { readonly type: 'read'; readonly stream: StreamId; readonly request: RequestContext }
  | { readonly type: 'callback'; readonly stream: StreamId; readonly tag: string; readonly callbackId: string }
  | { readonly type: 'touch'; readonly stream: StreamId };

/** `moved`: not the owner, or about to be, or no longer; nothing was done and nothing will be. */
export type LinkAnswer =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'callback'; readonly answer: CallbackAnswer }
  | { readonly type: 'touched' }
  | { readonly type: 'moved' };
