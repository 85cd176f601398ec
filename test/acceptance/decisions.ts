/** The decisions by which a row comes to something else than in the reference: what it does there, and what here. */
export const DECISIONS: Readonly<Record<number, { readonly reference: string; readonly ours: string }>> = {
  1: {
    reference: 'A late capture makes a fulfilled or cancelled invoice paid.',
    ours: 'Both are final; the late money is in the books, and operators are told.',
  },
  2: {
    reference: 'Limits of a shop are counted before the risk is scored, and never given back.',
    ours: 'They are held when a payment starts, counted with the captured amount, given back when it fails or is cancelled.',
  },
  3: {
    reference: 'Routes of a cascade share one budget of retries, and refunds have one less.',
    ours: 'A budget for each route and target; refunds have the same as payments.',
  },
  4: {
    reference: 'A refund whose session times out breaks the machine.',
    ours: 'The provider is asked first; once it is certain that nothing moves, the refund fails.',
  },
  5: {
    reference: 'A payment stays charged back when the reopened chargeback is rejected.',
    ours: 'Its status follows what is left of it.',
  },
  7: {
    reference: 'A refund id that is no number breaks the numbering of those to come.',
    ours: 'Generated ids do not depend on ids that clients chose.',
  },
  9: {
    reference: 'A misconfiguration met inside a call stops the invoice until it is repaired.',
    ours: 'The call is refused as MISCONFIGURED, and nothing changes.',
  },
  10: {
    reference: 'A deadline that has passed may lead on to another route.',
    ours: 'It never does: the next provider would be as late.',
  },
  11: {
    reference: 'An amount moved at random may come to zero or less.',
    ours: 'Such an invoice is refused.',
  },
  12: {
    reference: 'A capture is compared with the original cost.',
    ours: 'With the effective one, which the provider may have changed.',
  },
  13: {
    reference: 'Where no route is found one that was rejected stands in for it.',
    ours: 'That all were rejected, and why, is told as such.',
  },
  15: {
    reference: 'An id decides alone whether something is the same.',
    ours: 'Its content counts as well: the same id with other content is refused.',
  },
  16: {
    reference: 'Partial captures are forbidden where their term is present.',
    ours: 'A plain yes or no.',
  },
  19: {
    reference: 'A capture that fails for good stops the invoice.',
    ours: 'It raises attention; the money stays held, the capture is tried on slowly, everything else goes on.',
  },
  23: {
    reference: 'A repeated callback is refused.',
    ours: 'An identical repeat gets the answer of the first; any other one that comes too late is refused.',
  },
  27: {
    reference: 'Histories of an older backend are taken over when they are first met.',
    ours: 'Taking over from other systems comes later.',
  },
};
