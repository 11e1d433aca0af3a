import { base58btc } from 'multiformats/bases/base58';
import { CID } from 'multiformats/cid';
import { askOf, checkCoverage, type Facts, isResource, litNamespaces } from '../capability.js';
import type { RequestedResource } from '../generated/types.js';
import { canonicalJson, pointer, quote } from '../internal/json.js';
import { decide } from '../judge.js';
import {
  decodeRecap,
  encodeRecap,
  judgeMessageRecaps,
  type Recap,
  type Restrictions,
  recapStatement,
} from '../recap.js';
import { unwrap } from '../rule.js';
import type { SiweMessage } from '../siwe/message.js';
import {
  assertRequests,
  type CapabilityObjectOptions,
  type CapabilityRequest,
  checkResource,
  checkValues,
  judgeRequest,
  keyOf,
  restrictionsOf,
} from './capability-request.js';
import { attOf, type Cells, cellOf, mergeAsDeployed } from './deployed-merge.js';

/** What `addToSiweMessage` changes of a message; a `SiweMessage` of the npm package has both members. */
export interface GrantingMessage {
  statement?: string | undefined;
  resources?: string[] | undefined;
}

/**
 * Collects what a wallet grants, under the names that the SDK's users know. Every method refuses what no verifier would
 * accept by throwing `InvalidError` with the rules that it breaks.
 */
export interface SessionCapabilityObject {
  /** Resource, then ability, then alternatives: a copy without prototypes. */
  readonly attenuations: Recap['att'];
  /** The CIDs of the proofs, those of version 1 in base32. */
  readonly proofs: readonly string[];
  /** What `encodeRecap` takes: the same attenuations, and the proofs as a ReCap carries them, in Base58btc. */
  readonly recap: Recap;
  /** The sentence that says what is granted; the statement of the message has to be it, or to end with it. */
  readonly statement: string;
  /** Adds a proof: a CID in Base58btc, Base32 or Base36. Issue: `recap.proof-cid`. */
  addProof(proof: string): void;
  /**
   * Grants an ability, `namespace/name`, on a resource; `*` unless given. Another restriction on the same ability is an
   * alternative to the first, so that adding `{}` lifts it. Issues: `recap.*`, `restriction.value`.
   */
  addAttenuation(resource: string, namespace?: string, name?: string, restriction?: Restrictions): void;
  /**
   * Grants an ability by the SDK's name, with `data` as its restrictions. Issues: `session.request-resource`,
   * `session.request-ability`, `restriction.value` at `/data`, `recap.*`.
   */
  addCapabilityForResource(resource: RequestedResource, ability: string, data?: Restrictions | null): void;
  /** Grants every ability (`*\/*`) on one resource. Issues: `session.request-resource`, `recap.*`. */
  addAllCapabilitiesForResource(resource: RequestedResource): void;
  /**
   * Says whether the object grants an ability on a resource, as a verifier decides it: every entry counts, none hides
   * another. A restriction on a fact that is not given is not met; deployed clients do not look at restrictions.
   */
  verifyCapabilitiesForResource(resource: RequestedResource, ability: string, facts?: Facts): boolean;
  /** Writes the ReCap URI, the last resource of the message. Issues: `recap.*`; nothing granted breaks `recap.shape`. */
  encodeAsSiweResource(): string;
  /**
   * Adds statement and ReCap to a message, which is changed and returned. A ReCap that is there is merged with this
   * one as deployed clients do, so that unrestricted alternatives give way to restricted ones that come later. Issues:
   * `recap.*` for a message whose ReCap is not the last resource, or whose statement does not say what it grants;
   * deployed clients add a second one.
   */
  addToSiweMessage<T extends GrantingMessage>(message: T): T;
}

/** Takes over what a ReCap grants, in a copy and only if it can be written. */
function takeOver(cells: Cells, att: Recap['att'], options: CapabilityObjectOptions): void {
  const profile = options.profile ? { profile: options.profile } : {};
  const copy = unwrap(decodeRecap(unwrap(encodeRecap({ att, prf: [] }, profile)), profile));
  for (const [resource, abilities] of Object.entries(copy.att)) {
    for (const [ability, alternatives] of Object.entries(abilities)) {
      cellOf(cells, resource, ability).push(...alternatives);
    }
  }
}

