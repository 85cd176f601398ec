import type { Timestamp } from '../base/time.ts';
import type { AccountId, PlanId } from '../domain/ids.ts';
import type { Account } from '../generated/turnpike/v1/Account.ts';
import type { GetAccountRequest__Output } from '../generated/turnpike/v1/GetAccountRequest.ts';
import type { GetPlanRequest__Output } from '../generated/turnpike/v1/GetPlanRequest.ts';
import type { LedgerServiceDefinition } from '../generated/turnpike/v1/LedgerService.ts';
import type { ListAccountPostingsRequest__Output } from '../generated/turnpike/v1/ListAccountPostingsRequest.ts';
import type { ListAccountPostingsResponse } from '../generated/turnpike/v1/ListAccountPostingsResponse.ts';
import type { Plan } from '../generated/turnpike/v1/Plan.ts';
import type { PlanState } from '../generated/turnpike/v1/PlanState.ts';
import type { Posting } from '../generated/turnpike/v1/Posting.ts';
import type { LedgerPlan, LedgerPosting, PlanStatus } from '../ports/ledger.ts';
import { accountsOf } from './accounts.ts';
import { type Caller, isOperator } from './authenticate.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { pagesOf, readPageSize } from './page.ts';
import { projectMoney, projectTime } from './project-values.ts';
import { refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';

const MAX_ACCOUNT_ID_LENGTH = 200;
const MAX_PLAN_ID_LENGTH = 256;
const SCAN_PAGE = 500;

export function ledgerMethods(ports: Ports): ServiceMethods<LedgerServiceDefinition> {
  return {
    GetAccount: getAccount(ports),
    ListAccountPostings: listAccountPostings(ports),
    GetPlan: getPlan(ports),
  };
}

function getAccount({ ledger, configurations }: Ports): UnaryMethod<GetAccountRequest__Output, Account> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const accountId = fields.requiredText('account_id', request.accountId, MAX_ACCOUNT_ID_LENGTH);
      fields.done();
      const purpose = accountsOf(configurations.latest()).get(accountId);
      const balance = mayRead(caller, purpose?.partyId) ? await ledger.account(accountId) : undefined;
      const currency = balance?.currency ?? purpose?.currency;
      if (currency === undefined || !mayRead(caller, purpose?.partyId)) throw accountNotFound(accountId);
      // An account that the configuration has and nothing was booked on is empty, not missing.
      const { ownMinor = 0n, minAvailableMinor = 0n, maxAvailableMinor = 0n } = balance ?? {};
      return {
        accountId,
        currency,
        ownAmount: { amountMinor: ownMinor, currency },
        minAvailableAmount: { amountMinor: minAvailableMinor, currency },
        maxAvailableAmount: { amountMinor: maxAvailableMinor, currency },
        description: purpose?.description,
      };
    },
  };
}

/** An operator reads every account, a merchant its own. */
function mayRead(caller: Caller, owner: string | undefined): boolean {
  if (caller.partyId === undefined) return isOperator(caller);
  return owner === caller.partyId;
}

function accountNotFound(accountId: AccountId) {
  return refused('ACCOUNT_NOT_FOUND', 'There is no such account', { account_id: accountId });
}

function listAccountPostings(
  ports: Ports,
): UnaryMethod<ListAccountPostingsRequest__Output, ListAccountPostingsResponse> {
  const { ledger, configurations, vault } = ports;
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller, signal }) {
      const fields = readFields();
      const accountId = fields.requiredText('account_id', request.accountId, MAX_ACCOUNT_ID_LENGTH);
      const from = fields.time('min_create_time', request.minCreateTime) ?? Number.NEGATIVE_INFINITY;
      const before = fields.time('max_create_time', request.maxCreateTime) ?? Number.POSITIVE_INFINITY;
      const pageSize = readPageSize(fields, request);
      fields.done();
      const purpose = accountsOf(configurations.latest()).get(accountId);
      const known = purpose !== undefined || (await ledger.account(accountId)) !== undefined;
      if (!known || !mayRead(caller, purpose?.partyId)) throw accountNotFound(accountId);

      const pages = pagesOf(vault, 'LedgerService/ListAccountPostings', request, caller.partyId ?? '');
      const timeOf = planTimes(ports);
      const found: { readonly posting: LedgerPosting; readonly time: Timestamp }[] = [];
      let cursor = pages.cursor();
      for (let ended = false; !ended && found.length <= pageSize && !signal.aborted; ) {
        const some = await ledger.postings(accountId, cursor === undefined ? undefined : Number(cursor), SCAN_PAGE);
        ended = some.length < SCAN_PAGE;
        for (const posting of some) {
          cursor = String(posting.position);
          const time = await timeOf(posting.planId);
          if (time >= from && time < before) found.push({ posting, time });
        }
      }
      const page = found.slice(0, pageSize);
      const last = found.length > pageSize ? page.at(-1) : undefined;
      return {
        postings: page.map(({ posting, time }) => projectPosting(posting, time)),
        nextPageToken: pages.token(last && String(last.posting.position)),
      };
    },
  };
}

/** When the plan of a posting was held. Postings of one plan stand beside each other, so the last one is remembered. */
function planTimes({ ledger }: Ports): (planId: PlanId) => Promise<Timestamp> {
  const times = new Map<PlanId, Timestamp>();
  return async (planId) => {
    const known = times.get(planId) ?? (await ledger.plan(planId))?.holdTime ?? 0;
    times.set(planId, known);
    return known;
  };
}

function getPlan({ ledger, configurations }: Ports): UnaryMethod<GetPlanRequest__Output, Plan> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const planId = fields.requiredText('plan_id', request.planId, MAX_PLAN_ID_LENGTH);
      fields.done();
      const plan = await ledger.plan(planId);
      const accounts = accountsOf(configurations.latest());
      const visible = (accountId: AccountId) => mayRead(caller, accounts.get(accountId)?.partyId);
      const postings =
        plan?.postings.filter(({ source, destination }) => visible(source) || visible(destination)) ?? [];
      if (plan === undefined || postings.length === 0) {
        throw refused('PLAN_NOT_FOUND', 'There is no such plan', { plan_id: planId });
      }
      return projectPlan(plan, postings);
    },
  };
}

function projectPlan({ planId, status, holdTime, finalTime }: LedgerPlan, postings: readonly LedgerPosting[]): Plan {
  const batches = new Map<number, Posting[]>();
  for (const posting of postings) {
    const batch = batches.get(posting.batchId) ?? [];
    batches.set(posting.batchId, batch);
    batch.push(projectPosting(posting, holdTime));
  }
  return {
    planId,
    state: PLAN_STATES[status],
    batches: [...batches].sort(([a], [b]) => a - b).map(([id, some]) => ({ batchId: BigInt(id), postings: some })),
    createTime: projectTime(holdTime),
    finishTime: finalTime === undefined ? undefined : projectTime(finalTime),
  };
}

function projectPosting(posting: LedgerPosting, time: Timestamp): Posting {
  const { planId, batchId, source, destination, amountMinor, currency, details, status } = posting;
  return {
    planId,
    batchId: BigInt(batchId),
    sourceAccountId: source,
    destinationAccountId: destination,
    amount: projectMoney({ amountMinor, currency }),
    description: details,
    planState: PLAN_STATES[status],
    createTime: projectTime(time),
  };
}

const PLAN_STATES: Readonly<Record<PlanStatus, PlanState>> = {
  held: 'PLAN_STATE_HELD',
  committed: 'PLAN_STATE_COMMITTED',
  rolled_back: 'PLAN_STATE_ROLLED_BACK',
};
