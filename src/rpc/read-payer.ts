import type { InvoiceId, PaymentId } from '../domain/ids.ts';
import type { PaymentTool } from '../domain/payment-tool.ts';
import type { BankCard__Output } from '../generated/turnpike/v1/BankCard.ts';
import type { Payer__Output } from '../generated/turnpike/v1/Payer.ts';
import type { PaymentResourcePayer__Output } from '../generated/turnpike/v1/PaymentResourcePayer.ts';
import type { PaymentTool__Output } from '../generated/turnpike/v1/PaymentTool.ts';
import type { RecurrentPayer__Output } from '../generated/turnpike/v1/RecurrentPayer.ts';
import type { PersonalData } from '../ports/seal-person.ts';
import { type Fields, MAX_CONTEXT_BYTES } from './fields.ts';
import { readClient, readContact } from './personal-data.ts';

/** A payer as a request tells it, before anybody was asked about the card or the parent. */
export type PayerRequest = ResourceRequest | RecurrentRequest;

export interface ResourceRequest {
  readonly type: 'payment_resource';
  readonly tool: ToolRequest;
  readonly paymentSessionId?: string;
  readonly personal: PersonalData;
}

export interface RecurrentRequest {
  readonly type: 'recurrent';
  readonly parent: { readonly invoiceId: InvoiceId; readonly paymentId: PaymentId };
  readonly personal: PersonalData;
}

export type ToolRequest = CardRequest | Exclude<PaymentTool, { readonly type: 'bank_card' }>;

/** What a request may say of a card; what the vault knows of it wins. */
export interface CardRequest {
  readonly type: 'bank_card';
  readonly token: string;
  readonly issuerCountry?: string;
  readonly bankName?: string;
  readonly category?: string;
  readonly tokenService?: string;
  readonly tokenizationMethod?: 'dpan' | 'none';
}

const NO_TOOL: ToolRequest = { type: 'generic', service: '' };
const MAX_NAME_LENGTH = 128;
const MAX_DETAIL_LENGTH = 256;

export function readPayer(fields: Fields, payer: Payer__Output | undefined): PayerRequest {
  const kind = fields.only('payer', payer ?? {}, ['paymentResource', 'recurrent'] as const);
  if (kind === undefined) fields.wrong('payer', 'is required');
  if (kind === 'recurrent') return readRecurrent(fields, 'payer.recurrent', payer?.recurrent ?? {});
  return readResource(
    fields,
    'payer.payment_resource',
    kind === undefined ? undefined : (payer?.paymentResource ?? {}),
  );
}

/** `resource` is undefined where that is told already. */
export function readResource(
  fields: Fields,
  path: string,
  resource: PaymentResourcePayer__Output | undefined,
): ResourceRequest {
  if (resource === undefined) return { type: 'payment_resource', ...NOTHING };
  const { tool, personal } = readTool(fields, `${path}.payment_tool`, resource.paymentTool);
  const sessionId = fields.text(`${path}.payment_session_id`, resource.paymentSessionId, MAX_NAME_LENGTH);
  return {
    type: 'payment_resource',
    tool,
    ...(sessionId === undefined ? {} : { paymentSessionId: sessionId }),
    personal: {
      ...readContact(fields, `${path}.contact_info`, resource.contactInfo),
      ...readClient(fields, `${path}.client_info`, resource.clientInfo),
      ...personal,
    },
  };
}

function readRecurrent(fields: Fields, path: string, payer: RecurrentPayer__Output): RecurrentRequest {
  if (payer.paymentTool) fields.wrong(`${path}.payment_tool`, 'is that of the parent: leave it out');
  return {
    type: 'recurrent',
    parent: {
      invoiceId: fields.requiredId(`${path}.parent_invoice_id`, payer.parentInvoiceId),
      paymentId: fields.requiredId(`${path}.parent_payment_id`, payer.parentPaymentId),
    },
    personal: readContact(fields, `${path}.contact_info`, payer.contactInfo),
  };
}

interface ToolAndPerson {
  readonly tool: ToolRequest;
  /** What of the tool is personal, and travels sealed. */
  readonly personal: PersonalData;
}

const NOTHING: ToolAndPerson = { tool: NO_TOOL, personal: {} };

const TOOLS = ['bankCard', 'paymentTerminal', 'digitalWallet', 'mobileCommerce', 'cryptoCurrency', 'generic'] as const;

