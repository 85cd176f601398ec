import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTcpProxy, type TcpProxy } from '../kit/tcp-proxy.ts';

describe('the proxy that stands for a network in trouble', () => {
  let echo: Server;
  let accepted: Socket[];
  let proxy: TcpProxy;

  beforeEach(async () => {
    accepted = [];
    echo = createServer((socket) => {
      accepted.push(socket);
      socket.on('error', () => {});
      socket.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const address = echo.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    proxy = await startTcpProxy(() => ({ host: '127.0.0.1', port }));
  });
  afterEach(async () => {
    await proxy.close();
    for (const socket of accepted) socket.destroy();
    echo.close();
  });

  async function client(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1');
    socket.on('error', () => {}); // Those that are still open in the end are reset.
    await once(socket, 'connect');
    return socket;
  }
  async function answerTo(socket: Socket, text: string): Promise<string> {
    let heard = '';
    socket.write(text);
    while (heard.length < text.length) heard += String((await once(socket, 'data'))[0]);
    return heard;
  }

  it('T1 passes bytes on in both directions, whole, and the end of a connection with them', async () => {
    const socket = await client();
    const long = 'x'.repeat(3_000_000);
    expect(await answerTo(socket, long)).toBe(long);
    const ended = once(socket, 'end');
    socket.end();
    await ended;
    await expect.poll(() => proxy.connections).toBe(0);
  });

  it('T1 keeps the order of chunks when the latency falls between them', async () => {
    const socket = await client();
    let heard = '';
    socket.on('data', (chunk) => {
      heard += String(chunk);
    });
    proxy.delay(100);
    socket.write('first');
    await expect.poll(() => socket.writableLength).toBe(0);
    proxy.delay(0);
    socket.write('second');
    await expect.poll(() => heard).toBe('firstsecond');
    socket.destroy();
  });

  it('T2 resets what is open and what comes when it is cut, until it heals', async () => {
    const open = await client();
    await answerTo(open, 'a');
    const reset = once(open, 'error');
    proxy.cut();
    expect(String((await reset)[0])).toContain('ECONNRESET');
    const late = connect(proxy.port, '127.0.0.1');
    expect(String((await once(late, 'error'))[0])).toContain('ECONNRESET');
    proxy.heal();
    expect(await answerTo(await client(), 'b')).toBe('b');
  });

  it('T3, T4 swallows bytes without a word, and resets after healing only what lost some', async () => {
    const [talking, idle] = [await client(), await client()];
    await answerTo(talking, 'a');
    await answerTo(idle, 'a');
    proxy.silence();
    const heard: unknown[] = [];
    talking.on('data', (chunk) => heard.push(chunk));
    talking.write('lost');
    const during = await client();
    during.write('lost');
    await expect.poll(() => proxy.swallowed).toBe(2);
    expect(heard).toEqual([]);
    expect(accepted).toHaveLength(2);

    const resets = [once(talking, 'error'), once(during, 'error')];
    proxy.heal();
    await Promise.all(resets);
    expect(await answerTo(idle, 'b')).toBe('b');
  });
});
