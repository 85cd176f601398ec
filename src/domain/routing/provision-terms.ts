import { Misconfigured } from '../condition.ts';
import type { Configuration, Provider, ProvisionTerms, Terminal } from '../configuration.ts';
import type { Route } from './route.ts';

/**
 * What a provider takes at a terminal: the terminal's own payment and payout fields win over the provider's, field by field;
 * recurrent terms are the provider's alone (reference §5.1). Undefined when neither has terms.
 */
export function provisionTerms(provider: Provider, terminal: Terminal): ProvisionTerms | undefined {
  const general = provider.terms;
  const own = terminal.terms;
  if (general === undefined && own === undefined) return undefined;
  const payments =
    general?.payments === undefined && own?.payments === undefined
      ? undefined
      : { ...general?.payments, ...own?.payments };
  const payouts =
    general?.payouts === undefined && own?.payouts === undefined ? undefined : { ...general?.payouts, ...own?.payouts };
  const skipRecurrent = own?.skipRecurrent ?? general?.skipRecurrent;
  return {
    ...(payments === undefined ? {} : { payments }),
    ...(general?.recurrent === undefined ? {} : { recurrent: general.recurrent }),
    ...(payouts === undefined ? {} : { payouts }),
    ...(skipRecurrent === undefined ? {} : { skipRecurrent }),
  };
}

/** The provider and the terminal of a route. Throws `Misconfigured` when this revision does not have them. */
export function partiesOf(
  configuration: Configuration,
  route: Route,
): { readonly provider: Provider; readonly terminal: Terminal } {
  const provider = configuration.providers.get(route.providerId);
  if (provider === undefined) throw new Misconfigured(`provider ${route.providerId} is not configured`);
  const terminal = configuration.terminals.get(route.terminalId);
  if (terminal === undefined) throw new Misconfigured(`terminal ${route.terminalId} is not configured`);
  return { provider, terminal };
}
