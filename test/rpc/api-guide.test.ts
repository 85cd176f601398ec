import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SERVICE_CONFIG } from '../../src/client/client.ts';
import { ERRORS } from '../../src/domain/errors.ts';
import { MAX_IN_FLIGHT } from '../../src/rpc/execute.ts';
import { DEFAULT_TIMEOUT_MS } from '../../src/rpc/unary.ts';

const guide = readFileSync(new URL('../../docs/api-guide.md', import.meta.url), 'utf8');

describe('docs/api-guide.md', () => {
  it('shows the service config that is published, which our own client uses without its timeouts', () => {
    const published = readFileSync(new URL('../../docs/client-service-config.json', import.meta.url), 'utf8');
    const shown = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    expect(JSON.parse(shown)).toEqual(JSON.parse(published));
    const untimed = JSON.parse(published, (name, value) => (name === 'timeout' ? undefined : value));
    expect(untimed).toEqual(SERVICE_CONFIG);
  });

  it('names the limits as they are, and no reason that the table lacks', () => {
    expect(guide).toContain(`| unanswered commands of one \`Execute\` stream | ${MAX_IN_FLIGHT} |`);
    expect(guide).toContain(`given up after ${DEFAULT_TIMEOUT_MS / 1000} seconds`);
    const known = new Set([...Object.keys(ERRORS), ...Object.values(ERRORS).map(({ code }) => code), 'NOT_SERVING']);
    const named = [...guide.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)]
      .map(([name]) => name)
      .filter((name) => !name.startsWith('TURNPIKE_'));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
