import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes the TypeScript types of every message in `protos/turnpike/v1`, and of the services that Turnpike calls, and the
 * loader options they are true for.
 * Not responsible for loading protos at run time.
 *
 * G1 The same protos give the same bytes, on every machine: a test compares.
 * G2 Types and loader options cannot drift apart, because both come from here.
 */

const repository = join(import.meta.dirname, '..');

/** The generator knows `Long`, `String` and `Number` only; the loader itself takes `BigInt` both ways, which is what money is here. */
const loaderOptionsSource = `/** What proto-loader has to be called with for the types in this folder to be true. */
export const loaderOptions = {
  keepCase: false,
  longs: BigInt,
  enums: String,
  defaults: false,
  oneofs: true,
} as const;
`;

export function generateTypes(outFolder: string): void {
  const work = mkdtempSync(join(tmpdir(), 'turnpike-protos-'));
  try {
    writeFileSync(join(work, 'turnpike.proto'), entryProto());
    execFileSync(
      process.execPath,
      [
        join(repository, 'node_modules/.bin/proto-loader-gen-types'),
        ...['--enums=String', '--oneofs', '--includeComments', '--importFileExtension=.ts', '--grpcLib=@grpc/grpc-js'],
        ...['-I', 'protos', work, '-O', outFolder, 'turnpike.proto'],
      ],
      { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    rmSync(work, { recursive: true });
  }
  for (const file of globSync('**/*.ts', { cwd: outFolder })) {
    const path = join(outFolder, file);
    writeFileSync(path, adaptTypes(readFileSync(path, 'utf8')));
  }
  writeFileSync(join(outFolder, 'loader-options.ts'), loaderOptionsSource);
}

/**
 * One file that imports all others of the public contracts: the generator then writes one summary, instead of one per file
 * that overwrite each other. Stored messages (`turnpike/internal`) need no types: `wire` checks them against the domain's.
 */
function entryProto(): string {
  const files = globSync('turnpike/{v*,inspector/v*}/*.proto', { cwd: join(repository, 'protos') }).sort();
  return ['syntax = "proto3";', ...files.map((file) => `import "${file}";`), ''].join('\n');
}

/** 64-bit integers become bigint, and an absent field may also be written as undefined, which the encoder takes for absent. */
function adaptTypes(source: string): string {
  return source
    .replace(/^import type \{ Long \} from '@grpc\/proto-loader';\n/m, '')
    .replaceAll('number | string | Long', 'bigint')
    .replaceAll('(Long)', '(bigint)')
    .replaceAll(': Long}', ': bigint}')
    .replace(/^( {2}'\w+'\?: .*);$/gm, '$1 | undefined;');
}
