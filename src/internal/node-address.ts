import { lowerAscii } from './bytes.js';
import { isIpv4 } from './uri.js';

const schemePattern = /^https?:\/\//i;
const labelPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const numericLabel = /^(?:[0-9]+|0x[0-9a-f]*)$/;
const groupPattern = /^[0-9a-f]{1,4}$/;
const portPattern = /^[1-9][0-9]{0,4}$/;

/** Expands an IPv6 literal without brackets to its eight groups, so that two spellings of one address compare equal. */
function expandIpv6(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groupsOf = (half: string, last: boolean): string[] | undefined => {
    if (half === '') return [];
    const groups = half.split(':');
    const tail = groups.at(-1) ?? '';
    if (last && tail.includes('.')) {
      if (!isIpv4(tail)) return undefined;
      const [a = 0, b = 0, c = 0, d = 0] = tail.split('.').map(Number);
      groups.splice(-1, 1, (a * 256 + b).toString(16), (c * 256 + d).toString(16));
    }
    return groups.every((group) => groupPattern.test(group)) ? groups : undefined;
  };
  const head = groupsOf(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? groupsOf(halves[1] ?? '', true) : [];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

function canonicalHost(host: string): string | undefined {
  if (host.startsWith('[')) {
    const expanded = host.endsWith(']') ? expandIpv6(host.slice(1, -1)) : undefined;
    return expanded === undefined ? undefined : `[${expanded}]`;
  }
  if (host.length === 0 || host.length > 253) return undefined;
  const labels = host.split('.');
  if (!labels.every((label) => label.length <= 63 && labelPattern.test(label))) return undefined;
  // URL parsers read a host whose last label looks like a number as IPv4 (`0x7f.1`, `2130706433`), so two nodes could
  // disagree about whom it names.
  if (numericLabel.test(labels[labels.length - 1] ?? '') && !isIpv4(host)) return undefined;
  return host;
}

/**
 * Parses a node address: `[http://|https://]host:port`, where the port may be left out only after a scheme (80, 443).
 *
 * Returns `host:port` in lower case, IPv6 expanded in brackets, or undefined. The scheme is no part of the identity.
 */
export function parseNodeAddress(text: string): string | undefined {
  if (last.text !== text) last = { text, address: readNodeAddress(text) };
  return last.address;
}

/** The last text that was parsed: a node has one address, and is asked for it several times for each session. */
let last: { readonly text: string; readonly address: string | undefined } = { text: '', address: undefined };

function readNodeAddress(text: string): string | undefined {
  const scheme = schemePattern.exec(text)?.[0].toLowerCase();
  const rest = lowerAscii(scheme === undefined ? text : text.slice(scheme.length));
  const bracket = rest.startsWith('[') ? rest.indexOf(']') : -1;
  const colon = rest.indexOf(':', bracket + 1);
  const host = canonicalHost(colon < 0 ? rest : rest.slice(0, colon));
  if (host === undefined) return undefined;
  if (colon < 0) return scheme === undefined ? undefined : `${host}:${scheme === 'https://' ? 443 : 80}`;
  const port = rest.slice(colon + 1);
  return portPattern.test(port) && Number(port) <= 65_535 ? `${host}:${port}` : undefined;
}

/**
 * Reads a node address as deployed nodes do (off-state of `session.node-address`): white space and schemes are stripped
 * and `localhost` is 127.0.0.1 wherever it stands.
 */
export function looseNodeAddress(text: string): string {
  const address =
    parseNodeAddress(text) ??
    text
      .trim()
      .replace(/^(?:https:\/\/)+/, '')
      .replace(/^(?:http:\/\/)+/, '');
  return address.replaceAll('localhost', '127.0.0.1');
}
