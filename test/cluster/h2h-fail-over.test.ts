import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { applicationId, invoiceStream, type PartyId, type ProjectId, payoutStream } from '../../src/domain/ids.ts';
import { runCommand } from '../commands/run-command.ts';
import { type Application, type Applications, answered, createApplications } from '../h2h/applications.ts';
import { PROJECT } from '../h2h/desk.ts';
import { type Merchant, startMerchant } from '../h2h/merchant.ts';
import type { ClusterNode } from '../kit/cluster-processes.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type DeskCluster, startDeskCluster } from '../kit/desk-cluster.ts';

const DEMO = 'demo' as PartyId;
const RIGHT_PASSWORD = { result: { otp: '123456' } };
/** Others may be at work on this machine. */
const PATIENCE = { timeout: 40_000, interval: 50 };
const CORRECT = { receiver: { phone: '+79990003344' } };

describeWithPostgres('payins and payouts', () => {
  describeWithNats('whose node is killed', () => {
    let desks: DeskCluster;
    let merchant: Merchant;
    let applications: Applications;
    let owner: ClusterNode;
    let others: readonly ClusterNode[];

    beforeAll(async () => {
      merchant = await startMerchant();
      desks = await startDeskCluster({ nodes: 3 });
      await desks.settled();
      const { nodes } = desks.cluster;
      owner = nodeOf(nodes, 0);
      others = nodes.filter((node) => node !== owner);
      await desks.callBackTo(nodeOf(others, 0));
      applications = createApplications(desks.door(others), merchant);
    }, 90_000);
    afterAll(async () => {
      await desks?.stop();
      await merchant?.close();
    });

    const streamOf = (type: 'payin' | 'payout', id: string) => {
      const application = applicationId(PROJECT as ProjectId, id);
      return type === 'payin' ? invoiceStream(DEMO, application) : payoutStream(DEMO, application);
    };
    /** An id that makes the owner-to-be the owner. */
    const ownedId = (type: 'payin' | 'payout', name: string): string => {
      for (let number = 1; ; number += 1) {
        const id = `${name} ${number}`;
        if (desks.ownerOf(streamOf(type, id)) === owner) return id;
      }
    };
    const payin = (name: string, amount: number) => applications.payin({ id: ownedId('payin', name), amount });
    const cardPayin = (name: string, branch: string) => applications.cardPayin(branch, { id: ownedId('payin', name) });
    const payout = (name: string, amount: number) => applications.payout({ id: ownedId('payout', name), amount });
    const reaches = (application: Application, status: string, subStatus: string | null = null): Promise<Seen> =>
      vi.waitFor(async () => {
        const seen = await applications.info(application);
        expect([seen.status, seen.sub_status]).toEqual([status, subStatus]);
        return seen;
      }, PATIENCE);
    const ask = async (...args: Parameters<Applications['ask']>): Promise<void> => {
      const { status, body } = await applications.ask(...args);
      expect([status, body.errors]).toEqual([200, undefined]);
    };
    /** The money that the bank waits for arrives, or what it was to send is sent. */
    const arrives = async ({ id, path }: Application): Promise<void> => {
      const application = applicationId(PROJECT as ProjectId, id);
      const reference = path.endsWith('payout') ? `demo/${application}` : `demo/${application}/1`;
      const asked = await fetch(`${desks.cluster.bankUrl}/v1/payments?reference=${encodeURIComponent(reference)}`);
      const { payments } = (await asked.json()) as Waiting;
      const headers = { 'content-type': 'application/json' };
      const sent = await fetch(payments[0]?.waitingFor[0]?.url ?? '', { method: 'POST', headers, body: '{}' });
      expect(sent.status).toBe(200);
    };
    /** Hands the right password to this node. */
    const takesPassword = async (node: ClusterNode, application: Application): Promise<void> => {
      const { ask: askThere } = createApplications(desks.door([node]), merchant);
      expect(await askThere(application, 'confirm-3ds-result', RIGHT_PASSWORD)).toMatchObject({ status: 200 });
      await reaches(application, 'processing', 'sent_verification');
    };
    const operator = () => desks.client(nodeOf(others, 1), 'operator').hostToHost;

    it('P2 P3 P7 go on from every state in which they wait, and end as they would have', async () => {
      await applications.fund();
      const transfer = await payin('transfer', 10_001);
      const claimed = await payin('claimed', 10_003);
      const other = await payin('other amount', 10_002);
      const challenge = await cardPayin('challenge', '70');
      const password = await cardPayin('password', '64');
      const given = await cardPayin('password given to another', '64');
      const taken = await cardPayin('password given to the owner', '64');
      const sending = await payout('sending', 20_013);
      const wrong = await payout('wrong details', 20_011);
      const failed = await payout('failed', 20_012);

      await reaches(transfer, 'processing', 'awaiting_confirm');
      await reaches(claimed, 'processing', 'awaiting_confirm');
      await ask(claimed, 'confirm');
      await reaches(claimed, 'processing', 'paid');
      await reaches(other, 'dispute', 'different_amount');
      const { redirect } = await reaches(challenge, 'processing', 'awaiting_3ds_result');
      await reaches(password, 'processing', 'awaiting_3ds_result');
      await reaches(given, 'processing', 'awaiting_3ds_result');
      await reaches(taken, 'processing', 'awaiting_3ds_result');
      await reaches(sending, 'processing', 'payout_process');
      await reaches(wrong, 'dispute', 'incorrect_requisites');
      await reaches(failed, 'dispute', 'payout_failed');
      const about = { projectId: PROJECT, paymentId: failed.id };
      const opened = await operator().OpenDispute({ ...about, disputeRef: 'case', reason: 'DISPUTE_REASON_UNKNOWN' });
      const { disputeId = '' } = opened;
      await operator().StartDispute({ projectId: PROJECT, disputeId });

      // From here on whatever is asked of the bank is under way when the node dies: passwords, one of them taken by a node that
      // will not be the next owner, and a transfer and a payout of which the bank has never heard.
      desks.toBank.silence();
      const next = desks.ownerOf(streamOf('payin', given.id), others);
      await takesPassword(nodeOf(others, next === others[0] ? 1 : 0), given);
      await takesPassword(owner, taken);
      const unheard = await payin('unheard transfer', 10_000);
      const unsent = await payout('unsent', 20_000);
      await expect.poll(() => desks.toBank.swallowed, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
      await owner.kill();
      desks.toBank.heal();

      // Whoever asks meanwhile waits for the next owner, and is answered.
      const payins = [transfer, claimed, other, challenge, password, given, taken, unheard];
      const all = [...payins, sending, wrong, failed, unsent];
      const seen = await Promise.all(all.map((application) => applications.info(application)));
      const meanwhile = all.map(({ id }, index) => [id, seen[index].status, seen[index].sub_status]);
      expect(meanwhile.filter(([, status]) => status === 'decline' || status === 'error')).toEqual([]);

      await ask(transfer, 'confirm');
      await arrives(transfer);
      await arrives(claimed);
      await arrives(sending);
      const { cres } = await answered(redirect.url);
      await ask(challenge, 'confirm-3ds-result', { result: { cres } });
      await ask(password, 'confirm-3ds-result', RIGHT_PASSWORD);
      await ask(wrong, 'correct-requisites', CORRECT);
      const decision = { winner: 'DISPUTE_WINNER_MERCHANT' } as const;
      await operator().ResolveDispute({ projectId: PROJECT, disputeId, decision });
      const half = { projectId: PROJECT, paymentId: other.id, disputeRef: 'half' };
      const { disputeId: halfId = '' } = await operator().OpenDispute({
        ...half,
        reason: 'DISPUTE_REASON_HAS_PAYMENT',
      });
      await operator().StartDispute({ projectId: PROJECT, disputeId: halfId });
      await operator().ResolveDispute({ projectId: PROJECT, disputeId: halfId, decision });

      for (const application of all) {
        await reaches(application, application === failed ? 'decline' : 'success');
      }
      for (const { id } of all) {
        const { at, verified } = await merchant.told(id, id === failed.id ? 'decline' : 'success');
        expect([id, at, verified]).toEqual([id, id === failed.id ? 'decline' : 'success', true]);
      }
      const effects = await fetch(`${desks.cluster.bankUrl}/v1/effects`);
      expect(await effects.json()).toMatchObject({ repeated: 0, doubledKeys: 0 });
      const { balances = [] } = await operator().GetBalance({ projectId: PROJECT });
      expect(balances.map(({ lockedMinor = 0n }) => lockedMinor)).toEqual([0n, 0n]);
      expect((await runCommand(['audit'], desks.cluster.environment)).summary).toMatchObject({ ok: true });
    }, 120_000);
  });
});

type Seen = Awaited<ReturnType<Applications['info']>>;

interface Waiting {
  readonly payments: readonly { readonly waitingFor: readonly { readonly url: string }[] }[];
}

function nodeOf(nodes: readonly ClusterNode[], index: number): ClusterNode {
  const node = nodes[index];
  if (node === undefined) throw new Error(`there is no node ${index}`);
  return node;
}
