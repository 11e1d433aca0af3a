import cluster, { type Worker } from 'node:cluster';
import { createServer, type Server, type Socket } from 'node:net';
import type { ServiceConfiguration } from './configuration.js';
import type { Snapshot } from './metrics.js';
import { mostConnections, type Service, startService } from './service.js';

/** What started, for whoever is told. */
export type Started = Pick<Service, 'host' | 'port' | 'nonces'>;

/** Who starts a service, and says when it ends. */
export interface ServeHost {
  tell(line: string): void;
  started(started: Started): void;
  untilInterrupted(): Promise<void>;
}

/** What processes say to each other. */
type Message =
  | { readonly kind: 'started'; readonly nonces: Started['nonces'] }
  | { readonly kind: 'failed'; readonly code: string | undefined; readonly message: string }
  | { readonly kind: 'connection'; readonly id: number }
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'gather' }
  | { readonly kind: 'gathered'; readonly snapshots: readonly Snapshot[] }
  | { readonly kind: 'count' }
  | { readonly kind: 'counted'; readonly snapshot: Snapshot };

/** How long counters are waited for: a process that is busy is left out, and one that is dead. */
const gatherMilliseconds = 1_000;
/** A process that ends sooner is not started again at once. */
const shortLife = 1_000;

function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), gatherMilliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Runs one of several processes. */
async function runWorker(configuration: ServiceConfiguration, host: ServeHost): Promise<void> {
  // Where nobody is left to be told, this process ends by itself.
  const send = (message: Message): void => void process.send?.(message, undefined, undefined, () => undefined);
  const waiting: ((snapshots: readonly Snapshot[]) => void)[] = [];
  let service: Service;
  try {
    service = await startService(configuration, {
      tell: host.tell,
      given: true,
      async gather() {
        const own = [service.snapshot()];
        return within(
          new Promise<readonly Snapshot[]>((resolve) => {
            waiting.push(resolve);
            send({ kind: 'gather' });
          }),
          own,
        );
      },
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    send({ kind: 'failed', code, message });
    process.disconnect?.();
    return;
  }
  let stop: () => void = () => undefined;
  // What was handed over before is there before this.
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  process.on('message', (message: Message, socket: Socket | undefined) => {
    if (message.kind === 'connection' && socket) {
      // Before the first byte is read: what was not said to be taken, another process can take.
      send({ kind: 'taken', id: message.id });
      service.take(socket);
    }
    if (message.kind === 'stop') stop();
    if (message.kind === 'count') send({ kind: 'counted', snapshot: service.snapshot() });
    if (message.kind === 'gathered') for (const resolve of waiting.splice(0)) resolve(message.snapshots);
  });
  // A terminal interrupts all processes at once; it is for the first to say when this one ends.
  void host.untilInterrupted();
  send({ kind: 'started', nonces: service.nonces });
  await stopped;
  await service.stop();
  // Nothing else keeps the process.
  process.disconnect?.();
}

function countOf(worker: Worker): Promise<Snapshot> {
  let heard: (message: Message) => void = () => undefined;
  const counted = new Promise<Snapshot>((resolve) => {
    heard = (message) => {
      if (message.kind === 'counted') resolve(message.snapshot);
    };
    worker.on('message', heard);
    worker.send({ kind: 'count' } satisfies Message, (error) => {
      if (error) resolve({});
    });
  });
  // Nobody listens on to one that does not answer.
  return within(counted, {}).finally(() => worker.off('message', heard));
}

const alive = (): readonly Worker[] =>
  Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => worker?.isConnected() === true);

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

/**
 * Starts several processes that answer on one port, and others for those that end. Rejects with a system error where it cannot listen.
 *
 * The connections are accepted here and handed over in turn, and not by `node:cluster`, which drops at the end those that it has accepted
 * and not handed over: here nothing more is accepted first, and then each process is told, behind the last connection that it gets.
 */
async function runPrimary(configuration: ServiceConfiguration, workers: number, host: ServeHost): Promise<void> {
  const { host: address = '127.0.0.1', port = 7_480, connections = mostConnections } = configuration;
  let stopping = false;
  const ready: Worker[] = [];
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const ended: Promise<void>[] = [];
  // Once for all who ask at the same time: there may be as many of them as like.
  let counting: Promise<readonly Snapshot[]> | undefined;
  const gathered = async (asker: Worker): Promise<void> => {
    counting ??= Promise.all(alive().map(countOf)).finally(() => {
      counting = undefined;
    });
    const snapshots = await counting;
    if (asker.isConnected()) asker.send({ kind: 'gathered', snapshots } satisfies Message, () => undefined);
  };
  // The connections that a process was given and has not taken yet: those of one that dies, which Node.js forgets open, go to another.
  const given = new Map<number, { readonly socket: Socket; readonly worker: Worker }>();
  let last = 0;
  const give = (socket: Socket): void => {
    const worker = ready.shift();
    if (worker === undefined) return void socket.destroy();
    ready.push(worker);
    const id = ++last;
    given.set(id, { socket, worker });
    socket.once('close', () => given.delete(id));
    worker.send({ kind: 'connection', id } satisfies Message, socket, { keepOpen: true }, (error) => {
      if (error && given.delete(id)) give(socket);
    });
    // One that was closed meanwhile was sent without its connection, and nobody says that it is taken.
    if (socket.destroyed) given.delete(id);
  };
  const taken = (id: number): void => {
    // Closed in this process alone.
    given.get(id)?.socket.destroy();
    given.delete(id);
  };
  const giveAgain = (dead: Worker): void => {
    for (const [id, { socket, worker }] of given) {
      if (worker === dead && given.delete(id)) give(socket);
    }
  };
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => undefined);
    give(socket);
  });
  // Those that no process has taken yet: where all of them are stuck, what is open here would grow until no process can be started.
  server.maxConnections = connections;
  await listen(server, address, port);
  server.on('error', (error) => host.tell(`a connection could not be accepted: ${error.message}`));

  function start(): Promise<Started['nonces']> {
    const since = Date.now();
    const worker = cluster.fork();
    const leave = (): void => {
      const index = ready.indexOf(worker);
      if (index >= 0) ready.splice(index, 1);
    };
    worker.on('disconnect', leave);
    ended.push(
      new Promise((resolve) => {
        const end = (what: string): void => {
          leave();
          giveAgain(worker);
          resolve();
          if (stopping) return;
          host.tell(`${what}; another one is started`);
          setTimeout(() => stopping || void start(), Date.now() - since < shortLife ? shortLife : 0);
        };
        worker.on('exit', (code, signal) => end(`process ${worker.process.pid} ended (${signal ?? code})`));
        worker.on('error', (error) => {
          // What is wrong with one that runs, it ends of or it does not.
          if (worker.process.pid !== undefined) return host.tell(`process ${worker.process.pid}: ${error.message}`);
          // Too many processes or open files: there will be room again, and nobody else forgets one that never ran.
          delete cluster.workers?.[worker.id];
          end(`a process did not start (${error.message})`);
        });
      }),
    );
    return new Promise((resolve) => {
      worker.on('message', (message: Message) => {
        if (message.kind === 'gather') void gathered(worker);
        if (message.kind === 'taken') taken(message.id);
        if (message.kind === 'failed') fail(Object.assign(new Error(message.message), { code: message.code }));
        if (message.kind !== 'started') return;
        ready.push(worker);
        resolve(message.nonces);
      });
    });
  }

  try {
    const all = Array.from({ length: workers }, start);
    const first = await Promise.race([Promise.all(all), host.untilInterrupted(), failed]);
    const bound = server.address();
    if (first && bound !== null && typeof bound === 'object') {
      host.started({ host: address, port: bound.port, nonces: first[0] ?? 'none' });
      await Promise.race([host.untilInterrupted(), failed]);
    }
  } finally {
    stopping = true;
    server.close();
    for (const worker of alive()) worker.send({ kind: 'stop' } satisfies Message, () => undefined);
    const late = setTimeout(
      () => {
        for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
      },
      (configuration.stopTimeout ?? 30_000) + 5_000,
    );
    await Promise.all(ended);
    clearTimeout(late);
  }
}

/** Serves until it is interrupted, and answers then what is under way. */
export async function serve(configuration: ServiceConfiguration, host: ServeHost): Promise<void> {
  if (cluster.isWorker) return runWorker(configuration, host);
  const { workers = 1 } = configuration;
  if (workers > 1) return runPrimary(configuration, workers, host);
  const service = await startService(configuration, { tell: host.tell });
  host.started(service);
  await host.untilInterrupted();
  await service.stop();
}
