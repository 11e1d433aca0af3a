import { judgeNarrowing, litNamespaces } from '../capability.js';
import { networkMessage } from '../crypto/bls.js';
import { type DecodedShare, readShare, type SharePoint } from '../crypto/threshold.js';
import { signSessionKeyResponse as template } from '../generated/templates.js';
import { signSessionKeyResponse as validateResponse } from '../generated/validators.js';
import { toHex } from '../internal/bytes.js';
import { judgeInput, judgeShape } from '../internal/document.js';
import { quote } from '../internal/json.js';
import { coerce } from '../internal/shape.js';
import { instantOf, isBefore } from '../internal/time.js';
import type { Judge } from '../judge.js';
import type { SiweMessage } from '../siwe/message.js';
import type { NodeAnswer } from './options.js';
import type { Requested } from './requested.js';
import { judgeUnsigned, type ReadUnsigned } from './unsigned.js';

/** One answer, judged apart from the others. */
export interface JudgedAnswer {
  readonly node: string;
  readonly judge: Judge;
  readonly identifier: number;
  readonly point: SharePoint;
  readonly read: ReadUnsigned;
}

/** The named members of a response. */
interface KnownResponse {
  readonly result: string;
  readonly signatureShare: { readonly ProofOfPossession: string };
  readonly shareIndex: number;
  readonly curveType: string;
  readonly siweMessage: string;
  readonly dataSigned: string;
  readonly blsRootPubkey: string;
}

/** Judges the share of an answer. Off: one without a point does not count. */
function judgeShare(judge: Judge, { signatureShare, shareIndex }: KnownResponse): DecodedShare | undefined {
  const share = readShare(signatureShare.ProofOfPossession);
  const formal = !('reason' in share);
  const reason = formal
    ? share.identifier === shareIndex + 1
      ? undefined
      : `expected the identifier ${shareIndex + 1} of the share index ${shareIndex}, found ${share.identifier}`
    : share.reason;
  judge.check('sign-response.share-form', reason === undefined, () => ({
    path: '/signatureShare/ProofOfPossession',
    message: reason ?? '',
  }));
  return formal ? share : undefined;
}

/** What the network copies: everything that says for whom and from when the grant is. */
const copied = ['scheme', 'chainId', 'requestId'] as const;

function checkCopied(judge: Judge, asked: SiweMessage, found: SiweMessage): void {
  const other = copied.find((member) => asked[member] !== found[member]);
  const [from, to] = [instantOf(asked.notBefore), instantOf(found.notBefore)];
  const shifted = from === undefined ? to !== undefined : to === undefined || isBefore(from, to) || isBefore(to, from);
  const said = asked.statement === undefined || found.statement?.startsWith(asked.statement) === true;
  const member = other ?? (shifted ? 'notBefore' : said ? undefined : 'statement');
  judge.check('sign-response.copied', member === undefined, () => {
    const [expected, returned] = member ? [asked[member], found[member]] : [];
    return {
      path: member !== undefined && returned !== undefined ? `/siweMessage/${member}` : '/siweMessage',
      message: `expected the requested ${member}, ${say(expected)}, found ${say(returned)}`,
      params: { member, expected, found: returned },
    };
  });
}

function say(value: string | undefined): string {
  return value === undefined ? 'none' : quote(value);
}

function checkMessage(judge: Judge, read: ReadUnsigned, requested: Requested): void {
  const { message, cells } = read;
  checkCopied(judge, requested.message, message);
  const [asked, found] = [instantOf(requested.message.expirationTime), instantOf(message.expirationTime)];
  const later = asked !== undefined && (found === undefined || isBefore(asked, found));
  judge.check('sign-response.expiration', !later, () => ({
    path: found === undefined ? '/siweMessage' : '/siweMessage/expirationTime',
    message: `expected an expiry no later than ${say(requested.message.expirationTime)}, found ${say(message.expirationTime)}`,
    params: { expected: requested.message.expirationTime, found: message.expirationTime },
  }));
  // What the network says about who asked is its own, and grants nothing that a request could be for.
  const granted = cells.filter(({ resource }) => !resource.startsWith('lit-resolvedauthcontext:'));
  judgeNarrowing(judge, granted, requested.cells, litNamespaces);
}

/**
 * Judges what one node answered, which ends a stage; what is wrong is for the judge to say, which is the answer's own.
 * Undefined where a share without a point is no issue.
 */
export function judgeAnswer(
  judge: Judge,
  { node, response }: NodeAnswer,
  requested: Requested,
): JudgedAnswer | undefined {
  const value = judgeInput(judge, response);
  const members = judgeShape<Record<string, unknown>>(judge, 'sign-response.shape', validateResponse, value, 'record');
  const known = coerce<KnownResponse>(members, template);
  const share = judgeShare(judge, known);
  judge.endStage();
  const { context, networkKey } = requested;
  const text = { text: known.siweMessage, address: requested.message.address, network: true };
  const read = judgeUnsigned(judge, text, context);
  checkMessage(judge, read, requested);
  const digest = toHex(networkMessage(known.siweMessage, context.backend));
  judge.check('sign-response.data-signed', known.dataSigned.toLowerCase() === digest, () => ({
    path: '/dataSigned',
    message: `expected what is signed for the returned text, ${digest}, found ${quote(known.dataSigned)}`,
    params: { expected: digest, found: known.dataSigned },
  }));
  judge.check('sign-response.network-key', known.blsRootPubkey.toLowerCase() === networkKey, () => ({
    path: '/blsRootPubkey',
    message: `expected the key of the network, ${networkKey}, found ${quote(known.blsRootPubkey)}`,
    params: { expected: networkKey, found: known.blsRootPubkey },
  }));
  if (!share) return undefined;
  return { node, judge, identifier: share.identifier, point: share.point, read };
}
