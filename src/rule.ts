/** How the register proves a rule: see `spec/README.md`, Proof. */
export type Proof = 'isolated' | 'gate' | 'flow' | 'review';

/** One row of the rule table. */
export interface Rule {
  /** The kind of proof the rule has. */
  readonly proof: Proof;
  /** Present when breaking the rule means "cannot decide" and not "invalid". */
  readonly undecided?: true;
  /** Names the profile whose own check this is; every other profile leaves it off. */
  readonly own?: string;
}

/**
 * Lists every rule in the order of the specification.
 *
 * The id is the error code: it names the sentence in `spec/`, the check in `src/`, the {@link Issue} it reports and
 * the vectors that prove it. An id is permanent.
 */
export const rules = {
  // spec/limits.md
  'json.text': { proof: 'gate' },
  'work.bytes': { proof: 'gate' },
  'work.comparisons': { proof: 'gate' },
  'work.signatures': { proof: 'gate' },

  // spec/siwe.md
  'siwe.size': { proof: 'gate' },
  'siwe.layout': { proof: 'gate' },
  'siwe.separators': { proof: 'gate' },
  'siwe.scheme': { proof: 'gate' },
  'siwe.domain': { proof: 'gate' },
  'siwe.userinfo': { proof: 'gate' },
  'siwe.address': { proof: 'gate' },
  'siwe.address-checksum': { proof: 'gate' },
  'siwe.statement': { proof: 'gate' },
  'siwe.uri': { proof: 'gate' },
  'siwe.version': { proof: 'gate' },
  'siwe.chain-id': { proof: 'gate' },
  'siwe.nonce': { proof: 'gate' },
  'siwe.issued-at': { proof: 'gate' },
  'siwe.expiration-time': { proof: 'gate' },
  'siwe.not-before': { proof: 'gate' },
  'siwe.request-id': { proof: 'gate' },
  'siwe.resource': { proof: 'gate' },
  'siwe.round-trip': { proof: 'isolated' },

  // spec/siws.md
  'siws.layout': { proof: 'gate' },
  'siws.value': { proof: 'gate' },

  // spec/recap.md
  'recap.prefix': { proof: 'gate' },
  'recap.encoding': { proof: 'gate' },
  'recap.shape': { proof: 'gate' },
  'recap.resource': { proof: 'gate' },
  'recap.ability': { proof: 'gate' },
  'recap.order': { proof: 'gate' },
  'recap.proof-cid': { proof: 'gate' },
  'recap.single': { proof: 'isolated' },
  'recap.last': { proof: 'isolated' },
  'recap.statement-present': { proof: 'isolated' },
  'recap.statement-match': { proof: 'isolated' },

  // spec/capability.md
  'restriction.value': { proof: 'isolated' },
  'capability.resource': { proof: 'isolated' },
  'capability.ability': { proof: 'isolated' },
  'capability.alternative': { proof: 'isolated' },
  'capability.restriction': { proof: 'isolated' },
  'capability.restriction-undecided': { proof: 'isolated', undecided: true },
  'narrower.resource': { proof: 'isolated' },
  'narrower.ability': { proof: 'isolated' },
  'narrower.restriction': { proof: 'isolated' },

  // spec/auth-sig.md
  'auth-sig.shape': { proof: 'gate' },
  'auth-sig.kind': { proof: 'isolated' },
  'auth-sig.purpose': { proof: 'isolated' },
  'auth-sig.kind-undecided': { proof: 'isolated', undecided: true },
  'auth-sig.address-form': { proof: 'gate' },
  'auth-sig.address': { proof: 'isolated' },
  'auth-sig.login-uri': { proof: 'isolated' },
  'auth-sig.session-bound': { proof: 'isolated' },
  'auth-sig.delegation-uri': { proof: 'isolated' },
  'auth-sig.domain': { proof: 'isolated' },
  'auth-sig.nonce': { proof: 'isolated' },
  'auth-sig.nonce-once': { proof: 'flow' },
  'auth-sig.nonce-reusable': { proof: 'flow' },
  'auth-sig.expiration-required': { proof: 'isolated' },
  'auth-sig.expiration-order': { proof: 'isolated' },
  'auth-sig.lifetime': { proof: 'isolated' },
  'auth-sig.issued-at': { proof: 'isolated' },
  'auth-sig.not-before': { proof: 'isolated' },
  'auth-sig.expired': { proof: 'isolated' },
  'auth-sig.signed-text': { proof: 'isolated' },
  'auth-sig.signed-at': { proof: 'gate' },
  'auth-sig.age-undecided': { proof: 'isolated', undecided: true },
  'auth-sig.age': { proof: 'isolated' },
  'auth-sig.recap-present': { proof: 'isolated' },
  'auth-sig.auth-context': { proof: 'isolated' },
  'auth-sig.proofs': { proof: 'isolated', undecided: true },
  'auth-sig.signature-form': { proof: 'gate' },
  'auth-sig.low-s': { proof: 'isolated' },
  'auth-sig.network-key': { proof: 'isolated', undecided: true },
  'auth-sig.signature': { proof: 'isolated' },
  'auth-sig.contract-signature': { proof: 'isolated' },

  // spec/chain.md
  'chain.block': { proof: 'gate' },
  'chain.reconstruction': { proof: 'gate' },
  'chain.cycle': { proof: 'gate' },
  'chain.depth': { proof: 'gate' },
  'chain.size': { proof: 'gate' },
  'chain.audience': { proof: 'isolated' },
  'chain.time': { proof: 'isolated' },
  'chain.root': { proof: 'isolated' },

  // spec/delegation.md
  'delegation.capability': { proof: 'isolated' },
  'delegation.owner': { proof: 'isolated' },
  'delegation.owner-undecided': { proof: 'isolated', undecided: true },
  'delegation.uses': { proof: 'flow' },
  'delegation.ledger-full': { proof: 'flow', undecided: true },

  // spec/session-sig.md
  'session-sigs.shape': { proof: 'gate' },
  'session-sigs.entry': { proof: 'gate' },
  'session-sigs.unambiguous': { proof: 'isolated' },
  'session-sig.shape': { proof: 'gate' },
  'session.public-key': { proof: 'gate' },
  'session-message.shape': { proof: 'gate' },
  'session.key-match': { proof: 'isolated' },
  'session.request-ability': { proof: 'isolated' },
  'session.request-resource': { proof: 'isolated' },
  'session.timestamps': { proof: 'gate' },
  'session.issued-at': { proof: 'isolated' },
  'session.expiration-order': { proof: 'isolated' },
  'session.lifetime': { proof: 'isolated' },
  'session.expired': { proof: 'isolated' },
  'session.node-address': { proof: 'gate' },
  'session.node-bound': { proof: 'isolated' },
  'session.requested-resource': { proof: 'isolated' },
  'session.requested-ability': { proof: 'isolated' },
  'session.delegation-not-grant': { proof: 'isolated' },
  'session.no-authority': { proof: 'isolated' },
  'session.account': { proof: 'isolated' },
  'session.signature-form': { proof: 'gate' },
  'session.signature': { proof: 'isolated' },
  'session.secret-key': { proof: 'gate' },

  // spec/session-kinds.md
  'session.kind': { proof: 'gate' },

  // spec/one-click-auth.md
  'one-click.shape': { proof: 'gate' },
  'one-click.present': { proof: 'isolated' },
  'one-click.audience': { proof: 'isolated' },
  'one-click.chain': { proof: 'isolated' },
  'one-click.granted-chain': { proof: 'isolated' },
  'one-click.account': { proof: 'isolated' },
  'one-click.contract-chain': { proof: 'isolated' },
  'one-click.method-chain': { proof: 'isolated' },

  // spec/ceramic.md
  'ceramic.shape': { proof: 'gate' },
  'ceramic.header': { proof: 'gate' },
  'ceramic.key': { proof: 'gate' },
  'ceramic.capability': { proof: 'isolated' },
  'ceramic.payload': { proof: 'isolated' },
  'ceramic.audience': { proof: 'isolated' },
  'ceramic.resource': { proof: 'isolated' },
  'ceramic.signature': { proof: 'isolated' },

  // spec/sign-session-key.md
  'sign-request.shape': { proof: 'gate' },
  'sign-request.session-key': { proof: 'gate' },
  'sign-request.epoch': { proof: 'isolated' },
  'sign-request.pkp': { proof: 'gate' },
  'sign-request.address': { proof: 'isolated' },
  'sign-request.evidence': { proof: 'isolated', undecided: true },
  'sign-request.auth-method': { proof: 'isolated' },
  'sign-request.action-cid': { proof: 'isolated' },
  'action.time': { proof: 'isolated' },
  'action.memory': { proof: 'isolated' },
  'action.output': { proof: 'isolated' },
  'action.exception': { proof: 'isolated' },
  'action.global': { proof: 'isolated' },
  'action.response': { proof: 'isolated' },
  'sign-request.permission': { proof: 'isolated' },
  'sign-request.auth-method-once': { proof: 'flow' },
  'sign-response.shape': { proof: 'gate' },
  'sign-response.share-form': { proof: 'gate' },
  'sign-response.copied': { proof: 'isolated' },
  'sign-response.expiration': { proof: 'isolated' },
  'sign-response.data-signed': { proof: 'isolated' },
  'sign-response.network-key': { proof: 'isolated' },
  'sign-response.share-index': { proof: 'gate' },
  'sign-response.share': { proof: 'isolated' },
  'sign-response.threshold': { proof: 'gate' },

  // spec/client.md
  'node.answer': { proof: 'flow', undecided: true },
  'handshake.shape': { proof: 'flow' },
  'handshake.network-key': { proof: 'flow' },
  'client.verified-answer': { proof: 'flow' },
  'client.cached-auth-sig': { proof: 'flow' },
  'client.expiration': { proof: 'flow' },
  'client.least-grant': { proof: 'flow' },
  'client.storage-scope': { proof: 'flow' },
  'client.stored-key': { proof: 'flow' },
  'client.storage-corrupt': { proof: 'flow' },

  // spec/server.md
  'server.busy': { proof: 'flow', undecided: true },
  'server.deadline': { proof: 'flow', undecided: true },
  'ledger.unavailable': { proof: 'flow', undecided: true },

  // spec/profiles.md
  'lit-v7.checksum-address': { proof: 'isolated', own: 'lit-v7' },
  'lit-v7.nonce-length': { proof: 'isolated', own: 'lit-v7' },
  'lit-v7.first-entry-only': { proof: 'isolated', own: 'lit-v7' },
  'lit-v7.unsupported-aborts': { proof: 'isolated', own: 'lit-v7' },
  'lit-v7.auth-context': { proof: 'isolated', own: 'lit-v7' },
  'lit-v7.action-response': { proof: 'isolated', own: 'lit-v7' },
  'lit-v8.max-price': { proof: 'isolated', own: 'lit-v8' },
  'lit-v8.payment-restrictions': { proof: 'isolated', own: 'lit-v8' },
  'reown.alternatives': { proof: 'isolated', own: 'reown' },
} as const;
for (const table of [rules, ...Object.values(rules)]) Object.freeze(table);

