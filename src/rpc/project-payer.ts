import type { Payer } from '../domain/payer.ts';
import type { PaymentTool } from '../domain/payment-tool.ts';
import type { ContactInfo } from '../generated/turnpike/v1/ContactInfo.ts';
import type { Payer as ProtoPayer } from '../generated/turnpike/v1/Payer.ts';
import type { PaymentTool as ProtoTool } from '../generated/turnpike/v1/PaymentTool.ts';
import type { PersonalData } from '../ports/seal-person.ts';

/** A payer without secrets: no tokens, no payment session. Personal data is what is left of it after an erasure. */
export function projectPayer(payer: Payer, personal: PersonalData): ProtoPayer {
  const paymentTool = projectTool(payer.tool, personal);
  const contactInfo = projectContact(personal);
  if (payer.type === 'recurrent') {
    const { invoiceId, paymentId } = payer.parent;
    return { recurrent: { parentInvoiceId: invoiceId, parentPaymentId: paymentId, contactInfo, paymentTool } };
  }
  const {
    client_ip_address: ipAddress,
    client_fingerprint: fingerprint,
    client_url: url,
    client_peer_ip: peerIp,
    client_user_ip: userIp,
  } = personal;
  return {
    paymentResource: { paymentTool, contactInfo, clientInfo: { ipAddress, fingerprint, url, peerIp, userIp } },
  };
}

export function projectContact(personal: PersonalData): ContactInfo {
  const { email, country, state, city, address } = personal;
  return {
    email,
    country,
    state,
    city,
    address,
    phoneNumber: personal['phone_number'],
    firstName: personal['first_name'],
    lastName: personal['last_name'],
    postalCode: personal['postal_code'],
    dateOfBirth: personal['date_of_birth'],
    documentId: personal['document_id'],
  };
}

function projectTool(tool: PaymentTool, personal: PersonalData): ProtoTool {
  const notes = personal['tool_metadata'];
  const metadata: Record<string, string> | undefined = notes === undefined ? undefined : JSON.parse(notes);
  switch (tool.type) {
    case 'bank_card':
      return {
        bankCard: {
          paymentSystem: tool.paymentSystem,
          bin: tool.bin,
          lastDigits: tool.lastDigits,
          paymentToken: tool.tokenService,
          tokenizationMethod: tool.tokenizationMethod && METHODS[tool.tokenizationMethod],
          issuerCountry: tool.issuerCountry,
          bankName: tool.bankName,
          metadata,
          isCvvEmpty: tool.cvvEmpty,
          expDate: tool.expiry,
          cardholderName: personal['cardholder_name'],
          category: tool.category,
        },
      };
    case 'payment_terminal':
      return { paymentTerminal: { paymentService: tool.service, metadata } };
    case 'digital_wallet':
      return {
        digitalWallet: {
          paymentService: tool.service,
          walletId: personal['wallet_id'],
          accountName: personal['wallet_account_name'],
          accountIdentityNumber: personal['wallet_account_identity_number'],
        },
      };
    case 'mobile_commerce':
      return {
        mobileCommerce: {
          operator: tool.operator,
          phone: { cc: personal['mobile_cc'], ctn: personal['mobile_ctn'] },
        },
      };
    case 'crypto_currency':
      return { cryptoCurrency: { currency: tool.currency } };
    case 'generic': {
      const { generic_type: type, generic_data: data } = personal;
      const given = type !== undefined || data !== undefined;
      return {
        generic: {
          paymentService: tool.service,
          data: given ? { type, data: data === undefined ? undefined : Buffer.from(data, 'base64') } : undefined,
        },
      };
    }
  }
}

const METHODS = { dpan: 'TOKENIZATION_METHOD_DPAN', none: 'TOKENIZATION_METHOD_NONE' } as const;
