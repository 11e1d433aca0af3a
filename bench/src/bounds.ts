// Inputs that fill the bound of work: as many signatures as fit, and what is refused before it costs more.
import { checkCoverage, checkNarrowing } from '../../dist/entry/capability.js';
import { mergeRecaps, type Recap, recapStatement } from '../../dist/entry/recap.js';
import { type AuthSig, anyRequest, verifyAuthSig, verifySessionSig } from '../../dist/index.js';
import type { Case } from './cases.js';
import {
  ask,
  block,
  byNetwork,
  credit,
  heldBy,
  junk,
  list,
  networkKey,
  node,
  nonceOf,
  ordinaryGrant,
  policy,
  session,
  sessionKey,
  signed,
  siwe,
  toWallet,
  wallet,
} from './inputs.js';

const delegated: Recap = { att: { [credit]: { 'Auth/Auth': [{}] } }, prf: [] };

const verifySession = (
  input: unknown,
  more: Partial<Parameters<typeof verifySessionSig>[1]> = {},
): ReturnType<typeof verifySessionSig> =>
  verifySessionSig(input, { ...policy, nodeAddress: node, request: ask, ...more });

/** As many signatures as fit, each of them good. */
export function fullCases(): Case[] {
  const links = list(15, (index) => block(signed(siwe({ uri: toWallet, nonce: nonceOf(index) }))));
  const leaf = signed(siwe({ recap: { ...ordinaryGrant, prf: links.map(({ cid }) => cid) } }));
  const options = {
    ...policy,
    purpose: 'session',
    sessionKey,
    root: wallet,
    evidence: { proofs: heldBy(links) },
  } as const;
  const delegation = (index: number): AuthSig =>
    byNetwork(siwe({ uri: 'lit:capability:delegation', recap: delegated, nonce: nonceOf(index) }));
  const networks = (count: number): string =>
    JSON.stringify(session([byNetwork(siwe()), ...list(count - 1, delegation)]));
  const ten = networks(10);
  const wallets = JSON.stringify(
    session([
      signed(siwe()),
      ...list(14, (index) =>
        signed(siwe({ uri: 'lit:capability:delegation', recap: delegated, nonce: nonceOf(index) })),
      ),
    ]),
  );
  return [
    { name: 'verifyAuthSig: 16 wallet signatures in a chain', run: () => verifyAuthSig(leaf, options) },
    {
      name: 'verifySessionSig: 10 good signatures of the network',
      yardstick: 'network',
      run: () => verifySession(ten, { networkKey }),
    },
    { name: 'verifySessionSig: 15 good signatures of wallets', run: () => verifySession(wallets) },
  ];
}

/** Texts and lists that are as hard to read as any of their length. */
export function readingCases(): Case[] {
  const solana = (text: string): AuthSig => ({
    ...{ sig: '11'.repeat(32) + '00'.repeat(32), derivedVia: 'solana.signMessage', signedMessage: text },
    address: '4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS',
  });
  const feeds = JSON.stringify(session(list(16, (index) => solana('\n'.repeat(7_800 + index)))));
  const marks = JSON.stringify(session(list(16, (index) => solana('\u0301'.repeat(9_000 + index)))));
  const letters = JSON.stringify(session(list(16, (index) => solana('wantsyoutosigninwithyou'.repeat(780) + index))));
  // Lines that are read twice, letter by letter: as they are written, and with one letter in the place of two.
  const likes = Object.entries({ 'rn and LF': 'rn\n', 'vv and CR': 'vv\r', 'rn and a Greek letter': 'rn\u03b1' }).map(
    ([name, unit]) => {
      const text = JSON.stringify(session(list(16, (index) => solana(unit.repeat(4_500 + index)))));
      return { name: `verifySessionSig: 16 Solana texts of ${name}`, run: () => verifySession(text) };
    },
  );
  // Every resource is looked at for a label.
  const signIn = (index: number): string =>
    [
      'app.example wants you to sign in with your Solana account:',
      '4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS\n',
      `${'rn'.repeat(2_000)}${index}\n`,
      'Resources:',
      ...list(1_200, () => '- rn:vvvv'),
    ].join('\n');
  const listed = JSON.stringify(session(list(16, (index) => solana(signIn(index)))));
  const narrow: Recap = { att: { [credit]: { 'Auth/Auth': list(64, (each) => ({ uses: String(each) })) } }, prf: [] };
  const proofs = list(16, (index) => block(junk(siwe({ uri: toWallet, recap: narrow, nonce: nonceOf(index) }))));
  const wide: Recap = {
    att: { [credit]: { 'Auth/Auth': list(64, (each) => ({ uses: String(1_000 + each), 'x/~': 0 })) } },
    prf: proofs.map(({ cid }) => cid),
  };
  const leaves = JSON.stringify(session(list(12, (index) => junk(siwe({ recap: wide, nonce: nonceOf(index) })))));
  const evidence = { proofs: heldBy(proofs) };
  const cosmos = {
    ...{ sig: Buffer.from('11'.repeat(64), 'hex').toString('base64'), derivedVia: 'cosmos.signArbitrary' },
    ...{ signedMessage: '11'.repeat(32), address: 'cosmos1yzxdqpxd2z3rjyfxn7pzsw6c4v0f4cqmq2q8hv' },
  };
  const signedTexts = list(64, (index) => 'x'.repeat(4_090) + index);
  const long: Recap = {
    att: { [`a:${'x'.repeat(2_177)}`]: Object.fromEntries(list(1_024, (index) => [`n${index}/a`, [{}]])) },
    prf: [],
  };
  const least: Recap = { att: { 'a:b': { 'a/b': [] } }, prf: [] };
  const none: Recap = { att: {}, prf: [] };
  const [leasts, nones] = [list(860, () => least), list(900_000, () => none)];
  const keyed = (from: number): Recap => ({
    att: { [credit]: { '*/*': [Object.fromEntries(list(12_000, (key) => [`k${from + key}`, 0]))] } },
    prf: [],
  });
  const grants = list(3, (index) => keyed(index * 12_000));
  return [
    { name: 'verifySessionSig: 16 Solana texts of line feeds', run: () => verifySession(feeds) },
    { name: 'verifySessionSig: 16 Solana texts of marks', run: () => verifySession(marks) },
    { name: 'verifySessionSig: 16 Solana texts that nearly sign in', run: () => verifySession(letters) },
    ...likes,
    { name: 'verifySessionSig: 16 sign-in texts of resources', run: () => verifySession(listed) },
    {
      name: 'verifySessionSig: 12 leaves on 16 proofs, none narrower',
      run: () => verifySession(leaves, { evidence, request: anyRequest }),
    },
    {
      name: 'verifyAuthSig: cosmos, 64 texts of 4 kB',
      run: () => verifyAuthSig(cosmos, { ...policy, purpose: 'login', maxAge: 3_600, evidence: { signedTexts } }),
    },
    { name: 'recapStatement: 1,024 namespaces of a long resource', run: () => recapStatement(long) },
    { name: 'mergeRecaps: 860 of one ability', run: () => mergeRecaps(leasts) },
    { name: 'mergeRecaps: 900,000 of none', run: () => mergeRecaps(nones) },
    { name: 'checkNarrowing: 3 grants of 12,000 keys', run: () => checkNarrowing(grants, []) },
    {
      name: 'covers: 3 grants of 12,000 keys',
      run: () => checkCoverage(grants, { resource: credit, ability: 'Auth/Auth' }),
    },
    {
      name: 'covers: 900,000 grants of nothing',
      run: () => checkCoverage(nones, { resource: credit, ability: 'Auth/Auth' }),
    },
  ];
}
