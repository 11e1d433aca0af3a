import type { Grammar } from '../mutation.js';

const hex = (value: bigint, digits: number): string => value.toString(16).padStart(digits, '0');
const reversed = (text: string): string => text.match(/../g)?.reverse().join('') ?? '';

const secp = {
  n: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
  p: 2n ** 256n - 2n ** 32n - 977n,
};
const ed = { l: 2n ** 252n + 27742317777372353535851937790883648493n, p: 2n ** 255n - 19n };
const bls = { r: 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n };

/** 32 bytes that are the edge of something: scalars of each curve, fields, points of small order. */
const words: readonly string[] = [
  ...[
    0n,
    1n,
    secp.n - 1n,
    secp.n,
    secp.n + 1n,
    secp.n / 2n,
    secp.n / 2n + 1n,
    secp.p,
    2n ** 256n - 1n,
    bls.r,
    bls.r - 1n,
  ].map((each) => hex(each, 64)),
  ...[0n, 1n, ed.l - 1n, ed.l, ed.l + 1n, ed.p - 1n, ed.p, ed.p + 1n, 2n ** 255n - 1n, 2n ** 255n + 1n].map((each) =>
    reversed(hex(each, 64)),
  ),
  ...[
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ],
];

/** Points of BLS12-381 in compressed form, infinity and wrong flags among them. */
const points: readonly string[] = [
  ...[
    `c0${'00'.repeat(95)}`,
    `c0${'00'.repeat(94)}01`,
    `80${'00'.repeat(95)}`,
    `e0${'00'.repeat(95)}`,
    `40${'00'.repeat(95)}`,
    'ff'.repeat(96),
  ],
  ...[`c0${'00'.repeat(47)}`, `a0${'00'.repeat(47)}`, 'ff'.repeat(48)],
];

/** Hex of keys, signatures and shares: words that are edges, the other s, flags, one bit, one length. */
export const point: Grammar = {
  name: 'point',
  fits: (text) => text.length <= 400 && /^(?:0x)?(?:[0-9a-fA-F]{2}){16,}$/.test(text),
  mutate(text, mutation) {
    const { pick, next, once } = mutation;
    const prefix = text.startsWith('0x') ? '0x' : '';
    let body = text.slice(prefix.length);
    switch (next(9)) {
      case 0: {
        const at = 64 * next(Math.max(1, Math.floor(body.length / 64)));
        body = body.slice(0, at) + pick(words) + body.slice(at + 64);
        break;
      }
      case 1: {
        // One bit.
        const at = next(body.length);
        body =
          body.slice(0, at) + (Number.parseInt(body.charAt(at), 16) ^ (1 << next(4))).toString(16) + body.slice(at + 1);
        break;
      }
      case 2: {
        if (body.length < 128) break;
        // The other s, which everybody can make from the first; recovery goes with it as often as not.
        const s = secp.n - BigInt(`0x${body.slice(64, 128)}`);
        if (s < 0n) break;
        const v = body.slice(128, 130);
        body = body.slice(0, 64) + hex(s, 64) + (once(2) ? v : v === '1b' ? '1c' : v === '1c' ? '1b' : v);
        break;
      }
      case 3:
        body = body.slice(0, -2) + pick(['00', '01', '02', '03', '04', '1a', '1b', '1c', '1d', '23', '26', '80', 'ff']);
        break;
      case 4:
        body = pick([body.slice(2), body.slice(0, -2), `${body}00`, `00${body}`, body.slice(1), body + body]);
        break;
      case 5:
        body = once(2) ? body.toUpperCase() : body.toLowerCase();
        break;
      case 6:
        body = pick(points);
        break;
      case 7: {
        // Additions to the second half that a reduction would undo: s + order of Ed25519.
        if (body.length < 128) break;
        const s = BigInt(`0x${reversed(body.slice(64, 128))}`) + pick([ed.l, 2n * ed.l, 8n * ed.l]);
        body = body.slice(0, 64) + reversed(hex(s % 2n ** 256n, 64)) + body.slice(128);
        break;
      }
      default:
        return pick([`0x${body}`, `0X${body}`, body, prefix + mutation.part().slice(0, 400)]);
    }
    return prefix + body;
  },
};
