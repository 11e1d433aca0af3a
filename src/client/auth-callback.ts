import type { AuthSig, ResourceAbilityRequest } from '../generated/types.js';
import { quote } from '../internal/json.js';
import type { Issue } from '../rule.js';
import { explainUndecided } from './contract-wallet.js';
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

/** What of the parameters an answer is explained by. */
interface Asked extends Pick<AuthCallbackParams, 'statement' | 'nonce'> {
  /** Whether the client has what asks contracts. */
  readonly asks: boolean;
}

/** What can stand in a template literal as it is, and is short enough to be read. */
const plain = /^[^`$\\]{1,120}$/;

/** Adds the missing sentence and the line to change. */
function explainStatement(issue: Issue, { statement }: Asked, signed: unknown): Issue {
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

/** Says what a callback returns; deployed clients take anything that has four members. */
function explainShape(issue: Issue): Issue {
  const expected = 'an AuthSig, { sig, derivedVia, signedMessage, address }';
  return {
    ...issue,
    message: `the signer, such as authNeededCallback, has to return ${expected}: ${issue.message}`,
  };
}

function explainNonce(issue: Issue, { nonce }: Asked): Issue {
  const message = `${issue.message}: expected ${quote(nonce)}; sign the nonce that is asked for, or leave nonce out of the request`;
  return { ...issue, message };
}

/** Says how a callback tells that the account is a contract wallet. */
function explainSignature(issue: Issue): Issue {
  const hint =
    "where the account is a contract wallet, return derivedVia 'EIP1271', as generateAuthSig does with resolvers";
  return { ...issue, message: `${issue.message}; ${hint}` };
}

/** What an application can do about an answer that is refused, by the rule that it breaks. */
const advice: ReadonlyMap<string, (issue: Issue, asked: Asked, signed: unknown) => Issue> = new Map([
  ['recap.statement-match', explainStatement],
  ['recap.statement-present', explainStatement],
  ['auth-sig.shape', explainShape],
  ['auth-sig.nonce', explainNonce],
  ['auth-sig.signature', explainSignature],
  ['auth-sig.signature-form', explainSignature],
  ['auth-sig.kind-undecided', (issue, { asks }) => explainUndecided(issue, asks)],
]);

/**
 * Adds to an issue of what a callback returned what the application can do about it.
 *
 * @param signed the text that came back, from which the application's own words are repeated
 */
export function explainAnswer(issue: Issue, asked: Asked, signed: unknown): Issue {
  return advice.get(issue.rule)?.(issue, asked, signed) ?? issue;
}
