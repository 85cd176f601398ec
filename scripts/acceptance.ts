/**
 * `npm run acceptance`: runs the acceptance rows, prints one line for each as it ends, has hledger and ledger add up the books
 * of all the nodes, writes docs/acceptance.md, and ends with one line of JSON, `{rows, passed, failed}`. A row without a test,
 * or with more than one, has failed. Exits with 1 then, and when the books differ.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { startVitest } from 'vitest/node';
import { DECISIONS } from '../test/acceptance/decisions.ts';
import { KEPT_DATA } from '../test/acceptance/kept-data.ts';
import { GROUPS, type Group, type Row } from '../test/acceptance/rows.ts';
import { checkDataFolders } from '../test/conformance/books-main.ts';

const FOLDER = 'test/acceptance';
const ROOT = new URL('../', import.meta.url);
export const ACCEPTANCE_DOCS = new URL('docs/acceptance.md', ROOT);

const introduction = `# Acceptance

<!-- Written by npm run acceptance from test/acceptance/rows-*.ts. Change the rows there. -->

The scenarios of the reference processor that this system is held to, and what each must come to. Every row is one test of the
same name in \`${FOLDER}\`. A test drives a whole node through its gRPC port as a merchant or an operator would; the sandbox bank
([sandbox.md](sandbox.md)) is scripted for it, and amounts are asserted to the unit. Rows of 12.5 and 12.6 look inside: they call
the rules themselves. The terms, fees and limits that the amounts follow from are in \`test/kit/acceptance.yaml\`.

\`npm run acceptance\` runs them and prints each with pass or fail. *Decision* is the number of the [decision](#decisions) by which
the outcome here is another than the reference's.
`;

/** The whole text of docs/acceptance.md. */
export function acceptanceDocs(): string {
  return introduction + GROUPS.map(section).join('') + decisions();
}

function section({ section: number, title, rows }: Group): string {
  const lines = rows.map(({ name, outcome, decision }) => `| \`${name}\` | ${outcome} | ${decision ?? ''} |\n`);
  return `\n## ${number} ${title}\n\n| Row | Outcome | Decision |\n|---|---|---|\n${lines.join('')}`;
}

function decisions(): string {
  const rows = Object.entries(DECISIONS).map(([no, { reference, ours }]) => `| ${no} | ${reference} | ${ours} |\n`);
  return `\n## Decisions\n\n| Decision | The reference | Here |\n|---|---|---|\n${rows.join('')}`;
}

/** Which files have a test for each row. */
export function filesOfRows(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(new URL(FOLDER, ROOT)).sort()) {
    if (!file.endsWith('.test.ts')) continue;
    const source = readFileSync(new URL(`${FOLDER}/${file}`, ROOT), 'utf8');
    for (const [, name = ''] of source.matchAll(/^row\(\s*'(\w+)'/gm))
      files.set(name, [...(files.get(name) ?? []), file]);
  }
  return files;
}

interface Result {
  readonly state: string;
  readonly message?: string;
}

interface Run {
  readonly results: ReadonlyMap<string, readonly Result[]>;
  /** Went wrong outside every row: a file that could not be loaded, a promise that nobody waited for. */
  readonly errors: readonly string[];
}

async function runRows(): Promise<Run> {
  const results = new Map<string, Result[]>();
  const outside: string[] = [];
  const rowOf = new Map(GROUPS.flatMap(({ title, rows }) => rows.map((row) => [row.name, { title, row }] as const)));
  const reporter: Reporter = {
    onTestCaseResult(test: TestCase) {
      const found = rowOf.get(test.name);
      if (found === undefined) return;
      const { state, errors = [] } = test.result();
      const [message] = errors.map((error) => error.message.split('\n')[0] ?? '');
      results.set(test.name, [
        ...(results.get(test.name) ?? []),
        { state, ...(message === undefined ? {} : { message }) },
      ]);
      print(state === 'passed' ? 'pass' : 'FAIL', found.title, found.row, message);
    },
    onTestRunEnd(modules, unhandled) {
      const ofModules = modules.flatMap((module) => [
        ...module.errors(),
        ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
      ]);
      outside.push(...[...ofModules, ...unhandled].map(({ message }) => message));
    },
  };
  const vitest = await startVitest('test', [FOLDER], { watch: false, reporters: [reporter] });
  await vitest.close();
  return { results, errors: outside };
}

function print(verdict: string, group: string, { name, decision }: Row, message?: string): void {
  const changed = decision === undefined ? '' : ` (as decision ${decision} has it)`;
  const why = message === undefined ? '' : `: ${message}`;
  process.stdout.write(`${verdict}  ${group.padEnd(28)} ${name}${changed}${why}\n`);
}

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'turnpike-acceptance-'));
  process.env[KEPT_DATA] = data;
  const { results, errors } = await runRows();
  const rows: readonly Row[] = GROUPS.flatMap((group) => group.rows);
  let passed = 0;
  for (const group of GROUPS) {
    for (const row of group.rows) {
      const [only, second] = results.get(row.name) ?? [];
      if (only?.state === 'passed' && second === undefined) passed += 1;
      else if (only === undefined) print('FAIL', group.title, row, 'no test ran');
      else if (second !== undefined) print('FAIL', group.title, row, 'more than one test has this name');
    }
  }
  writeFileSync(ACCEPTANCE_DOCS, acceptanceDocs());
  const books = await checkDataFolders(data);
  rmSync(data, { recursive: true });
  for (const error of errors) process.stdout.write(`FAIL  outside the rows: ${error}\n`);
  for (const difference of books.differences) process.stdout.write(`FAIL  books: ${difference}\n`);
  const who = books.bookkeepers.join(' and ') || 'nobody: neither hledger nor ledger is there';
  process.stdout.write(`${books.accounts} accounts of ${books.worlds} nodes were added up by ${who}\n`);
  const failed = rows.length - passed;
  process.stdout.write(`${JSON.stringify({ rows: rows.length, passed, failed })}\n`);
  // A test that leaves something open must not keep the run from ending.
  process.exit(failed === 0 && errors.length === 0 && books.differences.length === 0 ? 0 : 1);
}

if (import.meta.main) await main();
