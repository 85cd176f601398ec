import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawPage } from './draw.ts';
import { explore } from './explore.ts';
import { DIAGRAMS_FILE, WALKS } from './page.ts';

it('the drawn state machines have every transition that the machines take, and none that they do not (npm run diagrams)', () => {
  expect(drawPage(explore(WALKS))).toBe(readFileSync(DIAGRAMS_FILE, 'utf8'));
});
