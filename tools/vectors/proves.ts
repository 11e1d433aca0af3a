// What an accepted input proves, derived from spec/answer.md. Nothing comes from src/. Whatever takes a rule to find out, which
// is why a capability of a session was ignored, is stated by the vector.

import { cidText } from './ceramic.js';
import { PREAMBLE, session, siwe, statement } from './kit.js';
import {
  type Cell,
  cellsOf,
  earliest,
  type Instant,
  instant,
  type Links,
  linksOf,
  type ProvenAccount,
  type ReadLink,
  readAuthSig,
  readBlock,
  type WireAuthSig,
} from './proves-read.js';
import type { Ignored, Input, Operation, RuleId } from './vector.js';

const prefixes = new Set([
  'lit-accesscontrolcondition',
  'lit-pkp',
  'lit-ratelimitincrease',
  'lit-litaction',
  'lit-paymentdelegation',
  'lit-resolvedauthcontext',
]);

const abilities: Readonly<Record<string, string>> = {
  'access-control-condition-decryption': 'Threshold/Decryption',
  'access-control-condition-signing': 'Threshold/Signing',
  'pkp-signing': 'Threshold/Signing',
  'rate-limit-increase-auth': 'Auth/Auth',
  'lit-action-execution': 'Threshold/Execution',
  'lit-payment-delegation': 'Auth/Auth',
};

// --- Restrictions ---

/** Says whether a fact meets a value; undefined for a value of another form. */
type Meets = (value: unknown, fact: string) => boolean | undefined;

const listed =
  (pattern: RegExp, spell: (item: string) => string = (item) => item): Meets =>
  (value, fact) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && pattern.test(item))
      ? value.map(spell).includes(spell(fact))
      : undefined;

const address = (text: string) => text.toLowerCase().replace(/^0x/, '');
const hexNumber = (text: string) => BigInt(`0x${text.replace(/^0x/i, '')}`);

