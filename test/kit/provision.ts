import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { TestContext } from 'vitest';
import { findProgram } from '../../src/local-servers/find-program.ts';

/**
 * The foreign programs that some suites check our output with: where they are, and how a machine gets them.
 * Not responsible for anything that npm installs.
 *
 * V1 A program that is there is used as it is; nothing is upgraded, and a run limited to some files installs nothing.
 * V2 An install never leaves a Debian service running.
 * V3 A missing program is said in words: the test that needs it is skipped with the reason, and in CI it fails.
 */

interface Tool {
  readonly name: string;
  readonly debianPackage: string;
  readonly usedFor: string;
}

const tools = [
  { name: 'promtool', debianPackage: 'prometheus', usedFor: 'checking the metrics page' },
  { name: 'hledger', debianPackage: 'hledger', usedFor: 'checking the exported books' },
  { name: 'ledger', debianPackage: 'ledger', usedFor: 'checking the exported books once more' },
  { name: 'strace', debianPackage: 'strace', usedFor: 'showing the sync to disk before the reply' },
  { name: 'initdb', debianPackage: 'postgresql', usedFor: 'the store of a cluster' },
  { name: 'postgres', debianPackage: 'postgresql', usedFor: 'the store of a cluster' },
  { name: 'nats-server', debianPackage: 'nats-server', usedFor: 'the messages of a cluster' },
  { name: 'faketime', debianPackage: 'faketime', usedFor: 'the drill with a clock that is wrong' },
] as const satisfies readonly Tool[];

export type ToolName = (typeof tools)[number]['name'];

/** The absolute path of a foreign program, or undefined when this machine does not have it. */
export function findTool(name: ToolName): string | undefined {
  return findProgram(name);
}

/** The absolute path of a foreign program; without it the running test is skipped, in CI failed, with a sentence that says what to install. */
export function requireTool(context: TestContext, name: ToolName): string {
  const path = findTool(name);
  if (path !== undefined) return path;
  const reason = missingSentence(name);
  if (process.env['CI'] !== undefined) throw new Error(reason);
  return context.skip(reason);
}

/** Installs what is missing where that is possible without asking (root on Debian), and says what stays missing. */
export function provisionTools(options: { readonly install: boolean }): void {
  const missing = tools.filter(({ name }) => findTool(name) === undefined);
  if (missing.length === 0) return;
  if (options.install && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    installPackages(missing.map(({ debianPackage }) => debianPackage));
  }
  for (const { name } of missing) {
    if (findTool(name) === undefined) process.stderr.write(`${missingSentence(name)}\n`);
  }
}

function missingSentence(name: ToolName): string {
  const tool = tools.find((candidate) => candidate.name === name);
  return `${name} is missing, needed for ${tool?.usedFor}: apt-get install ${tool?.debianPackage}`;
}

function installPackages(packages: readonly string[]): void {
  process.stderr.write(`Installing ${packages.join(', ')} for the tests\n`);
  withServicesKeptStopped(() => {
    aptGet('update', '-qq');
    aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
  });
}

function aptGet(...args: readonly string[]): void {
  spawnSync('apt-get', ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Debian asks this file before a package starts its service; 101 means "not allowed". A file that is there already is somebody's decision and stays. */
function withServicesKeptStopped(install: () => void): void {
  const policyFile = '/usr/sbin/policy-rc.d';
  const policyIsOurs = !existsSync(policyFile);
  if (policyIsOurs) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    if (policyIsOurs) rmSync(policyFile);
  }
}
