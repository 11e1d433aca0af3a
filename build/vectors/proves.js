// What an accepted input proves, derived from spec/answer.md. Nothing comes from src/. Whatever takes a rule to find out, which
// is why a capability of a session was ignored, is stated by the vector.
import { cellsOf, earliest, instant, linksOf } from './proves-read.js';

const prefixes = new Set([
  'lit-accesscontrolcondition',
  'lit-pkp',
  'lit-ratelimitincrease',
  'lit-litaction',
  'lit-paymentdelegation',
  'lit-resolvedauthcontext',
]);

const abilities = {
  'access-control-condition-decryption': 'Threshold/Decryption',
  'access-control-condition-signing': 'Threshold/Signing',
  'pkp-signing': 'Threshold/Signing',
  'rate-limit-increase-auth': 'Auth/Auth',
  'lit-action-execution': 'Threshold/Execution',
  'lit-payment-delegation': 'Auth/Auth',
};

// --- Restrictions ---

const listed =
  (pattern, spell = (item) => item) =>
  (value, fact) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && pattern.test(item))
      ? value.map(spell).includes(spell(fact))
      : undefined;

const address = (text) => text.toLowerCase().replace(/^0x/, '');
const hexNumber = (text) => BigInt(`0x${text.replace(/^0x/i, '')}`);

/** Says whether a fact meets a value; undefined for a value of another form. */
const met = {
  nft_id: listed(/^[0-9]{1,78}$/, (text) => String(BigInt(text))),
  delegate_to: listed(/^(?:0x)?[0-9a-fA-F]{40}$/i, address),
  scopes: listed(/^(?:encryption_sign|lit_action|pkp_sign|sign_session_key)$/),
  uses: (value, fact) =>
    typeof value === 'string' && /^[0-9]+$/.test(value) ? BigInt(fact) < BigInt(value) : undefined,
  max_price: (value, fact) =>
    typeof value === 'string' && /^(?:0x)?[0-9a-fA-F]{1,64}$/i.test(value)
      ? BigInt(fact) <= hexNumber(value)
      : undefined,
};

const factOf = { nft_id: 'token', delegate_to: 'delegatee', uses: 'uses', max_price: 'price', scopes: 'scope' };

const keysOf = {
  'lit-ratelimitincrease': ['nft_id', 'delegate_to', 'uses'],
  'lit-paymentdelegation': ['delegate_to', 'max_price', 'scopes'],
};

const prefixOf = (resource) => resource.slice(0, Math.max(0, resource.indexOf('://')));

/** Says whether the facts meet every key of an alternative. */
function meets(alternative, resource, facts) {
  const defined = keysOf[prefixOf(resource)] ?? [];
  return Object.entries(alternative).every(([key, value]) => {
    const fact = facts[factOf[key]];
    return defined.includes(key) && fact !== undefined && met[key](value, fact) === true;
  });
}

function covers(cell, resource, ability) {
  const prefix = prefixOf(resource);
  const named = cell.resource === resource || (prefixes.has(prefix) && cell.resource === `${prefix}://*`);
  return named && (cell.ability === ability || cell.ability === '*/*');
}

/** The cells with an alternative that grants. */
const covering = (cells, { resource, ability }, facts = {}) =>
  cells.filter(
    (cell) =>
      covers(cell, resource, ability) &&
      cell.alternatives.some((alternative) => meets(alternative, cell.resource, facts)),
  );

// --- Members of an answer ---

const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const sorted = (cells) =>
  [...cells].sort(
    (a, b) => byBytes(a.resource, b.resource) || byBytes(a.ability, b.ability) || byBytes(a.path, b.path),
  );

const endOfProofs = (links) => links.find(({ proofs }) => proofs.length === 0);
const rootOf = (links) => endOfProofs(links).account;
const ended = (expiration) => (expiration === undefined ? {} : { expiration });
const endOf = (links) => ended(earliest(links.map(({ end }) => end)));

function notChecked(input, { session = false, links = [] } = {}) {
  const left = [
    ...(input.domain === undefined ? ['domain'] : []),
    ...(session && input.nodeAddress === undefined ? ['node'] : []),
    ...(input.nonce === undefined ? ['nonce'] : []),
    ...(session && input.request === undefined ? ['request'] : []),
    ...(input.root === undefined && links.length > 1 ? ['root'] : []),
  ];
  return left.sort();
}

const textOf = (value) => (typeof value === 'string' ? value : Buffer.from(value.hex, 'hex').toString());

// --- Operations ---

