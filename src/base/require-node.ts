/** Stops the program on a Node older than the one it is measured and tested on. Importing this file is the check, so it comes first in `main.ts`. */

const oldestMajor = 24;
const major = Number(process.versions.node.split('.')[0]);

if (!(major >= oldestMajor)) {
  process.stderr.write(
    `Turnpike needs Node ${oldestMajor} or later, this is ${process.version}. ` +
      `Start it with npm (npm start, npm run demo), which finds the pinned Node, or put node_modules/.bin first on PATH.\n`,
  );
  process.exit(1);
}
