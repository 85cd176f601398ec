/**
 * Which words the records of this release may have in them; each node tells the others. It is raised by the first commit after a
 * release that lets a change, a kind of stream, or a field of a change be written that the release before does not read, and what
 * begins something of the kind is refused while a node that reads less is a member (`ports/record-readers.ts`).
 *  1 is release 0.3.0: invoices, customers, templates, the configuration.
 *  2 adds payins, payouts, their disputes, and webhook endpoints.
 */
export const RECORD_VOCABULARY = 2;