/** Base58 takes quadratic time, and no CID in use comes near this many characters. */
const longestCid = 256;

function parseProof(text: string): CID | undefined {
  if (text.length > longestCid) return undefined;
  try {
    const cid = CID.parse(text);
    // The library takes more than one spelling and drops characters (measured).
    const spelled = [cid.toString(), ...(cid.version === 1 ? [cid.toString(base58btc)] : [])].includes(text);
    return spelled && (cid.version === 1 || cid.bytes.length === 34) ? cid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Creates a capability object, empty or from the attenuations and proofs of another one.
 *
 * Throws `InvalidError` with issues of `recap.*` for attenuations that no ReCap can carry.
 */
export function newSessionCapabilityObject(
  attenuations: Recap['att'] = {},
  proofs: readonly string[] = [],
  options: CapabilityObjectOptions = {},
): SessionCapabilityObject {
  const namespaces = options.namespaces ?? litNamespaces;
  const profile = options.profile ? { profile: options.profile } : {};
  const cells: Cells = new Map();
  const cids: CID[] = [];

  const recapOf = (): Recap => ({ att: attOf(cells), prf: cids.map((cid) => cid.toV1().toString(base58btc)) });
  const add = (resource: string, ability: string, restriction: Restrictions): void =>
    takeOver(cells, { [resource]: { [ability]: [restriction] } }, options);

  const object: SessionCapabilityObject = {
    get attenuations() {
      return attOf(cells);
    },
    get proofs() {
      return cids.map((cid) => cid.toString());
    },
    get recap() {
      return recapOf();
    },
    get statement() {
      return recapStatement(recapOf());
    },
    addProof(proof) {
      if (typeof proof !== 'string') throw new TypeError(`proof: expected a CID as a string, found ${typeof proof}`);
      const cid = parseProof(proof);
      const parsed = decide(profile, (judge) => {
        judge.check('recap.proof-cid', cid !== undefined, () => ({ message: `expected a CID, found ${quote(proof)}` }));
        return true;
      });
      unwrap(parsed);
      if (cid) cids.push(cid);
    },
    addAttenuation(resource, namespace = '*', name = '*', restriction = {}) {
      for (const [member, value] of Object.entries({ resource, namespace, name })) {
        if (typeof value !== 'string') throw new TypeError(`${member}: expected a string, found ${typeof value}`);
      }
      const ability = `${namespace}/${name}`;
      unwrap(
        decide(profile, (judge) => {
          checkValues(judge, resource, restriction, pointer('/att', resource, ability, 0), namespaces);
          return true;
        }),
      );
      add(resource, ability, restriction);
    },
    addCapabilityForResource(resource, ability, data) {
      const ask = unwrap(
        decide(profile, (judge) => {
          const read = judgeRequest(judge, { resource, ability }, namespaces);
          checkValues(judge, keyOf(resource), data, '/data', namespaces);
          return read;
        }),
      );
      add(ask.resource, ask.ability, data ?? {});
    },
    addAllCapabilitiesForResource(resource) {
      const key = unwrap(decide(profile, (judge) => checkResource(judge, resource, namespaces)));
      add(key, '*/*', {});
    },
    verifyCapabilitiesForResource(resource, ability, facts) {
      keyOf(resource);
      const ask = askOf({ resource, ability }, namespaces);
      return (
        ask !== undefined && checkCoverage(recapOf(), facts ? { ...ask, facts } : ask, { ...profile, namespaces }).ok
      );
    },
    encodeAsSiweResource: () => unwrap(encodeRecap(recapOf(), profile)),
    addToSiweMessage: (message) => addToMessage(message, recapOf()),
  };

  if (Object.keys(attenuations).length > 0) takeOver(cells, attenuations, options);
  for (const proof of proofs) object.addProof(proof);
  return object;
}

function addToMessage<T extends GrantingMessage>(message: T, own: Recap): T {
  const { statement, resources = [] } = message;
  const given = { statement, resources } as unknown as SiweMessage;
  const { recaps } = unwrap(decide(undefined, (judge) => judgeMessageRecaps(judge, given)));
  const [there] = recaps;
  if (there === undefined || statement === undefined) {
    const said = recapStatement(own);
    message.resources = [...resources, unwrap(encodeRecap(own))];
    message.statement = statement === undefined ? said : `${statement} ${said}`;
    return message;
  }
  const merged = mergeAsDeployed([there, own]);
  const kept = statement.slice(0, -recapStatement(there).length);
  message.resources = [...resources.slice(0, -1), unwrap(encodeRecap(merged))];
  message.statement = kept + recapStatement(merged);
  return message;
}

/**
 * Creates the capability object that grants exactly what is requested, and nothing else.
 *
 * The data of a request become restrictions where the namespace of its resource defines some, as for capacity credits;
 * elsewhere data travel with the request and restrict nothing. Throws `InvalidError` with issues of
 * `session.request-resource`, `session.request-ability`, `restriction.value` (at `/<index>/...`) and `recap.*`.
 */
export function leastCapabilityObject(
  requests: readonly CapabilityRequest[],
  options: CapabilityObjectOptions = {},
): SessionCapabilityObject {
  assertRequests(requests);
  const namespaces = options.namespaces ?? litNamespaces;
  const cells: Cells = new Map();
  const seen = new Set<string>();
  unwrap(
    decide(options.profile ? { profile: options.profile } : {}, (judge) => {
      for (const [index, request] of requests.entries()) {
        const at = judge.at(pointer('', index));
        const ask = judgeRequest(at, request, namespaces);
        const restrictions = restrictionsOf(request, ask.resource, namespaces);
        checkValues(at, ask.resource, restrictions, '/data', namespaces);
        const text = canonicalJson([ask.resource, ask.ability, restrictions]);
        if (!seen.has(text)) cellOf(cells, ask.resource, ask.ability).push(restrictions);
        seen.add(text);
      }
      return true;
    }),
  );
  return newSessionCapabilityObject(attOf(cells), [], options);
}

/** A capability object that is wider than what was requested. */
export interface WildcardCapability {
  readonly capabilityObject: SessionCapabilityObject;
  /** What is wrong with it, for whoever signs it or reads the log. */
  readonly note: string;
}

/**
 * Creates the capability object that the published guides describe as the default: **every ability on every resource**
 * of each kind that is requested.
 *
 * Beware: whoever holds the session key can then use every PKP of the account and decrypt whatever it can decrypt,
 * whatever the requests say. {@link leastCapabilityObject} grants the requests alone. Throws `InvalidError` with issues
 * of `session.request-resource` (also for a kind without wildcard) and `session.request-ability`.
 */
export function wildcardCapabilityObject(
  requests: readonly CapabilityRequest[],
  options: CapabilityObjectOptions = {},
): WildcardCapability {
  assertRequests(requests);
  const namespaces = options.namespaces ?? litNamespaces;
  const keys = unwrap(
    decide(options.profile ? { profile: options.profile } : {}, (judge) => {
      const wildcards = new Set<string>();
      for (const [index, request] of requests.entries()) {
        const at = judge.at(pointer('', index));
        judgeRequest(at, request, namespaces);
        const wildcard = `${request.resource.resourcePrefix}://*`;
        at.check('session.request-resource', isResource(wildcard, namespaces), () => ({
          path: '/resource/resourcePrefix',
          message: `expected a prefix with a wildcard, found ${quote(request.resource.resourcePrefix)}`,
        }));
        wildcards.add(wildcard);
      }
      return [...wildcards];
    }),
  );
  const att: Recap['att'] = Object.fromEntries(keys.map((key) => [key, { '*/*': [{}] }]));
  return {
    capabilityObject: newSessionCapabilityObject(att, [], options),
    note:
      `this grants every ability on ${keys.join(', ')}, not only what is requested: whoever gets the session key can use ` +
      'all of it until the session expires; leastCapabilityObject(requests) grants the requests alone',
  };
}
