import { preamble } from '../../recap/statement.js';
import { decodeRecap, recapStatement } from '../../recap.js';
import { openEntities } from '../../recognise/encodings.js';
import { addressIn, chainIn } from './pasted.js';

/** A text as another program would have written it from the same members: what it is, what to do about it, and how it is made. */
export type Rewriting = readonly [says: string, mend: string, make: (text: string) => string | undefined];

const anew = 'do not parse the text and write it anew: keep the text that was signed, and pass that on';

const time =
  /^((?:Issued At|Expiration Time|Not Before): )([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2}))$/gm;

/** Writes the times of a text in another form; what is no time stays. */
const withTimes = (text: string, write: (iso: string) => string): string =>
  text.replace(time, (all: string, label: string, value: string) => {
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? all : label + write(date.toISOString());
  });

/** The chains that wallets are connected to most often. */
const chains: readonly string[] = [
  ...['1', '10', '56', '100', '137', '8453', '42161', '84532', '11155111', '175188'],
  ...['324', '42220', '43114', '59144', '534352'],
];

/** Writes the chain of a text in another form; what names none in decimal stays. */
const withChain = (text: string, write: (chain: bigint) => string): string =>
  text.replace(/^Chain ID: ([0-9]{1,78})$/m, (_, chain: string) => `Chain ID: ${write(BigInt(chain))}`);

const chainForm = 'write the chain in decimal digits alone (ERC-4361) in the text, before it is signed';

/** The statement that the ReCap of a text asks for. */
function statementIn(text: string): string | undefined {
  const uri = /^- (urn:recap:[A-Za-z0-9_-]{1,16384})$/m.exec(text)?.[1];
  const recap = uri === undefined ? undefined : decodeRecap(uri);
  return recap?.ok ? recapStatement(recap.value) : undefined;
}

const head = /^([^\n]+\n0x[0-9a-fA-F]{40}\n\n)(?:([^\n]+)\n)?(?=\nURI: )/;

function withRecapStatement(text: string): string | undefined {
  const wanted = statementIn(text);
  const [, before = '', statement] = head.exec(text) ?? [];
  if (wanted === undefined || before === '' || statement?.endsWith(wanted)) return undefined;
  return text.replace(head, () => `${before}${statement === undefined ? wanted : `${statement} ${wanted}`}\n`);
}

function withoutRecapStatement(text: string): string | undefined {
  const [, before = '', statement = ''] = head.exec(text) ?? [];
  const at = statement.indexOf(preamble);
  if (at < 0) return undefined;
  const rest = statement.slice(0, at).trimEnd();
  return text.replace(head, () => `${before}${rest === '' ? '' : `${rest}\n`}`);
}

const swapped =
  'personal_sign takes the text first and the account second (eth_sign the other way round): hand it the text first';

/** Parts of a text that wallets are handed in its place. */
export const parts: readonly Rewriting[] = [
  ['the address alone, as text', swapped, addressIn],
  ['the address alone, as text in lower case', swapped, (text) => addressIn(text)?.toLowerCase()],
  [
    'the nonce of the text alone',
    'hand the wallet the whole text, and send that text with its signature',
    (text) => /^Nonce: ([^\r\n]{1,200})\r?$/m.exec(text)?.[1],
  ],
];

/** What may have been signed where the text was put together from its members again. */
export const rewritings: readonly Rewriting[] = [
  ['the text before it was escaped for HTML', 'do not escape what is verified, only what a page shows', openEntities],
  [
    'the text with its times as JavaScript writes them (milliseconds and Z)',
    anew,
    (text) => withTimes(text, (iso) => iso),
  ],
  [
    'the text with its times in whole seconds and Z',
    anew,
    (text) => withTimes(text, (iso) => iso.replace(/\.[0-9]+/, '')),
  ],
  [
    'the text with its times as Python writes them (microseconds and +00:00)',
    anew,
    (text) =>
      withTimes(text, (iso) =>
        iso
          .replace('.000Z', 'Z')
          .replace(/(\.[0-9]{3})Z/, '$1000Z')
          .replace('Z', '+00:00'),
      ),
  ],
  [
    'the text with + where its times have a space',
    'a form reads + as a space: percent-encode the text (curl --data-urlencode, encodeURIComponent), or send it in JSON',
    (text) =>
      text.replace(
        /^((?:Issued At|Expiration Time|Not Before): [-0-9]{10}T[:.0-9]{8,18}) (?=[0-9]{2}:[0-9]{2}\r?$)/gm,
        '$1+',
      ),
  ],
  [
    'the text with a slash at the end of its URI',
    `${anew} (programs that parse a URL put a slash behind it)`,
    (text) => text.replace(/^(URI: https?:\/\/[^/\s?#]+)$/m, '$1/'),
  ],
  [
    'the text without the slash at the end of its URI',
    `${anew} (programs that parse a URL put a slash behind it)`,
    (text) => text.replace(/^(URI: https?:\/\/[^/\s?#]+)\/$/m, '$1'),
  ],
  [
    'the text with a scheme in front of its domain',
    `${anew}; the domain is the host alone, so leave https:// out when the text is built`,
    (text) => (/^[a-z][a-z0-9+.-]*:\/\//.test(text) ? undefined : `https://${text}`),
  ],
  ['the text without the scheme in front of its domain', anew, (text) => text.replace(/^[a-z][a-z0-9+.-]*:\/\//, '')],
  [
    'the text with the statement of its ReCap',
    `${anew}, with the statement that the wallet has shown`,
    withRecapStatement,
  ],
  [
    'the text without the statement of its ReCap',
    'have the text signed with that statement: without it the wallet shows nobody what is granted',
    withoutRecapStatement,
  ],
  [
    'the text with the origin alone as its URI',
    `${anew}, or the answer with the URI that was signed`,
    (text) => text.replace(/^(URI: https?:\/\/[^/\s?#]+)[/?#].*/m, '$1'),
  ],
  [
    'the text with its Chain ID in CAIP-2 (eip155:)',
    chainForm,
    (text) => withChain(text, (chain) => `eip155:${chain}`),
  ],
  ['the text with its Chain ID in hex', chainForm, (text) => withChain(text, (chain) => `0x${chain.toString(16)}`)],
  ...chains.map(
    (chain): Rewriting => [
      `the text with the Chain ID ${chain}`,
      'name the same chain wherever the text is built: in the account (did:pkh:eip155, CAIP-10) and in the text, before it is signed',
      (text) => (chainIn(text) === chain ? undefined : text.replace(/^Chain ID: [0-9]{1,78}$/m, `Chain ID: ${chain}`)),
    ],
  ),
];
