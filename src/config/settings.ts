import { hostname } from 'node:os';
import { z } from 'zod';
import { isClientId } from '../domain/ids.ts';

/**
 * Process settings: everything that comes from the environment, read once, whole, before anything else starts.
 * A value that is not understood stops the start with the variable's name and the accepted form; its content is not
 * repeated, for it may be a secret.
 */
export interface Settings {
  /** `embedded` on SQLite, or a `cluster` node on PostgreSQL and NATS. */
  readonly mode: Mode;
  readonly dataDir: string;
  readonly nodeId: string;
  readonly grpcAddress: Address;
  readonly httpAddress: Address;
  /** Pages that take card numbers: a listener and an origin of their own. */
  readonly cardAddress: Address;
  /** Console, metrics and health. */
  readonly adminAddress: Address;
  /** How browsers and partners reach the HTTP and the card listener. Absent: by the listener's own address. */
  readonly publicUrl?: string;
  readonly cardUrl?: string;
  /** A sandbox bank that runs already; its secret is `TURNPIKE_SECRET_SANDBOX_BANK`. Absent: embedded, the node starts one. */
  readonly sandboxBankUrl?: string;
  readonly configFile: string;
  readonly logLevel: LogLevel;
  /** The list of key-encryption keys as the vault reads it. Absent: embedded, the vault keeps a key file of its own. */
  readonly vaultKeys?: string;
  /** Files of the gRPC server's certificate and key; with `caFile` callers must show a certificate of that authority. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string; readonly caFile?: string };
  /** Ports of https that merchants' endpoints may have where money is real. */
  readonly webhookPorts: readonly number[];
  /** Values by the names that the configuration uses: `TURNPIKE_SECRET_BANK_KEY` is the secret `BANK_KEY`. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Variables that look like ours and are not: most likely misspelt. */
  readonly unknown: readonly string[];
}

export type Mode =
  | { readonly type: 'embedded' }
  | {
      readonly type: 'cluster';
      readonly databaseUrl: string;
      readonly natsUrl: string;
      readonly natsCredentialsFile?: string;
      /** Copies of each stream and bucket that are made anew. */
      readonly natsReplicas: number;
      /** This node's share of the partitions relative to others. */
      readonly capacity: number;
    };

export interface Address {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable whose value is not understood, or missing. The message is for the person who starts the program. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
}

const PREFIX = 'TURNPIKE_';
const SECRET_PREFIX = 'TURNPIKE_SECRET_';

const address = z.string().transform((value, context): Address => {
  const [, ipv6, host = ipv6, port] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(value) ?? [];
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) };
  context.addIssue({ code: 'custom', message: 'must be host:port, such as 127.0.0.1:50051 or [::1]:50051' });
  return z.NEVER;
});
const url = (schemes: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `must be a URL, such as ${example}`,
    );
const path = z.string();

const VARIABLES = z.object({
  TURNPIKE_DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/turnpike').optional(),
  TURNPIKE_NATS_URL: z
    .string()
    .refine(
      (value) => value.split(',').every((server) => /^(?:nats|tls):\/\/\S+$/.test(server)),
      'must be a URL, such as nats://host:4222, or several separated by commas',
    )
    .optional(),
  TURNPIKE_NATS_CREDENTIALS: path.optional(),
  TURNPIKE_NATS_REPLICAS: z.enum(['1', '3', '5'], 'must be 1, 3 or 5').prefault('1').transform(Number),
  TURNPIKE_CAPACITY: z
    .string()
    .refine((value) => /^\d{1,3}(?:\.\d{1,3})?$/.test(value) && Number(value) > 0, 'must be a number such as 1 or 0.5')
    .prefault('1')
    .transform(Number),
  TURNPIKE_DATA_DIR: path.default('./data'),
  TURNPIKE_NODE_ID: z.string().refine(isClientId, 'must be letters, digits, _ and -, at most 64').optional(),
  TURNPIKE_GRPC_ADDRESS: address.prefault('127.0.0.1:50051'),
  TURNPIKE_HTTP_ADDRESS: address.prefault('127.0.0.1:8080'),
  TURNPIKE_CARD_ADDRESS: address.prefault('127.0.0.1:8081'),
  TURNPIKE_ADMIN_ADDRESS: address.prefault('127.0.0.1:9464'),
  TURNPIKE_PUBLIC_URL: url(['http:', 'https:'], 'https://pay.example').optional(),
  TURNPIKE_CARD_URL: url(['http:', 'https:'], 'https://card.example').optional(),
  TURNPIKE_SANDBOX_BANK_URL: url(['http:', 'https:'], 'http://127.0.0.1:8090').optional(),
  TURNPIKE_WEBHOOK_PORTS: z
    .string()
    .refine(
      (value) =>
        value.split(',').every((port) => /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535),
      'must be ports separated by commas, such as 443,8443',
    )
    .prefault('443')
    .transform((value) => value.split(',').map(Number)),
  TURNPIKE_CONFIG: path.default('config/demo.yaml'),
  TURNPIKE_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  TURNPIKE_VAULT_KEYS: z.string().optional(),
  TURNPIKE_TLS_CERT: path.optional(),
  TURNPIKE_TLS_KEY: path.optional(),
  TURNPIKE_TLS_CA: path.optional(),
});

