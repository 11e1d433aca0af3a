import { createSessionSigs } from '../../client/session-sigs.js';
import { collectEvidence } from '../../collector.js';
import { isPlainObject } from '../../internal/json.js';
import { parseJson } from '../../internal/json-text.js';
import { isMisuse, type Misuse } from '../command.js';
import { readRpc, rpcOption } from '../evidence.js';
import { readOperand } from '../input.js';
import { clip } from '../terminal.js';
import { object, objects, strings } from './gather.js';
import { grantValue, requestsOf } from './grant.js';
import { always, type Context, common, type Thing } from './thing.js';

/** Reads AuthSigs from files, one in each or a list; what they say is for the library to judge. */
async function readCapabilities(paths: readonly string[], { io, profile, given }: Context): Promise<unknown> {
  if (paths.includes('-') && (given.switches.has('key-stdin') || given.values.get('from')?.[0] === '-')) {
    return { misuse: 'standard input is read for another option already' } satisfies Misuse;
  }
  const { jsonBytes, jsonDepth, jsonValues } = profile.parameters.limits;
  const found: unknown[] = [];
  for (const path of paths) {
    const bytes = await readOperand(path, io);
    if (isMisuse(bytes)) return bytes;
    const json = parseJson(bytes, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
    const listed = json.ok ? [json.value].flat() : [];
    if (listed.length === 0 || !listed.every(isPlainObject)) {
      return { misuse: `${clip(path, 120)}: expected an AuthSig as JSON, or an array of them` } satisfies Misuse;
    }
    found.push(...listed);
  }
  return found;
}

function isRequest(value: unknown): boolean {
  return isPlainObject(value) && isPlainObject(value.resource);
}

/** Issues session signatures, one for each node. */
export const sessionSigs: Thing = {
  name: 'session-sigs',
  summary: 'Sign with a session key for each node, under the AuthSigs that grant to it.',
  key: 'session',
  options: rpcOption,
  explains: 'show the text that the session key signs for each node, which no wallet shows, on standard error',
  fields: {
    node: {
      member: 'nodes',
      value: 'ADDRESS',
      multiple: true,
      help: 'a node that is to take it: [http://|https://]host:port',
      needed: always,
      read: (texts) => texts,
      expected: strings,
    },
    request: {
      member: 'resourceAbilityRequests',
      value: grantValue,
      multiple: true,
      help: 'an operation that is asked: the name of an SDK or Namespace/Name, and a resource URI',
      needed: always,
      read: requestsOf,
      expected: (value) =>
        Array.isArray(value) && value.every(isRequest) ? undefined : 'an array of {resource, ability}',
    },
    'auth-sig': {
      member: 'capabilities',
      value: 'FILE|-',
      multiple: true,
      help: 'an AuthSig that grants to the session key, or a delegation',
      needed: always,
      read: readCapabilities,
      expected: objects,
    },
    'issued-at': common.issuedAt,
    expiration: common.expiration,
    'max-price': {
      member: 'maxPrice',
      value: 'PRICE',
      help: 'the most that the user pays at a node: 0x hex or decimal',
    },
    'network-key': {
      member: 'networkKey',
      value: 'HEX',
      help: 'the BLS key of the network, for a grant that it signed: 96 hex digits',
    },
    facts: { member: 'facts', help: 'what is known of the operations', expected: object },
  },
  notes: [
    'The key is 64 hex digits (seed), 128 (seed and public key), or {"publicKey", "secretKey"} as JSON.',
    'Whether a contract wallet takes its signature is for the nodes to say, and with --rpc it is judged here before.',
    '',
    'Example:',
    '  capsig create session-sigs --node https://192.0.2.10:7470 --request pkp-signing=lit-pkp://5ba6…98 \\',
    '    --auth-sig auth-sig.json --expiration +5m --key-file session.key > sigs.json',
  ],
  async issue(members, { key, profile, given, io }) {
    if (key?.kind !== 'session') return { misuse: 'expected a session key' };
    const rpc = readRpc(given, io);
    if (isMisuse(rpc)) return rpc;
    const { capabilities } = members;
    const evidence = rpc && {
      evidence: await collectEvidence({ ...[capabilities].flat() }, rpc.resolvers, { profile }),
    };
    const options = { ...members, ...evidence, sessionKey: key.pair, profile } as unknown as Parameters<
      typeof createSessionSigs
    >[0];
    const made = createSessionSigs(options);
    if (!made.ok) return made;
    const explained = Object.entries(made.value).flatMap(([node, { signedMessage }]) => [`${node}:`, signedMessage]);
    return { ok: true, value: { output: made.value, explained } };
  },
};
