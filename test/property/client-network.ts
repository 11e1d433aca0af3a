// What a client has to conclude from a network of which some nodes lie, by spec/client.md and spec/sign-session-key.md: from who
// lies and how, and from nothing that the client computes.

import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { type HandshakeOptions, requestHandshake } from '../../src/client/handshake.js';
import { encodeBlsSignature, networkMessage, signBls } from '../../src/crypto/bls.js';
import { generateSessionKeyPair, LIT_ABILITY, LitNodeClient, LitPKPResource } from '../../src/entry/client.js';
import { anyNode, InvalidError, type Issue, type RuleId, unwrap, verifySessionSigs } from '../../src/index.js';
import { widened } from '../flow/lies.js';
import {
  authMethod,
  type Behaviour,
  type Call,
  delayOf,
  grace,
  type LyingNetwork,
  latest,
  lyingNetwork,
  networkKey,
  networkSecret,
  noKey,
  older,
  otherKey,
  pkpAddress,
  pkpPublicKey,
  shapelessHandshakes,
  shapelessShares,
  signedBy,
  silences,
  start,
  timeout,
  tooOld,
  urlOf,
  type Way,
} from './lying-nodes.js';

const halfOf = (total: number): number => Math.floor(total / 2) + 1;
const sorted = (named: readonly (readonly [number | string, string])[]): readonly string[] =>
  [...new Set(named.map(([node, rule]) => `${node} ${rule}`))].sort();

/** What a node says in a handshake, as far as anything follows from it. */
interface Said {
  readonly key: string;
  /** In each round; the last for good. */
  readonly hashes: readonly string[];
  readonly epoch: number | undefined;
  readonly threshold: number | undefined;
}

/** How a node behaves in handshakes, and what it comes to. */
interface Greeter {
  readonly way: string;
  readonly delay: number;
  readonly behaviour: Behaviour['answer'];
  /** The rule that it breaks; or what it says. */
  readonly outcome: RuleId | Said;
}

const madeUp = (index: number, round: number): string =>
  `0x${String(100 + index).padStart(4, '0')}${String(round).padStart(60, '0')}`;

function says(
  way: string,
  threshold: number,
  change: Partial<Said> & { readonly raw?: (text: string) => string },
  delay = 0,
): Greeter {
  const { raw = (text) => text, ...said } = change;
  const outcome: Said = { key: networkKey, hashes: [latest], epoch: 7, threshold, ...said };
  return {
    way,
    delay,
    outcome: { ...outcome, key: outcome.key.toLowerCase() },
    async behaviour({ honest, round }) {
      const { key, hashes } = outcome;
      const latestBlockhash = hashes[Math.min(round, hashes.length - 1)];
      const { epoch, threshold: shares } = outcome;
      const own = JSON.parse((await honest()).text) as object;
      return raw(JSON.stringify({ ...own, networkPublicKey: key, latestBlockhash, epoch, threshold: shares }));
    },
  };
}

/** Every way of greeting that is good enough, and of lying about the network. */
const greetings: readonly ((index: number, threshold: number, nodes: number) => Greeter)[] = [
  (_, threshold) => says('greets late', threshold, {}, 500),
  (_, threshold) => says('greets when others are about to give up', threshold, {}, 5_000),
  (_, threshold) => says('writes the key in capitals', threshold, { key: networkKey.toUpperCase() }),
  (_, threshold) => says('names no epoch', threshold, { epoch: undefined }),
  (_, threshold) => says('names another epoch', threshold, { epoch: 8 }),
  (_, threshold) => says('names the largest epoch', threshold, { epoch: Number.MAX_SAFE_INTEGER }),
  (_, threshold) => says('names no threshold', threshold, { threshold: undefined }),
  (_, threshold) => says('names a threshold of one', threshold, { threshold: 1 }),
  (_, threshold) => says('names a threshold beyond all', threshold, { threshold: 255 }),
  (_, threshold) => says('names an older block', threshold, { hashes: [older] }),
  (_, threshold) => says('names a block that is long gone', threshold, { hashes: [tooOld] }),
  (index, threshold) => says('makes up a block', threshold, { hashes: [madeUp(index, 0)] }),
  (index, threshold) =>
    says('makes up another block each time', threshold, { hashes: [0, 1, 2].map((n) => madeUp(index, n)) }),
  (_, threshold) =>
    says('adds members of every prototype', threshold, {
      raw: (text) => text.replace('{', '{"__proto__":{"threshold":1},"constructor":null,"toString":5,"success":false,'),
    }),
  (_, threshold) => says('is of another network', threshold, { key: otherKey }),
  (_, threshold) => says('is of another network', threshold, { key: otherKey, threshold: 1 }),
  (_, threshold) => says('names a key that is none', threshold, { key: noKey }),
];

