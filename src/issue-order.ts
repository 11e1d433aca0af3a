import { type Issue, type RuleId, rules } from './rule.js';

/** The members of all documents in one order: that of each schema, and of the lines of a SIWE message. */
export const memberOrder: readonly string[] = [
  ...['sig', 'derivedVia', 'signedMessage', 'scheme', 'domain', 'address', 'algo', 'statement', 'uri', 'version'],
  ...['chainId', 'nonce', 'result', 'signatureShare', 'ProofOfPossession', 'shareIndex', 'sessionKey', 'authMethods'],
  ...[
    'authMethodType',
    'accessToken',
    'pkpPublicKey',
    'siweMessage',
    'curveType',
    'litActionIpfsId',
    'code',
    'jsParams',
  ],
  ...[
    'epoch',
    'dataSigned',
    'blsRootPubkey',
    'resourceAbilityRequests',
    'resource',
    'resourcePrefix',
    'ability',
    'data',
  ],
  ...['capabilities', 'issuedAt', 'expirationTime', 'notBefore', 'requestId', 'resources', 'expiration', 'nodeAddress'],
  ...['maxPrice', 'att', 'prf'],
];

/** Places by name, built once: issues are sorted at every refusal. */
const places: ReadonlyMap<string, number> = new Map(memberOrder.map((name, place) => [name, place]));
const ruleOrder: ReadonlyMap<RuleId, number> = new Map(
  (Object.keys(rules) as readonly RuleId[]).map((id, place) => [id, place]),
);

const digits = /^[0-9]+$/;

/** Compares texts by their code points, which is the order of their UTF-8 bytes. */
function compareText(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  // The texts part within a pair of surrogates: it is compared as the letter that it is.
  const high = at > 0 ? a.charCodeAt(at - 1) : 0;
  if (high >= 0xd800 && high < 0xdc00) at--;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

/** Compares two names that stand in one place: indexes, then members of documents, then everything else. */
function compareSegments(a: string, b: string): number {
  const kindOf = (text: string): number => (digits.test(text) ? 0 : places.has(text) ? 1 : 2);
  const [left, right] = [kindOf(a), kindOf(b)];
  if (left !== right) return left - right;
  if (left === 1) return (places.get(a) ?? 0) - (places.get(b) ?? 0);
  // Numbers of any size: the longer one is the greater, leading zeros aside.
  const [x, y] = left === 0 ? [a.replace(/^0+/, ''), b.replace(/^0+/, '')] : ['', ''];
  return x.length - y.length || compareText(x, y) || compareText(a, b);
}

type Steps = readonly string[];

/** Compares JSON Pointers by position: what is inside comes behind what it is inside of. */
function comparePaths(left: Steps, right: Steps): number {
  for (let i = 1; i < left.length && i < right.length; i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    const difference = x === y ? 0 : compareSegments(x, y);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Sorts issues of one stage into the order that they are reported in: `spec/README.md`, Order of issues. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  // Paths are long, and each is compared many times: they are taken apart once.
  const placed = issues.map((issue) => ({ issue, steps: issue.path.split('/'), rule: ruleOrder.get(issue.rule) ?? 0 }));
  return placed.sort((a, b) => comparePaths(a.steps, b.steps) || a.rule - b.rule).map(({ issue }) => issue);
}
