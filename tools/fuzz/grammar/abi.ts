import type { Grammar } from '../mutation.js';

const word = (value: bigint): string =>
  (((value % 2n ** 256n) + 2n ** 256n) % 2n ** 256n).toString(16).padStart(64, '0');
const wrapper = '6492'.repeat(16);

/** Hex of the contract ABI: words of 32 bytes that are numbers, offsets, lengths, and the mark of ERC-6492. */
export const abi: Grammar = {
  name: 'abi',
  fits: (text) => text.length > 130 && /^0x[0-9a-fA-F]+$/.test(text),
  mutate(text, mutation) {
    const { next, pick, once } = mutation;
    const body = text.slice(2);
    const words = body.match(/.{1,64}/g) ?? [];
    const at = next(words.length);
    const value = /^[0-9a-fA-F]{64}$/.test(words[at] ?? '') ? BigInt(`0x${words[at]}`) : 0n;
    switch (next(8)) {
      case 0:
        words[at] = word(
          pick([
            0n,
            1n,
            31n,
            32n,
            33n,
            64n,
            96n,
            2n ** 31n,
            2n ** 32n - 1n,
            2n ** 53n,
            2n ** 64n,
            2n ** 255n,
            -1n,
            -32n,
          ]),
        );
        break;
      case 1:
        words[at] = word(value + pick([1n, -1n, 31n, 32n, -32n, 2n ** 252n]));
        break;
      case 2:
        words.splice(at, 1);
        break;
      case 3:
        words.splice(at, 0, word(BigInt(next(256))), ...(once(2) ? words.slice(0, next(8)) : []));
        break;
      case 4:
        return `0x${body.endsWith(wrapper) ? body.slice(0, -64) : body + wrapper}`;
      case 5:
        return `0x${body}${pick(['00', '0'.repeat(64), wrapper, '0'])}`;
      case 6: {
        const digit = next(body.length);
        return `0x${body.slice(0, digit)}${pick([...'0123456789abcdefF'])}${body.slice(digit + 1)}`;
      }
      default:
        [words[at], words[0]] = [words[0] ?? '', words[at] ?? ''];
    }
    return `0x${words.join('')}`;
  },
};
