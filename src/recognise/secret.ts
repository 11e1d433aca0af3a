// Names under which programs keep what must not be pasted.

const named =
  /(?<![A-Za-z])((?:session|wallet|eth|user)?[_-]?(?:key[_-]?seed|secret[_-]?key|private[_-]?key|priv[_-]?key|seed[_-]?phrase|mnemonic))[\\"']{0,4}\s{0,4}[:=]\s{0,4}[\\"']{0,4}(?:(?:0x)?[0-9A-Za-z+/_=-]{40,}|[a-z]{3,8}(?: [a-z]{3,8}){11})/i;

/** Names a secret that stands in one of some texts; undefined where there is none. Nothing of the secret is returned. */
export function secretName(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const name = named.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