function authSigAnswer(input) {
  const links = linksOf(JSON.parse(textOf(input.authSig)), '', input);
  return {
    purpose: input.purpose,
    account: links[0].account,
    root: rootOf(links),
    grants: sorted(links[0].cells),
    ...endOf(links),
    preface: links[0].preface,
    notChecked: notChecked(input, { links }),
  };
}

/** The facts of a use: the resource names the token where it names one. */
function factsOf({ resource, ...facts }) {
  const id = /^lit-ratelimitincrease:\/\/([0-9]+)$/.exec(resource)?.[1];
  return id === undefined ? facts : { token: id, ...facts };
}

/** What a use is charged to: each link with a limit anywhere, under its widest alternative that grants the use. */
function chargesOf(links, use) {
  const { uses: _, ...facts } = factsOf(use);
  const charges = links.flatMap(({ cells, key, end }) => {
    const limited = cells.some(({ alternatives }) => alternatives.some((each) => Object.hasOwn(each, 'uses')));
    const limits = cells
      .filter((cell) => covers(cell, use.resource, 'Auth/Auth'))
      .flatMap(({ resource, alternatives }) =>
        alternatives
          .filter(({ uses: limit = '1', ...rest }) => /^[0-9]+$/.test(limit) && meets(rest, resource, facts))
          .map(({ uses: limit }) => limit),
      );
    if (!limited || limits.length === 0) return [];
    const widest = limits.includes(undefined)
      ? undefined
      : limits.map(BigInt).reduce((most, each) => (each > most ? each : most));
    return [{ key, ...(widest === undefined ? {} : { limit: String(widest) }), ...endOf([{ end }]) }];
  });
  const distinct = new Map(charges.map((charge) => [charge.key, charge]));
  return [...distinct.values()].sort((a, b) => byBytes(a.key, b.key));
}

function delegationAnswer(input) {
  const links = linksOf(JSON.parse(textOf(input.authSig)), '', input);
  const asked = { resource: input.use.resource, ability: 'Auth/Auth' };
  return {
    account: links[0].account,
    root: rootOf(links),
    grants: sorted(covering(links[0].cells, asked, { uses: '0', ...factsOf(input.use) })),
    charges: chargesOf(links, input.use),
    ...endOf(links),
    notChecked: notChecked(input, { links }),
  };
}

const askOf = ({ resource: { resourcePrefix, resource }, ability }) => ({
  resource: `${resourcePrefix}://${resource}`,
  ability: abilities[ability] ?? ability,
});

/** Says whether the end of a chain is by whom the caller names: a DID with the chain, an address where no contract stands at it. */
function isNamed({ account, chainId }, name) {
  const [, chain, at = name] = /^did:pkh:eip155:(\d+):(0x\w+)$/.exec(name) ?? [];
  const same = account.address.toLowerCase() === at.toLowerCase();
  return same && (chain === undefined ? account.chainId === undefined : chainId === chain);
}

/** Rules that only judging a signature can break: a capability whose turn never comes breaks none of them. */
const ofSignatures =
  /^auth-sig\.(?:signature|signature-form|low-s|network-key|contract-signature|kind-undecided|wrapper.*)$/;

/** Sorts the capabilities of a session: delegations, candidates, and those with a rule that keeps them from playing a part. */
function readCapabilities({ capabilities }, key, path, input, ignored) {
  return capabilities.map((authSig, index) => {
    const at = `${path}/signedMessage/capabilities/${index}`;
    const rule = ignored[index];
    if (rule !== undefined && !ofSignatures.test(rule)) return { path: at, rule };
    const links = linksOf(authSig, at, input);
    const [{ account, uri, cells }] = links;
    const entry = { path: at, rule, links, cells, root: rootOf(links) };
    if (account.kind === 'solana' || account.kind === 'cosmos') return { path: at, rule: 'auth-sig.purpose' };
    if (uri === 'lit:capability:delegation') return { ...entry, lends: true };
    return uri === `lit:session:${key}` ? { ...entry, candidate: true } : { path: at, rule: 'auth-sig.session-bound' };
  });
}

const sameAccount = (a, b) => a.address.toLowerCase() === b.address.toLowerCase() && a.chainId === b.chainId;

