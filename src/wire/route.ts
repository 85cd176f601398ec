import type { Candidate, RejectedRoute, RejectionGroup, Route, RouteScore } from '../domain/routing/route.ts';
import { bit, choice, fraction, integer, type LayoutOf, message, text } from './layout.ts';

export const route: LayoutOf<Route> = message<Route>({ providerId: text, terminalId: text });

export const candidate: LayoutOf<Candidate> = message<Candidate>({
  providerId: text,
  terminalId: text,
  priority: integer,
  weight: integer,
  pin: integer,
});

const rejectionGroup = choice<RejectionGroup>({
  forbidden: 'FORBIDDEN',
  already_attempted: 'ALREADY_ATTEMPTED',
  limit_misconfiguration: 'LIMIT_MISCONFIGURATION',
  limit_overflow: 'LIMIT_OVERFLOW',
  in_blacklist: 'IN_BLACKLIST',
  adapter_unavailable: 'ADAPTER_UNAVAILABLE',
  provider_conversion_is_too_low: 'PROVIDER_CONVERSION_IS_TOO_LOW',
  recurrent_token_missing: 'RECURRENT_TOKEN_MISSING',
});

export const rejectedRoute: LayoutOf<RejectedRoute> = message<RejectedRoute>({
  providerId: text,
  terminalId: text,
  group: rejectionGroup,
  reason: text,
});

export const routeScore: LayoutOf<RouteScore> = message<RouteScore>({
  availabilityCondition: bit,
  conversionCondition: bit,
  priority: integer,
  pin: integer,
  random: bit,
  availability: fraction,
  conversion: fraction,
  blacklisted: bit,
});
