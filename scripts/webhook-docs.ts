/**
 * `node scripts/webhook-docs.ts`: writes docs/webhook-events.json and the table of types in docs/webhooks.md, from the types, the
 * protos, and the table that joins them. A test compares. A member or a type that vanished is not written away: it throws.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { EVENT_TYPES, type EventType } from '../src/ports/event-types.ts';
import { IDS, type ToldChange, typeOf } from '../src/rpc/event-messages.ts';

export const WEBHOOK_DOCS = new URL('../docs/webhooks.md', import.meta.url);
export const WEBHOOK_SCHEMA = new URL('../docs/webhook-events.json', import.meta.url);

type Schema = { readonly [name: string]: unknown };

const folder = join(import.meta.dirname, '../protos');
const root = new protobuf.Root();
root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? join(folder, target) : target);
root.loadSync(globSync('turnpike/v1/event.proto', { cwd: folder }), { keepCase: true });
root.resolveAll();

/** Every change of the contract in every state that decides on its type. */
function* samples(): Generator<readonly [kind: 'invoice' | 'payout', field: protobuf.Field, told: ToldChange]> {
  for (const kind of ['invoice', 'payout'] as const) {
    const change = root.lookupType(kind === 'invoice' ? 'turnpike.v1.InvoiceChange' : 'turnpike.v1.PayoutChange');
    for (const field of change.fieldsArray) {
      for (const body of bodiesOf(kind, field)) {
        for (const extra of [false, true]) yield [kind, field, { change: { [camelCase(field.name)]: body }, extra }];
      }
    }
  }
}

function bodiesOf(kind: 'invoice' | 'payout', field: protobuf.Field): readonly object[] {
  const state = (field.resolvedType as protobuf.Type).fields['state']?.resolve().resolvedType;
  if (state instanceof protobuf.Enum) return Object.keys(state.values).map((each) => ({ state: each }));
  switch (field.name) {
    case 'application_stepped': {
      const type = kind === 'invoice' ? 'payin' : 'payout';
      const steps = ['processing', 'dispute', 'success', 'decline', 'error'].map((status) => ({ type, status }));
      return steps.flatMap((step) => [1n, 2n].map((version) => ({ ...step, version })));
    }
    case 'dispute_state_changed':
      return ['in_progress', 'resolved', 'declined'].map((each) => ({ state: each }));
    case 'invoice_attention_changed':
      return [{}, { attention: {} }];
    case 'payout_attention_changed':
      return [{}, { since: {} }];
    default:
      return [{}];
  }
}

function camelCase(name: string): string {
  return name.replace(/_[a-z]/g, ([, letter = '']) => letter.toUpperCase());
}

/** By type, the kinds of resources that it is told of, and the changes that it tells. */
function changesByType(): ReadonlyMap<EventType, { kinds: Set<'invoice' | 'payout'>; fields: Set<protobuf.Field> }> {
  const found = new Map<EventType, { kinds: Set<'invoice' | 'payout'>; fields: Set<protobuf.Field> }>();
  for (const [kind, field, told] of samples()) {
    const type = typeOf(told);
    if (type === undefined) continue;
    const entry = found.get(type) ?? { kinds: new Set(), fields: new Set() };
    if (![...entry.fields].some(({ type: known }) => known === field.type)) entry.fields.add(field);
    entry.kinds.add(kind);
    found.set(type, entry);
  }
  return found;
}

/** Types that the projection can make; each of the table should be among them. */
export function typesMade(): ReadonlySet<EventType> {
  return new Set(changesByType().keys());
}

export function webhookSchema(): Schema {
  const messages = Object.keys(EVENT_TYPES).map((type) => ({ $ref: `#/$defs/${type}` }));
  const definitions: Record<string, Schema> = {};
  const byType = changesByType();
  for (const type of Object.keys(EVENT_TYPES) as readonly EventType[]) {
    const { kinds, fields } = byType.get(type) ?? { kinds: new Set<string>(), fields: new Set<protobuf.Field>() };
    definitions[type] = messageSchema(type, [...kinds], [...fields], definitions);
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Messages to the webhook endpoints of merchants',
    anyOf: messages,
    $defs: definitions,
  };
}

