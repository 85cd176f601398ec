import { readSettings } from '../config/settings.ts';
import { startSandboxBank } from '../providers/sandbox-bank/server.ts';

export interface BankOptions {
  readonly host?: string;
  readonly port?: string;
  readonly publicUrl?: string;
  readonly dataFile?: string;
}

/**
 * Runs the sandbox bank alone, for the nodes of a cluster that share one. Prints one line of JSON when it listens, and stays up
 * until it is told to stop.
 */
export async function bank({ host, port, publicUrl, dataFile }: BankOptions): Promise<void> {
  const secret = readSettings(process.env).secrets.get('SANDBOX_BANK');
  if (secret === undefined) {
    throw new Error(
      'TURNPIKE_SECRET_SANDBOX_BANK is required: the bank signs callbacks with it, and the nodes check them',
    );
  }
  const running = await startSandboxBank({
    secret,
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(dataFile === undefined ? {} : { dataFile }),
  });
  const stop = (): void => void running.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`);
}