const ruled = ({ way, rule, behaviour }: Way): Greeter => ({
  way,
  delay: delayOf(behaviour),
  behaviour: behaviour.answer,
  outcome: rule,
});

/** A network, and how its nodes greet. */
export interface Greeted {
  readonly threshold: number;
  readonly pinned: boolean;
  readonly minNodeCount: number | undefined;
  readonly greeters: readonly Greeter[];
}

/** Nodes of which most are honest more often than not. */
function nodesOf<T>(lie: fc.Arbitrary<T>, honest: T): fc.Arbitrary<readonly T[]> {
  const few = fc.oneof({ weight: 4, arbitrary: fc.constant(honest) }, { weight: 1, arbitrary: lie });
  const many = fc.oneof({ weight: 1, arbitrary: fc.constant(honest) }, { weight: 1, arbitrary: lie });
  return fc.oneof(fc.array(few, { minLength: 3, maxLength: 10 }), fc.array(many, { minLength: 3, maxLength: 10 }));
}

type MakeGreeter = (index: number, threshold: number, nodes: number) => Greeter;
const honestGreeter: MakeGreeter = (_, threshold) => says('is honest', threshold, {});
const lyingGreeter: fc.Arbitrary<MakeGreeter> = fc.oneof(
  fc.constantFrom(...greetings),
  fc.constantFrom(...silences, ...shapelessHandshakes).map((way) => () => ruled(way)),
);

export const greeted: fc.Arbitrary<Greeted> = fc
  .record({
    makers: nodesOf(lyingGreeter, honestGreeter),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    pinned: fc.boolean(),
    content: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined, freq: 3 }),
  })
  .map(({ makers, share, pinned, content }) => {
    const nodes = makers.length;
    const threshold = 2 + Math.floor(share * (nodes - 2));
    return {
      threshold,
      pinned,
      minNodeCount: content === undefined ? undefined : 1 + Math.floor(content * (nodes - 1)),
      greeters: makers.map((make, index) => make(index, threshold, nodes)),
    };
  });

/** Counts what is named; the most named first. */
function tally<T>(named: readonly T[]): readonly (readonly [T, number])[] {
  return [...new Set(named)]
    .map((each) => [each, named.filter((other) => other === each).length] as const)
    .sort(([, a], [, b]) => b - a);
}

interface Agreement {
  readonly nodes: readonly number[];
  readonly key: string;
  readonly threshold: number;
  readonly epoch: number | undefined;
}

