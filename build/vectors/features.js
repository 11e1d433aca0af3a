// What an implementation has to declare beyond the operation, read off the input, so that nobody is asked what their
// interface cannot be asked. vectors/README.md lists the features.
const litNamespaces = new Set(['lit-accesscontrolcondition', 'lit-pkp', 'lit-litaction']);
const restrictedNamespaces = new Set(['lit-ratelimitincrease', 'lit-paymentdelegation', 'lit-resolvedauthcontext']);
const litAbilities = /^(?:Threshold\/(?:Encryption|Decryption|Signing|Execution)|Auth\/Auth)$/;
const envelopeRules = /^(?:json\.text|auth-sig\.(?:shape|kind|kind-undecided|address|network-key))$/;

/** Kinds whose texts are no SIWE messages: an implementation knows each or does not. */
const accountKinds = {
  'solana.signMessage': 'kind:solana',
  'backpack.signMessage': 'kind:solana',
  'cosmos.signArbitrary': 'kind:cosmos',
};

function derivedVia(authSig) {
  try {
    return JSON.parse(authSig).derivedVia;
  } catch {
    return undefined;
  }
}

const authSigFeatures = ({ input, rules, expect }) => {
  const features = [];
  if (input.purpose !== 'login') features.push(`purpose:${input.purpose}`);
  const via = derivedVia(input.authSig);
  if (Object.hasOwn(accountKinds, via)) features.push(accountKinds[via]);
  const wrapped = via !== 'web3.eth.personal.sign' || envelopeRules.test(expect.rule ?? '');
  if (wrapped) features.push('auth-sig:envelope');
  if (rules.some((rule) => rule.startsWith('recap.') || /^auth-sig\.(?:auth-context|proofs)$/.test(rule)))
    features.push('recap');
  return features;
};

const coversFeatures = ({ input: { resource, ability, facts }, rules }) => {
  const features = [];
  const prefix = resource.split('://')[0];
  if (restrictedNamespaces.has(prefix)) features.push(`namespace:${prefix}`);
  else if (!litNamespaces.has(prefix)) features.push('namespace:other');
  if (!litAbilities.test(ability)) features.push('ability:other');
  if (facts || rules.some((rule) => rule.includes('restriction'))) features.push('restrictions');
  return features;
};

const byOperation = {
  'auth-sig.verify': authSigFeatures,
  'capability.covers': coversFeatures,
  'siwe.format': ({ input }) => (input.message.scheme === undefined ? [] : ['siwe:scheme']),
};

const hyphenated = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * What an input hands in besides the document: each part of the evidence, and the longest age. A node that signs a session
 * key cannot do without evidence, so it is part of that operation.
 */
function handedIn(operation, { evidence = {}, maxAge, steps = [] }) {
  const parts = operation === 'sign-session-key.answer' ? [] : Object.keys(evidence);
  return [
    ...parts.map((part) => `evidence:${hyphenated(part)}`),
    ...(maxAge === undefined ? [] : ['max-age']),
    ...steps.flatMap((step) => handedIn(step.operation, step.input)),
  ];
}

/** The features of a vector, sorted: those its topic states and those its input calls for. */
export function featuresOf(operation, vector) {
  const derived = [...(byOperation[operation]?.(vector) ?? []), ...handedIn(operation, vector.input)];
  return [...new Set([...vector.features, ...derived])].sort();
}
