import type { AddressPolicy } from '../../base/public-address.ts';
import { type CashDesk, type Configuration, isSandbox, type Shop } from '../../domain/configuration.ts';
import type { CurrencyCode } from '../../domain/money.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';
import { refused } from './refused.ts';

/** A cash desk as a caller may use it now. */
export interface OpenDesk {
  readonly desk: CashDesk;
  readonly configuration: Configuration;
  /** Where its alerts may be sent to. */
  readonly policy: AddressPolicy;
}

/**
 * Throws PROJECT_NOT_FOUND also for a cash desk of another party (P10), and PROJECT_DISABLED for one that is disabled; operators
 * may look into those.
 */
export function openDesk(
  ports: Pick<HostToHostPorts, 'configurations' | 'webhookPorts'>,
  call: HostToHostCall,
  projectId: string,
): OpenDesk {
  const configuration = ports.configurations.latest();
  const desk = configuration.projects.get(projectId);
  const visible =
    desk !== undefined &&
    (call.partyId === undefined || call.partyId === desk.partyId) &&
    (call.projectId === undefined || call.projectId === desk.id);
  if (!visible) throw refused('PROJECT_NOT_FOUND', 'There is no such cash desk', { project_id: projectId });
  if (desk.disabled && call.actor.role !== 'operator') {
    throw refused('PROJECT_DISABLED', 'The cash desk is disabled', { project_id: projectId });
  }
  return opened(ports, desk, configuration);
}

export function opened(
  { webhookPorts: ports }: Pick<HostToHostPorts, 'webhookPorts'>,
  desk: CashDesk,
  configuration: Configuration,
): OpenDesk {
  return { desk, configuration, policy: { sandbox: isSandbox(configuration), ports } };
}

/** The shop behind a cash desk in one currency; undefined where it has none. */
export function shopOf({ desk, configuration }: OpenDesk, currency: CurrencyCode): Shop | undefined {
  const shopId = desk.shops.get(currency);
  return shopId === undefined ? undefined : configuration.parties.get(desk.partyId)?.shops.get(shopId);
}

/** Whether money of this shop is not real: then a merchant may be on this machine. */
export function isTestShop({ configuration }: OpenDesk, shop: Shop | undefined): boolean {
  return shop !== undefined && configuration.institutions.get(shop.institutionId)?.realm === 'test';
}
