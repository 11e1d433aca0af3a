// The page's side of the worker.
import type { Answer, Request } from './view.js';

/** Talks to the worker, which begins with the first request. */
export interface Client {
  /** Sends a request and returns its number. */
  send(request: Request): number;
  close(): void;
}

/** What scripts of the page may be made of: without this nothing can be, where the page asks for trusted types. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | undefined;

function trusted(url: string): string {
  const policies = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes;
  if (!policies) return url;
  policy ??= policies.createPolicy('capsig-inspector', { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}

/**
 * Makes a client of the worker at `url`. A worker from a blob is under the policy of the page, and so can reach nothing that
 * the page cannot; where the policy forbids such a worker, the script is taken as it is.
 */
export function createClient(
  url: string,
  answered: (answer: Answer) => void,
  failed: (message: string) => void,
): Client {
  let worker: Worker | undefined;
  let number = 0;
  let spoke = false;
  const waiting: (Request & { readonly id: number })[] = [];

  const begin = (address: string, otherwise: () => void): void => {
    const own = new Worker(trusted(address), { type: 'module' });
    worker = own;
    own.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (worker !== own) return;
      if (!spoke) {
        spoke = true;
        for (const request of waiting.splice(0)) own.postMessage(request);
      }
      answered(data);
    };
    own.onerror = (event) => {
      event.preventDefault();
      own.terminate();
      if (worker !== own) return;
      if (spoke) failed('the worker failed: load the page again');
      else otherwise();
    };
  };

  const start = (): void => {
    const source = URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' }));
    begin(source, () => begin(url, () => failed('the worker that verifies could not be loaded')));
  };

  return {
    send(request) {
      if (!worker) start();
      number++;
      const numbered = { ...request, id: number };
      if (spoke) worker?.postMessage(numbered);
      else waiting.push(numbered);
      return number;
    },
    close() {
      worker?.terminate();
      worker = undefined;
      spoke = false;
    },
  };
}
