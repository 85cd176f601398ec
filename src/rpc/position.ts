import { refuseField } from '../domain/errors.ts';
import { parsePosition } from '../wire/position.ts';
import { Refused } from './refused.ts';

/** Throws `Refused` with INVALID_POSITION for a text that no event carried. */
export function decodePosition(text: string, lastPosition: number): number {
  const position = parsePosition(text) ?? Number.NaN;
  if (!(position <= lastPosition)) {
    throw new Refused(refuseField('after_position', 'is not a position that an event carried', 'INVALID_POSITION'));
  }
  return position;
}
