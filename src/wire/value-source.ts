import type { Layout } from './layout.ts';

/**
 * The source text that writes and reads one value, apart from its tag. In it `w` is the ByteWriter and `r` the ByteReader.
 * Not responsible for whether a value is there at all.
 */
export interface ValueSource {
  readonly wireType: 0 | 1 | 2;
  /** A statement that writes the value of this expression. */
  write(value: string): string;
  /** An expression that reads a value. */
  readonly read: string;
  /** For a value that needs no bytes where a field is always meant: an expression of it, and a test for it. */
  readonly zero?: ZeroSource;
}

interface ZeroSource {
  readonly value: string;
  test(value: string): string;
}

type ScalarKind = Exclude<Layout['kind'], 'choice' | 'message' | 'union' | 'list' | 'boxed' | 'dictionary'>;

export const scalarSources: Readonly<Record<ScalarKind, ValueSource & { readonly protoType: string }>> = {
  text: {
    protoType: 'string',
    wireType: 2,
    write: (value) => `w.text(${value});`,
    read: 'r.text()',
    zero: zero("''"),
  },
  bytes: {
    protoType: 'bytes',
    wireType: 2,
    write: (value) => `w.bytes(${value});`,
    read: 'r.bytes()',
    zero: { value: 'new Uint8Array()', test: (value) => `${value}.length === 0` },
  },
  flag: {
    protoType: 'bool',
    wireType: 0,
    write: (value) => `w.uint32(${value} ? 1 : 0);`,
    read: 'r.uint32() !== 0',
    zero: zero('false'),
  },
  bit: {
    protoType: 'bool',
    wireType: 0,
    write: (value) => `w.uint32(${value});`,
    read: '(r.uint32() === 0 ? 0 : 1)',
    zero: zero('0'),
  },
  integer: {
    protoType: 'int64',
    wireType: 0,
    write: (value) => `w.integer(${value});`,
    read: 'r.integer()',
    zero: zero('0'),
  },
  fraction: {
    protoType: 'double',
    wireType: 1,
    write: (value) => `w.double(${value});`,
    read: 'r.double()',
    zero: zero('0'),
  },
  minor: {
    protoType: 'int64',
    wireType: 0,
    write: (value) => `w.int64(${value});`,
    read: 'r.int64()',
    zero: zero('0n'),
  },
};

function zero(value: string): ZeroSource {
  return { value, test: (other) => `${other} === ${value}` };
}
