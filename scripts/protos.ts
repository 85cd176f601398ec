/** `npm run protos`: writes `src/generated` anew from `protos/turnpike`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateTypes } from './generate-types.ts';

const generated = join(import.meta.dirname, '../src/generated');
rmSync(generated, { recursive: true, force: true });
generateTypes(generated);
