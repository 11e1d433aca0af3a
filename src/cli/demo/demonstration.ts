import { askOf } from '../../capability.js';
import { createAuthSigMessage } from '../../client/auth-sig.js';
import { LIT_ABILITY } from '../../client/resource.js';
import { generateSessionKeyPair, type SessionKeyPair } from '../../client/session-key.js';
import { walletAuthSig } from '../../client/wallet.js';
import { signEd25519 } from '../../crypto/ed25519.js';
import type {
  AuthSig,
  ResourceAbilityRequest,
  SessionMessage,
  SessionSig,
  SessionSigs,
} from '../../generated/types.js';
import { fromHex, toHex, utf8 } from '../../internal/bytes.js';
import { missingFor } from '../../network/optional-package.js';
import { InvalidError, type Result, type RuleId, unwrap } from '../../rule.js';
import { parseSiweMessage } from '../../siwe.js';
import { type Page, styled } from '../terminal.js';
import { formatAsk } from '../wording.js';
import { type Asked, encodedCode, operationsOf } from './operations.js';
import { type Operation, show, type Verdict, visit, visitAll } from './visit.js';
import { createWorld, domain, type World } from './world.js';

/** A session with the nonce that its AuthSig carries. */
export interface Made {
  readonly sigs: SessionSigs;
  readonly authSig: AuthSig;
  readonly nonce: string;
}

/** What a demonstration leaves behind. */
export interface Demonstration {
  readonly byWallet: Made;
  readonly byPkp: Made;
  readonly tampered: SessionSig;
  /** The first node, the operation that was asked of it, and what it knew. */
  readonly node: string;
  readonly request: string;
  readonly domain: string;
  readonly networkKey: string;
  /** Whether every verdict was the expected one. */
  readonly asExpected: boolean;
}

const hour = 3_600_000;

/** Counts the steps and keeps whether every verdict was the expected one. */
interface Tour {
  readonly page: Page;
  readonly world: World;
  readonly operations: readonly [Asked, Asked, Asked];
  step(title: string): void;
  expect(asExpected: boolean): void;
}

function madeOf(sigs: SessionSigs, node: string): Made {
  const message = JSON.parse((sigs[node] as SessionSig).signedMessage) as SessionMessage;
  const authSig = message.capabilities[0] as AuthSig;
  // The client asks for a new block now and then, so each AuthSig tells its own.
  return { sigs, authSig, nonce: unwrap(parseSiweMessage(authSig.signedMessage)).nonce };
}

function printGrants(page: Page, requests: readonly ResourceAbilityRequest[]): void {
  for (const request of requests) {
    const ask = askOf(request);
    if (ask) page.line(`   ${formatAsk(ask.resource, ask.ability)}`);
  }
}

async function showWallet(tour: Tour, sessionKey: SessionKeyPair, expiration: string): Promise<SessionSigs> {
  const { page, world, operations } = tour;
  tour.step('getSessionSigs: the wallet lends three abilities to a session key, for an hour');
  const requests = operations.map(({ request }) => request);
  const { wallet } = world;
  const sigs = await world.client.getSessionSigs({
    wallet,
    sessionKey,
    domain,
    expiration,
    resourceAbilityRequests: requests,
  });
  page.line(`   session key  ${sessionKey.publicKey}`);
  printGrants(page, requests);
  tour.expect(await visitAll(page, world.nodes, operations, sigs));
  return sigs;
}

/** Has the wallet sign in at the nodes: what proves to them who owns the PKP. */
async function signIn({ wallet, client, now }: World): Promise<{ authMethodType: number; accessToken: string }> {
  const message = createAuthSigMessage({
    purpose: 'login',
    domain,
    uri: `https://${domain}/login`,
    address: wallet.address,
    nonce: await client.getLatestBlockhash(),
    issuedAt: now().toISOString(),
    expiration: new Date(now().getTime() + hour).toISOString(),
  });
  const authSig = unwrap(await walletAuthSig(wallet, unwrap(message)));
  return { authMethodType: 1, accessToken: JSON.stringify(authSig) };
}

async function showPkp(tour: Tour, expiration: string): Promise<SessionSigs> {
  const { page, world, operations } = tour;
  const { network, pkp, nodes } = world;
  tour.step('getPkpSessionSigs: the nodes see that the wallet owns the PKP, and sign for it');
  const [signing] = operations;
  const sigs = await world.client.getPkpSessionSigs({
    pkpPublicKey: pkp.publicKey,
    authMethods: [await signIn(world)],
    domain,
    expiration,
    resourceAbilityRequests: [signing.request],
  });
  page.line(`   ${network.threshold} of ${nodes.length} shares make one signature of the network`);
  tour.expect(await visitAll(page, nodes, [signing], sigs));
  return sigs;
}