/** What nodes agree on, by the words of spec/client.md; the number of nodes that would have been needed otherwise. */
function agreementOf(said: ReadonlyMap<number, Said>, network: Greeted): Agreement | undefined {
  const total = network.greeters.length;
  const keys = tally([...said.values()].map(({ key }) => key));
  const tied = (keys[0]?.[1] ?? 0) === (keys[1]?.[1] ?? 0);
  const key = network.pinned ? networkKey : tied ? undefined : keys[0]?.[0];
  if (key === undefined) return undefined;
  const nodes = [...said].filter(([, one]) => one.key === key).map(([node]) => node);
  const own = nodes.map((node) => said.get(node) as Said);
  // One that names nothing stands for more than half, or for what the application is content with.
  const claims = tally(own.map(({ threshold }) => threshold ?? network.minNodeCount ?? halfOf(total)));
  const most = claims.filter(([, votes]) => votes === claims[0]?.[1]).map(([claim]) => claim);
  const threshold = Math.max(network.minNodeCount ?? 1, Math.min(...most));
  const enough = Math.max(network.minNodeCount ?? threshold, network.pinned ? 1 : halfOf(total));
  if (nodes.length < enough) return undefined;
  const epoch = tally(own.flatMap((one) => one.epoch ?? []))[0];
  return { nodes, key, threshold, epoch: epoch && epoch[1] * 2 > nodes.length ? epoch[0] : undefined };
}

/** What each node said in a round, of those whose answers are waited for, and the time until then. */
function heard(
  nodes: readonly number[],
  network: Greeted,
  enough: (said: ReadonlyMap<number, Said>, answers: number) => boolean,
): { readonly said: ReadonlyMap<number, Said>; readonly late: readonly number[] } {
  const said = new Map<number, Said>();
  let answers = 0;
  let end = timeout;
  const inOrder = [...nodes].sort((a, b) => (network.greeters[a]?.delay ?? 0) - (network.greeters[b]?.delay ?? 0));
  const late: number[] = [];
  for (const node of inOrder) {
    const { outcome, delay } = network.greeters[node] as Greeter;
    if (delay > end) {
      late.push(node);
      continue;
    }
    if (typeof outcome === 'string') {
      if (outcome === 'handshake.shape') answers++;
      continue;
    }
    answers++;
    said.set(node, outcome);
    if (end === timeout && enough(said, answers)) end = Math.min(timeout, delay + grace);
  }
  return { said: new Map([...said].sort(([a], [b]) => a - b)), late };
}

/** What the client has to make of a network, and which rule each node breaks. */
export function judgeGreeting(network: Greeted): {
  readonly agreed: Agreement | undefined;
  readonly faults: readonly (readonly [number | string, string])[];
  readonly hashes: readonly (readonly [string, number])[];
} {
  const all = network.greeters.map((_, index) => index);
  const total = all.length;
  const { said, late } = heard(all, network, (soFar) => {
    const agreed = agreementOf(soFar, network);
    return agreed !== undefined && agreed.key !== noKey && agreed.nodes.length >= halfOf(total);
  });
  const agreed = agreementOf(said, network);
  if (agreed?.key === noKey) return { agreed: undefined, faults: [['network', 'handshake.network-key']], hashes: [] };
  const silent = network.greeters.flatMap(({ outcome }, index): [number, string][] => {
    if (late.includes(index)) return [[index, 'node.answer']];
    return typeof outcome === 'string' ? [[index, outcome]] : [];
  });
  const key = network.pinned ? networkKey : agreed?.key;
  const others = [...said]
    .filter(([, one]) => one.key !== key)
    .map(([node]): [number, string] => [node, 'handshake.network-key']);
  if (!agreed) {
    const keys = new Set([...said.values()].map((one) => one.key));
    const unequal = network.pinned ? others : [];
    // Where nodes failed and the others do not part, the failures say everything.
    const told = unequal.length + silent.length > 0 && (network.pinned || keys.size <= 1);
    return {
      agreed,
      faults: [...(told ? [] : [['network', 'handshake.network-key'] as const]), ...unequal, ...silent],
      hashes: [],
    };
  }
  // Asked again until as many as the threshold, and two at least, name one block.
  const named = new Map(agreed.nodes.map((node) => [node, new Set<string>([said.get(node)?.hashes[0] as string])]));
  const votes = (): readonly (readonly [string, number])[] => tally([...named.values()].flatMap((each) => [...each]));
  const enough = Math.min(agreed.nodes.length, Math.max(2, agreed.threshold));
  for (let round = 1; round < 3 && (votes()[0]?.[1] ?? 0) < enough; round++) {
    const again = heard(agreed.nodes, network, (_, answers) => answers >= halfOf(agreed.nodes.length));
    for (const [node, { hashes }] of again.said)
      named.get(node)?.add(hashes[Math.min(round, hashes.length - 1)] as string);
  }
  return { agreed, faults: [...silent, ...others], hashes: votes() };
}

