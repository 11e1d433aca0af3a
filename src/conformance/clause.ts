/** The anchor that a heading has in a rendered page. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

/**
 * The address of the clause that a rule comes from, in the version that the specification cites: `ERC-4361 @faa49e0 "Message
 * Fields", ...` or `RFC 3986 section 3.2`. Undefined for what is no published standard.
 */
export function clauseAddress(source: string): string | undefined {
  const [, rfc, section] = /^RFC (\d+)(?: section ([\d.]+))?/.exec(source) ?? [];
  if (rfc !== undefined) {
    return `https://www.rfc-editor.org/rfc/rfc${rfc}${section === undefined ? '' : `#section-${section}`}`;
  }
  const [, kind, number, commit, heading] =
    /^(ERC|EIP|SIWS)(?:-(\d+))? @([0-9a-f]{7,40})(?: "([^"]+)")?/.exec(source) ?? [];
  if (commit === undefined) return undefined;
  const anchor = heading === undefined ? '' : `#${anchorOf(heading)}`;
  if (kind === 'SIWS') return `https://github.com/phantom/sign-in-with-solana/blob/${commit}/README.md${anchor}`;
  // What specifies an application was moved to a repository of its own, whatever its letters.
  const file = number === '2' ? `EIPs/blob/${commit}/EIPS/eip-2` : `ERCs/blob/${commit}/ERCS/erc-${number}`;
  return `https://github.com/ethereum/${file}.md${anchor}`;
}
