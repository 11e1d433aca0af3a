import { anyDomain, anyNonce, type Purpose } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import { isChain } from '../capability/restriction.js';
import { askOf, assertAsk, type Facts, litNamespaces, parseResource } from '../capability.js';
import { isAccount } from '../chain.js';
import { parseNetworkKey } from '../crypto/bls.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { type Instant, isInstant, parseInstant } from '../internal/time.js';
import type { Outcomes } from '../judge.js';
import { type Profile, profiles, strict } from '../profile.js';
import type { VerifyOptions } from '../verify.js';
import { type Arguments, isMisuse, type Misuse, singleOf } from './command.js';
import { readMaxAge } from './evidence-options.js';
import type { DocumentKind } from './input.js';
import type { Io } from './io.js';
import { suggestion } from './nearest.js';
import { clip } from './terminal.js';
import { readFacts, readUse, type StatedUse } from './use.js';
import { kindNames } from './wording.js';

/** What `--as` demands: a kind of document, or an AuthSig for a purpose. */
export const demands: Readonly<Record<string, { readonly kind: DocumentKind; readonly purpose?: Purpose }>> =
  Object.assign(Object.create(null), {
    'auth-sig': { kind: 'auth-sig' },
    login: { kind: 'auth-sig', purpose: 'login' },
    session: { kind: 'auth-sig', purpose: 'session' },
    delegation: { kind: 'auth-sig', purpose: 'delegation' },
    'session-sig': { kind: 'session-sig' },
    'session-sigs': { kind: 'session-sigs' },
    'one-click-auth': { kind: 'one-click-auth' },
    ceramic: { kind: 'ceramic' },
  });

/** The options of one run, checked. */
export interface Plan {
  readonly demand: { readonly kind: DocumentKind; readonly purpose?: Purpose } | undefined;
  readonly node: string | undefined;
  readonly requests: readonly Ask[];
  readonly account: string | undefined;
  /** What was asked of the wallet whose answer it is. */
  readonly audience: string | undefined;
  readonly chains: readonly string[];
  /** A use of a delegation that is to be judged as well, and facts about what is asked of a session. */
  readonly use: StatedUse | undefined;
  readonly facts: Facts | undefined;
  readonly now: Instant;
  readonly common: VerifyOptions & { readonly profile: Profile };
}

/** Reads `ABILITY=RESOURCE`; the ability is the SDK's name or `Namespace/Name`. */
function parseRequest(text: string): Ask | Misuse {
  const at = text.indexOf('=');
  const ability = text.slice(0, Math.max(at, 0));
  const resource = text.slice(at + 1);
  const parsed = parseResource(resource);
  if (ability === '' || !parsed) {
    return { misuse: `--request: expected ABILITY=RESOURCE such as pkp-signing=lit-pkp://*, found ${clip(text, 120)}` };
  }
  const ask = ability.includes('/')
    ? { ability, resource }
    : askOf({ resource: { resource: parsed.id, resourcePrefix: parsed.prefix }, ability });
  if (ask) return fault(ask) ?? ask;
  const names = Object.keys(litNamespaces[parsed.prefix]?.abilities ?? {});
  const known = Object.keys(litNamespaces);
  return {
    misuse:
      names.length > 0
        ? `--request: expected ${names.join(' or ')} or Namespace/Name for ${parsed.prefix}, found ${clip(ability, 80)}`
        : `--request: ${clip(parsed.prefix, 80)} has no ability ${clip(ability, 80)}; write Namespace/Name${suggestion(parsed.prefix, known)}`,
  };
}

/** Says why nobody can have granted what is asked. */
function fault(ask: Ask): Misuse | undefined {
  try {
    assertAsk(ask, litNamespaces, '--request');
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return { misuse: clip(error.message, 240) };
    throw error;
  }
}

