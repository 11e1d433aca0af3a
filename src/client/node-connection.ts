import { utf8 } from '../internal/bytes.js';
import { gatherBytes } from '../internal/gathered.js';
import { isPlainObject, quote, quoteAtMost } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import { type Issue, isUndecided, type Result, type RuleId, rules } from '../rule.js';

/** How nodes are reached. */
export interface Connection {
  readonly fetch: typeof globalThis.fetch;
  /** How long one node may take for its whole answer, in milliseconds. */
  readonly timeout: number;
  /** How long the others may still take once enough nodes answered, in milliseconds. */
  readonly grace: number;
}

/** What one node made of a request. */
export interface NodeReply {
  /** The node's URL as it was given. */
  readonly node: string;
  readonly answer: Result<unknown>;
}

/** The size of an answer: no answer of a node comes near it. */
const mostBytes = 1_048_576;
const mostDepth = 32;
const mostValues = 32_768;

/** The issues of a refusal that are repeated, and the text of each. */
const mostCauses = 8;
const mostText = 400;

type Transfer =
  | { readonly status: number; readonly body: Uint8Array }
  | { readonly failed: string; readonly advice: string; readonly status?: number };

const reachable = 'check the URL and that the node is up';
const foreign = 'check that the URL is that of a node and not of a proxy or a page';

/** Reads a body as it comes and stops at the bound: a header about its length may lie. */
async function readBody(response: Response): Promise<Uint8Array | undefined> {
  const reader = response.body?.getReader();
  const gathered = gatherBytes(mostBytes);
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!gathered.add(value)) {
      reader.cancel().catch(() => undefined);
      return undefined;
    }
  }
  return gathered.bytes();
}

function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : { cause: undefined, message: String(error) };
  const code = cause instanceof Error ? ((cause as { code?: unknown }).code ?? cause.message) : undefined;
  return quote(typeof code === 'string' ? code : message);
}

async function exchange({ fetch }: Connection, url: string, body: string, signal: AbortSignal): Promise<Transfer> {
  let status: number | undefined;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
      signal,
      // The body may hold access tokens: they go to the node that was named and to nobody it points at.
      redirect: 'error',
      credentials: 'omit',
    });
    status = response.status;
    const bytes = await readBody(response);
    if (bytes) return { status, body: bytes };
    return { status, failed: `expected at most ${mostBytes} bytes, found more`, advice: foreign };
  } catch (error) {
    const failed = `expected an answer over HTTP, found the error ${reasonOf(error)}`;
    return { failed, advice: reachable, ...(status === undefined ? {} : { status }) };
  }
}

/** Repeats an issue that a node reported: its text is the node's and is quoted, its rule has to be one that exists. */
function readCause(value: unknown): Issue | undefined {
  if (!isPlainObject(value)) return undefined;
  const { rule, path, message } = value;
  if (typeof rule !== 'string' || !Object.hasOwn(rules, rule)) return undefined;
  return {
    rule: rule as RuleId,
    path: typeof path === 'string' && path.startsWith('/') ? path.slice(0, mostText) : '',
    message: typeof message === 'string' ? quoteAtMost(mostText, message) : 'the node gave no reason',
  };
}

function refusalOf(where: string, node: string, status: number, value: unknown): Issue | undefined {
  if (!isPlainObject(value)) return undefined;
  const { errorCode, message, issues } = value;
  if (typeof errorCode !== 'string' && !Array.isArray(issues)) return undefined;
  const listed: readonly unknown[] = Array.isArray(issues) ? issues.slice(0, mostCauses) : [];
  const causes = listed.flatMap((issue) => readCause(issue) ?? []);
  // One broken rule that decides outweighs any that cannot be decided.
  const first = causes.find(({ rule }) => !isUndecided(rule)) ?? causes[0];
  const code = typeof errorCode === 'string' ? ` ${quote(errorCode)}` : '';
  const said = first?.message ?? (typeof message === 'string' ? quoteAtMost(mostText, message) : 'no reason');
  return {
    rule: first?.rule ?? 'node.answer',
    path: first?.path ?? '',
    message: `${where}: the node refused with status ${status}${code} and said ${said}`,
    params: { node, status, ...(typeof errorCode === 'string' ? { errorCode: errorCode.slice(0, mostText) } : {}) },
    ...(causes.length > 0 ? { causes } : {}),
  };
}

