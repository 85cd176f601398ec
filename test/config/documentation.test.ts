import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONDITION_NAMES } from '../../src/config/condition-language.ts';
import { documentSchema } from '../../src/config/document-schema.ts';
import { SETTING_NAMES } from '../../src/config/settings.ts';

const PAGE = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

/** What commands read beside the settings of a node. */
const OF_COMMANDS = ['TURNPIKE_API_KEY'];

describe('docs/configuration.md', () => {
  it.each([...SETTING_NAMES, ...CONDITION_NAMES, ...Object.keys(documentSchema.shape)])('describes %s', (name) => {
    expect(PAGE).toContain(`\`${name}\``);
  });

  it('describes no setting that does not exist', () => {
    const named = new Set(PAGE.match(/`TURNPIKE_[A-Z_]+`/g)?.map((name) => name.slice(1, -1)));
    const known = [...SETTING_NAMES, ...OF_COMMANDS, 'TURNPIKE_'];
    expect([...named].filter((name) => !known.includes(name))).toEqual([]);
  });
});
