import type { SessionSig, SessionSigs } from '../../generated/types.js';
import { isPlainObject } from '../../internal/json.js';
import { type Issue, type Result, type RuleId, rules } from '../../rule.js';
import { type Page, styled } from '../terminal.js';
import { printIssue } from '../verdict.js';

/** One operation that is asked of a node. */
export interface Operation {
  readonly name: string;
  readonly path: string;
  /** What a client sends besides the session signature. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a node said: who granted what was asked, or the broken rules. */
export type Verdict = Result<{ readonly account: string }>;

function readVerdict(text: string): Verdict {
  const answer: unknown = JSON.parse(text);
  if (!isPlainObject(answer)) throw new Error('a node answered what is no object');
  if (answer.verdict === 'accept' && isPlainObject(answer.account)) {
    return { ok: true, value: { account: String(answer.account.address) } };
  }
  const issues = (Array.isArray(answer.issues) ? answer.issues : []) as readonly Issue[];
  const [first, ...rest] = issues.filter((issue) => Object.hasOwn(rules, issue.rule));
  if (!first) throw new Error(`a node answered ${text.slice(0, 200)}`);
  return { ok: false, issues: [first, ...rest] };
}

/** Asks a node for an operation with a session signature, over HTTP. */
export async function visit(node: string, operation: Operation, authSig: SessionSig | undefined): Promise<Verdict> {
  const response = await fetch(node + operation.path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...operation.body, authSig }),
  });
  return readVerdict(await response.text());
}

/** Shows a verdict; returns whether it is the expected one: a broken rule, or none for a session that is good. */
export function show(page: Page, what: string, verdict: Verdict, expected?: RuleId): boolean {
  if (verdict.ok) {
    page.line('   ', styled('good', 'VALID'), `  ${what}, granted by ${verdict.value.account}`);
    return expected === undefined;
  }
  page.line('   ', styled('faint', what));
  const meant = verdict.issues.find(({ rule }) => rule === expected);
  printIssue(page, meant ?? verdict.issues[0], '   ');
  return meant !== undefined;
}

/** Asks each node for an operation of its own with its own session signature; returns whether all said yes. */
export async function visitAll(
  page: Page,
  nodes: readonly string[],
  operations: readonly Operation[],
  sigs: SessionSigs,
): Promise<boolean> {
  const verdicts: boolean[] = [];
  for (const [index, node] of nodes.entries()) {
    const operation = operations[index % operations.length] as Operation;
    const verdict = await visit(node, operation, sigs[node]);
    verdicts.push(show(page, `${operation.name} at ${new URL(node).host}`, verdict));
  }
  return verdicts.every(Boolean);
}
