// What an implementation has to declare beyond the operation, read off the input, so that nobody is asked what their
// interface cannot be asked. vectors/README.md lists the features.
import type { GivenVector, Input, Operation, Vector } from './vector.js';

const litNamespaces = new Set(['lit-accesscontrolcondition', 'lit-pkp', 'lit-litaction']);
const restrictedNamespaces = new Set(['lit-ratelimitincrease', 'lit-paymentdelegation', 'lit-resolvedauthcontext']);
const litAbilities = /^(?:Threshold\/(?:Encryption|Decryption|Signing|Execution)|Auth\/Auth)$/;
const envelopeRules = /^(?:json\.text|auth-sig\.(?:shape|kind|kind-undecided|address|network-key))$/;

/** Kinds besides the signature of a wallet: an implementation knows each or does not. */
const accountKinds: Readonly<Record<string, string>> = {
  'lit.bls': 'kind:bls',
  EIP1271: 'kind:contract',
  EIP1271_SHA256: 'kind:contract',
  'solana.signMessage': 'kind:solana',
  'backpack.signMessage': 'kind:solana',
  'cosmos.signArbitrary': 'kind:cosmos',
};

/** What JSON text says; nothing where it is none, or none that JavaScript reads. */
// biome-ignore lint/suspicious/noExplicitAny: it may be anything.
function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const kindOf = (authSig: { readonly derivedVia: string } | null | undefined): string[] => {
  const via = authSig?.derivedVia ?? '';
  const kind = Object.hasOwn(accountKinds, via) ? accountKinds[via] : undefined;
  return kind === undefined ? [] : [kind];
};

/** The kinds among the capabilities of a session signature. */
const kindsInSession = (sessionSig: { readonly signedMessage: string } | undefined): string[] =>
  [parsed(sessionSig?.signedMessage ?? '')?.capabilities ?? []].flat().flatMap(kindOf);

/** The kinds of the AuthSigs in an input, of each of its steps if it has some. */
function kindsIn({ authSig, sessionSig, sessionSigs, steps = [] }: Input): string[] {
  const map: Input = parsed(sessionSigs) ?? {};
  return [
    ...kindOf(parsed(authSig)),
    ...[parsed(sessionSig), ...Object.values(map)].flatMap(kindsInSession),
    ...[steps].flat().flatMap(({ input }) => kindsIn(input)),
  ];
}

const authSigFeatures = ({ input, rules, expect }: GivenVector): string[] => {
  const features = [];
  if (input.purpose !== 'login') features.push(`purpose:${input.purpose}`);
  const via = parsed(input.authSig)?.derivedVia;
  const wrapped = via !== 'web3.eth.personal.sign' || envelopeRules.test(expect.rule ?? '');
  if (wrapped) features.push('auth-sig:envelope');
  if (rules.some((rule) => rule.startsWith('recap.') || /^auth-sig\.(?:auth-context|proofs)$/.test(rule)))
    features.push('recap');
  return features;
};

const coversFeatures = ({ input: { resource, ability, facts }, rules }: GivenVector): string[] => {
  const features = [];
  const prefix = resource.split('://')[0];
  if (restrictedNamespaces.has(prefix)) features.push(`namespace:${prefix}`);
  else if (!litNamespaces.has(prefix)) features.push('namespace:other');
  if (!litAbilities.test(ability)) features.push('ability:other');
  if (facts || rules.some((rule) => rule.includes('restriction'))) features.push('restrictions');
  return features;
};

/** The kinds of session that are taken, and the kinds of accounts in the session. */
const sessionFeatures = ({ input }: GivenVector): string[] => {
  const session = parsed(input.session);
  const contract = JSON.stringify(session?.cacaos ?? []).includes('"eip1271"') ? ['kind:contract'] : [];
  return [...Object.keys(input.takes).map((kind) => `session-kind:${kind}`), ...contract];
};

const byOperation: Readonly<Partial<Record<Operation, (vector: GivenVector) => string[]>>> = {
  'auth-sig.verify': authSigFeatures,
  'capability.covers': coversFeatures,
  'session.verify': sessionFeatures,
  'siwe.format': ({ input }) => (input.message.scheme === undefined ? [] : ['siwe:scheme']),
};

const hyphenated = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * What an input hands in besides the document: each part of the evidence, and the longest age. A node that signs a session
 * key cannot do without evidence, so it is part of that operation.
 */
function handedIn(operation: Operation, { evidence = {}, maxAge, steps = [], takes = {} }: Input): string[] {
  const parts = operation === 'sign-session-key.answer' ? [] : Object.keys(evidence);
  return [
    ...parts.map((part) => `evidence:${hyphenated(part)}`),
    ...(maxAge === undefined ? [] : ['max-age']),
    ...Object.values(takes as Readonly<Record<string, Input>>).flatMap((demand) => handedIn(operation, demand)),
    ...steps.flatMap((step: { readonly operation: Operation; readonly input: Input }) =>
      handedIn(step.operation, step.input),
    ),
  ];
}

/** The features of a vector, sorted: those its topic states and those its input calls for. */
export function featuresOf(operation: Operation, vector: GivenVector): string[] {
  const own = byOperation[operation]?.(vector) ?? [];
  const derived = [...own, ...kindsIn(vector.input), ...handedIn(operation, vector.input)];
  return [...new Set([...vector.features, ...derived])].sort();
}

/**
 * Adds to each vector of a corpus the features of its twin, and of the twin's: whoever is not asked the one cannot have
 * accepted it, and a refusal of the other would prove nothing.
 */
export function inheritFeatures(vectors: readonly Vector[]): void {
  const byId = new Map(vectors.map((vector) => [vector.id, vector]));
  const line = (vector: Vector | undefined, seen = new Set<Vector>()): string[] => {
    if (!vector || seen.has(vector)) return [];
    seen.add(vector);
    return [...vector.features, ...line(byId.get(vector.twin ?? ''), seen)];
  };
  const all = vectors.map((vector) => [...new Set(line(vector))].sort());
  for (const [index, vector] of vectors.entries()) vector.features = all[index] ?? [];
}
