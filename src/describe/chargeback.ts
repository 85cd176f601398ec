import { unreachable } from '../base/assert.ts';
import type { ChargebackChange, ChargebackFacts, ChargebackStage } from '../domain/chargeback/chargeback.ts';
import type { Money } from '../domain/money.ts';
import { moneyText, said, timeText } from './words.ts';

/** What a change of a chargeback says of it. */
export function chargebackText(change: ChargebackChange): string {
  switch (change.type) {
    case 'chargeback_created':
      return enteredText(change.chargeback, change.body, change.levy);
    case 'chargeback_stage_changed':
      return `moves to ${stageText(change.stage)}`;
    case 'chargeback_body_changed':
      return `is about ${moneyText(change.body)} now`;
    case 'chargeback_levy_changed':
      return `costs the merchant ${moneyText(change.levy)} beyond it now`;
    case 'chargeback_target_status_changed':
      return `is to be ${change.status}${occurredText(change.occurredTime)}`;
    case 'chargeback_cash_flow_changed':
      return change.postings.length === 0 ? 'moves no money any more' : 'cash flow computed';
    case 'chargeback_status_changed':
      return `now ${change.status}`;
  }
  return unreachable(change);
}

function enteredText(facts: ChargebackFacts, body: Money, levy: Money): string {
  const { reason, revision, occurredTime, trx, externalId } = facts;
  const code = reason.code === undefined ? '' : ` (code ${said(reason.code)})`;
  return [
    `entered: ${moneyText(body)}, and ${moneyText(levy)} beyond it`,
    `${reason.category.replace('_', ' ')}${code}${occurredText(occurredTime)}`,
    `judged by revision ${revision}`,
    ...(trx === undefined ? [] : [`transaction ${said(trx.id)}`]),
    ...(externalId === undefined ? [] : [`external id ${said(externalId)}`]),
  ].join(', ');
}

function occurredText(occurredTime: number | undefined): string {
  return occurredTime === undefined ? '' : `, by the bank since ${timeText(occurredTime)}`;
}

export function stageText(stage: ChargebackStage): string {
  return stage === 'chargeback' ? 'the first stage' : stage.replace('_', '-');
}
