import { assert, unreachable } from '../base/assert.ts';
import type { ChargebackChange, ChargebackStage } from '../domain/chargeback/chargeback.ts';
import type { ChargebackId, PaymentId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import { CHARGEBACK_STAGES, CHARGEBACK_STATES, projectReason } from './project-chargeback.ts';
import { projectMoney } from './project-values.ts';

/** What of a chargeback its events refer back to. */
export interface ChargebackView {
  body: Money;
  levy: Money;
  stage: ChargebackStage;
  /** Its terms have changed, and the public was not told yet. */
  changed: boolean;
}

type Name = { readonly paymentId: PaymentId; readonly chargebackId: ChargebackId };

/** What a change of a chargeback says to the public, if anything: new terms at once, however many of them there are. */
export function chargebackChange(
  views: Map<ChargebackId, ChargebackView>,
  name: Name,
  change: ChargebackChange,
): ProtoChange | undefined {
  if (change.type === 'chargeback_created') return created(views, name, change);
  const view = views.get(name.chargebackId);
  assert(view !== undefined, 'a chargeback is created first');
  switch (change.type) {
    case 'chargeback_stage_changed':
      return changed(view, { stage: change.stage });
    case 'chargeback_body_changed':
      return changed(view, { body: change.body });
    case 'chargeback_levy_changed':
      return changed(view, { levy: change.levy });
    case 'chargeback_target_status_changed':
      return termsChanged(view, name);
    case 'chargeback_cash_flow_changed':
      return undefined;
    case 'chargeback_status_changed':
      return { chargebackStateChanged: { ...name, state: CHARGEBACK_STATES[change.status] } };
  }
  return unreachable(change);
}

function created(
  views: Map<ChargebackId, ChargebackView>,
  name: Name,
  { chargeback, body, levy }: ChargebackChange & { readonly type: 'chargeback_created' },
): ProtoChange {
  views.set(name.chargebackId, { body, levy, stage: 'chargeback', changed: false });
  return {
    chargebackCreated: {
      ...name,
      body: projectMoney(body),
      levy: projectMoney(levy),
      reason: projectReason(chargeback.reason),
      externalId: chargeback.externalId,
    },
  };
}

function changed(view: ChargebackView, terms: Partial<ChargebackView>): undefined {
  Object.assign(view, terms, { changed: true });
}

function termsChanged(view: ChargebackView, name: Name): ProtoChange | undefined {
  if (!view.changed) return undefined;
  view.changed = false;
  return {
    chargebackTermsChanged: {
      ...name,
      body: projectMoney(view.body),
      levy: projectMoney(view.levy),
      stage: CHARGEBACK_STAGES[view.stage],
    },
  };
}
