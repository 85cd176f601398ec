import { describe, expect, it } from 'vitest';
import type { HostToHostPorts } from '../../src/h2h/operations/call.ts';
import { type ReceiverInput, sealReceiver } from '../../src/h2h/operations/receiver.ts';

const vault: Pick<HostToHostPorts['vault'], 'seal' | 'describe'> = {
  seal: async (_subject, data) => ({ sealed: { keyId: 'k', ciphertext: data } }),
  describe: async () => undefined,
};

const sealed = (input: Partial<ReceiverInput>) =>
  sealReceiver({ vault: vault as HostToHostPorts['vault'] }, 'party', 'h2h_1', {
    cardToken: undefined,
    phone: undefined,
    accountNumber: undefined,
    bankCode: undefined,
    holder: undefined,
    ...input,
  });

describe('A receiver of a payout', () => {
  it.each([
    [{ phone: '+79990000001' }, '********0001'],
    [{ accountNumber: '12345678' }, '****5678'],
    [{ accountNumber: '1234567' }, '*******'],
    [{ accountNumber: '12345' }, '*****'],
    [{ phone: '+1234567' }, '****4567'],
  ])('P9 shows of %o no more than it hides', async (input, masked) => {
    expect((await sealed(input)).receiver).toMatchObject({ masked });
  });
});
