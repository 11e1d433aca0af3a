// A host that lacks what React Native, a worker or an old browser may lack, approximated in a process of Node.js: run with
// the entries to import, an AuthSig and a session signature on standard input. Answers with JSON.

const input = JSON.parse(await new Response(process.stdin).text());
const Decoder = globalThis.TextDecoder;
if (input.text === 'none') {
  delete globalThis.TextEncoder;
  delete globalThis.TextDecoder;
} else {
  // As the usual polyfill: nothing is refused, no BOM is kept.
  globalThis.TextDecoder = class {
    constructor(_label, { fatal = false } = {}) {
      if (fatal) throw new Error("Failed to construct 'TextDecoder': the 'fatal' option is unsupported.");
    }
    decode(bytes) {
      return new Decoder().decode(bytes);
    }
  };
}
for (const method of ['isWellFormed', 'toWellFormed']) delete String.prototype[method];
for (const method of ['findLast', 'findLastIndex', 'toSorted', 'toReversed']) delete Array.prototype[method];
for (const name of ['any', 'timeout']) delete AbortSignal[name];
for (const name of ['crypto', 'fetch', 'structuredClone', 'btoa', 'atob', 'localStorage', 'Worker'])
  delete globalThis[name];
delete URL.canParse;

const loaded = {};
for (const entry of input.entries) {
  try {
    loaded[entry] = Object.keys(await import(entry)).length;
  } catch (error) {
    // Whatever a host lacks is to be told so that its user knows what to load.
    if (input.text !== 'none' || error.name !== 'TypeError') throw error;
    loaded[entry] = error.message;
  }
}

const messageOf = async (call) => {
  try {
    await call();
    return 'no error';
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

const answer = { loaded };
if (input.authSig) {
  const { anyDomain, anyNonce, anyRequest, collectEvidence, jsonRpcResolver, verifyAuthSig, verifySessionSig } =
    await import(input.index);
  const { parseSiweMessage } = await import(input.siwe);
  const { generateSessionKeyPair } = await import(input.client);
  const { now, nodeAddress } = input;
  const common = { now, domain: anyDomain, nonce: anyNonce };
  answer.parsed = parseSiweMessage(input.authSig.signedMessage).ok;
  answer.login = verifyAuthSig(new Uint8Array(Buffer.from(JSON.stringify(input.authSig))), {
    ...common,
    purpose: 'login',
  }).ok;
  answer.session = verifySessionSig(JSON.stringify(input.sessionSig), {
    ...common,
    nodeAddress,
    request: anyRequest,
  }).ok;
  answer.random = await messageOf(() => generateSessionKeyPair());
  // A node that never answers, and one that cannot be reached.
  const faults = [];
  // The times of the package keep no process from ending.
  const alive = setInterval(() => undefined, 1_000);
  for (const fetch of [() => new Promise(() => {}), () => Promise.reject(new Error('no such host'))]) {
    const options = {
      urls: { 1: 'https://node.example' },
      timeout: 20,
      fetch,
      onFault: (_, reason) => faults.push(reason),
    };
    await collectEvidence({ ...input.authSig, derivedVia: 'EIP1271' }, jsonRpcResolver(options));
  }
  clearInterval(alive);
  answer.faults = faults;
  answer.fetch = await messageOf(() => jsonRpcResolver({ urls: { 1: 'https://node.example' } }));
}
process.stdout.write(JSON.stringify(answer));