/** The node that an issue is about, by its number. */
const nodeOf = ({ params }: Issue): number | string => {
  const index = Array.from({ length: 10 }, (_, each) => urlOf(each)).indexOf(String(params?.node));
  return index < 0 ? 'network' : index;
};
const namesOf = (issues: readonly Issue[]): (readonly [number | string, string])[] =>
  issues.map((issue) => [nodeOf(issue), issue.rule]);

/** Runs something in a network whose clock is moved; what is left of it afterwards is a fault. */
async function inNetwork<T>(
  behaviours: readonly Behaviour[],
  threshold: number,
  run: (network: LyingNetwork) => Promise<T>,
): Promise<T> {
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  try {
    return await run(lyingNetwork(behaviours, threshold));
  } finally {
    vi.useRealTimers();
  }
}

/** Holds the client to what it has to make of handshakes; says whether it connected. */
export async function checkGreeting(network: Greeted): Promise<boolean> {
  const { greeters, threshold, pinned, minNodeCount } = network;
  const behaviours = greeters.map(({ delay, behaviour }): Behaviour => ({ delay: () => delay, answer: behaviour }));
  const expected = judgeGreeting(network);
  return inNetwork(behaviours, threshold, async ({ fetch, run, seen }) => {
    const options: HandshakeOptions = {
      nodes: greeters.map((_, index) => urlOf(index)),
      ...(pinned ? { networkPubKey: networkKey } : {}),
      ...(minNodeCount === undefined ? {} : { minNodeCount }),
    };
    const { outcome, milliseconds } = await run(requestHandshake({ fetch, timeout, grace }, options));
    if (outcome.status === 'rejected') throw outcome.reason;
    expect(milliseconds).toBeLessThanOrEqual(3 * timeout + 2 * 500);
    const { value: result } = outcome;
    if (!result.ok) {
      expect(sorted(namesOf(result.issues))).toEqual(sorted(expected.faults));
      expect(expected.agreed).toBeUndefined();
      return false;
    }
    const { nodes, networkPubKey, epoch, threshold: shares, ignored, blockhashes, latestBlockhash } = result.value;
    const indices = nodes.map((node) => options.nodes.indexOf(node));
    expect({ nodes: indices, key: networkPubKey, threshold: shares, epoch }).toEqual(expected.agreed);
    expect(sorted(namesOf(ignored.flatMap(({ issues }) => issues)))).toEqual(sorted(expected.faults));
    expect(ignored.flatMap(({ node, issues }) => issues.filter(({ params }) => params?.node !== node))).toEqual([]);
    expect(latestBlockhash).toBe(blockhashes[0]);
    // Of equals only the number says something about their order.
    const votes = new Map(expected.hashes);
    expect(blockhashes.map((hash) => votes.get(hash))).toEqual(expected.hashes.map(([, count]) => count));
    expect([...blockhashes].sort()).toEqual([...votes.keys()].sort());
    // Whoever was left out is asked nothing more.
    const more = seen.slice(greeters.length).map(({ index }) => index);
    expect(more.filter((index) => !indices.includes(index))).toEqual([]);
    return true;
  });
}

/** The PKP's resource, and what is asked for it. */
const resource = LitPKPResource.fromPublicKey(pkpPublicKey);
const granted = resource.getResourceKey();
const sessionKey = generateSessionKeyPair(new Uint8Array(32).fill(0x33));
const expiration = '2026-01-15T14:00:00.000Z';
const params = {
  pkpPublicKey,
  authMethods: [authMethod],
  domain: 'app.example',
  resourceAbilityRequests: [{ resource, ability: LIT_ABILITY.PKPSigning }],
  expiration,
  sessionKey,
};

