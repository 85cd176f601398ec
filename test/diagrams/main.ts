import { writeFileSync } from 'node:fs';
import { drawPage } from './draw.ts';
import { explore } from './explore.ts';
import { DIAGRAMS_FILE, WALKS } from './page.ts';

/** Writes docs/state-machines.md. */
const seen = explore(WALKS);
writeFileSync(DIAGRAMS_FILE, drawPage(seen));
const transitions = [...seen.values()].reduce((sum, each) => sum + each.size, 0);
process.stdout.write(`${JSON.stringify({ machines: seen.size, transitions, walks: WALKS })}\n`);
