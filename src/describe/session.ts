import { unreachable } from '../base/assert.ts';
import type { SessionChange, UserInteraction } from '../domain/session/session.ts';
import { durationText, failureText, routeText, said, timeText, VERBS } from './words.ts';

/** What a change of a session says of it. */
export function sessionText(change: SessionChange): string {
  switch (change.type) {
    case 'session_started': {
      const { notBefore, time } = change;
      const wait =
        notBefore === undefined || notBefore <= time
          ? ''
          : `, not before ${durationText((notBefore - time) / 1000)} from then`;
      return `starts, to ${VERBS[change.target]} by ${routeText(change.route)}, key ${change.idempotencyKey}${wait}`;
    }
    case 'session_activated':
      return 'goes on';
    case 'session_slept':
      return `sleeps until ${timeText(change.until)}`;
    case 'session_suspended':
      return `waits for a callback until ${timeText(change.until)}, then ${TIMEOUTS[change.onTimeout.type]}`;
    case 'session_transaction_bound': {
      const { id, rrn, approvalCode, threeDsVerification } = change.trx;
      const more = [
        rrn === undefined ? '' : `, rrn ${rrn}`,
        approvalCode === undefined ? '' : `, approval code ${approvalCode}`,
        threeDsVerification === undefined ? '' : `, 3-D Secure ${threeDsVerification}`,
      ];
      return `is transaction ${id} at the provider${more.join('')}`;
    }
    case 'session_proxy_state_changed':
      return `keeps ${change.state.length} bytes of the adapter's state`;
    case 'session_interaction_changed':
      return change.status === 'requested'
        ? `asks the payer: ${interactionText(change.interaction)}`
        : 'has the answer of the payer';
    case 'session_callback_taken':
      return `took a callback (digest ${change.digest.slice(0, 12)}…)`;
    case 'session_became_unknown':
      return `has an UNKNOWN outcome (${said(change.reason)}); the provider is asked at ${timeText(change.askTime)}`;
    case 'session_finished':
      return change.result.type === 'succeeded' ? 'succeeded' : `failed: ${failureText(change.result.failure)}`;
  }
  return unreachable(change);
}

const TIMEOUTS = {
  callback: 'the adapter is told of the silence',
  failure: 'it fails',
  operation_timeout: 'the provider is asked, and it fails if nothing was taken',
} as const;

/** An address is shown without its path: what follows may be a secret of the payer's. */
function interactionText(interaction: UserInteraction): string {
  switch (interaction.type) {
    case 'redirect': {
      const origin = URL.canParse(interaction.url) ? new URL(interaction.url).origin : 'an address';
      return `${interaction.method.toUpperCase()} to ${origin}`;
    }
    case 'payment_terminal_receipt':
      return `receipt ${interaction.shortPaymentId}, due ${timeText(interaction.dueTime)}`;
    case 'crypto_currency_transfer':
      return `a transfer of ${interaction.quantity} ${interaction.symbol}`;
    case 'qr_code':
      return 'a QR code';
    case 'api_extension':
      return `extension ${interaction.apiType}`;
    case 'one_time_password':
      return 'a one-time password';
    case 'transfer_requisites':
      return `a transfer to ${interaction.masked} by ${interaction.method}`;
  }
}
