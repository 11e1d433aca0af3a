// What the vectors about combining shares are made of: answers of nodes, what a client knows, and the AuthSig of the
// network, which is made with the secret itself and never from shares.
import {
  type AuthSig,
  bls12_381,
  blsAuthSig,
  type Details,
  grant,
  type Hex,
  json,
  NOW,
  network,
  OTHER_PKP,
} from './kit.js';
import {
  BLOCK_TIME,
  networkText,
  type Point,
  type RequestParts,
  requestText,
  type ShareOptions,
  type SignedParts,
  sharePoint,
  shareText,
  signResponse,
} from './network.js';
import type { Row, Shared } from './row.js';
import type { Input, ProfileVerdicts, Verdict } from './vector.js';

const { Fr } = bls12_381.fields;
const G2 = bls12_381.G2.Point;

/** How many shares sign in these vectors, so that of two answers each one decides. */
const ENOUGH = 2;

/** What a share makes of a text: `of` names the network, `threshold` its polynomial. */
export const pointOf = (
  text: string,
  identifier: number = 1,
  { of = 'one', threshold = ENOUGH }: ShareOptions = {},
): Point => sharePoint(text, identifier, { of, threshold });

/** The member of an answer that holds a share. */
const shareMember = (identifier: number, point: Point): Input => ({
  signatureShare: { ProofOfPossession: shareText(identifier, point) },
});

/** What of an answer differs from the genuine one. */
interface Response extends ShareOptions {
  readonly text?: string;
  readonly point?: Point;
  readonly over?: Input;
}

/** What a node answers, as an object in wire order; `over` replaces members, `point` the genuine share. */
export const responseOf = (
  identifier: number = 1,
  { text = networkText(), point, over = {}, ...share }: Response = {},
): Input =>
  signResponse(
    text,
    identifier,
    { ...shareMember(identifier, point ?? pointOf(text, identifier, share)), ...over },
    { threshold: ENOUGH, ...share },
  );

export const nodeName = (number: number): string => `node-${number}.example:7470`;

/** An answer as a client got it: of the node with the number of its share unless told otherwise; `response` is text or `{ hex }`. */
export const answerOf = (
  identifier: number = 1,
  {
    node = identifier,
    response,
    ...rest
  }: Response & { readonly node?: number; readonly response?: string | Hex } = {},
): Input => ({
  node: nodeName(node),
  response: response ?? json(responseOf(identifier, rest)),
});

/** Answers of several nodes that differ from the genuine ones in the same way. */
export const answersOf = (
  identifiers: readonly number[] = [1, 2],
  rest: Parameters<typeof answerOf>[1] = {},
): Input[] => identifiers.map((identifier) => answerOf(identifier, rest));

/** Input of sign-session-key.combine; `over` replaces what the client knows. */
export const asClient = (answers: unknown = answersOf(), over: Input = {}): Input => ({
  siweMessage: requestText(),
  answers,
  threshold: ENOUGH,
  networkKey: network('one').publicKey,
  now: NOW,
  ...over,
});

/** The address on the second line of a message. */
const addressIn = (text: string) => text.split('\n')[1] ?? '';

/** The AuthSig of a network over a text, signed with the secret of the network. */
const networkSig = (text: string = networkText(), of: string = 'one'): AuthSig =>
  blsAuthSig(text, network(of), { address: addressIn(text) });

/** The AuthSig that points give which are combined without being looked at: `[identifier, point]` each. */
function blindSig(shares: readonly (readonly [number, Point])[], text: string = networkText()): AuthSig {
  let sum = G2.ZERO;
  for (const [own, point] of shares) {
    const others = shares.map(([other]) => BigInt(other)).filter((other) => other !== BigInt(own));
    const weight = others.reduce((product, j) => Fr.mul(product, Fr.div(j, Fr.create(j - BigInt(own)))), 1n);
    sum = sum.add(point.multiply(weight));
  }
  return { ...networkSig(text), sig: JSON.stringify({ ProofOfPossession: sum.toHex(true) }) };
}

/** The same, as the verdict of the profiles whose clients do that. */
export const blindly = (shares: readonly (readonly [number, Point])[], text?: string): ProfileVerdicts => {
  const verdict: Verdict = { result: 'accept', output: blindSig(shares, text) };
  return { 'lit-v7': verdict, 'lit-v8': verdict };
};

/** The text that the network signs for the standard request with members written as they stand. */
export const signedText = ({ says, ...fields }: RequestParts = {}): string => {
  const [, , , statement = ''] = networkText().split('\n');
  const resource = networkText().split('\n- ')[1] ?? '';
  return requestText({ says: says ?? statement, issuedAt: BLOCK_TIME, resources: [resource], ...fields });
};

/** What a client asks for that wants two PKPs. */
export const twoPkps = (): Details => {
  const [[resource, abilities] = ['', {}]] = Object.entries(grant().att);
  return { att: { [`lit-pkp://${OTHER_PKP}`]: abilities, [resource]: abilities }, prf: [] };
};

/** What is asked of nodes, and what they answer. */
export interface Combination {
  readonly ask?: RequestParts;
  readonly back?: SignedParts;
  readonly text?: string;
  readonly identifiers?: readonly number[];
  readonly over?: Input;
  readonly answers?: unknown;
}

/**
 * Rows of sign-session-key.combine: what is asked and answered as for {@link combines}; what is accepted becomes the AuthSig
 * of the network.
 */
export function combining({
  ask = {},
  back = ask,
  text = networkText(back),
  identifiers = [1, 2],
  over = {},
  answers,
  of = 'one',
  rule,
}: Row & Combination & { readonly of?: string }): Shared {
  const { threshold = ENOUGH } = over;
  return {
    input: asClient(answers ?? answersOf(identifiers, rule === undefined ? { text, of, threshold } : { text }), {
      siweMessage: requestText(ask),
      ...(rule === undefined ? { networkKey: network(of).publicKey } : {}),
      ...over,
    }),
    ...(rule === undefined ? { output: networkSig(text, of) } : {}),
  };
}