async function showAction(tour: Tour, expiration: string): Promise<void> {
  const { page, world, operations } = tour;
  tour.step('getLitActionSessionSigs: each node runs the code, and what it answers decides');
  const missing = await missingFor('action');
  if (missing !== undefined) {
    page.line('   ', styled('unsure', 'skipped'), `  ${missing}`);
    return;
  }
  const [, , execution] = operations;
  const asking = (number: number): Promise<SessionSigs> =>
    world.client.getLitActionSessionSigs({
      pkpPublicKey: world.pkp.publicKey,
      litActionCode: encodedCode,
      jsParams: { number },
      domain,
      expiration,
      resourceAbilityRequests: [execution.request],
    });
  const granted = await attempt(asking(42));
  if (granted.ok) tour.expect(await visitAll(page, world.nodes, [execution], granted.value));
  else tour.expect(show(page, 'a session for whoever knows the number', granted));
  const refused = await attempt(asking(41));
  const account = world.pkp.address;
  const verdict: Verdict = refused.ok ? { ok: true, value: { account } } : refused;
  tour.expect(show(page, 'a session for whoever does not know the number', verdict, 'action.response'));
}

/** Turns a rejection with issues into a result. */
async function attempt<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof InvalidError) return { ok: false, issues: error.issues };
    throw error;
  }
}

/** Signs a session message that asks for more, with the right session key: what an honest client would not do. */
function widen(sessionSig: SessionSig, request: ResourceAbilityRequest, { secretKey }: SessionKeyPair): SessionSig {
  const message = JSON.parse(sessionSig.signedMessage) as SessionMessage;
  const resourceAbilityRequests = [...message.resourceAbilityRequests, request];
  const signedMessage = JSON.stringify({ ...message, resourceAbilityRequests });
  const seed = (fromHex(secretKey) ?? new Uint8Array()).subarray(0, 32);
  return { ...sessionSig, signedMessage, sig: toHex(signEd25519(seed, utf8(signedMessage))) };
}

/** Shows what nodes refuse; returns the session signature that somebody tampered with. */
async function showRefused(
  tour: Tour,
  sigs: SessionSigs,
  sessionKey: SessionKeyPair,
  expiration: string,
): Promise<SessionSig> {
  const { page, world, operations } = tour;
  const [first, second] = world.nodes;
  const [signing] = operations;
  const genuine = sigs[first] as SessionSig;
  const at = (node: string): string => `at ${new URL(node).host}`;
  const refuse = async (node: string, operation: Operation, sig: SessionSig, rule: RuleId): Promise<void> => {
    tour.expect(show(page, at(node), await visit(node, operation, sig), rule));
  };

  tour.step('Somebody without the session key extends the session by an hour');
  const later = new Date(Date.parse(expiration) + hour).toISOString();
  const tampered = { ...genuine, signedMessage: genuine.signedMessage.replaceAll(expiration, later) };
  await refuse(first, signing, tampered, 'session.signature');

  tour.step('A node passes what it received on to another node');
  await refuse(second, signing, genuine, 'session.node-bound');

  tour.step('The session key asks for more than the wallet granted: another PKP');
  const { foreignPkp } = world;
  const request = {
    resource: { resource: foreignPkp.resource.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' },
    ability: LIT_ABILITY.PKPSigning,
  };
  const foreign = { ...signing, body: { ...signing.body, pubkey: `0x${foreignPkp.publicKey}` } };
  await refuse(first, foreign, widen(genuine, request, sessionKey), 'capability.resource');

  tour.step('Two hours later');
  world.wait(2 * hour);
  await refuse(first, signing, genuine, 'session.expired');
  return tampered;
}

async function tourOf(page: Page, world: World): Promise<Demonstration> {
  const operations = operationsOf(world);
  let steps = 0;
  let asExpected = true;
  const tour: Tour = {
    page,
    world,
    operations,
    step(title) {
      if (++steps > 1) page.line('');
      page.line(styled('strong', `${steps}. ${title}`));
    },
    expect(held) {
      asExpected &&= held;
    },
  };
  const { network, nodes, wallet, pkp } = world;
  tour.step('Three nodes, a wallet and a PKP, fresh and gone when this ends');
  for (const node of nodes) page.line(`   node         ${node}`);
  page.line(`   network key  ${network.networkKey}`);
  page.line(`   wallet       ${wallet.address}`);
  page.line(`   PKP          ${pkp.address}, owned by the wallet`);

  const sessionKey = generateSessionKeyPair();
  const expiration = new Date(world.now().getTime() + hour).toISOString();
  const walletSigs = await showWallet(tour, sessionKey, expiration);
  const pkpSigs = await showPkp(tour, expiration);
  await showAction(tour, expiration);
  const tampered = await showRefused(tour, walletSigs, sessionKey, expiration);
  const [node] = nodes;
  return {
    byWallet: madeOf(walletSigs, node),
    byPkp: madeOf(pkpSigs, node),
    tampered,
    node,
    request: `${LIT_ABILITY.PKPSigning}=${pkp.resource}`,
    domain,
    networkKey: network.networkKey,
    asExpected,
  };
}

/** Shows the three flows against three nodes over HTTP, and what the nodes refuse. */
export async function showAll(page: Page, clock: () => Date): Promise<Demonstration> {
  const world = await createWorld(clock);
  try {
    return await tourOf(page, world);
  } finally {
    await world.network.close();
  }
}
