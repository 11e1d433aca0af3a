// What the inspector is handed of a vector: the document, and the options by their names on the command line.
import { isPlainObject } from '../../internal/json.js';

/** A vector as the inspector takes it. */
export interface InspectorCase {
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
  /** Blocks of proofs by their CIDs, in base64. */
  readonly proofs: Readonly<Record<string, string>>;
}

/** Members of an input that are options of the command line by another name. */
const named: Readonly<Record<string, string>> = {
  now: 'now',
  nodeAddress: 'node',
  domain: 'domain',
  nonce: 'nonce',
  root: 'root',
  account: 'account',
  networkKey: 'network-key',
  maxAge: 'max-age',
};

const documents: Readonly<Record<string, string>> = {
  'auth-sig.verify': 'authSig',
  'session-sig.verify': 'sessionSig',
  'session-sigs.verify': 'sessionSigs',
};

function requestOf(value: unknown): string | undefined {
  if (!isPlainObject(value)) return undefined;
  const { ability, resource, ...rest } = value;
  const plain = typeof ability === 'string' && typeof resource === 'string' && Object.keys(rest).length === 0;
  return plain ? `${ability}=${resource}` : undefined;
}

function proofsOf(value: unknown): InspectorCase['proofs'] | undefined {
  if (!isPlainObject(value)) return undefined;
  const { proofs = {}, ...others } = value;
  const plain = isPlainObject(proofs) && Object.values(proofs).every((block) => typeof block === 'string');
  return plain && Object.keys(others).length === 0 ? (proofs as InspectorCase['proofs']) : undefined;
}

/** Phrases a vector for the inspector; undefined where something of its input has no option there, so that it would judge another case. */
export function inspectorCaseOf(
  operation: string,
  input: Readonly<Record<string, unknown>>,
): InspectorCase | undefined {
  const member = documents[operation];
  if (member === undefined) return undefined;
  const { [member]: text, evidence = {}, request, purpose, sessionKey: _, ...rest } = input;
  const proofs = proofsOf(evidence);
  if (typeof text !== 'string' || proofs === undefined) return undefined;
  const options: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    const option = named[name];
    if (option === undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
    options[option] = String(value);
  }
  if (request !== undefined) {
    const asked = requestOf(request);
    if (asked === undefined) return undefined;
    options.request = asked;
  }
  if (typeof purpose === 'string') options.as = purpose;
  return { text, options, proofs };
}