function broken(issue: Issue): Result<never> {
  return { ok: false, issues: [issue] };
}

function judgeReply(node: string, path: string, reply: Transfer): Result<unknown> {
  const where = `POST ${path} of ${node}`;
  const failure = (failed: string, advice: string, status?: number): Result<never> =>
    broken({
      rule: 'node.answer',
      path: '',
      message: `${where}: ${failed}; ${advice}`,
      params: { node, ...(status === undefined ? {} : { status }) },
    });
  if ('failed' in reply) return failure(reply.failed, reply.advice, reply.status);
  const { status, body } = reply;
  const parsed = parseJson(body, { bytes: mostBytes, depth: mostDepth, values: mostValues });
  if (status >= 200 && status < 300) {
    if (parsed.ok) return { ok: true, value: parsed.value };
    return failure(`expected strict JSON: ${parsed.reason} at offset ${parsed.offset}`, foreign, status);
  }
  const refusal = parsed.ok ? refusalOf(where, node, status, parsed.value) : undefined;
  if (refusal) return broken(refusal);
  return failure(`expected status 200, found ${status} without a reason of the node`, foreign, status);
}

/**
 * Sends one JSON body to one node and reads its JSON answer.
 *
 * Never rejects and never takes longer than the timeout, whatever the node does. Issues: `node.answer` (no answer in
 * time or over HTTP, too large, no strict JSON, a status without a reason) with the node and the status as parameters;
 * for a refusal the rule that the node names, with what it said as causes.
 *
 * @param node the URL of the node, without a slash at its end
 * @param path such as `/web/handshake/`
 * @param hurry ends the waiting before the timeout, once it resolves
 */
export async function postToNode(
  connection: Connection,
  node: string,
  path: string,
  body: string,
  hurry?: Promise<void>,
): Promise<Result<unknown>> {
  const { timeout, grace } = connection;
  const controller = new AbortController();
  let stop: () => void = () => undefined;
  // Raced and not left to the signal alone: an implementation of fetch may not heed it.
  const ended = new Promise<Transfer>((resolve) => {
    const end = (failed: string): void =>
      resolve({ failed, advice: 'check that the node is up and reachable, or raise connectTimeout' });
    const timer = setTimeout(() => end(`expected an answer within ${timeout} ms, found none`), timeout);
    const hurried = (): void => end(`expected an answer within ${grace} ms of enough others, found none`);
    // No signal: one that all nodes listen to is taken for a leak.
    void hurry?.then(hurried);
    stop = () => clearTimeout(timer);
  });
  const reply = await Promise.race([exchange(connection, node + path, body, controller.signal), ended]);
  stop();
  controller.abort();
  return judgeReply(node, path, reply);
}

/**
 * Sends one body to all nodes at once and reads their answers, in the order of the nodes.
 *
 * @param enough asked after each good answer: once true, the other nodes have the grace of the connection left. Given
 * the answers so far and not their number, so that nodes that lie fast do not cut off the ones that are slow.
 */
export async function postToNodes(
  connection: Connection,
  nodes: readonly string[],
  path: string,
  body: Readonly<Record<string, unknown>>,
  enough: (answers: readonly NodeReply[]) => boolean,
): Promise<readonly NodeReply[]> {
  const text = JSON.stringify(body);
  if (utf8(text).length > mostBytes) throw new TypeError(`expected a request of at most ${mostBytes} bytes`);
  let end: () => void = () => undefined;
  const hurry = new Promise<void>((resolve) => {
    end = resolve;
  });
  const soFar: (NodeReply | undefined)[] = nodes.map(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answers = await Promise.all(
    nodes.map(async (node, index): Promise<NodeReply> => {
      const answer = await postToNode(connection, node, path, text, hurry);
      soFar[index] = { node, answer };
      if (timer === undefined && answer.ok && soFar.includes(undefined) && enough(soFar.filter((each) => !!each))) {
        timer = setTimeout(end, connection.grace);
      }
      return { node, answer };
    }),
  );
  clearTimeout(timer);
  return answers;
}
