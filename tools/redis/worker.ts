// A server of several processes behind one port: `node worker.js` with its settings in SETTINGS, as the checks start it.
import cluster from 'node:cluster';
import { createServer, type IncomingMessage } from 'node:http';
import { createClient, createCluster } from 'redis';
import type { Settings } from './service.js';

const dist = (path: string): string => new URL(`../../dist/${path}.js`, import.meta.url).href;
const capsig: typeof import('../../src/index.js') = await import(dist('index'));
const { createVerifier }: typeof import('../../src/entry/server.js') = await import(dist('entry/server'));
const { createRedisLedgers }: typeof import('../../src/entry/redis.js') = await import(dist('entry/redis'));
const { createNativeBackend }: typeof import('../../src/entry/native.js') = await import(dist('entry/native'));

const settings: Settings = JSON.parse(process.env.SETTINGS ?? '');
const { urls, prefix, processes, proofs, owner, use } = settings;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function serve(): Promise<void> {
  const [url = ''] = urls;
  const client =
    urls.length === 1 ? createClient({ url }) : createCluster({ rootNodes: urls.map((each) => ({ url: each })) });
  // What is lost is seen by whoever asks.
  client.on('error', () => undefined);
  client.on('node-error', () => undefined);
  await client.connect();
  const { nonces, uses } = createRedisLedgers(client, { prefix, timeout: settings.timeout });
  const backend = createNativeBackend();
  const { createSignatureCache, verdictOf } = capsig;
  const policy = { nodeAddress: capsig.anyNode, domain: capsig.anyDomain, nonce: capsig.anyNonce } as const;
  const verifier = createVerifier({
    ...{ ...policy, nonces, uses, backend },
    cache: createSignatureCache({ entries: 10_000 }),
    resolvers: {
      tokenOwner: async () => owner,
      proof: async (cid) => (proofs[cid] === undefined ? undefined : Buffer.from(proofs[cid], 'base64')),
    },
    // However slow the machine is: only a ledger that is away is late.
    deadline: settings.timeout + 60_000,
    limits: { requests: 10_000, evidence: 1_000, waiting: 10_000 },
  });
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const id = request.headers['x-request-id'];
    const result =
      request.url === '/nonce'
        ? await verifier.issueNonce()
        : request.url === '/login'
          ? await verifier.login(body)
          : await verifier.delegation(body, use, typeof id === 'string' ? { requestId: id } : {});
    const status = { accept: 200, reject: 401, undecided: 503 }[verdictOf(result)];
    const said = result.ok
      ? {
          ...('nonce' in result.value && { nonce: result.value.nonce }),
          ...('repeated' in result.value && { repeated: result.value.repeated }),
        }
      : { rule: result.issues[0].rule };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...said, process: process.pid }));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(settings.port, '127.0.0.1');
}

if (cluster.isPrimary) {
  for (let index = 0; index < processes; index++) cluster.fork();
  let listening = 0;
  cluster.on('listening', ({ process: { pid } }, { port }) => {
    listening++;
    if (listening === processes) process.send?.({ port, pid });
  });
  process.on('disconnect', () => process.exit());
} else {
  await serve();
}
