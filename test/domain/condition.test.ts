import { describe, expect, it } from 'vitest';
import {
  ALWAYS,
  alternatives,
  constant,
  Misconfigured,
  mustReduce,
  reduce,
  type Selector,
  type Verdict,
} from '../../src/domain/condition.ts';
import { when } from './world.ts';

/** A selector whose decisions are `verdict → place in the list`. */
function selectorOf(...verdicts: readonly Verdict[]): Selector<number> {
  return { decisions: verdicts.map((verdict, index) => ({ when: when(verdict), value: index })) };
}

const NO_VALUE = { ok: false };

describe('a selector', () => {
  it.each([
    [selectorOf('true'), { ok: true, value: 0 }],
    [selectorOf('false', 'true', 'true'), { ok: true, value: 1 }],
    [selectorOf('false', 'undecided', 'true'), NO_VALUE],
    [selectorOf('undecided'), NO_VALUE],
    [selectorOf('true', 'undecided'), { ok: true, value: 0 }],
    [selectorOf('false', 'false'), NO_VALUE],
    [selectorOf(), NO_VALUE],
  ])('has the value of the first decision that is not false, if that one holds', (selector, expected) => {
    expect(reduce(selector, {})).toEqual(expected);
  });

  it.each([
    [selectorOf('true', 'true'), [0]],
    [selectorOf('undecided', 'false', 'undecided', 'true', 'true'), [0, 2, 3]],
    [selectorOf('undecided'), [0]],
    [selectorOf('false'), []],
    [selectorOf(), []],
  ])('may still have every value up to the first decision that holds', (selector, expected) => {
    expect(alternatives(selector, {})).toEqual(expected);
  });

  it('that is constant has its value whatever the variables', () => {
    expect(reduce(constant('x'), {})).toEqual({ ok: true, value: 'x' });
    expect(ALWAYS).toMatchObject({ source: 'true' });
  });

  it('that must have a value and has none is a fault of the document, with its name', () => {
    expect(mustReduce(constant(7), {}, 'the fee')).toBe(7);
    expect(() => mustReduce(selectorOf('undecided'), {}, 'the fee')).toThrow(
      new Misconfigured('the fee does not reduce to a value'),
    );
  });

  it('passes the variables on to its conditions', () => {
    const selector = { decisions: [{ when: when(({ shop }) => (shop === 'a' ? 'true' : 'false')), value: 1 }] };
    expect(reduce(selector, { shop: 'a' })).toEqual({ ok: true, value: 1 });
    expect(reduce(selector, { shop: 'b' })).toEqual(NO_VALUE);
  });
});
