// What a packet of the network carries, where a tool dumped all of it.

/** What TCP carries from `at` on; undefined where there is no header. */
function ofTcp(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const header = ((bytes[at + 12] ?? 0) >> 4) * 4;
  return header < 20 || at + header > bytes.length ? undefined : bytes.subarray(at + header);
}

/** What a packet of IP from `at` on carries; its length stands in it, so that nothing else is taken for one. */
function ofIp(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const first = bytes[at] ?? 0;
  const lengthAt = (place: number): number => ((bytes[at + place] ?? 0) << 8) | (bytes[at + place + 1] ?? 0);
  if (first >> 4 === 4) {
    const end = at + lengthAt(2);
    const isTcp = (first & 15) >= 5 && bytes[at + 9] === 6 && end <= bytes.length && end > bytes.length - 32;
    return isTcp ? ofTcp(bytes.subarray(0, end), at + (first & 15) * 4) : undefined;
  }
  if (first >> 4 !== 6) return undefined;
  const end = at + 40 + lengthAt(4);
  return bytes[at + 6] === 6 && end <= bytes.length && end > bytes.length - 32
    ? ofTcp(bytes.subarray(0, end), at + 40)
    : undefined;
}

/** The places where IP begins: at once, behind a header of Ethernet, of a loopback, and of Linux. */
const starts: readonly number[] = [0, 14, 4, 16, 20];

/** What a packet of TCP carries; undefined for bytes that are none. */
export function payloadOf(bytes: Uint8Array): Uint8Array | undefined {
  for (const at of starts) {
    const payload = ofIp(bytes, at);
    if (payload) return payload;
  }
  return undefined;
}
