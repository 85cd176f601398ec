import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBridgeSettings, readSettings } from '../../src/config/settings.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { PINNED_IMAGE, repository, stagesOf, textOf, unknownSettings, yamlOf } from './deployment.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly init?: boolean;
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly stop_grace_period?: string;
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly cpus?: string; readonly memory?: string } } };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const source = textOf('docker-compose.yml');
const compose = yamlOf<Compose>('docker-compose.yml');
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const networksOf = ({ networks = [] }: Service): readonly string[] =>
  Array.isArray(networks) ? networks : Object.keys(networks);
const commands = new Set([...textOf('src/main.ts').matchAll(/\.command\('(\w+)'\)/g)].map(([, name = '']) => name));
/** It gives the folders of the NATS servers to who they are, and ends. */
const AS_ROOT = 'nats-folders';
const ONCE = new Set(['migrate', AS_ROOT]);

describe.each(services)('the service %s', (name, service) => {
  it('has an image of a pinned tag', () => {
    expect(service.image).toMatch(PINNED_IMAGE);
  });

  it('runs as a user who is not root, cannot become more, and cannot change its own files', () => {
    if (name === AS_ROOT) expect([service.cap_add, service.network_mode]).toEqual([['CHOWN'], 'none']);
    else expect([Number(service.user?.split(':')[0]) > 0, service.cap_add]).toEqual([true, undefined]);
    expect([service.read_only, service.cap_drop]).toEqual([true, ['ALL']]);
  });

  it('has bounds for processor and memory', () => {
    expect(service.deploy?.resources?.limits).toMatchObject({ cpus: expect.any(String), memory: expect.any(String) });
  });

  it('starts again when it ends, and says how one sees that it works', () => {
    if (ONCE.has(name)) return;
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck?.test?.[0]).toBe('CMD');
  });

  it('waits for services that are there, as long as they can be waited for', () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      const wanted = ONCE.has(other) ? 'service_completed_successfully' : 'service_healthy';
      expect([other, condition, compose.services[other] !== undefined]).toEqual([other, wanted, true]);
    }
  });

  it('mounts files, volumes and networks that are there', () => {
    const mounts = (service.volumes ?? []).map((mount) => mount.split(':'));
    for (const [from = '', , mode] of mounts) {
      if (from.startsWith('.')) expect([from, existsSync(join(repository, from)), mode]).toEqual([from, true, 'ro']);
      else expect(compose.volumes).toHaveProperty(from);
    }
    for (const network of networksOf(service)) expect(compose.networks).toHaveProperty(network);
  });

  it('is given settings that the program knows, and no secret that is written here', () => {
    const { environment = {} } = service;
    expect(unknownSettings(Object.keys(environment))).toEqual([]);
    for (const [variable, value] of Object.entries(environment))
      if (/PASSWORD|SECRET|VAULT_KEYS/.test(variable)) expect(value).toMatch(/^\$\{\w+:\?\}$/);
  });
});

describe.each(ours)('%s, a process of ours', (name, service) => {
  it('has a command of the program, or the default of the image', () => {
    const [fallback] = JSON.parse(
      stagesOf(textOf('Dockerfile'))
        .at(-1)
        ?.find((i) => i.name === 'CMD')?.rest ?? '[]',
    );
    expect(commands).toContain(service.command?.[0] ?? fallback);
  });

  it('has settings that the program accepts', () => {
    const environment = filledIn(service.environment ?? {});
    if (name === 'bank') return; // It reads a secret and nothing else.
    if (name === 'bridge') expect(readBridgeSettings(environment).unknown).toEqual([]);
    else expect(readSettings(environment)).toMatchObject({ mode: { type: 'cluster' }, unknown: [] });
  });

  it('hears SIGTERM, and has the time to drain', () => {
    expect(service.init).toBe(true);
    if (name !== 'bank') expect(Number.parseInt(service.stop_grace_period ?? '0', 10)).toBeGreaterThanOrEqual(35);
  });
});

describe('the installation', () => {
  it('has three nodes under names of their own, and three NATS servers under theirs', () => {
    const ids = services
      .map(([, { environment }]) => environment?.['TURNPIKE_NODE_ID'])
      .filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    const namesOf = (prefix: string) => services.filter(([name]) => name.startsWith(prefix)).map(([name]) => name);
    expect(namesOf('node-')).toEqual(['node-1', 'node-2', 'node-3']);
    const servers = ['nats-1', 'nats-2', 'nats-3'];
    expect(servers.map((name) => compose.services[name]?.command?.slice(2))).toEqual(
      servers.map((name) => ['--name', name, '--cluster', `nats://${name}.routes:6222`]),
    );
    expect([...textOf('deploy/nats/server.conf').matchAll(/nats-\d\.routes/g)].map(String)).toEqual(
      expect.arrayContaining(servers.map((name) => `${name}.routes`)),
    );
  });

  it('publishes each port once, on the loopback interface alone', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    const outer = published.map((port) => port.split(':')[1]);
    expect(new Set(outer).size).toBe(outer.length);
  });

  it('keeps the database where only nodes reach it, and the keys of the vault with them', () => {
    const reach = services.filter(([, service]) => networksOf(service).includes('database')).map(([name]) => name);
    expect(reach.sort()).toEqual(['migrate', 'node-1', 'node-2', 'node-3', 'postgres']);
    const withKeys = services.filter(([, { environment }]) => environment?.['TURNPIKE_VAULT_KEYS'] !== undefined);
    expect(withKeys.map(([name]) => name).sort()).toEqual(['migrate', 'node-1', 'node-2', 'node-3']);
  });

  it('keeps what is acknowledged: PostgreSQL syncs to disk', () => {
    expect(compose.services['postgres']?.command).toEqual(
      expect.arrayContaining(['-cfsync=on', '-csynchronous_commit=on', '-cfull_page_writes=on']),
    );
  });
});

describe('the file of secrets', () => {
  const wanted = [...new Set([...source.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name))].sort();
  const example = variablesOf(textOf('deploy/compose.env.example'));

  it('has an example with every secret that docker-compose.yml asks for, and no real one', () => {
    expect([...example.keys()].sort()).toEqual(wanted);
    expect([...new Set(example.values())]).toEqual(['change-me']);
  });

  it('is made by deploy/new-env.sh, anew each time, in the forms that the programs accept', () => {
    const made = () => variablesOf(execFileSync('sh', ['deploy/new-env.sh'], { cwd: repository, encoding: 'utf8' }));
    const [first, second] = [made(), made()];
    expect([...first.keys()].sort()).toEqual(wanted);
    for (const [name, value] of first) expect(value).not.toBe(second.get(name));
    expect(parseVaultKeys(first.get('TURNPIKE_VAULT_KEYS') ?? '').currentId).toBe('first');
    // In a URL, and in a NATS configuration, that reads digits as a number.
    for (const [name, value] of first) if (name.endsWith('PASSWORD')) expect(value).toMatch(/^[a-z][0-9a-f]{48}$/);
  });
});

function variablesOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

/** As compose fills it in, with values of the right form. */
function filledIn(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:\?\}/g, 'x')]),
  );
}
