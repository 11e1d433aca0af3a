import type { Vector } from './vector.js';

/** What an implementation can claim to be, which is what it is measured by. See `spec/conformance.md`. */
export interface ConformanceClass {
  readonly id: string;
  readonly title: string;
  /** One clause: whoever does this claims the class. */
  readonly claim: string;
  readonly operations: readonly string[];
  /** Features that its vectors may ask for. */
  readonly features: readonly string[];
  /** Of an extension: a vector belongs to it when it asks for one of these. */
  readonly extends?: readonly string[];
}

const verifying: readonly string[] = [
  'auth-sig.verify',
  'chain.verify',
  'delegation.verify',
  'session-sig.verify',
  'session-sigs.verify',
  'cacao.encode',
  'flow.run',
];

/** What a verifier of one kind of account may be asked for besides that kind. */
const beside: readonly string[] = [
  'auth-sig:envelope',
  'recap',
  'purpose:session',
  'purpose:delegation',
  'max-age',
  'evidence:proofs',
  'evidence:token-owners',
];

const everyKind: readonly string[] = ['kind:contract', 'kind:bls', 'kind:solana', 'kind:cosmos'];
const everyEvidence: readonly string[] = ['evidence:contract-calls', 'evidence:signed-texts'];

const extension = (id: string, title: string, claim: string, ...own: readonly string[]): ConformanceClass => ({
  id,
  title,
  claim,
  operations: verifying,
  features: [...beside, ...everyKind, ...everyEvidence],
  extends: own,
});

/** Every class, in the order of reports. */
export const classes: readonly ConformanceClass[] = [
  {
    id: 'siwe-reader',
    title: 'SIWE reader',
    claim: 'reads the text of a message (ERC-4361)',
    operations: ['siwe.parse'],
    features: [],
  },
  {
    id: 'siwe-writer',
    title: 'SIWE writer',
    claim: 'writes the text of a message from its fields (ERC-4361)',
    operations: ['siwe.format'],
    features: ['siwe:scheme'],
  },
  {
    id: 'login-verifier',
    title: 'Login verifier',
    claim: 'decides whether a signed message logs somebody in (ERC-4361)',
    operations: ['auth-sig.verify'],
    features: ['max-age'],
  },
  {
    id: 'recap-codec',
    title: 'ReCap codec',
    claim: 'decodes and encodes ReCap URIs (ERC-5573)',
    operations: ['recap.decode', 'recap.encode'],
    features: [],
  },
  {
    id: 'recap-statement',
    title: 'ReCap statement and merge',
    claim: 'writes the statement of a ReCap, and merges ReCaps (ERC-5573)',
    operations: ['recap.statement', 'recap.merge'],
    features: [],
  },
  {
    id: 'recap-verifier',
    title: 'SIWE-ReCap verifier',
    claim: 'verifies a signed message with a ReCap and its statement (ERC-5573)',
    operations: ['auth-sig.verify'],
    features: ['recap', 'purpose:session', 'max-age'],
    extends: ['recap', 'purpose:session'],
  },
  {
    id: 'auth-sig-reader',
    title: 'AuthSig reader',
    claim: 'takes the signed message in the JSON of an AuthSig',
    operations: ['auth-sig.verify'],
    features: ['auth-sig:envelope', 'recap', 'purpose:session', 'purpose:delegation', 'max-age'],
    extends: ['auth-sig:envelope'],
  },
  {
    id: 'capability-evaluator',
    title: 'Capability evaluator',
    claim: 'decides what a ReCap grants, and whether one is narrower than others',
    operations: ['capability.covers', 'capability.narrower'],
    features: [
      'ability:other',
      'namespace:lit-paymentdelegation',
      'namespace:lit-ratelimitincrease',
      'namespace:lit-resolvedauthcontext',
      'namespace:other',
      'restrictions',
    ],
  },
  {
    id: 'session-verifier',
    title: 'Session verifier',
    claim: 'decides about session signatures that wallets granted',
    operations: ['session-sig.verify', 'session-sigs.verify'],
    features: [],
  },
  {
    id: 'session-kinds',
    title: 'Verifier of session kinds',
    claim: 'finds the kind of a session, and decides about answers of One-Click Auth and commits of Ceramic',
    operations: ['session.verify'],
    features: [
      'session-kind:lit',
      'session-kind:one-click-auth',
      'session-kind:ceramic',
      'max-age',
      'kind:contract',
      'evidence:contract-calls',
    ],
  },
  {
    id: 'session-issuer',
    title: 'Session issuer',
    claim: 'makes session signatures',
    operations: ['session-sig.create'],
    features: [],
  },
  {
    id: 'delegation-verifier',
    title: 'Delegation verifier',
    claim: 'decides about delegations of credits',
    operations: ['auth-sig.verify', 'delegation.verify'],
    features: ['auth-sig:envelope', 'recap', 'purpose:delegation', 'max-age', 'evidence:token-owners'],
    extends: ['purpose:delegation', 'evidence:token-owners', 'delegation.verify'],
  },
  {
    id: 'chain-verifier',
    title: 'Chain verifier',
    claim: 'reads the blocks of proofs, and follows them to a root',
    operations: [
      'auth-sig.verify',
      'cacao.decode',
      'cacao.encode',
      'chain.verify',
      'delegation.verify',
      'flow.run',
      'session-sig.verify',
      'session-sigs.verify',
    ],
    features: [...beside],
    extends: ['evidence:proofs', 'cacao.decode', 'cacao.encode', 'chain.verify'],
  },
  {
    id: 'signing-node',
    title: 'Signing node',
    claim: 'answers requests to sign a session key',
    operations: ['sign-session-key.answer'],
    features: [],
  },
  {
    id: 'network-client',
    title: 'Network client',
    claim: 'combines the answers of nodes into an AuthSig',
    operations: ['sign-session-key.combine'],
    features: [],
  },
  {
    id: 'ledger-keeper',
    title: 'Ledger keeper',
    claim: 'remembers nonces, uses and tokens from one document to the next',
    operations: ['flow.run'],
    features: ['max-age', 'evidence:token-owners'],
  },
  extension(
    'contract-accounts',
    'Contract wallets',
    'a verifier that asks contracts',
    'kind:contract',
    'evidence:contract-calls',
  ),
  extension('network-accounts', 'Network signatures', 'a verifier of signatures by a network (BLS)', 'kind:bls'),
  extension('solana-accounts', 'Solana accounts', 'a verifier of texts that Solana wallets signed', 'kind:solana'),
  extension(
    'cosmos-accounts',
    'Cosmos accounts',
    'a verifier of documents that Cosmos wallets signed',
    'kind:cosmos',
    'evidence:signed-texts',
  ),
];

/** Says whether a vector counts in a class. */
export function isOfClass(
  { operation, features }: Pick<Vector, 'operation' | 'features'>,
  of: ConformanceClass,
): boolean {
  if (!of.operations.includes(operation)) return false;
  if (!features.every((feature) => of.features.includes(feature))) return false;
  return of.extends === undefined || of.extends.some((own) => own === operation || features.includes(own));
}
