import type { Platform, PlatformOptions } from './platform.ts';

export async function startClustered(_options: PlatformOptions): Promise<Platform> {
  throw new Error('This release runs embedded only: unset TURNPIKE_DATABASE_URL and TURNPIKE_NATS_URL.');
}
