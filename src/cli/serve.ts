import { readConfiguration, type ServiceConfiguration } from '../sidecar/configuration.js';
import { type Arguments, type Command, isMisuse, type Misuse, singleOf } from './command.js';
import { readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { clip, createPage, printable, styled } from './terminal.js';

/** Reads what the command line says; numbers that are none are left for the schema to refuse. */
function givenOf(given: Arguments): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of ['host', 'port', 'workers'] as const) {
    const text = singleOf(given, name);
    if (text !== undefined) found[name] = name !== 'host' && /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
  }
  return found;
}

async function readGiven(given: Arguments, io: Io): Promise<ServiceConfiguration | Misuse> {
  const path = singleOf(given, 'config');
  const bytes = path === undefined ? undefined : await readOperand(path, io);
  if (bytes !== undefined && isMisuse(bytes)) return { misuse: `--config: ${bytes.misuse}` };
  const configuration = readConfiguration(bytes, io.env, givenOf(given));
  if (!('reason' in configuration)) return configuration;
  return { misuse: `configuration: ${clip(configuration.reason, 400)}` };
}

const listenFaults: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  EADDRINUSE: 'the port is in use; give another --port, or --port 0 for a free one',
  EADDRNOTAVAIL: 'the host is none of this machine',
  EACCES: 'permission denied; give a --port above 1023',
  ENOTFOUND: 'the host is not known',
});

const remembered = {
  memory: 'given out, and remembered in this process',
  redis: 'given out, and remembered in Redis',
  none: 'not given out, and no logins: several processes share nonces in Redis, see redisUrl',
} as const;

async function runServe(given: Arguments, io: Io): Promise<number | Misuse> {
  const configuration = await readGiven(given, io);
  if (isMisuse(configuration)) return configuration;
  const { untilInterrupted } = io;
  if (!untilInterrupted) return { misuse: 'there is nothing here that could end the service' };
  const { serve } = await import('../sidecar/workers.js');
  const { waived = [], workers = 1 } = configuration;
  try {
    await serve(configuration, {
      tell: (line) => io.stderr(`${printable(`capsig: ${clip(line, 400)}`)}\n`),
      untilInterrupted: () => untilInterrupted.call(io),
      started({ host, port, nonces }) {
        const page = createPage(io);
        const shown = host.includes(':') ? `[${host}]` : host;
        page.line(styled('strong', 'verifies at'), `  http://${clip(shown, 80)}:${port}`);
        page.line('  ', styled('faint', 'processes'.padEnd(13)), String(workers));
        page.line('  ', styled('faint', 'nonces'.padEnd(13)), remembered[nonces]);
        page.line('  ', styled('faint', 'not checked'.padEnd(13)), waived.join(', ') || 'nothing is waived');
      },
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    if (missing) return { misuse: 'redisUrl needs a package that is not installed: npm install redis@5' };
    if (code === undefined) throw error;
    return { misuse: `cannot listen: ${listenFaults[code] ?? clip(message, 200)}` };
  }
  return exit.valid;
}

/** Runs a verification service until it is interrupted. */
export const serve: Command = {
  name: 'serve',
  summary: 'Serve verification over HTTP to nodes in any language.',
  least: 0,
  most: 0,
  options: {
    config: { value: 'FILE', help: 'the configuration, JSON: schemas/service-configuration.schema.json' },
    host: { value: 'HOST', help: 'where to listen (127.0.0.1 unless given)' },
    port: { value: 'NUMBER', help: 'the port (7480 unless given, 0 for a free one)' },
    workers: { value: 'NUMBER', help: 'how many processes answer (1 unless given)' },
  },
  notes: [
    'The environment goes before the file: CAPSIG_NODE_ADDRESS, CAPSIG_DOMAIN, CAPSIG_REDIS_URL and so on. What is not',
    'configured has to be named in "waived". POST /v1/session, /v1/session-sigs, /v1/auth-sig, /v1/login; GET /v1/nonce,',
    '/healthz, /readyz, /metrics, /openapi.json. SIGTERM ends it when what is under way was answered.',
  ],
  run: runServe,
};
