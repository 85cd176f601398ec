/** How far a command is: a line that is written over on a terminal, one a second elsewhere. On the error stream, so that what a command prints can be piped. */
export interface Progress {
  show(text: string): void;
  done(): void;
}

const TERMINAL_EVERY_MS = 100;
const PLAIN_EVERY_MS = 1_000;

export function newProgress(output: NodeJS.WriteStream = process.stderr): Progress {
  const everyMs = output.isTTY ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  let lastMs = performance.now();
  let wrote = false;
  return {
    show: (text) => {
      if (performance.now() - lastMs < everyMs) return;
      lastMs = performance.now();
      output.write(output.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
      wrote = true;
    },
    done: () => {
      if (wrote && output.isTTY) output.write('\r\x1b[K');
    },
  };
}
