// Starts a server of several processes behind one port, and asks it many things at a time.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** What the processes of a server are told. */
export interface Settings {
  readonly urls: readonly string[];
  readonly prefix: string;
  readonly processes: number;
  readonly port: number;
  /** As many connections as are open: what is more waits in the one who asks. */
  readonly sockets: number;
  /** How long a ledger may take, in milliseconds. */
  readonly timeout: number;
  /** Blocks of proofs, base64, by CID. */
  readonly proofs: Readonly<Record<string, string>>;
  /** Who owns the credit. */
  readonly owner: string;
  readonly use: { readonly resource: string; readonly delegatee: string };
}

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly rule?: string;
    readonly nonce?: string;
    readonly repeated?: boolean;
    readonly process: number;
  };
}

/** A question, which keeps its name when it is asked again. */
export interface Question {
  readonly path: string;
  readonly body?: string;
  readonly requestId?: string;
}

/** A running server. */
export interface Service {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a server; it listens when this resolves. */
export async function startService(settings: Settings): Promise<Service> {
  const child: ChildProcess = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, SETTINGS: JSON.stringify(settings) },
  });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  const agent = new Agent({ keepAlive: true, maxSockets: settings.sockets });
  return {
    ask({ path, body, requestId }) {
      return new Promise((resolve, reject) => {
        const headers = requestId === undefined ? {} : { 'x-request-id': requestId };
        const asked = request({
          host: '127.0.0.1',
          port,
          path,
          method: body === undefined ? 'GET' : 'POST',
          agent,
          headers,
        });
        asked.once('error', reject);
        asked.once('response', async (response) => {
          let text = '';
          for await (const piece of response.setEncoding('utf8')) text += piece;
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
        });
        asked.end(body);
      });
    },
    async stop() {
      agent.destroy();
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
