import type { Timestamp } from '../base/time.ts';
import { type PaymentTool, paymentMethod } from '../domain/payment-tool.ts';
import type { Timestamp as ProtoTime } from '../generated/google/protobuf/Timestamp.ts';
import type { InspectPaymentRequest } from '../generated/turnpike/inspector/v1/InspectPaymentRequest.ts';
import type { Payer } from '../generated/turnpike/inspector/v1/Payer.ts';
import type { PaymentTool as ProtoTool } from '../generated/turnpike/inspector/v1/PaymentTool.ts';
import type { InspectedPayer, InspectionSubject } from '../ports/inspector.ts';

const MICROS_PER_SECOND = 1_000_000;

/** A payment as an inspector is told of it (reference §9.1). Fields are named one by one: what is not here is not told (Q3). */
export function projectSubject(
  { partyId, shop, invoice, payment }: InspectionSubject,
  options: Readonly<Record<string, string>>,
): InspectPaymentRequest {
  return {
    partyId,
    shop: {
      shopId: shop.id,
      category: shop.category,
      name: shop.name,
      description: shop.description,
      location: shop.location,
    },
    invoice: {
      invoiceId: invoice.id,
      createTime: projectTime(invoice.createTime),
      dueTime: projectTime(invoice.dueTime),
      product: invoice.product,
      description: invoice.description,
      cost: { ...invoice.cost },
      trustLevel: invoice.trustLevel,
    },
    payment: {
      paymentId: payment.id,
      createTime: projectTime(payment.createTime),
      cost: { ...payment.cost },
      makeRecurrent: payment.makeRecurrent,
      flow: payment.flow,
      payer: projectPayer(payment.payer),
      paymentTool: projectTool(payment.tool),
    },
    options: { ...options },
  };
}

function projectPayer({ isRecurrent, features, ...known }: InspectedPayer): Payer {
  const { email, phoneNumber, clientIpAddress, clientFingerprint } = known;
  const { email: emailDigest, clientIp: clientIpDigest } = features;
  return { isRecurrent, email, phoneNumber, clientIpAddress, clientFingerprint, emailDigest, clientIpDigest };
}

function projectTool(tool: PaymentTool): ProtoTool {
  const common = { type: tool.type, method: paymentMethod(tool) };
  if (tool.type !== 'bank_card') return common;
  const { token, paymentSystem, bin, lastDigits, issuerCountry, bankName, category, cvvEmpty } = tool;
  return {
    ...common,
    bankCard: { token, paymentSystem, bin, lastDigits, issuerCountry, bankName, category, cvvEmpty },
  };
}

function projectTime(time: Timestamp): ProtoTime {
  const seconds = Math.floor(time / MICROS_PER_SECOND);
  return { seconds: BigInt(seconds), nanos: (time - seconds * MICROS_PER_SECOND) * 1000 };
}