/** How a node answers when it is asked to sign, and what it comes to. */
interface Signer {
  readonly way: string;
  readonly behaviour: Behaviour;
  /**
   * The rule that its answer breaks whatever the others do; or the text that it signs (`asked` as it was asked to), by which
   * share, and whether that is a share of the network.
   */
  readonly outcome:
    | { readonly rule: RuleId }
    | { readonly text: string; readonly identifier: number; readonly genuine: boolean };
}

type MakeSigner = (index: number, threshold: number) => Signer;

/** Changes the text that an honest node signed, and signs that. */
const altered =
  (way: string, rule: RuleId, change: (text: string) => string): MakeSigner =>
  (index, threshold) => ({
    way,
    outcome: { rule },
    behaviour: signs(threshold, index, change),
  });

/** An answer that is made of the text of the honest one; a refusal stays one. */
function signs(
  threshold: number,
  by: number | 'stranger',
  change: (text: string) => string,
  over: (text: string, call: Call) => object = () => ({}),
): Behaviour {
  return {
    async answer(call) {
      const { status, text } = await call.honest();
      if (status !== 200) return new Response(text, { status });
      const changed = change((JSON.parse(text) as { siweMessage: string }).siweMessage);
      return signedBy(by, threshold, changed, over(changed, call));
    },
  };
}

const pointOf = (answer: string): string =>
  (JSON.parse(answer) as { signatureShare: { ProofOfPossession: string } }).signatureShare.ProofOfPossession.slice(2);
const identifierOf = (index: number): string => (index + 1).toString(16).padStart(2, '0');

const same = (text: string): string => text;
const earlier = (minute: number) => (text: string) =>
  text.replace(/Expiration Time: .*/, `Expiration Time: 2026-01-15T13:${String(minute).padStart(2, '0')}:00.000Z`);

/** A share whose form is right and whose point is wrong. */
const wrongShare =
  (way: string, pointFor: (index: number, threshold: number, text: string, call: Call) => string): MakeSigner =>
  (index, threshold) => ({
    way,
    outcome: { text: 'asked', identifier: index, genuine: false },
    behaviour: signs(threshold, index, same, (text, call) => ({
      signatureShare: { ProofOfPossession: identifierOf(index) + pointFor(index, threshold, text, call) },
    })),
  });

/** Ways of signing badly that are known as such from the answer alone. */
const plainLies: readonly MakeSigner[] = [
  altered('signs what is no sign-in text', 'siwe.layout', () => 'hello'),
  altered('grants to another session key', 'auth-sig.session-bound', (text) =>
    text.replace(/lit:session:.{8}/, 'lit:session:00000000'),
  ),
  altered('signs for another account', 'auth-sig.address', (text) =>
    text.replace(pkpAddress, '0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf'),
  ),
  altered('signs for another page', 'auth-sig.domain', (text) => text.replace('app.example', 'evil.example')),
  altered('signs for another block', 'auth-sig.nonce', (text) => text.replace(latest, older)),
  altered('grants more than was asked', 'narrower.resource', widened),
  altered('grants for longer', 'sign-response.expiration', (text) => text.replace('15T14:00', '15T15:00')),
  altered('grants on another chain', 'sign-response.copied', (text) => text.replace('Chain ID: 1', 'Chain ID: 137')),
  ...(
    [
      ['names another network key', 'sign-response.network-key', { blsRootPubkey: otherKey }],
      ['says that it signed other data', 'sign-response.data-signed', { dataSigned: '0'.repeat(64) }],
      ['shows another index than that of its share', 'sign-response.share-form', { shareIndex: 200 }],
      ['signs with no point', 'sign-response.share-form', { signatureShare: { ProofOfPossession: 'c0'.repeat(97) } }],
      ['signs with nothing', 'sign-response.share-form', { signatureShare: { ProofOfPossession: '' } }],
    ] as const
  ).map(
    ([way, rule, change]): MakeSigner =>
      (index, threshold) => ({
        way,
        outcome: { rule },
        behaviour: signs(threshold, index, same, () => change),
      }),
  ),
  (index, threshold) => ({
    way: 'signs with the identity',
    outcome: { rule: 'sign-response.share-form' },
    behaviour: signs(threshold, index, same, () => ({
      signatureShare: { ProofOfPossession: `${identifierOf(index)}c0${'00'.repeat(95)}` },
    })),
  }),
  ...[...silences, ...shapelessShares].map(
    ({ way, rule, behaviour }): MakeSigner =>
      () => ({ way, outcome: { rule }, behaviour }),
  ),
];