/** Reads the options of a run of `verify`, and says which of them makes no sense. */
export function readPlan(given: Arguments, io: Pick<Io, 'now'>): Plan | Misuse {
  const as = singleOf(given, 'as');
  const demand = as === undefined ? undefined : demands[as];
  if (as !== undefined && !demand) {
    return { misuse: `--as: expected ${Object.keys(demands).join(', ')}, found ${clip(as, 80)}` };
  }
  const profileName = singleOf(given, 'profile') ?? strict.name;
  const profile = profiles[profileName];
  if (!profile) {
    return { misuse: `--profile: expected ${Object.keys(profiles).join(' or ')}, found ${clip(profileName, 80)}` };
  }
  const nowText = singleOf(given, 'now') ?? io.now().toISOString();
  const now = parseInstant(nowText);
  if (!isInstant(now)) return { misuse: `--now: expected a time such as 2026-01-31T12:00:00Z: ${now.reason}` };
  const node = singleOf(given, 'node');
  if (node !== undefined && parseNodeAddress(node) === undefined) {
    return { misuse: `--node: expected [http://|https://]host:port, found ${clip(node, 120)}` };
  }
  const account = singleOf(given, 'account');
  if (account !== undefined && !isAccount(account)) {
    return { misuse: `--account: expected 0x and 40 hex digits, or did:pkh, found ${clip(account, 80)}` };
  }
  const root = singleOf(given, 'root');
  if (root !== undefined && !isAccount(root)) {
    return { misuse: `--root: expected an address or did:pkh:eip155:CHAIN:ADDRESS, found ${clip(root, 80)}` };
  }
  const networkKey = singleOf(given, 'network-key');
  const key = networkKey === undefined ? undefined : parseNetworkKey(networkKey);
  if (key && 'reason' in key) return { misuse: `--network-key: ${key.reason}` };
  const maxAge = readMaxAge(given);
  if (isMisuse(maxAge)) return maxAge;
  const chains = given.values.get('chain') ?? [];
  const stray = chains.find((chain) => !isChain(chain));
  if (stray !== undefined) return { misuse: `--chain: expected a chain such as eip155:1, found ${clip(stray, 80)}` };
  const audience = singleOf(given, 'audience');
  const requests: Ask[] = [];
  for (const text of given.values.get('request') ?? []) {
    const request = parseRequest(text);
    if (isMisuse(request)) return request;
    requests.push(request);
  }
  const use = readUse(given);
  if (isMisuse(use)) return use;
  const facts = readFacts(given);
  if (isMisuse(facts)) return facts;
  const outcomes: Outcomes | undefined = given.switches.has('all') ? new Map() : undefined;
  return {
    demand,
    node,
    requests,
    account,
    audience,
    chains,
    use,
    facts,
    now,
    common: {
      now: nowText,
      domain: singleOf(given, 'domain') ?? anyDomain,
      nonce: singleOf(given, 'nonce') ?? anyNonce,
      profile,
      ...(networkKey === undefined ? {} : { networkKey }),
      ...(maxAge === undefined ? {} : { maxAge }),
      ...(root === undefined ? {} : { root }),
      ...(outcomes ? { outcomes } : {}),
    },
  };
}

/** The option that only a whole answer of One-Click Auth can be compared with; undefined where none was given. */
export function askedOfAnswer({ audience, chains }: Plan): string | undefined {
  return audience === undefined ? (chains.length > 0 ? '--chain' : undefined) : '--audience';
}

/** Finds what in the options does not go with a kind of document. */
export function misfit(kind: DocumentKind, plan: Plan): Misuse | undefined {
  const { node, requests, account, facts } = plan;
  const asked = kind === 'one-click-auth' ? undefined : askedOfAnswer(plan);
  if (asked)
    return { misuse: `${asked} does not go with ${kindNames[kind]}: only an answer of One-Click Auth has one` };
  if (kind.startsWith('session-sig')) return undefined;
  const option =
    node !== undefined ? '--node' : requests.length > 0 ? '--request' : facts ? '--fact' : account && '--account';
  return option
    ? { misuse: `${option} does not go with ${kindNames[kind]}: only a session signature has one` }
    : undefined;
}