const met: Readonly<Record<string, Meets>> = {
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

const factOf: Readonly<Record<string, string>> = {
  nft_id: 'token',
  delegate_to: 'delegatee',
  uses: 'uses',
  max_price: 'price',
  scopes: 'scope',
};

const keysOf: Readonly<Record<string, readonly string[]>> = {
  'lit-ratelimitincrease': ['nft_id', 'delegate_to', 'uses'],
  'lit-paymentdelegation': ['delegate_to', 'max_price', 'scopes'],
};

const prefixOf = (resource: string) => resource.slice(0, Math.max(0, resource.indexOf('://')));

/** Says whether the facts meet every key of an alternative. */
function meets(alternative: Input, resource: string, facts: Input): boolean {
  const defined = keysOf[prefixOf(resource)] ?? [];
  return Object.entries(alternative).every(([key, value]) => {
    const fact = facts[factOf[key] ?? ''];
    return defined.includes(key) && fact !== undefined && met[key]?.(value, fact) === true;
  });
}

/** An operation that is asked for. */
interface Ask {
  readonly resource: string;
  readonly ability: string;
}

function covers(cell: Cell, resource: string, ability: string): boolean {
  const prefix = prefixOf(resource);
  const named = cell.resource === resource || (prefixes.has(prefix) && cell.resource === `${prefix}://*`);
  return named && (cell.ability === ability || cell.ability === '*/*');
}

/** The cells with an alternative that grants. */
const covering = (cells: readonly Cell[], { resource, ability }: Ask, facts: Input = {}): Cell[] =>
  cells.filter(
    (cell) =>
      covers(cell, resource, ability) &&
      cell.alternatives.some((alternative) => meets(alternative, cell.resource, facts)),
  );

// --- Members of an answer ---

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const sorted = (cells: Iterable<Cell>) =>
  [...cells].sort(
    (a, b) => byBytes(a.resource, b.resource) || byBytes(a.ability, b.ability) || byBytes(a.path, b.path),
  );

const endOfProofs = (links: Links): ReadLink => links.find(({ proofs }) => proofs.length === 0) ?? links[0];
const rootOf = (links: Links): ProvenAccount => endOfProofs(links).account;
const ended = (expiration: string | undefined) => (expiration === undefined ? {} : { expiration });
const endOf = (links: readonly { readonly end: Instant | undefined }[]) => ended(earliest(links.map(({ end }) => end)));

function notChecked(
  input: Input,
  { session = false, links = [] }: { readonly session?: boolean; readonly links?: readonly ReadLink[] } = {},
): string[] {
  const left = [
    ...(input.domain === undefined ? ['domain'] : []),
    ...(session && input.nodeAddress === undefined ? ['node'] : []),
    ...(input.nonce === undefined ? ['nonce'] : []),
    ...(session && input.request === undefined ? ['request'] : []),
    ...(input.root === undefined && links.length > 1 ? ['root'] : []),
  ];
  return left.sort();
}

const textOf = (value: string | { readonly hex: string }): string =>
  typeof value === 'string' ? value : Buffer.from(value.hex, 'hex').toString();

// --- Operations ---

function authSigAnswer(input: Input): Input {
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
function factsOf({ resource, ...facts }: Input): Input {
  const id = /^lit-ratelimitincrease:\/\/([0-9]+)$/.exec(resource)?.[1];
  return id === undefined ? facts : { token: id, ...facts };
}

/** What a use is charged to: each link with a limit anywhere, under its widest alternative that grants the use. */
function chargesOf(links: Links, use: Input): Input[] {
  const { uses: _, ...facts } = factsOf(use);
  const charges = links.flatMap(({ cells, key = '', end }) => {
    const limited = cells.some(({ alternatives }) => alternatives.some((each) => Object.hasOwn(each, 'uses')));
    const limits = cells
      .filter((cell) => covers(cell, use.resource, 'Auth/Auth'))
      .flatMap(({ resource, alternatives }) =>
        alternatives
          .filter(({ uses: limit = '1', ...rest }) => /^[0-9]+$/.test(limit) && meets(rest, resource, facts))
          .map(({ uses: limit }): string | undefined => limit),
      );
    if (!limited || limits.length === 0) return [];
    const stated = limits.filter((limit) => limit !== undefined);
    const widest =
      stated.length < limits.length
        ? undefined
        : stated.map(BigInt).reduce((most, each) => (each > most ? each : most));
    return [{ key, ...(widest === undefined ? {} : { limit: String(widest) }), ...endOf([{ end }]) }];
  });
  const distinct = new Map(charges.map((charge) => [charge.key, charge]));
  return [...distinct.values()].sort((a, b) => byBytes(a.key, b.key));
}

function delegationAnswer(input: Input): Input {
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

const askOf = ({ resource: { resourcePrefix, resource }, ability }: Input): Ask => ({
  resource: `${resourcePrefix}://${resource}`,
  ability: abilities[ability] ?? ability,
});

/** Says whether the end of a chain is by whom the caller names: a DID with the chain, an address where no contract stands at it. */
function isNamed({ account, chainId }: ReadLink, name: string): boolean {
  const [, chain, at = name] = /^did:pkh:eip155:(\d+):(0x\w+)$/.exec(name) ?? [];
  const same = account.address.toLowerCase() === at.toLowerCase();
  return same && (chain === undefined ? account.chainId === undefined : chainId === chain);
}

/** Rules that only judging a signature can break: a capability whose turn never comes breaks none of them. */
const ofSignatures =
  /^auth-sig\.(?:signature|signature-form|low-s|network-key|contract-signature|kind-undecided|wrapper.*)$/;

/** A capability that is read no further. */
interface Unread {
  readonly path: string;
  readonly rule: RuleId;
  readonly links?: undefined;
}

/** A candidate or a delegation; with a rule when its signature is wrong. */
interface Entry {
  readonly path: string;
  readonly rule: RuleId | undefined;
  readonly links: Links;
  readonly cells: readonly Cell[];
  readonly root: ProvenAccount;
  readonly lends?: boolean;
  readonly candidate?: boolean;
}

/** Sorts the capabilities of a session: delegations, candidates, and those with a rule that keeps them from playing a part. */
function readCapabilities(
  { capabilities }: { readonly capabilities: readonly WireAuthSig[] },
  key: string,
  path: string,
  input: Input,
  ignored: Ignored,
): (Entry | Unread)[] {
  return capabilities.map((authSig, index): Entry | Unread => {
    const at = `${path}/signedMessage/capabilities/${index}`;
    const rule = ignored[index];
    if (rule !== undefined && !ofSignatures.test(rule)) return { path: at, rule };
    const links = linksOf(authSig, at, input);
    const [{ account, uri, cells }] = links;
    const entry: Entry = { path: at, rule, links, cells, root: rootOf(links) };
    if (account.kind === 'solana' || account.kind === 'cosmos') return { path: at, rule: 'auth-sig.purpose' };
    if (uri === 'lit:capability:delegation') return { ...entry, lends: true };
    return uri === `lit:session:${key}` ? { ...entry, candidate: true } : { path: at, rule: 'auth-sig.session-bound' };
  });
}

const sameAccount = (a: ProvenAccount, b: ProvenAccount) =>
  a.address.toLowerCase() === b.address.toLowerCase() && a.chainId === b.chainId;

/** What a session has to grant; what identifies decides whose session it is. */
interface Demand {
  readonly ask: Ask;
  readonly facts: Input | undefined;
  readonly identifies: boolean;
}

/** Judges signatures in turn, as far as the answer depends on them; those whose turn never comes are spare. */
function judgeInTurn(
  candidates: readonly Entry[],
  demands: readonly Demand[],
  { account }: Input,
): { readonly spare: readonly Entry[]; readonly carrying: readonly Entry[] } {
  const grants = (candidate: Entry, demand: Demand) =>
    covering(candidate.cells, demand.ask, demand.facts).length > 0 &&
    (!demand.identifies || account === undefined || isNamed(endOfProofs(candidate.links), account));
  const identifies = (candidate: Entry) => demands.some((demand) => demand.identifies && grants(candidate, demand));
  const valid: Entry[] = [];
  const spare: Entry[] = [];
  const isNeeded = (candidate: Entry) =>
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

const delegationOf = ({ path, links, cells, root }: Entry): Input => ({
  path,
  account: links[0].account,
  root,
  grants: sorted(cells),
  ...endOf(links),
  links: links.map((link) => ({ path: link.path, account: link.account, key: link.key, ...endOf([link]) })),
});

function sessionAnswer(
  sessionSig: { readonly signedMessage: string; readonly address: string },
  path: string,
  input: Input,
  ignored: Ignored,
): Input {
  const message = JSON.parse(sessionSig.signedMessage);
  const key = sessionSig.address;
  const { request, facts } = input;
  const all = readCapabilities(message, key, path, input, ignored);
  const entries = all.filter((entry) => entry.links !== undefined);
  const demand = (ask: Ask, identifies: boolean): Demand => ({ ask, facts, identifies });
  const demands = [
    ...message.resourceAbilityRequests.map((wire: Input) => demand(askOf(wire), request === undefined)),
    ...(request === undefined ? [] : [demand(request, true)]),
  ];
  const { spare, carrying: able } = judgeInTurn(
    entries.filter(({ candidate }) => candidate),
    demands,
    input,
  );
  const carrying = request === undefined ? able : able.slice(0, 1);
  const [first] = carrying;
  if (first === undefined) throw new Error('no candidate grants what is asked');
  const { links, root } = first;
  const ends = carrying.flatMap((each) => each.links.map(({ end }) => end));
  const asks = demands.filter(({ identifies }) => identifies).map(({ ask }) => ask);
  const granted = carrying.flatMap(({ cells }) => asks.flatMap((ask) => covering(cells, ask, facts)));
  const isSpare = (entry: Entry | Unread) => spare.some((other) => other === entry);
  const isIgnored = (entry: Entry | Unread) => entry.rule !== undefined && !isSpare(entry);
  return {
    account: links[0].account,
    root,
    sessionKey: key,
    grants: sorted(new Set(granted)),
    expiration: earliest([...ends, instant(message.expiration)]),
    delegations: entries.filter((entry) => entry.lends && !isIgnored(entry)).map(delegationOf),
    ignored: all.filter(isIgnored).map(({ path: at, rule }) => ({ path: at, rule })),
    spare: all.filter(isSpare).map(({ path: at }) => at),
    preface: links[0].preface,
    notChecked: notChecked(input, { session: true, links }),
  };
}

/** Host and port of a node address, an IPv6 address in its shortest form. */
function nodeOf(text: string): string {
  const [, scheme, rest = ''] = /^(?:(https?):\/\/)?(.*)$/i.exec(text) ?? [];
  const { hostname } = new URL(`http://${rest}`);
  const usual: Readonly<Record<string, number>> = { http: 80, https: 443 };
  const port = /:([0-9]+)$/.exec(rest)?.[1] ?? usual[scheme?.toLowerCase() ?? ''];
  return `${hostname}:${port}`;
}

function mapAnswer(input: Input, ignored: Ignored): Input {
  const { nodeAddress } = input;
  const map: Record<string, WireAuthSig> = JSON.parse(textOf(input.sessionSigs));
  const entries = Object.entries(map)
    .filter(([name]) => nodeAddress === undefined || nodeOf(name) === nodeOf(nodeAddress))
    .map(([name, sessionSig]) => {
      const path = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      // Each entry is held to the node that it is for.
      return [name, sessionAnswer(sessionSig, path, { ...input, nodeAddress: name }, ignored)];
    });
  return { entries: Object.fromEntries(entries), notChecked: notChecked(input, { session: true }) };
}

/** The text that a CACAO in JSON stands for: what is empty is absent, and the ReCap statement is put behind what does not say it. */
function textOfCacao({ p }: { readonly p: Input }): { readonly text: string; readonly address: string } {
  const [, chainId, address = ''] = /^did:pkh:eip155:(\d+):(0x[0-9a-fA-F]{40})$/.exec(p.iss) ?? [];
  const stated = (value: string | undefined) => (value === '' ? undefined : value);
  const recap = decodedRecap(p.resources?.at(-1));
  const unsaid = recap !== undefined && !(p.statement ?? '').includes(`${PREAMBLE} `);
  const said = [stated(p.statement), unsaid ? statement(recap) : undefined].filter((each) => each !== undefined);
  return {
    address,
    text: siwe({
      ...p,
      address,
      chainId,
      statement: said.length === 0 ? undefined : said.join(' '),
      uri: p.aud,
      issuedAt: p.iat,
      expirationTime: stated(p.exp),
      notBefore: stated(p.nbf),
      requestId: stated(p.requestId),
    }),
  };
}

const decodedRecap = (uri: string | undefined): { readonly att: Readonly<Record<string, Input>> } | undefined =>
  uri?.startsWith('urn:recap:')
    ? JSON.parse(Buffer.from(uri.slice('urn:recap:'.length), 'base64url').toString())
    : undefined;

function oneClickAnswer({ cacaos, responder }: Input, input: Input): Input {
  const links: ReadLink[] = cacaos.map((cacao: Input, index: number) => {
    const { text, address } = textOfCacao(cacao as { readonly p: Input });
    const derivedVia = cacao.s.t === 'eip1271' ? 'EIP1271' : 'web3.eth.personal.sign';
    const login = { ...input, purpose: 'login' };
    return readAuthSig({ derivedVia, signedMessage: text, address }, `/cacaos/${index}`, login);
  });
  const { request } = input;
  const chainsOf = ({ alternatives }: Cell): string[] => alternatives.flatMap(({ chains = [] }) => chains);
  const signed = links.map(({ chainId }) => `eip155:${chainId}`);
  const keys = links.filter(({ account }) => account.kind === 'eoa');
  // What a contract wallet grants, it grants on the chain of its CACAO.
  const granting = links.filter(
    ({ account, chainId }) => account.kind === 'eoa' || request === undefined || request.chain === `eip155:${chainId}`,
  );
  const cells = granting.flatMap((link) => link.cells);
  const grants =
    request === undefined
      ? cells
      : cells.filter(
          ({ resource, ability, alternatives }) =>
            resource === 'eip155' &&
            (ability === `request/${request.method}` || ability === '*/*') &&
            alternatives.some(({ chains }) => chains === undefined || chains.includes(request.chain)),
        );
  const [first] = links;
  return {
    account: first?.account,
    chains: [...new Set([...signed, ...keys.flatMap((link) => link.cells.flatMap(chainsOf))])].sort(),
    grants: sorted(grants),
    ...endOf(links),
    peer: responder.publicKey,
    preface: first?.preface,
    notChecked: [
      ...notChecked(input),
      ...['request', 'audience', 'chains'].filter((member) => input[member] === undefined),
    ].sort(),
  };
}

function ceramicAnswer({ linkedBlock, cacaoBlock }: Input, input: Input): Input {
  const link = readBlock(cacaoBlock, '/cacaoBlock');
  const payload = cidText(Uint8Array.from(Buffer.from(linkedBlock, 'base64')));
  const { request } = input;
  const forms = [
    'ceramic://*',
    `ceramic://${request?.stream}`,
    `ceramic://${request?.stream}?payload=${payload}`,
    `ceramic://*?model=${request?.model}`,
  ];
  return {
    account: link.account,
    sessionKey: session().publicKey,
    grants: link.resources
      .filter((each) => (request === undefined ? each.startsWith('ceramic://') : forms.includes(each)))
      .sort(byBytes),
    payload,
    ...endOf([link]),
    preface: link.preface,
    notChecked: [...notChecked(input), ...(request === undefined ? ['request'] : [])].sort(),
  };
}

/** The answer of the kind that a document is of: it has the members of that kind. */
function kindAnswer({ session, takes }: Input, ignored: Ignored): Input {
  const document = JSON.parse(session);
  if (document.jws !== undefined) return { kind: 'ceramic', session: ceramicAnswer(document, takes.ceramic) };
  return document.cacaos === undefined
    ? { kind: 'lit', session: sessionAnswer(document, '', takes.lit, ignored) }
    : { kind: 'one-click-auth', session: oneClickAnswer(document, takes['one-click-auth']) };
}

const answers: Readonly<Partial<Record<Operation, (input: Input, ignored: Ignored) => Input>>> = {
  'capability.covers': ({ grants, facts, resource, ability }) => ({
    grants: sorted(
      covering(
        grants.flatMap((grant: { att: Record<string, Input> }, index: number) => cellsOf(grant, `/${index}`)),
        { resource, ability },
        facts,
      ),
    ),
  }),
  'auth-sig.verify': authSigAnswer,
  'delegation.verify': delegationAnswer,
  'session-sig.verify': (input, ignored) => sessionAnswer(JSON.parse(textOf(input.sessionSig)), '', input, ignored),
  'session-sigs.verify': mapAnswer,
  'session.verify': kindAnswer,
};

/** The operations whose accepting vectors say what is proven. */
export const proving = Object.keys(answers) as Operation[];

/**
 * What the specification says that an accepted input of an operation proves.
 *
 * @param ignored why capabilities of a session are ignored: the rule by the index of the capability. One that is for another
 *   key than that of the session, or of a kind that is no good for sessions, is found without. One whose signature is wrong
 *   and whose turn never comes is found as well
 */
export const proves = (operation: Operation, input: Input, ignored: Ignored = {}): Input | undefined =>
  answers[operation]?.(input, ignored);
