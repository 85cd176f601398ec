import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLogger, LOG_LEVELS, type LogLevel, moduleLogger } from '../../src/telemetry/log.ts';

const VISA = '4242424242424242';

function setup(level: LogLevel = 'trace') {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level, nodeId: 'node-1', destination });
  return { logger, lines, entries: () => lines.map((line) => JSON.parse(line)) };
}

test('a line is JSON with level, time, node, module, fields and message', () => {
  const { logger, lines, entries } = setup();
  moduleLogger(logger, 'vault').info({ invoiceId: 'inv-1', amountMinor: 4200n }, 'paid %d times', 2);
  expect(lines[0]?.endsWith('}\n')).toBe(true);
  expect(entries()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      node: 'node-1',
      module: 'vault',
      invoiceId: 'inv-1',
      amountMinor: '4200',
      msg: 'paid 2 times',
    },
  ]);
});

test('what is below the level is not written', () => {
  const { logger, entries } = setup('warn');
  for (const level of LOG_LEVELS.filter((name) => name !== 'silent')) logger[level](level);
  expect(entries().map(({ msg }) => msg)).toEqual(['fatal', 'error', 'warn']);
});

test('an error is written with its type, stack and causes, as the whole entry or as a field', () => {
  const { logger, entries } = setup();
  const error = new TypeError('broken', { cause: new Error('why') });
  logger.error(error);
  logger.error({ err: error, invoiceId: 'inv-1' }, 'could not');
  expect(entries()).toMatchObject([
    {
      msg: 'broken',
      err: { type: 'TypeError', stack: expect.stringContaining('log.test.ts'), cause: { message: 'why' } },
    },
    { msg: 'could not', invoiceId: 'inv-1', err: { message: 'broken' } },
  ]);
});

describe('a card number or a secret does not leave', () => {
  const cases: Readonly<Record<string, (logger: ReturnType<typeof setup>['logger']) => void>> = {
    'in a field': (logger) => logger.info({ pan: VISA, cvv: 'CVV-CODE' }),
    'in a deep field': (logger) => logger.info({ a: { b: { c: { d: { e: { cvv: 'CVV-CODE', text: VISA } } } } } }),
    'in the message': (logger) => logger.info(`card ${VISA}`),
    'in an argument of the message': (logger) => logger.info('card %s', VISA),
    'in an object that the message shows': (logger) => logger.info('request %j', { cvv: 'CVV-CODE', text: VISA }),
    'in an object after fields': (logger) => logger.info({ a: 1 }, 'request %o', { cvv: 'CVV-CODE', text: VISA }),
    'in an error': (logger) => logger.error(new Error(`card ${VISA}`)),
    'in the fields of an error': (logger) =>
      logger.error(Object.assign(new Error('x'), { cvv: 'CVV-CODE', pan: VISA })),
    'in the cause of an error': (logger) => logger.error({ err: new Error('x', { cause: new Error(VISA) }) }),
    'in an error under another name': (logger) => logger.error({ failure: { reason: new Error(VISA) } }),
    'in a binding of a child': (logger) =>
      logger.child({ pan: VISA, a: { cvv: 'CVV-CODE' }, path: `/${VISA}` }).info('x'),
    'in a binding of a grandchild': (logger) =>
      logger.child({ a: 1 }).child({ cardNumber: VISA, cvv: 'CVV-CODE' }).info('x'),
    'in an error bound to a child': (logger) => logger.child({ err: new Error(VISA) }).info('x'),
    'in bytes': (logger) => logger.info({ body: Buffer.from(`${VISA} CVV-CODE`) }),
    'as a number': (logger) => logger.info({ n: Number(VISA), list: [Number(VISA)] }),
    'in a list in place of the fields': (logger) => logger.info([VISA]),
    'with line ends between the digits': (logger) => logger.info('4242\n4242\n4242\n4242'),
    'in a name': (logger) => logger.info({ [VISA]: 1 }),
    'in headers': (logger) =>
      logger.info({ headers: { authorization: 'Bearer CVV-CODE', 'Set-Cookie': ['CVV-CODE'] } }),
  };

  test.each(Object.entries(cases))('%s', (_, write) => {
    const { logger, lines, entries } = setup();
    write(logger);
    expect(entries()).toHaveLength(1);
    expect(lines.join()).not.toMatch(/4242|CVV-CODE|NTI0Mj|52,52/);
  });

  test('a child keeps its other bindings, and may have none', () => {
    const { logger, entries } = setup();
    logger.child({ invoiceId: 'inv-1', token: 'x' }).child({}).info('x');
    logger.child({}).info('y');
    expect(entries()).toMatchObject([{ node: 'node-1', invoiceId: 'inv-1', token: '[redacted]' }, { node: 'node-1' }]);
  });
});

test('whatever is logged, every line is JSON and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
      fc.string(),
      (value, text) => {
        const { logger, entries } = setup();
        logger.info({ value }, text);
        logger.info(value as object, text);
        logger.child({ value }).info(text, value as undefined);
        expect(entries()).toHaveLength(3);
      },
    ),
    { numRuns: 300 },
  );
});
