import { APPLICATION_STATUSES, type ApplicationStatus } from '../domain/application/status.ts';
import type { ListPayoutsRequest__Output } from '../generated/turnpike/v1/ListPayoutsRequest.ts';
import type { ListPayoutsResponse } from '../generated/turnpike/v1/ListPayoutsResponse.ts';
import type { PayoutSummary } from '../generated/turnpike/v1/PayoutSummary.ts';
import type { PayoutRow } from '../ports/journal.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { STATUSES, SUB_STATUSES } from './h2h/project-payment.ts';
import { pagesOf, readPageSize } from './page.ts';
import { projectMoney, projectTime } from './project-values.ts';
import { wordsOf } from './words.ts';

/** What operators see of payouts: rows of the search, of any party. */

const MAX_PROJECT_ID_LENGTH = 36;
const SUB_STATUS_WORDS = wordsOf(SUB_STATUSES);

export function listPayouts({ queries, vault }: Ports): UnaryMethod<ListPayoutsRequest__Output, ListPayoutsResponse> {
  return {
    roles: ['operator'],
    async handle(request) {
      const fields = readFields();
      const partyId = fields.id('party_id', request.partyId);
      const projectId = fields.text('project_id', request.projectId, MAX_PROJECT_ID_LENGTH);
      const state = fields.word('sub_status', request.subStatus, SUB_STATUS_WORDS);
      const pageSize = readPageSize(fields, request);
      fields.done();
      const pages = pagesOf(vault, 'OperationsService/ListPayouts', request, partyId ?? '');
      const filter = {
        ...(partyId === undefined ? {} : { partyId }),
        ...(projectId === undefined ? {} : { projectId }),
        ...(state === undefined ? {} : { state }),
        ...(request.attention === true ? { attention: true } : {}),
      };
      const page = await queries.payouts(filter, pages.cursor(), pageSize);
      return { payouts: page.rows.map(projectRow), nextPageToken: pages.token(page.next) };
    },
  };
}

function projectRow(row: PayoutRow): PayoutSummary {
  const { payoutId, partyId, projectId, externalId, amountMinor, currency, createTime, providerId, attention } = row;
  // A row holds a status of the table, and so does its reader's release.
  const shown = APPLICATION_STATUSES[row.state as ApplicationStatus];
  return {
    applicationId: payoutId,
    partyId,
    projectId,
    paymentId: externalId,
    status: STATUSES[shown.status],
    subStatus: 'subStatus' in shown ? SUB_STATUSES[shown.subStatus] : 'H2H_SUB_STATUS_UNSPECIFIED',
    amount: projectMoney({ amountMinor, currency }),
    createTime: projectTime(createTime),
    providerId: providerId ?? '',
    attention: attention ?? '',
  };
}
