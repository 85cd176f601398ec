import { viewPayin } from '../../domain/application/view-payin.ts';
import type { StreamId } from '../../domain/ids.ts';
import type { InvoiceState, PayinCommand } from '../../domain/invoice/invoice.ts';
import type { VerificationResult } from '../../ports/provider.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { collectFaults } from './faults.ts';
import { accepted, findPayment, mustView, notFound } from './find-application.ts';
import { answerOf, type PaymentAnswer } from './payment-answer.ts';
import { MAX_PAYMENT_ID_LENGTH } from './read-application.ts';

/** What a payer or a bank gave, as both doors give it: exactly one of the three. */
export interface VerificationInput {
  readonly cres?: string | undefined;
  readonly paRes?: { readonly paRes: string | undefined; readonly md: string | undefined } | undefined;
  readonly otp?: string | undefined;
}

const BASE64 = /^[A-Za-z0-9+/=_\s-]*$/;
const OTP = /^[0-9A-Za-z]{3,12}$/;
const MAX_CRES_LENGTH = 16_384;
const MAX_PA_RES_LENGTH = 65_536;
const MAX_MD_LENGTH = 4_096;

/** The result of 3-D Secure or a one-time password: it goes to the provider by way of the vault, and never into a change (P9). */
export async function confirm3ds(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  paymentId: string | undefined,
  input: VerificationInput,
): Promise<PaymentAnswer> {
  const faults = collectFaults();
  const name = faults.requiredText('payment_id', paymentId, MAX_PAYMENT_ID_LENGTH);
  const result = readResult(faults.wrong, input);
  faults.done();
  if (result === undefined) throw new Error('a refused result was used');
  const found = await findPayment(ports, call, open.desk, name);
  if (found.type !== 'payin') throw notFound(found.view.applicationId);
  const state = await submitResult(ports, call, found.stream, result);
  return await answerOf(ports, call, mustView(viewPayin(state)));
}

/** The same of a payin that was found, and of what can be right. */
export async function submitResult(
  { vault, entities }: Pick<HostToHostPorts, 'vault' | 'entities'>,
  call: HostToHostCall,
  stream: StreamId,
  result: VerificationResult,
): Promise<InvoiceState> {
  const payload = JSON.stringify(result);
  const isPassword = result.type === 'otp';
  // A password is too short for a digest that nobody could guess it from.
  const digest = isPassword ? undefined : Buffer.from(vault.digest('verification', payload)).toString('base64url');
  const ref = await vault.entrust(payload);
  const command: PayinCommand = {
    type: 'SubmitVerification',
    kind: isPassword ? 'otp' : 'three_ds',
    ref,
    ...(digest === undefined ? {} : { digest }),
  };
  const answer = await entities.ask(stream, command, requestOf(call));
  // A repeat brings what is known already: nobody would ever ask for it, and it may be long.
  if (!answer.ok || answer.state.application?.verification?.ref !== ref) vault.forget(ref);
  return accepted(answer).state;
}

/** The payer says that the money was sent: never a proof, only a reason to wait for the provider's word. */
export async function confirmPaid(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  paymentId: string | undefined,
): Promise<PaymentAnswer> {
  const faults = collectFaults();
  const name = faults.requiredText('payment_id', paymentId, MAX_PAYMENT_ID_LENGTH);
  faults.done();
  const found = await findPayment(ports, call, open.desk, name);
  if (found.type !== 'payin') throw notFound(found.view.applicationId);
  const answer = await ports.entities.ask(found.stream, { type: 'ConfirmPaid' }, requestOf(call));
  return await answerOf(ports, call, mustView(viewPayin(accepted(answer).state)));
}

/** Nothing of what these fields hold is repeated, and they are searched for no card number: they never leave memory. */
export function readResult(
  wrong: (field: string, description: string) => void,
  { cres, paRes, otp }: VerificationInput,
): VerificationResult | undefined {
  const members = { cres, pa_res: paRes, otp };
  const given = Object.entries(members).filter(([, each]) => each !== undefined && each !== '');
  if (given.length !== 1) {
    if (given.length === 0) wrong('result', 'is required');
    for (const [name] of given) wrong(name, 'must stand alone');
    return undefined;
  }
  if (cres) {
    if (cres.length > MAX_CRES_LENGTH || !BASE64.test(cres)) wrong('cres', 'must be base64url, as the bank gave it');
    return { type: 'cres', cres };
  }
  if (paRes !== undefined) {
    const { paRes: text = '', md = '' } = paRes;
    if (text === '') wrong('pa_res.pa_res', 'is required');
    if (md === '') wrong('pa_res.md', 'is required');
    if (text.length > MAX_PA_RES_LENGTH || !BASE64.test(text))
      wrong('pa_res.pa_res', 'must be base64, as the bank gave it');
    if (md.length > MAX_MD_LENGTH || !md.isWellFormed()) wrong('pa_res.md', 'must be as the bank gave it');
    return { type: 'pa_res', paRes: text, md };
  }
  if (!OTP.test(otp ?? '')) wrong('otp', 'must be 3 to 12 letters or digits');
  return { type: 'otp', otp: otp ?? '' };
}