/** Ways that only show beside what the others answer. */
const sharedLies: readonly MakeSigner[] = [
  wrongShare('signs with a share of another network', (_, threshold, text) =>
    pointOf(signedBy('stranger', threshold, text)),
  ),
  wrongShare('signs with the share of another node under its own index', (index, threshold, text) =>
    pointOf(signedBy((index + 1) % 10, threshold, text)),
  ),
  wrongShare('signs another text than it returns', (index, threshold, text) =>
    pointOf(signedBy(index, threshold, earlier(0)(text))),
  ),
  wrongShare('signs with a share of another threshold', (index, threshold, text) =>
    pointOf(signedBy(index, threshold === 2 ? 3 : threshold - 1, text)),
  ),
  ...[0, 1, 2, 9].map(
    (other): MakeSigner =>
      (_, threshold) => ({
        way: `answers with the share of node ${other}`,
        outcome: { text: 'asked', identifier: other, genuine: true },
        behaviour: signs(threshold, other, same),
      }),
  ),
  ...[0, 1].map(
    (other): MakeSigner =>
      (_, threshold) => ({
        way: `answers with a wrong share under the index of node ${other}`,
        outcome: { text: 'asked', identifier: other, genuine: false },
        behaviour: signs(threshold, 'stranger', same, (text) => ({
          shareIndex: other,
          signatureShare: { ProofOfPossession: identifierOf(other) + pointOf(signedBy('stranger', threshold, text)) },
        })),
      }),
  ),
  (index, threshold) => ({
    way: 'grants for a shorter time of its own',
    outcome: { text: `minute ${10 + index}`, identifier: index, genuine: true },
    behaviour: signs(threshold, index, earlier(10 + index)),
  }),
  (index, threshold) => ({
    way: 'grants for a shorter time, as others do',
    outcome: { text: 'minute 5', identifier: index, genuine: true },
    behaviour: signs(threshold, index, earlier(5)),
  }),
];

const honestSigner: MakeSigner = (index) => ({
  way: 'is honest',
  outcome: { text: 'asked', identifier: index, genuine: true },
  behaviour: { answer: async ({ honest }) => responseOf(await honest()) },
});
const lateSigner: MakeSigner = (index, threshold) => {
  const { behaviour, ...honest } = honestSigner(index, threshold);
  return { ...honest, way: 'is honest and slow', behaviour: { ...behaviour, delay: () => 1_500 } };
};
const responseOf = ({ status, text }: { readonly status: number; readonly text: string }): Response =>
  new Response(text, { status });

/** A network that is asked to sign. */
export interface Signed {
  readonly threshold: number;
  readonly pinned: boolean;
  readonly signers: readonly Signer[];
}

export const signedNetwork: fc.Arbitrary<Signed> = fc
  .record({
    makers: nodesOf(fc.oneof(fc.constantFrom(...plainLies), fc.constantFrom(...sharedLies, lateSigner)), honestSigner),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    pinned: fc.boolean(),
  })
  .map(({ makers, share, pinned }) => {
    const threshold = 2 + Math.floor(share * (makers.length - 2));
    return { threshold, pinned, signers: makers.map((make, index) => make(index, threshold)) };
  });