/** The id of a rule, which is also the code of the issue it reports. */
export type RuleId = keyof typeof rules;

/** What one broken rule says. */
export interface Issue {
  /** The broken rule. */
  readonly rule: RuleId;
  /** A JSON Pointer into the input; a string that holds a document is entered as that document. */
  readonly path: string;
  /** For people, never matched on: what was expected and what was found. */
  readonly message: string;
  /** The values behind the message, `offset` (in UTF-16 units) among them when a text failed to parse. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The failed candidates of an array or the failed links of a chain. */
  readonly causes?: readonly Issue[];
}

/** Every outcome of untrusted data: a value, or at least one issue. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };

/** The three verdicts. */
export type Verdict = 'accept' | 'reject' | 'undecided';

/** Says whether breaking a rule means "cannot decide" and not "invalid". */
export function isUndecided(rule: RuleId): boolean {
  return (rules[rule] as Rule).undecided === true;
}

/** Reads the verdict from a result: one broken rule that decides outweighs any that cannot be decided. */
export function verdictOf(result: Result<unknown>): Verdict {
  if (result.ok) return 'accept';
  return result.issues.every((issue) => isUndecided(issue.rule)) ? 'undecided' : 'reject';
}

/** The error that {@link unwrap} throws; its message is that of the first issue. */
export class InvalidError extends Error {
  override readonly name = 'InvalidError';
  /** Every issue of the result, at least one. */
  readonly issues: readonly [Issue, ...Issue[]];

  constructor(issues: readonly [Issue, ...Issue[]]) {
    super(`${issues[0].rule}: ${issues[0].message}`);
    this.issues = issues;
  }
}

/** Returns the value of a result, or throws {@link InvalidError} for those who prefer exceptions. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new InvalidError(result.issues);
}
