import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileConfiguration } from '../../src/config/compile.ts';

const DEMO = readFileSync(join(import.meta.dirname, '../../config/demo.yaml'), 'utf8');

function faultsOf(rate: string): readonly string[] {
  const source = DEMO.replace(
    '    name: North Bank\n',
    `    name: North Bank\n    options: { callback_rate: "${rate}" }\n`,
  );
  expect(source).not.toBe(DEMO);
  const compiled = compileConfiguration(source, { revision: 1 });
  return compiled.ok ? [] : compiled.faults.map(({ path, message }) => `${path} ${message}`);
}

it.each(['500', '500/2000'])('a provider may call back %s times a second', (rate) => {
  expect(faultsOf(rate)).toEqual([]);
});

it.each(['fast', '0', '5/', '1.5/3'])('a rate of callbacks that is none is a fault of the document: %s', (rate) => {
  expect(faultsOf(rate)).toEqual([
    'providers.north.options.callback_rate is a rate per second, such as 500, or with a burst, such as 500/2000',
  ]);
});