/** Judges signatures in turn, as far as the answer depends on them; those whose turn never comes are spare. */
function judgeInTurn(candidates, demands, { account }) {
  const grants = (candidate, demand) =>
    covering(candidate.cells, demand.ask, demand.facts).length > 0 &&
    (!demand.identifies || account === undefined || isNamed(endOfProofs(candidate.links), account));
  const identifies = (candidate) => demands.some((demand) => demand.identifies && grants(candidate, demand));
  const valid = [];
  const spare = [];
  const isNeeded = (candidate) =>
    demands.some((demand) => grants(candidate, demand) && !valid.some((other) => grants(other, demand))) ||
    (account === undefined &&
      identifies(candidate) &&
      !valid.some((other) => identifies(other) && sameAccount(other.root, candidate.root)));
  for (const candidate of [
    ...candidates.filter(identifies),
    ...candidates.filter((candidate) => !identifies(candidate)),
  ]) {
    if (!isNeeded(candidate)) spare.push(candidate);
    else if (candidate.rule === undefined) valid.push(candidate);
  }
  return { spare, carrying: valid.filter(identifies) };
}

const delegationOf = ({ path, links, cells, root }) => ({
  path,
  account: links[0].account,
  root,
  grants: sorted(cells),
  ...endOf(links),
  links: links.map((link) => ({ path: link.path, account: link.account, key: link.key, ...endOf([link]) })),
});

function sessionAnswer(sessionSig, path, input, ignored) {
  const message = JSON.parse(sessionSig.signedMessage);
  const key = sessionSig.address;
  const { request, facts } = input;
  const entries = readCapabilities(message, key, path, input, ignored);
  const demand = (ask, identifies) => ({ ask, facts, identifies });
  const demands = [
    ...message.resourceAbilityRequests.map((wire) => demand(askOf(wire), request === undefined)),
    ...(request === undefined ? [] : [demand(request, true)]),
  ];
  const { spare, carrying: able } = judgeInTurn(
    entries.filter(({ candidate }) => candidate),
    demands,
    input,
  );
  const carrying = request === undefined ? able : able.slice(0, 1);
  const [{ links, root }] = carrying;
  const ends = carrying.flatMap((each) => each.links.map(({ end }) => end));
  const asks = demands.filter(({ identifies }) => identifies).map(({ ask }) => ask);
  const granted = carrying.flatMap(({ cells }) => asks.flatMap((ask) => covering(cells, ask, facts)));
  const isIgnored = (entry) => entry.rule !== undefined && !spare.includes(entry);
  return {
    account: links[0].account,
    root,
    sessionKey: key,
    grants: sorted(new Set(granted)),
    expiration: earliest([...ends, instant(message.expiration)]),
    delegations: entries.filter((entry) => entry.lends && !isIgnored(entry)).map(delegationOf),
    ignored: entries.filter(isIgnored).map(({ path: at, rule }) => ({ path: at, rule })),
    spare: entries.filter((entry) => spare.includes(entry)).map(({ path: at }) => at),
    preface: links[0].preface,
    notChecked: notChecked(input, { session: true, links }),
  };
}

/** Host and port of a node address, an IPv6 address in its shortest form. */
function nodeOf(text) {
  const [, scheme, rest] = /^(?:(https?):\/\/)?(.*)$/i.exec(text);
  const { hostname } = new URL(`http://${rest}`);
  const port = /:([0-9]+)$/.exec(rest)?.[1] ?? { http: 80, https: 443 }[scheme?.toLowerCase()];
  return `${hostname}:${port}`;
}

function mapAnswer(input, ignored) {
  const { nodeAddress } = input;
  const map = JSON.parse(textOf(input.sessionSigs));
  const entries = Object.entries(map)
    .filter(([name]) => nodeAddress === undefined || nodeOf(name) === nodeOf(nodeAddress))
    .map(([name, sessionSig]) => {
      const path = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      // Each entry is held to the node that it is for.
      return [name, sessionAnswer(sessionSig, path, { ...input, nodeAddress: name }, ignored)];
    });
  return { entries: Object.fromEntries(entries), notChecked: notChecked(input, { session: true }) };
}

const answers = {
  'capability.covers': ({ grants, facts, ...ask }) => ({
    grants: sorted(
      covering(
        grants.flatMap((grant, index) => cellsOf(grant, `/${index}`)),
        ask,
        facts,
      ),
    ),
  }),
  'auth-sig.verify': authSigAnswer,
  'delegation.verify': delegationAnswer,
  'session-sig.verify': (input, ignored) => sessionAnswer(JSON.parse(textOf(input.sessionSig)), '', input, ignored),
  'session-sigs.verify': mapAnswer,
};

/** The operations whose accepting vectors say what is proven. */
export const proving = Object.keys(answers);

/**
 * What the specification says that an accepted input of an operation proves.
 *
 * @param ignored why capabilities of a session are ignored: the rule by the index of the capability. One that is for another
 *   key than that of the session, or of a kind that is no good for sessions, is found without. One whose signature is wrong
 *   and whose turn never comes is found as well
 */
export const proves = (operation, input, ignored = {}) => answers[operation](input, ignored);