/** Names of all settings, for documentation and its test. */
export const SETTING_NAMES: readonly string[] = Object.keys(VARIABLES.shape);

/** Reads the settings, or throws `BadSettings` with every variable that is wrong, one a line. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const present = presentOf(environment);
  const values = parse(VARIABLES, present);
  const { TURNPIKE_PUBLIC_URL: publicUrl, TURNPIKE_CARD_URL: cardUrl, TURNPIKE_VAULT_KEYS: vaultKeys } = values;
  const { TURNPIKE_SANDBOX_BANK_URL: sandboxBankUrl } = values;
  const tls = tlsOf(values);
  return {
    mode: modeOf(values),
    dataDir: values.TURNPIKE_DATA_DIR,
    nodeId: values.TURNPIKE_NODE_ID ?? hostNodeId(),
    grpcAddress: values.TURNPIKE_GRPC_ADDRESS,
    httpAddress: values.TURNPIKE_HTTP_ADDRESS,
    cardAddress: values.TURNPIKE_CARD_ADDRESS,
    adminAddress: values.TURNPIKE_ADMIN_ADDRESS,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(cardUrl === undefined ? {} : { cardUrl }),
    ...(sandboxBankUrl === undefined ? {} : { sandboxBankUrl }),
    configFile: values.TURNPIKE_CONFIG,
    webhookPorts: values.TURNPIKE_WEBHOOK_PORTS,
    logLevel: values.TURNPIKE_LOG_LEVEL,
    ...(vaultKeys === undefined ? {} : { vaultKeys }),
    ...(tls === undefined ? {} : { tls }),
    ...namesOf(present),
  };
}

/** Where the data is: in PostgreSQL, or in the folder of an embedded node. */
export interface DataPlace {
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

/** For commands that only need the data: other settings may be missing or wrong. Throws `BadSettings`. */
export function readDataPlace(environment: Readonly<Record<string, string | undefined>>): DataPlace {
  const place = VARIABLES.pick({ TURNPIKE_DATABASE_URL: true, TURNPIKE_DATA_DIR: true });
  const { TURNPIKE_DATABASE_URL: databaseUrl, TURNPIKE_DATA_DIR: dataDir } = parse(place, presentOf(environment));
  return { dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
}

/** What a bridge needs: it takes callbacks, hands them to NATS, and has no database. */
export interface BridgeSettings
  extends Pick<
    Settings,
    'nodeId' | 'httpAddress' | 'adminAddress' | 'configFile' | 'logLevel' | 'secrets' | 'unknown'
  > {
  readonly natsUrl: string;
  readonly natsCredentialsFile?: string;
}

/** Settings that only a node has may be missing or wrong. Throws `BadSettings`. */
export function readBridgeSettings(environment: Readonly<Record<string, string | undefined>>): BridgeSettings {
  const present = presentOf(environment);
  const values = parse(
    VARIABLES.pick({
      TURNPIKE_NATS_URL: true,
      TURNPIKE_NATS_CREDENTIALS: true,
      TURNPIKE_NODE_ID: true,
      TURNPIKE_HTTP_ADDRESS: true,
      TURNPIKE_ADMIN_ADDRESS: true,
      TURNPIKE_CONFIG: true,
      TURNPIKE_LOG_LEVEL: true,
    }),
    present,
  );
  const { TURNPIKE_NATS_URL: natsUrl, TURNPIKE_NATS_CREDENTIALS: natsCredentialsFile } = values;
  if (natsUrl === undefined)
    throw new BadSettings('TURNPIKE_NATS_URL is required for a bridge, such as nats://host:4222');
  return {
    natsUrl,
    ...(natsCredentialsFile === undefined ? {} : { natsCredentialsFile }),
    nodeId: values.TURNPIKE_NODE_ID ?? hostNodeId(),
    httpAddress: values.TURNPIKE_HTTP_ADDRESS,
    adminAddress: values.TURNPIKE_ADMIN_ADDRESS,
    configFile: values.TURNPIKE_CONFIG,
    logLevel: values.TURNPIKE_LOG_LEVEL,
    ...namesOf(present),
  };
}

/** How a command reaches a node: the same variables as the node's, seen from the other side. */
export interface NodeDoor {
  readonly grpcAddress: Address;
  /** Absent: in the clear. Without `caFile` the authorities of this machine vouch for the node. */
  readonly tls?: { readonly caFile?: string; readonly own?: { readonly certFile: string; readonly keyFile: string } };
}

/** For commands that speak to a node: other settings may be missing or wrong. Throws `BadSettings`. */
export function readNodeDoor(environment: Readonly<Record<string, string | undefined>>): NodeDoor {
  const door = VARIABLES.pick({
    TURNPIKE_GRPC_ADDRESS: true,
    TURNPIKE_TLS_CERT: true,
    TURNPIKE_TLS_KEY: true,
    TURNPIKE_TLS_CA: true,
  });
  const values = parse(door, presentOf(environment));
  const { TURNPIKE_GRPC_ADDRESS: grpcAddress, TURNPIKE_TLS_CA: caFile } = values;
  const own = pairOf(values);
  if (caFile === undefined && own === undefined) return { grpcAddress };
  return {
    grpcAddress,
    tls: { ...(caFile === undefined ? {} : { caFile }), ...(own === undefined ? {} : { own }) },
  };
}

/** An empty value is how compose files and shells say that a variable is not set. */
function presentOf(environment: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && value !== '') present[name] = value;
  return present;
}

function parse<Schema extends z.ZodType>(schema: Schema, present: Readonly<Record<string, string>>): z.output<Schema> {
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  throw new BadSettings(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
}

type Values = z.output<typeof VARIABLES>;

function modeOf(values: Values): Mode {
  const {
    TURNPIKE_DATABASE_URL: databaseUrl,
    TURNPIKE_NATS_URL: natsUrl,
    TURNPIKE_NATS_CREDENTIALS: natsCredentialsFile,
  } = values;
  if (databaseUrl === undefined && natsUrl === undefined) return { type: 'embedded' };
  if (natsUrl === undefined)
    throw new BadSettings('TURNPIKE_NATS_URL is required with TURNPIKE_DATABASE_URL: a cluster node needs both');
  if (databaseUrl === undefined)
    throw new BadSettings('TURNPIKE_DATABASE_URL is required with TURNPIKE_NATS_URL: a cluster node needs both');
  if (values.TURNPIKE_VAULT_KEYS === undefined) {
    throw new BadSettings('TURNPIKE_VAULT_KEYS is required for a cluster node: all nodes share the keys of the vault');
  }
  return {
    type: 'cluster',
    databaseUrl,
    natsUrl,
    ...(natsCredentialsFile === undefined ? {} : { natsCredentialsFile }),
    natsReplicas: values.TURNPIKE_NATS_REPLICAS,
    capacity: values.TURNPIKE_CAPACITY,
  };
}

type TlsValues = Pick<Values, 'TURNPIKE_TLS_CERT' | 'TURNPIKE_TLS_KEY' | 'TURNPIKE_TLS_CA'>;

function tlsOf(values: TlsValues): Settings['tls'] {
  const { TURNPIKE_TLS_CA: caFile } = values;
  const pair = pairOf(values);
  if (pair === undefined && caFile !== undefined) throw incomplete('TURNPIKE_TLS_CERT');
  return pair && { ...pair, ...(caFile === undefined ? {} : { caFile }) };
}

/** A certificate and its key: both or neither. */
function pairOf({ TURNPIKE_TLS_CERT: certFile, TURNPIKE_TLS_KEY: keyFile }: TlsValues) {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined) throw incomplete('TURNPIKE_TLS_CERT');
  if (keyFile === undefined) throw incomplete('TURNPIKE_TLS_KEY');
  return { certFile, keyFile };
}

function incomplete(name: string): BadSettings {
  return new BadSettings(`${name} is required: a certificate and its key go together`);
}

function namesOf(environment: Readonly<Record<string, string>>): Pick<Settings, 'secrets' | 'unknown'> {
  const secrets = new Map<string, string>();
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX)) continue;
    if (name.startsWith(SECRET_PREFIX)) secrets.set(name.slice(SECRET_PREFIX.length), value);
    else if (!SETTING_NAMES.includes(name)) unknown.push(name);
  }
  return { secrets, unknown };
}

/** The host's name with everything an id may not hold replaced: one node a host unless it is said otherwise. */
function hostNodeId(): string {
  return (
    hostname()
      .replaceAll(/[^A-Za-z0-9_-]/g, '-')
      .slice(0, 64) || 'node'
  );
}
