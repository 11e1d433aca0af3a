// What each part of a document is for, and what a grant allows, in words.
import type { Cell } from '../src/capability.js';
import { parseResource, sdkAbility } from '../src/capability.js';
import type { Grant } from './view.js';

type Words = Readonly<Record<string, string>>;

const table = (rows: Words): Words => Object.assign(Object.create(null), rows);

/** Layers by the beginning of their names. */
const layers: readonly (readonly [RegExp, string])[] = [
  [/^session signatures$/, 'One session signature for each node, by the address of the node.'],
  [/^session signature$/, 'What is sent to a node: the session key signed a message for this node alone.'],
  [/^session message$/, 'What the session key signed: the node, the time, what is asked, and on whose authority.'],
  [/^capability /, 'An AuthSig that comes with the session: it grants to the session key, or lends a capacity.'],
  [/^proof /, 'What the grant rests on: somebody else lent it before.'],
  [/^AuthSig$/, 'What a wallet signed: a text, its signature, and whose it is.'],
  [/^SIWE message$/, 'The text that the wallet showed and signed.'],
  [/^sign-in text$/, 'The text that the wallet showed and signed.'],
  [/^free text$/, 'A text that names nothing that could be compared.'],
  [/^ReCap$/, 'What is granted, for machines: the statement above has to say the same for people.'],
  [/ERC-6492/, 'Says how to deploy the contract wallet that has to be asked about the signature.'],
  [/^answer of a node$/, 'What a node said when it refused.'],
];

const members: Words = table({
  sig: 'the signature over the text below',
  derivedVia: 'how it was signed: this decides how the signature is verified',
  algo: 'the algorithm, where the way of signing leaves it open',
  address: 'who signed: an account, or the public key of the session',
  entry: 'the node that this entry is for',
  sessionKey: 'the public key of the session: only who has its secret key can use the session',
  requests: 'what the session may be used for at this node',
  nodeAddress: 'the only node where it is good',
  maxPrice: 'the most that may be charged',
  domain: 'the site that asked for the signature',
  scheme: 'how the site was reached',
  statement: 'what a person read before signing',
  uri: 'what the signature is for: a login, a session key, or a delegation',
  version: 'the version of the format',
  chainId: 'the chain of the account',
  nonce: 'makes the signature good once: whoever asked for it gave this out',
  requestId: 'names the request of the site',
  notBefore: 'when it begins',
  resources: 'what else it refers to',
  proofs: 'the names (CIDs) of what this rests on',
  text: 'the text as it stands',
  cid: 'the hash that the proof is named by',
  account: 'who signed it',
  for: 'whom it is for',
  factory: 'the contract that deploys the wallet',
  'call data': 'what the factory is called with',
  signature: 'what the wallet itself is asked about',
  begins: 'not good before',
  ends: 'not good after',
});

/** Says what a layer is for. */
export function purposeOfLayer(name: string): string {
  return layers.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

/** Says what a member is for; undefined for one that nobody knows. */
export function purposeOfMember(name: string): string | undefined {
  return members[name];
}

/** What an ability allows on one resource, and on all of them. */
const sentences: Readonly<Record<string, readonly [one: string, all: string]>> = Object.assign(Object.create(null), {
  'lit-pkp Threshold/Signing': ['sign with the key (PKP) {id}', 'sign with every key (PKP) of the account'],
  'lit-accesscontrolcondition Threshold/Decryption': [
    'decrypt what the access conditions {id} protect',
    'decrypt whatever access conditions protect',
  ],
  'lit-accesscontrolcondition Threshold/Signing': [
    'have the access conditions {id} signed',
    'have any access conditions signed',
  ],
  'lit-litaction Threshold/Execution': ['run the Lit Action {id}', 'run every Lit Action'],
  'lit-ratelimitincrease Auth/Auth': ['use the capacity credit {id}', 'use every capacity credit of the signer'],
  'lit-paymentdelegation Auth/Auth': ['pay from the balance {id}', 'pay from the balance of the signer'],
  'lit-resolvedauthcontext Auth/Auth': [
    'carry the auth context {id}',
    'carry what the nodes found out about who signs in',
  ],
});

const listed = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(', ')
    : typeof value === 'string'
      ? value
      : (JSON.stringify(value) ?? '');

const restrictions: Readonly<Record<string, (value: unknown) => string>> = Object.assign(Object.create(null), {
  nft_id: (value: unknown) => `for the credits ${listed(value)}`,
  delegate_to: (value: unknown) => `by ${listed(value)}`,
  uses: (value: unknown) => `${listed(value)} times at most`,
  max_price: (value: unknown) => `for ${listed(value)} at most`,
  scopes: (value: unknown) => `for ${listed(value)}`,
});

function restrictionsOf({ alternatives }: Cell): string {
  if (alternatives.length === 0) return ', but this grants nothing: its list of alternatives is empty';
  if (alternatives.some((alternative) => Object.keys(alternative).length === 0)) return '';
  const said = alternatives.map((alternative) =>
    Object.entries(alternative)
      .map(([name, value]) => restrictions[name]?.(value) ?? `where ${name} is ${JSON.stringify(value)}`)
      .join(' and '),
  );
  return `, only ${said.join(', or ')}`;
}

/** The most of a list of grants, and of one sentence, that is put into words. */
const most = { grants: 200, sentence: 2_000 };

/** A long id by its ends: it stands in full below the sentence. */
const shortened = (id: string): string => (id.length > 24 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id);

function sentenceOf(cell: Cell): string {
  const resource = parseResource(cell.resource);
  const all = resource?.id === '*';
  const row = resource && sentences[`${resource.prefix} ${cell.ability}`];
  const known = row?.[all ? 1 : 0].replace('{id}', () => shortened(resource?.id ?? ''));
  const name = sdkAbility(cell.resource, cell.ability) ?? cell.ability;
  const what = all ? `everything of ${resource?.prefix}` : cell.resource;
  const other = cell.ability === '*/*' ? `do everything with ${what}` : `use the ability ${name} on ${what}`;
  const text = `May ${known ?? other}${restrictionsOf(cell)}.`;
  return text.length <= most.sentence ? text : `${text.slice(0, most.sentence)} (and more)`;
}

/** Puts grants into sentences. */
export function grantsIn(cells: readonly Cell[]): readonly Grant[] {
  return cells.slice(0, most.grants).map((cell) => ({
    sentence: sentenceOf(cell),
    written: `${cell.ability} on ${cell.resource}`.slice(0, most.sentence),
  }));
}