function readTool(fields: Fields, at: string, tool: PaymentTool__Output | undefined): ToolAndPerson {
  const { bankCard, paymentTerminal, digitalWallet, mobileCommerce, cryptoCurrency, generic } = tool ?? {};
  const kind = fields.only(at, tool ?? {}, TOOLS);
  if (kind === undefined) fields.wrong(at, 'is required');
  if (bankCard !== undefined) return readCard(fields, `${at}.bank_card`, bankCard);
  if (paymentTerminal !== undefined) {
    const path = `${at}.payment_terminal`;
    return {
      tool: { type: 'payment_terminal', service: service(fields, `${path}.payment_service`, paymentTerminal) },
      personal: toolNotes(fields, `${path}.metadata`, paymentTerminal.metadata),
    };
  }
  if (digitalWallet !== undefined) {
    const path = `${at}.digital_wallet`;
    const { walletId, token, accountName, accountIdentityNumber } = digitalWallet;
    return {
      tool: { type: 'digital_wallet', service: service(fields, `${path}.payment_service`, digitalWallet) },
      personal: present({
        wallet_id: fields.requiredText(`${path}.wallet_id`, walletId, MAX_DETAIL_LENGTH),
        wallet_token: fields.text(`${path}.token`, token, MAX_DETAIL_LENGTH),
        wallet_account_name: fields.text(`${path}.account_name`, accountName, MAX_DETAIL_LENGTH),
        wallet_account_identity_number: fields.text(
          `${path}.account_identity_number`,
          accountIdentityNumber,
          MAX_DETAIL_LENGTH,
        ),
      }),
    };
  }
  if (mobileCommerce !== undefined) {
    const path = `${at}.mobile_commerce`;
    const { cc = '', ctn = '' } = mobileCommerce.phone ?? {};
    if (!/^[0-9]{1,3}$/.test(cc)) fields.wrong(`${path}.phone.cc`, 'must be 1 to 3 digits');
    if (!/^[0-9]{1,14}$/.test(ctn)) fields.wrong(`${path}.phone.ctn`, 'must be 1 to 14 digits');
    const operator = fields.requiredText(`${path}.operator`, mobileCommerce.operator, MAX_NAME_LENGTH);
    return { tool: { type: 'mobile_commerce', operator }, personal: { mobile_cc: cc, mobile_ctn: ctn } };
  }
  if (cryptoCurrency !== undefined) {
    const path = `${at}.crypto_currency.currency`;
    const currency = fields.requiredText(path, cryptoCurrency.currency, MAX_NAME_LENGTH);
    return { tool: { type: 'crypto_currency', currency }, personal: {} };
  }
  if (generic !== undefined) {
    const path = `${at}.generic`;
    const data = fields.bytes(`${path}.data.data`, generic.data?.data, MAX_CONTEXT_BYTES);
    return {
      tool: { type: 'generic', service: service(fields, `${path}.payment_service`, generic) },
      personal: present({
        generic_type: fields.text(`${path}.data.type`, generic.data?.type, MAX_NAME_LENGTH),
        generic_data: data && Buffer.from(data).toString('base64'),
      }),
    };
  }
  return NOTHING;
}

function readCard(fields: Fields, path: string, card: BankCard__Output): ToolAndPerson {
  const method = fields.word(`${path}.tokenization_method`, card.tokenizationMethod, TOKENIZATION_METHODS);
  const known = present({
    issuerCountry: fields.text(`${path}.issuer_country`, card.issuerCountry, MAX_NAME_LENGTH),
    bankName: fields.text(`${path}.bank_name`, card.bankName, MAX_DETAIL_LENGTH),
    category: fields.text(`${path}.category`, card.category, MAX_NAME_LENGTH),
    tokenService: fields.text(`${path}.payment_token`, card.paymentToken, MAX_NAME_LENGTH),
  });
  // The vault knows these; they are read only so that nothing unbounded, and no card number, is taken for them.
  fields.text(`${path}.payment_system`, card.paymentSystem, MAX_NAME_LENGTH);
  fields.text(`${path}.bin`, card.bin, MAX_NAME_LENGTH);
  fields.text(`${path}.last_digits`, card.lastDigits, MAX_NAME_LENGTH);
  const token = fields.requiredText(`${path}.token`, card.token, MAX_NAME_LENGTH);
  return {
    tool: {
      type: 'bank_card',
      token,
      ...known,
      ...(method === undefined ? {} : { tokenizationMethod: method }),
    },
    personal: {
      ...present({ cardholder_name: fields.text(`${path}.cardholder_name`, card.cardholderName, MAX_DETAIL_LENGTH) }),
      ...toolNotes(fields, `${path}.metadata`, card.metadata),
    },
  };
}

const TOKENIZATION_METHODS = {
  TOKENIZATION_METHOD_DPAN: 'dpan',
  TOKENIZATION_METHOD_NONE: 'none',
} as const satisfies Readonly<Record<string, 'dpan' | 'none'>>;

function service(fields: Fields, path: string, tool: { readonly paymentService?: string | undefined }): string {
  return fields.requiredText(path, tool.paymentService, MAX_NAME_LENGTH);
}

function toolNotes(fields: Fields, path: string, value: Readonly<Record<string, string>> | undefined): PersonalData {
  const notes = fields.notes(path, value);
  return notes === undefined ? {} : { tool_metadata: JSON.stringify(notes) };
}

function present<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): { readonly [Name in Key]?: string } & PersonalData {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
