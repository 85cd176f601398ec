import { expect } from 'vitest';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

row('payment_with_offsite_preauth_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['offsite'] });
  const payment = await invoice.start();
  const page = await payment.page();
  expect((await payment.read()).sessions?.[0]).toMatchObject({ state: 'SESSION_STATE_ACTIVE' });
  await world.bank.answer(page, 'approve');
  const captured = await payment.until('CAPTURED');
  expect(captured.sessions?.[0]?.userInteraction).toMatchObject({ state: 'USER_INTERACTION_STATE_COMPLETED' });
  expect(await payment.changes()).not.toContain('processed waiting_for_callback');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('payment_tool_contact_info_passed_to_provider', async () => {
  const shop = await world.shop();
  const contact = {
    phoneNumber: '+79001234567',
    email: 'payer@example.com',
    firstName: 'Anna',
    lastName: 'Payer',
    country: 'RUS',
    state: 'Moscow',
    city: 'Moscow',
    address: 'Arbat 1',
    postalCode: '119019',
    dateOfBirth: '1990-01-31',
    documentId: '45 06 000000',
  };
  const payment = await (await shop.invoice(42_000n)).pay({ contact });
  const [told] = await world.bank.payments(payment.reference);
  expect(told?.payer).toEqual({
    phone_number: contact.phoneNumber,
    email: contact.email,
    first_name: contact.firstName,
    last_name: contact.lastName,
    country: contact.country,
    state: contact.state,
    city: contact.city,
    address: contact.address,
    postal_code: contact.postalCode,
    date_of_birth: contact.dateOfBirth,
    document_id: contact.documentId,
  });
});