/** What the client has to make of the answers of nodes that were all asked. */
interface Signing {
  /** The text that is signed in the end: `asked`, or another one that as many nodes as the threshold agreed on. */
  readonly text: string | undefined;
  /** Whether the search for good shares may end without any: see `sign-response.share`. */
  readonly open: boolean;
  /** The rule that each node breaks, and those about all of them; of a pair one of the nodes. */
  readonly faults: readonly (readonly [number | string, string])[];
}

/** Judges answers by the words of spec/sign-session-key.md. */
export function judgeSigning({ threshold, signers }: Signed): Signing {
  const outcomes = signers.map(({ outcome }, node) => ({ node, ...outcome }));
  const bad = outcomes.flatMap((each): [number, string][] => ('rule' in each ? [[each.node, each.rule]] : []));
  const shares = outcomes.flatMap((each) => ('rule' in each ? [] : [each]));
  const identifiers = (of: typeof shares): number => new Set(of.map(({ identifier }) => identifier)).size;
  const texts = [...new Set(shares.map(({ text }) => text))].map((text) => shares.filter((each) => each.text === text));
  // The text with the most shares first, a share that is repeated counting once; of equals that of the first node.
  const distinct = (of: typeof shares): number =>
    new Set(of.map(({ identifier, genuine, node }) => `${identifier} ${genuine ? '' : node}`)).size;
  const able = texts.filter((each) => identifiers(each) >= threshold).sort((a, b) => distinct(b) - distinct(a));
  const winner = able.find((each) => identifiers(each.filter(({ genuine }) => genuine)) >= threshold);
  const wrong = winner?.filter(({ genuine }) => !genuine).length ?? 0;
  const others = shares.filter((each) => !winner?.includes(each));
  const seen = new Set<number>();
  const first = (winner ?? []).filter(
    ({ genuine, identifier }) => genuine && !seen.has(identifier) && seen.add(identifier),
  );
  const failed = texts.flatMap((each) => {
    const known = new Set<number>();
    return each.filter(({ identifier }) => known.has(identifier) || !known.add(identifier));
  });
  if (!winner) {
    // No text has the shares: then whoever repeats an index is told so, and if nobody did anything wrong, that it is all.
    const doubled = failed.map(({ node }): [number, string] => [node, 'sign-response.share-index']);
    const faults = [...bad, ...doubled];
    const all = able.length > 0 ? 'sign-response.share' : 'sign-response.threshold';
    const none = able.length === 0 && faults.some(([, rule]) => answersWith(rule));
    return { text: undefined, open: false, faults: [...faults, ...(none ? [] : [['network', all] as const])] };
  }
  const faults = [
    ...bad,
    ...others.map(({ node }): [number, string] => [node, 'sign-response.share']),
    ...winner
      .filter((each) => !first.includes(each))
      .map(({ node, identifier }): [number, string] => [
        node,
        seen.has(identifier) ? 'sign-response.share-index' : 'sign-response.share',
      ]),
  ];
  return { text: winner[0]?.text, open: wrong > signers.length / 3, faults };
}

/** Whether a rule is broken by an answer that came, and not by one that was refused or never came. */
const answersWith = (rule: string): boolean => rule !== 'node.answer' && !rule.startsWith('sign-request.');

async function connected(
  { threshold, pinned, signers }: Signed,
  network: LyingNetwork,
): Promise<{ readonly client: LitNodeClient; readonly notes: Issue[] }> {
  const notes: Issue[] = [];
  const client = new LitNodeClient({
    nodes: signers.map((_, index) => urlOf(index)),
    ...(pinned ? { networkPubKey: networkKey } : {}),
    connectTimeout: timeout,
    onNote: (note) => {
      if (typeof note === 'string') throw new Error(`expected no note ${note}`);
      notes.push(note);
    },
    environment: { fetch: network.fetch, storage: undefined, provider: undefined, host: undefined },
  });
  const { outcome } = await network.run(client.connect());
  expect(outcome.status).toBe('fulfilled');
  expect(client.connectedNodes.size, String(threshold)).toBe(signers.length);
  return { client, notes };
}

