import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { figuresLine, screenOf } from '../../src/commands/cluster-demo/screen.ts';
import { whatIsMissing } from '../../src/commands/cluster-demo/stage.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { runCommand } from './run-command.ts';

const PATIENCE_MS = 400_000;

/** Where a demo keeps its files; a test that leaves any fails when this folder is removed. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-demo-test-'));
  chmodSync(folder, 0o711); // Whoever PostgreSQL runs as has to get through.
  return folder;
}

const SHOWN = /<!-- shown by: npm run demo -- --cluster 3 --once -->\n```text\n([^`]*)```/;

/** Lines without what differs from run to run. */
function shapeOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(/\d+(?:\.\d+)?/g, 'N'));
}

/** Those of the lines wanted that there are, each after the one before. */
function inOrder(wanted: readonly string[], lines: readonly string[]): readonly string[] {
  let from = 0;
  return wanted.filter((line) => {
    const at = lines.indexOf(line, from);
    if (at >= 0) from = at + 1;
    return at >= 0;
  });
}

/** The processes of the nodes, as the demo tells them. */
function nodePidsIn(text: string): readonly number[] {
  return [...text.matchAll(/\(process (\d+)\)/g)].map(([, pid]) => Number(pid));
}

/** Of those that this machine runs, the ones whose settings or arguments name the folder. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => ['cmdline', 'environ'].some((file) => readText(join('/proc', pid, file)).includes(folder)));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It ended, or it is somebody else's.
  }
}

describeWithPostgres('turnpike demo --cluster', () => {
  describeWithNats('with servers of its own', () => {
    it(
      'kills a node under load, brings it back, proves the books, and leaves nothing behind',
      async () => {
        const folder = newFolder();
        const { code, text, summary, errors } = await runCommand(['demo', '--cluster', '3', '--once'], {
          TMPDIR: folder,
        });
        expect({ code, errors }).toEqual({ code: 0, errors: '' });
        expect(summary).toMatchObject({ ok: true, audit: { ok: true, findings: 0 } });
        const shown = shapeOf(SHOWN.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '');
        expect(inOrder(shown, shapeOf(`${text}\n${JSON.stringify(summary)}`))).toEqual(shown);
        expect(shown.length).toBeGreaterThan(3);
        expect(Number(summary['payments'])).toBeGreaterThan(50);
        expect(Number(summary['failoverMs'])).toBeGreaterThan(0);
        const [, killed] = /^kill -9 \d+: (node-\d) is gone/m.exec(text) ?? [];
        expect(text).toMatch(/^All \d+ partitions answer again: fail-over took/m);
        expect(text).toMatch(new RegExp(`^${killed} has its share: (?:node-\\d [1-9]\\d*(?:, )?){3}$`, 'm'));
        expect(nodePidsIn(text)).toHaveLength(4);
        expect(processesOf(folder)).toEqual([]);
        rmdirSync(folder);
      },
      PATIENCE_MS,
    );

    it.each(['SIGINT', 'SIGTERM'] as const)(
      'ends everything on %s, also while it starts',
      async (signal) => {
        const folder = newFolder();
        const demo = spawn(process.execPath, [resolve('src/main.ts'), 'demo', '--cluster', '2'], {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...process.env, TMPDIR: folder },
        });
        onTestFinished(() => void demo.kill('SIGKILL'));
        const until = signal === 'SIGINT' ? /paid, calls failed/ : /Starting node-1/;
        let told = '';
        demo.stdout.setEncoding('utf8').on('data', (text: string) => {
          const before = told;
          told += text;
          if (until.test(told) && !until.test(before)) demo.kill(signal);
        });
        const [code] = await once(demo, 'close');
        expect(told).toContain('Ending everything.');
        expect(code).toBe(130);
        expect(processesOf(folder)).toEqual([]);
        rmdirSync(folder);
      },
      PATIENCE_MS,
    );
  });
});

describe('the demo of a cluster', () => {
  it('says what to install', () => {
    expect(whatIsMissing(() => '/usr/bin/it')).toBeUndefined();
    const sentence = whatIsMissing((program) => (program === 'nats-server' ? '/usr/sbin/nats-server' : undefined));
    expect(sentence).toContain('needs postgres, initdb, which');
    expect(sentence).toContain('apt-get install postgresql (');
    expect(whatIsMissing(() => undefined)).toContain('apt-get install nats-server postgresql (');
  });

  it.each([
    [['--cluster', '1'], '--cluster takes a number of nodes from 2 to 9.'],
    [['--cluster', 'three'], '--cluster takes a number of nodes from 2 to 9.'],
    [['--cluster', '3', '--data-dir', 'there'], '--cluster keeps nothing: it takes no --data-dir.'],
  ])(
    'refuses %j',
    async (args, reason) => {
      const { code, errors } = await runCommand(['demo', ...args]);
      expect({ code, errors }).toEqual({ code: 1, errors: `${reason}\n` });
    },
    PATIENCE_MS,
  );

  it('shows each node, what it does and what it owns, and the last events', () => {
    const figures = {
      started: 30,
      captured: 27,
      refused: [],
      failedCalls: 1,
      perSecond: 9,
      slowestMs: 3_240,
    };
    const partitions = Array.from({ length: 128 }, (_, partition) => partition);
    const lines = screenOf({
      nodes: [
        { name: 'node-1', state: 'down', pid: 11 },
        { name: 'node-2', state: 'up', pid: 12 },
        { name: 'node-3', state: 'up', pid: 13 },
      ],
      owners: [
        { node: 'node-2', state: 'NODE_STATE_DRAINING', partitions },
        { node: 'node-1', state: 'NODE_STATE_SUSPECT', partitions: [] },
      ],
      figures,
      events: Array.from({ length: 12 }, (_, index) => `event ${index}`),
    });
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}node-1 {2}down +0 partitions +process 11$/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}node-2 {2}draining +128 partitions {2}#{20} +process 12$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}node-3 {2}joining +0 partitions +process 13$/));
    expect(lines.filter((line) => line.startsWith('event'))).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11].map((n) => `event ${n}`),
    );
    expect(figuresLine(figures)).toBe(
      '  9 payments/s, 27 of 30 paid, calls failed: 1, slowest call of the last second: 3.2 s',
    );
  });
});
