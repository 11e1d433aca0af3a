// Starts real Redis servers for checks, each in a folder of its own, and ends them by their process ids.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';

/** One server. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on what it left. */
  start(): Promise<void>;
}

/** Finds the program, or ends with exit code 2 and says how to get it. */
export function findRedis(): string {
  const names = process.env.REDIS_SERVER ? [process.env.REDIS_SERVER] : ['redis-server', 'valkey-server'];
  const found = names.find((name) => spawnSync(name, ['--version']).status === 0);
  if (found !== undefined) return found;
  console.error(
    'no Redis found: install it (Debian: apt-get install redis-server) or name the program in REDIS_SERVER',
  );
  process.exit(2);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until something holds. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, seconds = 30): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    if (await Promise.resolve(holds()).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited ${seconds} s until ${what}`);
}

const folders: string[] = [];
const running = new Set<ChildProcess>();

/** Ends all servers and removes what they wrote. */
export async function stopAll(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all([...running].map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Starts a server that has on disk whatever it acknowledged. */
export async function startServer(program: string, extra: readonly string[] = []): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'capsig-redis-'));
  folders.push(folder);
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--daemonize', 'no'];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  let child: ChildProcess | undefined;
  const url = `redis://127.0.0.1:${port}`;
  const server: RedisServer = {
    ...{ url, port },
    async start() {
      const own = spawn(program, [...options, ...durable, ...extra], { stdio: 'ignore' });
      child = own;
      running.add(own);
      own.once('exit', () => running.delete(own));
      await until(`Redis listens on ${port}`, async () => {
        const client = createClient({ url, socket: { reconnectStrategy: false } });
        client.on('error', () => undefined);
        try {
          await client.connect();
          return (await client.ping()) === 'PONG';
        } finally {
          client.destroy();
        }
      });
    },
    async kill() {
      const own = child;
      if (!own || !running.has(own)) return;
      const gone = once(own, 'exit');
      own.kill('SIGKILL');
      await gone;
    },
  };
  await server.start();
  return server;
}

/** Starts three servers that share the slots. */
export async function startCluster(program: string): Promise<readonly RedisServer[]> {
  const cluster = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '30000'];
  const servers = await Promise.all([1, 2, 3].map(() => startServer(program, cluster)));
  const clients = servers.map(({ url }) => createClient({ url }));
  for (const client of clients) await client.connect();
  const bounds = [0, 5_461, 10_923, 16_384];
  for (const [index, client] of clients.entries()) {
    const [from = 0, to = 0] = bounds.slice(index, index + 2);
    await client.sendCommand(['CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1)]);
    await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', String(from), String(to - 1)]);
  }
  for (const { port } of servers.slice(1))
    await clients[0]?.sendCommand(['CLUSTER', 'MEET', '127.0.0.1', String(port)]);
  await until('the cluster is up', async () => {
    const states = await Promise.all(clients.map((client) => client.sendCommand(['CLUSTER', 'INFO'])));
    return states.every((state) => /cluster_state:ok/.test(String(state)) && /known_nodes:3/.test(String(state)));
  });
  for (const client of clients) client.destroy();
  return servers;
}