/** The text that honest nodes sign, as it was asked for. */
let askedText: string | undefined;

/** Verifies a session, and says which text the network signed for it. */
function textOf(sessionSigs: Awaited<ReturnType<LitNodeClient['getPkpSessionSigs']>>, nodes: number): string {
  const { entries } = unwrap(
    verifySessionSigs(JSON.stringify(sessionSigs), {
      now: new Date(),
      nodeAddress: anyNode,
      request: { resource: granted, ability: 'Threshold/Signing' },
      domain: 'app.example',
      nonce: new Set([latest]),
      account: pkpAddress,
      networkKey,
    }),
  );
  expect(Object.keys(entries)).toEqual(Array.from({ length: nodes }, (_, index) => urlOf(index)));
  const { capabilities } = JSON.parse(Object.values(sessionSigs)[0]?.signedMessage ?? '') as {
    readonly capabilities: readonly { readonly sig: string; readonly signedMessage: string }[];
  };
  expect(capabilities.length).toBe(1);
  const { sig, signedMessage } = capabilities[0] as { readonly sig: string; readonly signedMessage: string };
  // There is one signature of the network over a text, whoever made it.
  expect(sig).toBe(encodeBlsSignature(signBls(networkSecret, networkMessage(signedMessage))));
  return signedMessage;
}

/** Holds the client to what it has to make of the answers; says what that was. */
export async function checkSigning(signed: Signed): Promise<'signed' | 'open' | 'refused'> {
  const expected = judgeSigning(signed);
  const { signers, threshold } = signed;
  let lying = false;
  const honest = ({ honest: answer }: Call) => answer().then(responseOf);
  const behaviours = signers.map(
    ({ behaviour }): Behaviour => ({
      delay: () => (lying ? delayOf(behaviour) : 0),
      answer: (call) => (lying && call.path === 'sign' ? behaviour.answer(call) : honest(call)),
    }),
  );
  return inNetwork(behaviours, threshold, async (network) => {
    const { client, notes } = await connected(signed, network);
    lying = true;
    const { outcome, milliseconds } = await network.run(client.getPkpSessionSigs(params));
    lying = false;
    // One block was named, so that they were asked once.
    expect(milliseconds).toBeLessThanOrEqual(timeout);
    expect(network.seen.filter(({ path }) => path === 'sign').length).toBe(signers.length);
    if (outcome.status === 'fulfilled') {
      const text = textOf(outcome.value, signers.length);
      askedText ??= text;
      expect(expected.text).toBeDefined();
      const minute = /^minute (\d+)$/.exec(expected.text ?? '')?.[1];
      expect(text).toBe(minute === undefined ? askedText : earlier(Number(minute))(askedText));
      expect(sorted(namesOf(notes))).toEqual(sorted(expected.faults));
      return 'signed';
    }
    if (!(outcome.reason instanceof InvalidError)) throw outcome.reason;
    const { issues } = outcome.reason;
    expect(notes).toEqual([]);
    if (expected.text !== undefined) {
      expect(expected.open, sorted(namesOf(issues)).join()).toBe(true);
      expect(namesOf(issues)).toContainEqual(['network', 'sign-response.share']);
    } else expect(sorted(namesOf(issues))).toEqual(sorted(expected.faults));
    // What nodes that lied left behind is no hindrance once they are honest.
    const { outcome: again } = await network.run(client.getPkpSessionSigs(params));
    if (again.status === 'rejected') throw again.reason;
    const text = textOf(again.value, signers.length);
    askedText ??= text;
    expect(text).toBe(askedText);
    return expected.text === undefined ? 'refused' : 'open';
  });
}
