import { kindOf } from '../auth-sig/kind.js';
import { judgeSignInText, type SignInKind } from '../auth-sig/sign-in.js';
import { cellsOf } from '../capability.js';
import { authSigOfCommit } from '../ceramic.js';
import { isPlainObject, pointer } from '../internal/json.js';
import { looseJsonText, parseJson } from '../internal/json-text.js';
import { decide, type RuleOptions } from '../judge.js';
import { authSigOfCacao, resource as methodResource } from '../one-click/cacao.js';
import { type Profile, strict } from '../profile.js';
import { decodeRecap } from '../recap.js';
import type { FoundKind } from '../recognise.js';
import { type Issue, type Result, type RuleId, rules } from '../rule.js';
import type { SiweMessage } from '../siwe/message.js';
import { parseSiweMessage } from '../siwe.js';
import { isSignature, kindOfDocument } from './input.js';
import type { Layer } from './layer-model.js';
import { wrapperLayers } from './wrapper-layer.js';

export type { Layer } from './layer-model.js';

/** The most layers that are shown inside one: no genuine document has more. */
const mostLayers = 256;

/** Makes the layers inside one, up to the bound. */
function within<T>(items: readonly T[], make: (item: T) => Layer): Pick<Layer, 'layers' | 'omitted'> {
  const layers = items.slice(0, mostLayers).map(make);
  return items.length > mostLayers ? { layers, omitted: items.length - mostLayers } : { layers };
}

/** What parsers are told when they are to read whatever can be read: no rule of the text layers is enforced. */
const lenient: Profile = {
  ...strict,
  name: 'inspection',
  off: Object.fromEntries(
    (Object.keys(rules) as RuleId[])
      .filter((rule) => /^(?:json|siwe|recap)\./.test(rule))
      .map((rule) => [rule, 'read as it stands']),
  ),
};

/** Documents are small; the bound is that of the input, and what is nested deeper than this is no document. */
const limits = { bytes: Number.POSITIVE_INFINITY, depth: 64 };

interface Read<T> {
  readonly value: T | undefined;
  readonly problems: readonly Issue[];
}

function readJson(text: string | Uint8Array, path: string): Read<unknown> {
  const json = parseJson(text, limits);
  if (json.ok) return { value: json.value, problems: [] };
  const problem: Issue = { rule: 'json.text', path, message: `${json.reason} at offset ${json.offset}` };
  const loose = looseJsonText(text);
  return { value: loose.ok ? loose.value : undefined, problems: [problem] };
}

