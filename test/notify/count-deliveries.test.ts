import { expect, test } from 'vitest';
import { countDeliveries } from '../../src/notify/count-deliveries.ts';
import { outboxWorld, rowOf } from './outbox-world.ts';

test('alerts that expire and rows that are cancelled are told of by their number, and nothing else is', async () => {
  const world = await outboxWorld();
  const ended: unknown[] = [];
  const deliveries = countDeliveries(world.deliveries, { deliveryEnded: (...told) => void ended.push(told) });
  const alert = (id: string, sequence: number) =>
    rowOf(world, 'alert/party/desk/x', { id, sequence, passing: true, time: sequence });
  const hooks = ['a', 'b'].map((id) => rowOf(world, 'webhook/party/one', { id, resource: id }));
  expect(await deliveries.enqueue(0, 1, [alert('one', 1), ...hooks])).toEqual({ ok: true, expired: 0 });
  expect(await deliveries.enqueue(0, 2, [alert('two', 2)])).toEqual({ ok: false });
  expect(ended).toEqual([]);
  await deliveries.enqueue(1, 2, [alert('two', 2), alert('three', 3)]);
  expect(await deliveries.cancel('webhook/party/one')).toBe(2);
  expect(await deliveries.cancel('webhook/party/one')).toBe(0);
  expect(await deliveries.cancel('alert/party/desk/x')).toBe(1);
  expect(ended).toEqual([
    ['alert', 'expired', 2],
    ['webhook', 'cancelled', 2],
    ['alert', 'cancelled', 1],
  ]);
});
