import type { AuthSig, ResourceAbilityRequest } from '../generated/types.js';
import { quote } from '../internal/json.js';
import type { Issue } from '../rule.js';
import type { SessionKeyPair } from './session-key.js';

/** What a callback is given when a wallet has to sign: the members that the SDK's users know. */
export interface AuthCallbackParams {
  readonly chain: string;
  /** The sentence that says what is granted; the statement of the message has to be it, or to end with it. */
  readonly statement: string;
  /** The resources of the message: one ReCap. */
  readonly resources: string[];
  /** The Expiration Time of the message. */
  readonly expiration: string;
  /** The URI of the message, which names the session key. */
  readonly uri: string;
  readonly sessionKey: SessionKeyPair;
  /** The latest block hash. */
  readonly nonce: string;
  readonly domain?: string;
  readonly switchChain?: boolean;
  readonly resourceAbilityRequests: ResourceAbilityRequest[];
  readonly litActionCode?: string;
  readonly litActionIpfsId?: string;
  readonly jsParams?: Readonly<Record<string, unknown>>;
}

/** Has a wallet sign what the parameters say. What it returns is verified before it is used. */
export type AuthCallback = (params: AuthCallbackParams) => Promise<AuthSig> | AuthSig;

/** The issues of a message that does not say what it grants. */
const unsaid: ReadonlySet<string> = new Set(['recap.statement-match', 'recap.statement-present']);

/** What can stand in a template literal as it is, and is short enough to be read. */
const plain = /^[^`$\\]{1,120}$/;

/**
 * Adds to the issue of a message that does not say what it grants the missing sentence and the line to change.
 *
 * @param signed the text that came back, from which the application's own words are repeated
 */
export function explainStatement(issue: Issue, statement: string, signed: unknown): Issue {
  if (!unsaid.has(issue.rule)) return issue;
  const [, own = ''] = typeof signed === 'string' ? (/^[^\n]*\n[^\n]*\n\n([^\n]+)\n/.exec(signed) ?? []) : [];
  const words = plain.test(own) ? own : 'Sign a session key to use with Lit Protocol';
  const found = own === '' ? 'no statement' : quote(own);
  return {
    ...issue,
    message:
      `the wallet's user was not told what is granted: expected a statement that is, or ends with, "${statement}", ` +
      `found ${found}; in authNeededCallback take \`statement\` from the parameters and write ` +
      `statement: \`${words} \${statement}\`,`,
    params: { ...issue.params, statement },
  };
}