/** Parses by the book; what that refuses is read again as it stands. */
function readTwice<T>(path: string, parse: (options: RuleOptions) => Result<T>): Read<T> {
  const result = parse({ outcomes: new Map() });
  if (result.ok) return { value: result.value, problems: [] };
  const again = parse({ profile: lenient });
  const problems = result.issues.map((issue) => ({ ...issue, path: path + issue.path }));
  return { value: again.ok ? again.value : undefined, problems };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Decodes a ReCap URI. */
export function recapLayer(uri: string, path: string): Layer {
  const { value, problems } = readTwice(path, (options) => decodeRecap(uri, options));
  const readable = value !== undefined && (problems.length === 0 || Object.keys(value.att).length > 0);
  return {
    layer: 'ReCap',
    path,
    members: { proofs: value?.prf ?? [], ...(readable ? {} : { uri }) },
    ...(readable ? { grants: value.att } : {}),
    decoded: readable,
    problems,
    layers: [],
  };
}

function isSiwe(message: SiweMessage | undefined, problems: readonly Issue[]): message is SiweMessage {
  // Read as it stands, a text that is no SIWE message at all yields nothing but blanks.
  return message !== undefined && (problems.length === 0 || message.uri !== '' || message.nonce !== '');
}

/** Decodes a SIWE message. */
export function siweLayer(text: string, path: string): Layer {
  const { value, problems } = readTwice(path, (options) => parseSiweMessage(text, options));
  if (!isSiwe(value, problems)) {
    return { layer: 'SIWE message', path, members: { text }, decoded: false, problems, layers: [] };
  }
  const { resources = [], issuedAt, expirationTime, ...members } = value;
  const isRecap = (resource: string): boolean => /^urn:recap:/i.test(resource);
  const places = resources.flatMap((resource, index) => (isRecap(resource) ? [index] : []));
  const plain = resources.filter((resource) => !isRecap(resource));
  const begins = value.notBefore ?? issuedAt;
  return {
    layer: 'SIWE message',
    path,
    members: { ...members, ...(isEmpty(plain) ? {} : { resources: plain }) },
    ...(isEmpty(begins) ? {} : { begins }),
    ...(isEmpty(expirationTime) ? {} : { ends: expirationTime as string }),
    decoded: true,
    problems,
    ...within(places, (index) => recapLayer(resources[index] ?? '', `${path}/resources/${index}`)),
  };
}

/** Decodes the text of an account that is no Ethereum account: by the grammar of sign-in texts, or as it stands. */
function accountTextLayer(text: string, path: string, kind: SignInKind): Layer {
  const read = decide({ outcomes: new Map() }, (judge) => ({ signIn: judgeSignInText(judge, text, kind) }));
  const problems = read.ok ? [] : read.issues.map((issue) => ({ ...issue, path }));
  const signIn = read.ok ? read.value.signIn : undefined;
  if (!signIn) {
    return {
      layer: read.ok ? 'free text' : 'sign-in text',
      path,
      members: { text },
      decoded: false,
      problems,
      layers: [],
    };
  }
  const { issuedAt, expirationTime, ...members } = signIn;
  const begins = signIn.notBefore ?? issuedAt;
  return {
    layer: 'sign-in text',
    path,
    members,
    ...(begins === undefined ? {} : { begins }),
    ...(expirationTime === undefined ? {} : { ends: expirationTime }),
    decoded: true,
    problems,
    layers: [],
  };
}

function undecodable(layer: string, path: string, value: unknown, rule: RuleId): Layer {
  const found = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
  const problems = [{ rule, path, message: `expected an object, found ${found}` }];
  return { layer, path, members: {}, decoded: false, problems, layers: [] };
}

/** Makes the layers of what an AuthSig rests on. */
export type ProofLayers = (authSig: unknown, path: string) => Pick<Layer, 'layers' | 'widens' | 'problems'>;

const noProofs: ProofLayers = () => ({ layers: [], problems: [] });

function authSigLayer(value: unknown, path: string, layer: string, proofLayers: ProofLayers): Layer {
  if (!isPlainObject(value)) return undecodable(layer, path, value, 'auth-sig.shape');
  const { signedMessage, ...members } = value;
  const at = `${path}/signedMessage`;
  const { derivedVia, algo } = value as { readonly derivedVia: string; readonly algo?: string };
  const solana = kindOf({ derivedVia, ...(algo === undefined ? {} : { algo }) })?.kind === 'solana';
  const inner = solana ? accountTextLayer(textOf(signedMessage), at, 'solana') : siweLayer(textOf(signedMessage), at);
  const { layers, ...found } = proofLayers(value, path);
  const wrappers = wrapperLayers(value.sig, `${path}/sig`);
  return { layer, path, members, decoded: isSignature(value), ...found, layers: [...wrappers, inner, ...layers] };
}

/** Decodes the message inside a session signature. */
function messageLayer(value: unknown, path: string, problems: readonly Issue[], proofLayers: ProofLayers): Layer {
  const layer = 'session message';
  if (!isPlainObject(value)) {
    const shape = undecodable(layer, path, value, 'session-message.shape');
    return problems.length > 0 ? { ...shape, problems } : shape;
  }
  const { capabilities, issuedAt, expiration, resourceAbilityRequests, ...members } = value;
  const requests = Array.isArray(resourceAbilityRequests) ? resourceAbilityRequests : [resourceAbilityRequests];
  const list = Array.isArray(capabilities) ? capabilities : [];
  return {
    layer,
    path,
    members: { ...members, requests: requests.map(requestText) },
    ...(typeof issuedAt === 'string' ? { begins: issuedAt } : {}),
    ...(typeof expiration === 'string' ? { ends: expiration } : {}),
    decoded: true,
    problems,
    ...within([...list.entries()], ([index, capability]) => {
      return authSigLayer(capability, `${path}/capabilities/${index}`, `capability ${index} (AuthSig)`, proofLayers);
    }),
  };
}

function requestText(request: unknown): string {
  const { resource, ability, data } = isPlainObject(request) ? request : {};
  if (!isPlainObject(resource) || typeof ability !== 'string') return JSON.stringify(request) ?? 'none';
  const extra = data === undefined ? '' : ` with ${JSON.stringify(data)}`;
  return `${ability} on ${textOf(resource.resourcePrefix)}://${textOf(resource.resource)}${extra}`;
}

function sessionLayer(value: unknown, path: string, proofLayers: ProofLayers): Layer {
  if (!isPlainObject(value)) return undecodable('session signature', path, value, 'session-sig.shape');
  const { signedMessage, ...members } = value;
  const at = `${path}/signedMessage`;
  const message = readJson(textOf(signedMessage), at);
  const inner = messageLayer(message.value, at, message.problems, proofLayers);
  const decoded = isSignature(value);
  return { layer: 'session signature', path, members, decoded, problems: [], layers: [inner] };
}

/** A layer in which the resource of methods is no problem: in this kind of session it counts as a URI. */
function withMethods(layer: Layer): Layer {
  const known = ({ rule, path }: Layer['problems'][number]): boolean =>
    rule === 'recap.resource' && path.endsWith(`/att/${methodResource}`);
  return {
    ...layer,
    problems: layer.problems.filter((problem) => !known(problem)),
    layers: layer.layers.map(withMethods),
  };
}

/** Decodes an answer of One-Click Auth: each CACAO as the AuthSig that it stands for. */
function oneClickLayer(value: unknown, problems: readonly Issue[], proofLayers: ProofLayers): Layer {
  const { cacaos, responder, ...members } = isPlainObject(value) ? value : {};
  const list = Array.isArray(cacaos) ? cacaos : [];
  const peer = isPlainObject(responder) ? responder.publicKey : undefined;
  const inside = within([...list.entries()], ([index, cacao]) => {
    const path = `/cacaos/${index}`;
    const rebuilt = authSigOfCacao(cacao);
    return rebuilt
      ? withMethods(authSigLayer(rebuilt, path, `CACAO ${index} (AuthSig)`, proofLayers))
      : undecodable(`CACAO ${index}`, path, cacao, 'one-click.shape');
  });
  const layer = 'answer of One-Click Auth';
  return {
    layer,
    path: '',
    members: { ...members, peer },
    decoded: inside.layers.some(isDecoded),
    problems,
    ...inside,
  };
}

/** Decodes a commit of Ceramic: its CACAO as the AuthSig that it stands for. */
function commitLayer(value: unknown, problems: readonly Issue[], proofLayers: ProofLayers): Layer {
  const { cacaoBlock, ...members } = isPlainObject(value) ? value : {};
  const [authSig, path] = [authSigOfCommit(value), '/cacaoBlock'];
  const inner = authSig
    ? authSigLayer(authSig, path, 'CACAO (AuthSig)', proofLayers)
    : undecodable('CACAO', path, cacaoBlock, 'chain.block');
  return { layer: 'commit of Ceramic', path: '', members, decoded: inner.decoded, problems, layers: [inner] };
}

/** Decodes whatever a document is: a signature, a map of them, or one of the texts inside. */
export function documentLayer(bytes: Uint8Array, proofLayers: ProofLayers = noProofs, known?: FoundKind): Layer {
  const text = new TextDecoder().decode(bytes).trim();
  if (/^urn:recap:/i.test(text)) return recapLayer(text, '');
  if (known === 'sign-in') return accountTextLayer(text, '', /Solana/.test(text.slice(0, 600)) ? 'solana' : 'cosmos');
  if (known === 'siwe') return siweLayer(text, '');
  const { value, problems } = readJson(bytes, '');
  if (value === undefined) {
    return { layer: 'document', path: '', members: {}, decoded: false, problems, layers: [] };
  }
  const kind = kindOfDocument(value);
  if (kind === 'ceramic') return commitLayer(value, problems, proofLayers);
  if (kind === 'one-click-auth') return oneClickLayer(value, problems, proofLayers);
  if (kind !== 'session-sigs') {
    const layer =
      kind === 'auth-sig' ? authSigLayer(value, '', 'AuthSig', proofLayers) : sessionLayer(value, '', proofLayers);
    return { ...layer, problems: [...problems, ...layer.problems] };
  }
  if (!isPlainObject(value)) return undecodable('document', '', value, 'session-sigs.shape');
  if (known === 'node-error')
    return { layer: 'answer of a node', path: '', members: value, decoded: true, problems, layers: [] };
  if ('sessionKey' in value && 'capabilities' in value) return messageLayer(value, '', problems, proofLayers);
  const inside = within(Object.entries(value), ([key, entry]) => {
    const layer = sessionLayer(entry, pointer('', key), proofLayers);
    return { ...layer, members: { entry: key, ...layer.members } };
  });
  const decoded = inside.layers.some(isDecoded);
  return { layer: 'session signatures', path: '', members: {}, decoded, problems, alike: true, ...inside };
}

/** Says whether anything of a document could be decoded. */
export function isDecoded({ decoded, layers }: Layer): boolean {
  return decoded || layers.some(isDecoded);
}

/** Lists the grants of a layer by resource. */
export function grantsOf({ grants }: Layer): ReturnType<typeof cellsOf> {
  return grants === undefined ? [] : cellsOf({ att: grants, prf: [] });
}
