import { once } from 'node:events';
import { createServer } from 'node:net';
import { hostPort } from '../../base/host-port.ts';
import type { Address, Settings } from '../../config/settings.ts';
import { broken, type CheckResult, messageOf, ok } from './check.ts';

/** Whether the listeners can be opened, or are open because a node runs. */
export async function checkPorts(
  settings: Settings,
): Promise<{ readonly isRunning: boolean; readonly results: readonly CheckResult[] }> {
  const isRunning = await answersLikeUs(settings.adminAddress);
  const doors = [
    ['gRPC port', settings.grpcAddress, 'TURNPIKE_GRPC_ADDRESS'],
    ['HTTP port', settings.httpAddress, 'TURNPIKE_HTTP_ADDRESS'],
    ['admin port', settings.adminAddress, 'TURNPIKE_ADMIN_ADDRESS'],
  ] as const;
  const results = await Promise.all(
    doors.map(async ([name, address, variable]): Promise<CheckResult> => {
      const at = hostPort(address);
      if (address.port === 0) return ok(name, 'chosen by the system');
      const fault = await faultOf(address);
      if (fault === undefined) return ok(name, `${at} is free`);
      if (fault.code === 'EADDRINUSE' && isRunning) return ok(name, `${at} is in use by a running node`);
      if (fault.code === 'EADDRINUSE')
        return broken(name, `${at} is in use by another program`, `Stop it, or set ${variable}.`);
      return broken(
        name,
        `${at} cannot be opened: ${messageOf(fault)}`,
        `Set ${variable} to an address of this machine.`,
      );
    }),
  );
  return { isRunning, results };
}

async function faultOf({ host, port }: Address): Promise<NodeJS.ErrnoException | undefined> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  } finally {
    server.close();
  }
}

const PATIENCE_MS = 2_000;

/** A node says so on its admin listener. */
async function answersLikeUs(address: Address): Promise<boolean> {
  if (address.port === 0) return false;
  try {
    const url = `http://${hostPort(address)}/health/live`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'status' in body && body.status === 'live';
  } catch {
    return false;
  }
}
