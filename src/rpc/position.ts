import { refuseField } from '../domain/errors.ts';
import { Refused } from './refused.ts';

/** Places in the global order as clients see them: opaque, and told apart from everything else by their form. */
const FORM = /^e([0-9a-z]{1,11})$/;

export function encodePosition(position: number): string {
  return `e${position.toString(36)}`;
}

/** Throws `Refused` with INVALID_POSITION for a text that no event carried. */
export function decodePosition(text: string, lastPosition: number): number {
  const digits = FORM.exec(text)?.[1];
  const position = digits === undefined ? Number.NaN : Number.parseInt(digits, 36);
  if (!(position <= lastPosition)) {
    throw new Refused(refuseField('after_position', 'is not a position that an event carried', 'INVALID_POSITION'));
  }
  return position;
}
