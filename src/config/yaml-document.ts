import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { type Fault, formatPath, type Segment } from './fault.ts';

/**
 * Reads YAML that anybody may have written. Not responsible for what the document says.
 *  Y1 Whatever the text, the answer is a value or faults: nothing is thrown, nothing is dropped or overwritten silently.
 *  Y2 The work is bounded: by the size of the text, and for aliases by what they expand to.
 */
export type YamlReading =
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export interface YamlDocument {
  readonly value: unknown;
  /** The line of the deepest part of the path that exists, counted from 1. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

const MAX_SOURCE_LENGTH = 1024 * 1024;
/** Bounds what aliases expand to: the library's own measure against documents that grow when they are read. */
const MAX_ALIASES = 500;
/** Nobody reads more, and to find the line of each takes a walk through the document. */
export const MAX_FAULTS = 100;

export function readYaml(source: string): YamlReading {
  if (source.length > MAX_SOURCE_LENGTH) return refuse(`is longer than ${MAX_SOURCE_LENGTH} characters`);
  try {
    return read(source);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function read(source: string): YamlReading {
  const lines = new LineCounter();
  // The library's own search for duplicate keys is quadratic: 20,000 keys take it 15 s. Ours is in `findHazards`.
  const document = parseDocument(source, {
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    merge: false,
    logLevel: 'error',
  });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  // The first complaint alone: those that follow are its consequences.
  const complaint = document.errors[0] ?? document.warnings[0];
  if (complaint !== undefined) {
    return {
      ok: false,
      faults: [{ path: '', message: advise(complaint.message, complaint.code), line: lineAt(complaint.pos[0]) }],
    };
  }
  const hazards = findHazards(document, lineAt);
  if (hazards.length > 0) return { ok: false, faults: hazards };
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
  return {
    ok: true,
    document: { value, lineOf: (path) => findLine(document.contents, path, (node) => follow(node, document), lineAt) },
  };
}

function refuse(message: string): YamlReading {
  return { ok: false, faults: [{ path: '', message }] };
}

const QUOTING: ReadonlySet<string> = new Set(['BAD_INDENT', 'MISSING_CHAR', 'TAG_RESOLVE_FAILED', 'UNEXPECTED_TOKEN']);

/** Adds what a person who has not read the YAML specification needs to hear: ranges and conditions look like YAML's own signs. */
function advise(message: string, code: string): string {
  return QUOTING.has(code)
    ? `${message}. Text that begins with ! or ", or holds one of [ ] { } , # is written in single quotes`
    : message;
}

/** What YAML allows and a configuration must not hold: keys that are no text, appear twice or name an object's prototype, and endless aliases. */
function findHazards(document: Document, lineAt: (offset: number) => number): readonly Fault[] {
  const faults: Fault[] = [];
  // The library's own way from an alias to its anchor is a walk through the whole document.
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_, node, ancestors) {
      const report = (message: string, at: readonly Segment[] = [], offset = node.range?.[0] ?? 0) => {
        faults.push({ path: formatPath([...pathOf(ancestors, node), ...at]), message, line: lineAt(offset) });
      };
      if (isMap(node)) checkKeys(node, report);
      if (isAlias(node)) checkAlias(node.source, anchors.get(node.source), ancestors, report);
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return faults.length >= MAX_FAULTS ? visit.BREAK : undefined;
    },
  });
  return faults;
}

type Report = (message: string, at?: readonly Segment[], offset?: number) => void;

function checkKeys({ items }: YAMLMap, report: Report): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key) || typeof key.value !== 'string') {
      report(`the key ${String(key)} must be text: put it in quotes`);
      continue;
    }
    const offset = key.range?.[0];
    if (key.value === '__proto__' || key.value === '<<') report(`the key ${key.value} is not allowed`, [], offset);
    if (seen.has(key.value)) report(`the key "${key.value}" appears twice`, [key.value], offset);
    seen.add(key.value);
  }
}

function checkAlias(source: string, target: Node | undefined, ancestors: readonly unknown[], report: Report): void {
  if (target === undefined) report(`the alias *${source} names no anchor before it`);
  else if (ancestors.includes(target)) report(`the alias *${source} contains itself`);
}

function pathOf(ancestors: readonly unknown[], node: unknown): readonly Segment[] {
  const chain = [...ancestors, node];
  return chain.flatMap((part, index): readonly Segment[] => {
    if (isPair(part)) return [isScalar(part.key) ? String(part.key.value) : String(part.key)];
    return isSeq(part) && index + 1 < chain.length ? [part.items.indexOf(chain[index + 1])] : [];
  });
}

function follow(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function findLine(
  contents: unknown,
  path: readonly PropertyKey[],
  resolve: (node: unknown) => unknown,
  lineAt: (offset: number) => number,
): number | undefined {
  let node = contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const segment of path) {
    const parent = resolve(node);
    if (isSeq(parent)) {
      node = parent.items[Number(segment)];
    } else if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === segment);
      if (isScalar(pair?.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair?.value;
    } else {
      break;
    }
    if (isSeq(parent) && isNode(node)) offset = node.range?.[0] ?? offset;
    if (node === undefined || node === null) break;
  }
  return offset === undefined ? undefined : lineAt(offset);
}
