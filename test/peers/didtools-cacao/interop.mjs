// node interop.mjs [--write]: reads with @didtools/cacao the blocks that capsig wrote, and compares what the package
// writes with what is committed. `npm ci` in this folder comes first. --write renews the blocks of the package.
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Cacao, CacaoBlock, SiweMessage } from '@didtools/cacao';
import { base58btc } from 'multiformats/bases/base58';
import { recoverMessageAddress } from 'viem';

const file = new URL('blocks.json', import.meta.url);
const blocks = JSON.parse(readFileSync(file, 'utf8'));

for (const { name, authSig, cid, block, diverges } of blocks.ours) {
  const bytes = Uint8Array.from(Buffer.from(block, 'base64'));
  const cacao = await Cacao.fromBlockBytes(bytes);
  const written = await CacaoBlock.fromCacao(cacao);
  equal(written.cid.toString(base58btc), cid, name);
  deepEqual(Uint8Array.from(written.bytes), bytes, name);
  const message = SiweMessage.fromCacao(cacao);
  equal(message.signature, authSig.sig, name);
  equal(message.signMessage() === authSig.signedMessage, diverges === undefined, name);
  if (diverges) continue;
  const signer = await recoverMessageAddress({ message: message.signMessage(), signature: message.signature });
  equal(signer, authSig.address, name);
}

const theirs = [];
for (const { name, members, signature, diverges } of blocks.theirs) {
  const message = new SiweMessage({ ...members });
  message.signature = signature;
  const { cid, bytes } = await CacaoBlock.fromCacao(Cacao.fromSiweMessage(message));
  theirs.push({
    name,
    members,
    signature,
    text: message.signMessage(),
    cid: cid.toString(base58btc),
    block: Buffer.from(bytes).toString('base64'),
    ...(diverges ? { diverges } : {}),
  });
}
if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify({ ...blocks, theirs }, null, 2)}\n`);
else deepEqual(theirs, blocks.theirs);
console.log(`${blocks.ours.length} blocks of capsig read, ${theirs.length} of @didtools/cacao written`);
