// The parsers below the operations, held to readers of the platform and to their own writers.
import { isIPv6 } from 'node:net';
import { base58btc } from 'multiformats/bases/base58';
import { CID } from 'multiformats/cid';
import { broken, textOf } from '../oracle.js';
import { bytesOrText, type Sample, type Seed, type Target, type Targets, textsIn } from '../target.js';

const limits = { bytes: 1 << 20, depth: 32, values: 65_536 };

/** A parser of texts: its seeds are the texts of vectors that have its form. */
const parser = (
  name: string,
  wanted: (text: string) => boolean,
  run: Target['run'],
  more: readonly Sample[] = [],
): Target => ({
  name,
  seeds: (vectors: readonly Seed[]) => [...textsIn(vectors, wanted, 600), ...more],
  run,
});

const deepEqual = (a: unknown, b: unknown): boolean => textOf(a) === textOf(b);

/** Says whether multiformats reads a text as a CID in Base58btc, and writes it the same. */
function isOneCid(text: string): boolean {
  if (text.length > 256 || !/^[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return false;
  try {
    const cid = CID.parse(text, base58btc);
    return cid.toString(base58btc) === text;
  } catch {
    return false;
  }
}

/** How many members a value has, at every level. */
function membersOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const inner = Object.values(value);
  return (Array.isArray(value) ? 0 : inner.length) + inner.reduce((sum, each) => sum + membersOf(each), 0);
}

/** Says whether a text of a value, or a key, has half a surrogate pair. */
function isHalf(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(isHalf);
}

/** How many members a JSON text has: of two with one key, a value has one. */
const colonsOf = (text: string): number => text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1;

function depthOf(value: unknown): number {
  return value !== null && typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}

export const parsers: Targets = (library) => {
  const {
    jsonText,
    time,
    uri,
    nodeAddress,
    base58,
    bech32,
    capability,
    resource,
    secp256k1,
    wrapper,
    bls,
    threshold,
    utf8,
    proofCid,
    solana,
  } = library;

  const json = parser(
    'json',
    (text) => /^\s*[[{]/.test(text) && text.length < 20_000,
    (sample) => {
      const input = bytesOrText(sample);
      const read = jsonText.parseJson(input, limits);
      let value: unknown;
      let means = false;
      try {
        const text =
          typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
        value = JSON.parse(text);
        means = true;
      } catch {
        // No JSON to the platform.
      }
      if (read.ok && !means) broken('json: accepts what is none', textOf(sample).slice(0, 400));
      if (read.ok && !deepEqual(read.value, value))
        broken('json: reads something else', textOf(read.value).slice(0, 400));
      if (read.ok && membersOf(value) !== colonsOf(typeof input === 'string' ? input : new TextDecoder().decode(input)))
        broken('json: a member that stands twice', textOf(sample).slice(0, 400));
      if (read.ok && isHalf(value)) broken('json: half a surrogate pair', textOf(sample).slice(0, 400));
      if (read.ok && depthOf(value) > limits.depth) broken('json: deeper than the limit', String(depthOf(value)));
      if (!read.ok && (read.offset < 0 || read.offset > input.length))
        broken('json: fault beyond the text', String(read.offset));
      const loose = jsonText.looseJsonText(input);
      if (read.ok && (!loose.ok || !deepEqual(loose.value, read.value)))
        broken('json: loosely something else', textOf(sample).slice(0, 400));
      return textOf(read);
    },
    [
      '{"a":1,"a":2}',
      '{"__proto__":{"b":1}}',
      '[1e400,-0,1E5,"\\ud83d\\ude00"]',
      { hex: 'efbbbf7b7d' },
      { hex: '22c080220a' },
    ],
  );

  const instant = parser(
    'instant',
    (text) => /^-?\d{4,6}-\d\d-\d\d/.test(text) && text.length < 60,
    (sample) => {
      if (typeof sample !== 'string') return 'no text';
      const read = time.parseInstant(sample);
      const loose = time.looseInstant(sample);
      if (!time.isInstant(read)) {
        if (read.reason === '') broken('instant: no reason', sample);
        return textOf([read, loose]);
      }
      // Date knows neither leap seconds nor more than milliseconds; years below 100 it reads as others.
      const plain = sample
        .replace(/\.(\d{1,3})\d*/, '.$1')
        .replace(/:60(?=[.Z+-]|$)/i, ':59')
        .toUpperCase();
      const expected = Math.floor(Date.parse(plain) / 1000);
      if (
        !sample.startsWith('00') &&
        !Number.isNaN(expected) &&
        Math.abs(expected - read.seconds) > (/:60/.test(sample) ? 1 : 0)
      ) {
        broken('instant: means something else', `${sample}: ${read.seconds}, to Date ${expected}`);
      }
      if (!sample.startsWith('00') && Number.isNaN(expected)) broken('instant: accepts what is none', sample);
      if (time.compareInstants(read, read) !== 0) broken('instant: not equal to itself', sample);
      if (/^(?!0000|9999)/.test(sample) && read.seconds < 253_402_300_800) {
        const again = time.parseInstant(time.formatInstant(read));
        if (!time.isInstant(again) || time.compareInstants(again, read) !== 0)
          broken('instant: reads and writes differently', time.formatInstant(read));
      }
      return textOf(read);
    },
  );

  const uriTarget = parser(
    'uri',
    (text) => /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text) && text.length < 400,
    (sample) => {
      if (typeof sample !== 'string') return 'no text';
      const fault = uri.uriFault(sample);
      if (
        !fault &&
        (/[^!-~]/.test(sample) || !/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(sample) || /%(?![0-9a-fA-F]{2})/.test(sample))
      )
        broken('uri: accepts what is none', sample);
      return textOf(fault ?? 'none');
    },
  );

  const authority = parser(
    'authority',
    (text) => /^[a-zA-Z0-9.[\]:-]{1,120}$/.test(text) && /[.:]/.test(text),
    (sample) => {
      if (typeof sample !== 'string') return 'no text';
      const read = uri.parseAuthority(sample);
      const literal = /^\[([^\]]*)\]/.exec(sample)?.[1];
      const accepted = !('offset' in read);
      if (literal !== undefined && accepted && !/^v/i.test(literal) && !isIPv6(literal))
        broken('authority: an IPv6 address that is none', sample);
      if (
        literal !== undefined &&
        !accepted &&
        isIPv6(literal) &&
        !literal.includes('%') &&
        /^\[[^\]]*\](?::[0-9]*)?$/.test(sample)
      ) {
        broken('authority: refuses an IPv6 address', sample);
      }
      if (
        literal !== undefined &&
        accepted &&
        /^v/i.test(literal) &&
        !/^v[0-9a-f]+\.[a-z0-9._~!$&'()*+,;=:-]+$/i.test(literal)
      )
        broken('authority: an IPvFuture that is none', sample);
      const address = nodeAddress.parseNodeAddress(sample);
      if (address !== undefined && nodeAddress.parseNodeAddress(address) !== address)
        broken('node address: not a fixed point', `${sample} ${address}`);
      if (address !== undefined) {
        // The platform reads the same host and port, however they are spelt.
        const url = /^https?:\/\//i.test(address) ? address : `http://${address}`;
        if (!URL.canParse(url)) broken('node address: no URL', address);
      }
      nodeAddress.looseNodeAddress(sample);
      return textOf([read, address ?? null]);
    },
    ['[::1]:80', '[::ffff:1.2.3.4]', 'https://192.0.2.1:7470', 'node-1.example:7470'],
  );

  const encodings = parser(
    'encodings',
    (text) => /^[a-zA-Z0-9]{8,120}$/.test(text),
    (sample) => {
      if (typeof sample !== 'string') return 'no text';
      const bytes = base58.decodeBase58(sample);
      if (bytes && base58btc.baseEncode(bytes) !== sample) broken('base58: reads and writes differently', sample);
      const isCid = proofCid.isProof(sample);
      if (isCid !== isOneCid(sample)) broken(`cid: ${isCid ? 'accepts what is none' : 'refuses one'}`, sample);
      const account = solana.parseSolanaAddress(sample);
      if (!('reason' in account) && base58btc.baseEncode(account) !== sample)
        broken('solana: a second spelling of an address', sample);
      const bech = bech32.parseBech32(sample);
      if (!('reason' in bech) && bech32.encodeBech32(bech.prefix, bech.bytes) !== sample.toLowerCase())
        broken('bech32: reads and writes differently', sample);
      return textOf([bytes ?? null, bech, isCid]);
    },
    [
      'cosmos1gr77xu53v0qavls7cs63mcw2m89hkf3lg2q5hc',
      '11111111111111111111111111111111',
      'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG',
      'zdpuAtu2oFgrPjXpEvLzSTSKmhvxuzXGorZcMw1fRgTdqMzTE',
      base58btc.baseEncode(Uint8Array.from({ length: 75 }, (_, at) => [0x12, 0x20][at] ?? 7)),
    ],
  );

  const resources = parser(
    'resource',
    (text) => /^lit-[a-z]+:\/\//.test(text) || /^[a-z][a-z0-9+.-]*:/.test(text),
    (sample) => {
      if (typeof sample !== 'string') return 'no text';
      const read = capability.parseResource(sample);
      const known = capability.isResource(sample);
      if (known && read === undefined) broken('resource: known and cannot be read', sample);
      let lit: unknown;
      try {
        lit = resource.parseLitResource(sample);
      } catch (error) {
        // As the SDK has it: a resource that is none is a mistake of the caller's.
        if (!(error instanceof Error)) throw error;
        lit = error.name;
      }
      return textOf([read ?? null, known, lit]);
    },
  );

  const signature = parser(
    'signature',
    (text) => /^(?:0x)?[0-9a-fA-F]{96,4000}$/.test(text) || /^\{"ProofOf/.test(text),
    (sample) => {
      if (typeof sample !== 'string') return 'no text';
      const ecdsa = secp256k1.parseEcdsaSignature(sample);
      secp256k1.looseEcdsaSignature(sample);
      const contract = wrapper.parseContractSignature(sample);
      wrapper.looseContractSignature(sample);
      if (
        !('reason' in contract) &&
        contract.deployment &&
        wrapper.hexOf(wrapper.encodeWrapper(contract)) !== sample.toLowerCase()
      ) {
        broken('wrapper: a second spelling', sample.slice(0, 600));
      }
      const network = bls.parseBlsSignature(sample);
      bls.looseBlsSignature(sample);
      const share = threshold.parseShare(sample);
      if (share.ok && !deepEqual(threshold.parseShare(threshold.encodeShare(share.value)), share))
        broken('share: reads and writes differently', sample);
      const reply = library.deployless.parseDeploylessReply(
        new Uint8Array(Buffer.from(sample.replace(/^0x/, ''), 'hex')),
      );
      return textOf([ecdsa, contract, network, share, reply ?? null]);
    },
  );

  const text = parser(
    'utf8',
    (each) => /[^\x20-\x7e]/.test(each) && each.length < 2_000,
    (sample) => {
      const bytes = typeof sample === 'string' ? new TextEncoder().encode(sample) : bytesOrText(sample);
      if (typeof bytes === 'string') return 'no bytes';
      let expected: string | undefined;
      try {
        expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        expected = undefined;
      }
      const strict = utf8.decodeUtf8(bytes, 'strict');
      if (strict !== expected) broken('utf8: another text', textOf(bytes));
      if (utf8.decodeUtf8(bytes, 'replace') !== new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
        broken('utf8: replaced otherwise', textOf(bytes));
      if (typeof sample === 'string' && textOf(utf8.encodeUtf8(sample)) !== textOf(bytes))
        broken('utf8: other bytes', textOf(sample));
      return textOf(strict ?? null);
    },
    [
      { hex: 'f09f9880' },
      { hex: 'eda080' },
      { hex: 'c0af' },
      { hex: 'f4908080' },
      { hex: 'e28028' },
      { hex: 'efbbbf41' },
    ],
  );

  return [json, instant, uriTarget, authority, encodings, resources, signature, text];
};
