/**
 * The logger of a process: one line of JSON each, through the one list of redactions. Not responsible for what is worth
 * logging.
 *
 *  L1 No listed field, no bytes and no card number leave in a line, wherever in it they are: fields, nested objects,
 *     errors with their causes, the message, its arguments, the bindings of a child logger.
 *  L2 What a command prints goes to standard output, logs go to standard error: a last line for machines stays the last.
 */
import {
  type DestinationStream,
  destination,
  type Logger,
  type LoggerOptions,
  pino,
  stdTimeFunctions,
  symbols,
} from 'pino';
import { maskJsonLine } from '../base/mask-digits.ts';
import { redact } from './redaction.ts';

export type { Logger };

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogSettings {
  readonly level: LogLevel;
  /** Id of this node, in every line. */
  readonly nodeId?: string;
  /** Takes one line at a time; standard error when absent. */
  readonly destination?: DestinationStream;
}

export function createLogger({ level, nodeId, destination: stream = standardError() }: LogSettings): Logger {
  const options: LoggerOptions = {
    level,
    base: nodeId === undefined ? {} : { node: nodeId },
    // As text, because a number of milliseconds is as long as a card number.
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redactFields },
    serializers: { err: redact },
    onChild: redactBindings,
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args;
        method.apply(this, [first, ...rest.map(redact)] as Parameters<typeof method>);
      },
      streamWrite: maskJsonLine,
    },
  };
  return pino(options, stream);
}

/** A logger whose lines name the module they come from. */
export function moduleLogger(logger: Logger, module: string): Logger {
  return logger.child({ module });
}

function redactFields(fields: object): Record<string, unknown> {
  const copied = redact(fields);
  return isRecord(copied) ? copied : { fields: copied };
}

/** Bindings pass no formatter: pino keeps them as a piece of JSON, written once when the child is made. */
function redactBindings(child: Logger): void {
  const kept: unknown = Reflect.get(child, symbols.chindingsSym);
  if (typeof kept !== 'string') return;
  const json = JSON.stringify(redact(JSON.parse(`{${kept.slice(1)}}`)));
  Reflect.set(child, symbols.chindingsSym, json === '{}' ? '' : `,${json.slice(1, -1)}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function standardError(): DestinationStream {
  return destination({ fd: 2, sync: true });
}
