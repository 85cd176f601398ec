import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The absolute path of a program that npm does not install, or undefined when this machine does not have it. */
export function findProgram(name: string): string | undefined {
  return searchPath()
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** PATH, and the folders where Debian keeps programs that are not on an ordinary user's PATH. */
function searchPath(): readonly string[] {
  const postgresqlRoot = '/usr/lib/postgresql';
  const postgresql = existsSync(postgresqlRoot)
    ? readdirSync(postgresqlRoot)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(postgresqlRoot, version, 'bin'))
    : [];
  return [...(process.env['PATH'] ?? '').split(delimiter), ...postgresql, '/usr/sbin'].filter(
    (folder) => folder !== '',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
