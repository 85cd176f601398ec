/**
 * Bytes that this release cannot read without loss: damaged, or written by a newer release. Nothing of them may be used,
 * and nothing may be appended after them; an upgrade is the remedy.
 */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}
