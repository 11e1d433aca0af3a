// What a console, a page or a chat left out of a signature when it showed one.

const signs: readonly RegExp[] = [
  /<Buffer (?:[0-9a-f]{2} ){8,64}\.{3} [0-9]{1,5} more bytes?>/g,
  /\[B@[0-9a-f]{1,8}(?![0-9a-f])/g,
  /\[(?:\s{0,8}[0-9]{1,3},){8,110}\s{0,8}\.{3} [0-9]{1,5} more items?\s{0,8}\]/g,
  /(?<![0-9A-Za-z])0x[0-9a-fA-F]{4,126}(?:\u2026|\.{3})(?:[0-9a-fA-F]{2,64}(?![0-9A-Za-z])| ?[0-9]{1,5} more characters?)?/g,
  /(?<![0-9A-Za-z])0x[0-9a-fA-F]{100,127}(?![0-9A-Za-z])/g,
];
/** An address that was shortened is none of a signature, and stands in the text as it was signed. */
const account = /account:\r?\n|address/i;

/** Finds in texts what is left of a signature that was shortened; undefined where there is none. */
export function shortenedIn(texts: readonly string[]): string | undefined {
  for (const sign of signs) {
    for (const text of texts) {
      for (const { 0: found, index } of text.matchAll(sign)) {
        if (!account.test(text.slice(Math.max(0, index - 24), index))) return found;
      }
    }
  }
  return undefined;
}