function messageSchema(
  type: EventType,
  kinds: readonly string[],
  fields: readonly protobuf.Field[],
  definitions: Record<string, Schema>,
): Schema {
  const text = { type: 'string' };
  const bodies = fields.map((field) => field.resolvedType as protobuf.Type);
  const members = bodies.flatMap((body) => body.fieldsArray);
  const ids = members.filter(({ name }) => IDS.includes(name)).map(({ name }) => [name, text]);
  const change = members
    .filter(({ name }) => !IDS.includes(name))
    .map((each) => [each.name, schemaOf(each, definitions)]);
  const ofPayment = bodies.some(({ name }) => /^(Payment|Refund|Chargeback|Adjustment)/.test(name));
  const wordsOf = (name: string) => enumOf(root.lookupEnum(`turnpike.v1.${name}`));
  return {
    type: 'object',
    properties: {
      type: { const: type },
      timestamp: { type: 'string', format: 'date-time' },
      data: {
        type: 'object',
        properties: {
          position: text,
          sequence: { type: 'integer' },
          party_id: text,
          shop_id: text,
          ...Object.fromEntries(kinds.map((kind) => [`${kind}_id`, text])),
          ...(kinds.includes('invoice') ? { invoice_state: wordsOf('InvoiceState') } : {}),
          ...(ofPayment ? { payment_state: wordsOf('PaymentState') } : {}),
          ...Object.fromEntries(ids),
          change: { type: 'object', properties: Object.fromEntries(change) },
        },
        required: ['position', 'sequence', 'party_id', 'shop_id'],
      },
    },
    required: ['type', 'timestamp', 'data'],
  };
}

function schemaOf(field: protobuf.Field, definitions: Record<string, Schema>): Schema {
  const one = singleOf(field.resolve(), definitions);
  if (field instanceof protobuf.MapField) return { type: 'object', additionalProperties: one };
  return field.repeated ? { type: 'array', items: one } : one;
}

function singleOf({ resolvedType, type }: protobuf.Field, definitions: Record<string, Schema>): Schema {
  if (resolvedType instanceof protobuf.Enum) return enumOf(resolvedType);
  if (resolvedType instanceof protobuf.Type) {
    const { name, fullName, fieldsArray } = resolvedType;
    if (fullName === '.google.protobuf.Timestamp') return { type: 'string', format: 'date-time' };
    if (definitions[name] === undefined) {
      definitions[name] = {};
      const properties = fieldsArray.map((each) => [each.name, schemaOf(each, definitions)]);
      definitions[name] = { type: 'object', properties: Object.fromEntries(properties) };
    }
    return { $ref: `#/$defs/${name}` };
  }
  if (type === 'string' || type === 'bytes') return { type: 'string' };
  return { type: type === 'bool' ? 'boolean' : 'integer' };
}

function enumOf({ name, values }: protobuf.Enum): Schema {
  const prefix = `${name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_`;
  const words = Object.keys(values).map((each) => each.slice(prefix.length).toLowerCase());
  return { enum: words.filter((word) => word !== 'unspecified') };
}

export function typesTable(): string {
  const rows = Object.entries(EVENT_TYPES).map(([type, meaning]) => `| \`${type}\` | ${meaning} |\n`);
  return `| Type | When |\n|---|---|\n${rows.join('')}`;
}

const TABLE = /(<!-- types -->\n)[\s\S]*?(<!-- \/types -->)/;

export function withTable(document: string): string {
  return document.replace(TABLE, (_, start: string, end: string) => `${start}\n${typesTable()}\n${end}`);
}

/** Paths of everything that a schema names and the other does not. */
export function vanished(before: unknown, after: unknown, path = ''): readonly string[] {
  if (Array.isArray(before)) {
    const kept = Array.isArray(after) ? after.map((each) => JSON.stringify(each)) : [];
    return before
      .filter((each) => !kept.includes(JSON.stringify(each)))
      .map((each) => `${path} ${JSON.stringify(each)}`);
  }
  if (typeof before !== 'object' || before === null) return before === after ? [] : [path];
  const members: Schema = typeof after === 'object' && after !== null ? (after as Schema) : {};
  return Object.entries(before).flatMap(([name, value]) =>
    Object.hasOwn(members, name) ? vanished(value, members[name], `${path}/${name}`) : [`${path}/${name}`],
  );
}

if (import.meta.main) {
  const schema = webhookSchema();
  const lost = vanished(JSON.parse(readFileSync(WEBHOOK_SCHEMA, 'utf8')), schema);
  if (lost.length > 0) throw new Error(`receivers rely on what is not there any more:\n${lost.join('\n')}`);
  writeFileSync(WEBHOOK_SCHEMA, `${JSON.stringify(schema, undefined, 2)}\n`);
  writeFileSync(WEBHOOK_DOCS, withTable(readFileSync(WEBHOOK_DOCS, 'utf8')));
}
