import { parse } from 'yaml';
import type { TurnpikeClient } from '../../client/client.ts';

/** The names of a part of the business configuration, for lists that go through all of them. */
export async function configured(
  configuration: TurnpikeClient['configuration'],
  part: 'parties' | 'cash_desks',
): Promise<readonly string[]> {
  const { document = '' } = await configuration.GetConfiguration({});
  const { [part]: named = {} } = parse(document, { merge: true }) as { readonly [name in typeof part]?: object };
  return Object.keys(named);
}
