import type { AuthSigContext } from './auth-sig/context.js';
import { checkAuthSig, checkAuthSigSignature, judgeAuthSigDocuments, type ReadAuthSig } from './auth-sig.js';
import { eip155Namespaces } from './capability/eip155-namespace.js';
import { namespaceOf } from './capability/namespace.js';
import { chains as chainList } from './capability/restriction.js';
import { termsOf } from './capability/terms.js';
import { type Cell, countingAlternatives, judgeCoverage } from './capability.js';
import { oneClickAuth as template } from './generated/templates.js';
import type { OneClickAuth } from './generated/types.js';
import { oneClickAuth as validate } from './generated/validators.js';
import { judgeShape } from './internal/document.js';
import { canonicalJson, quote } from './internal/json.js';
import type { Judge } from './judge.js';
import { judgeJsonCacao, resource } from './one-click/cacao.js';
import { anyRequest } from './session-sig.js';

/** Accepts any URI: the caller says that it does not check which request was answered. */
export const anyAudience: unique symbol = Symbol('anyAudience');

/** Accepts any chain: the caller says that it does not check for which chains it was asked. */
export const anyChain: unique symbol = Symbol('anyChain');

/** A JSON-RPC method that is asked on a chain. */
export interface MethodRequest {
  /** The method, such as `personal_sign`. */
  readonly method: string;
  /** The chain by CAIP-2, such as `eip155:1`. */
  readonly chain: string;
}

/** What was asked of the wallet, and of its session. */
export interface OneClickContext extends AuthSigContext {
  readonly audience: string | typeof anyAudience;
  readonly chains: readonly string[] | typeof anyChain;
  readonly request: MethodRequest | typeof anyRequest;
}

/** A result of One-Click Auth whose CACAOs were read. */
export interface ReadOneClick {
  readonly cacaos: readonly ReadAuthSig[];
  /** The key of the wallet in this connection. */
  readonly peer: string;
  /** The cells by which the method that is asked is granted; all of them where none is. */
  readonly grants: readonly Cell[];
}

/** The chain that a CACAO was signed for. */
export function chainOf({ message }: ReadAuthSig): string {
  return `${resource}:${message?.chainId ?? ''}`;
}

/** Finds the chains that an alternative is restricted to; undefined where it is to none. */
function chainsIn(cell: Cell, index: number): ReadonlySet<string> | undefined {
  const term = termsOf(cell, index, namespaceOf(cell.resource, eip155Namespaces)).defined.get('chains');
  return term?.value as ReadonlySet<string> | undefined;
}

/** A chain that a ReCap names, and the alternative that does. */
interface NamedChain {
  readonly chain: string;
  readonly path: string;
}

/**
 * Lists the chains that the ReCap of a CACAO names on whatever resource, as deployed applications read it, each once; a list that is
 * none counts as one chain, which nobody asks for.
 */
export function namedChains({ cells }: Pick<ReadAuthSig, 'cells'>): readonly NamedChain[] {
  const named = new Map<string, NamedChain>();
  for (const { alternatives, path } of cells) {
    for (const [index, { chains: given }] of alternatives.entries()) {
      if (given === undefined) continue;
      for (const chain of chainList.read(given) ?? [canonicalJson(given)]) {
        if (!named.has(chain)) named.set(chain, { chain, path: `${path}/${index}/chains` });
      }
    }
  }
  return [...named.values()];
}

/** Says whether a CACAO is by a contract wallet: somebody else's may stand at its address on another chain. */
export function isContract({ kind }: ReadAuthSig): boolean {
  return kind.needs.includes('contract-call');
}

/** Judges the documents of a result: its shape, then each CACAO. */
function judgeDocuments(
  judge: Judge,
  value: unknown,
): { readonly document: OneClickAuth; readonly read: ReadAuthSig[] } {
  const document = judgeShape<OneClickAuth>(judge, 'one-click.shape', validate, value, template);
  judge.check('one-click.present', document.cacaos.length > 0, () => ({
    path: '/cacaos',
    message: 'expected at least one CACAO, found none: nobody signed anything',
  }));
  judge.endStage();
  const read = document.cacaos.flatMap((cacao, index) => {
    const rebuilt = judge.at(`/cacaos/${index}`).part((own) => {
      const { authSig, message, read } = judgeJsonCacao(own, cacao);
      return judgeAuthSigDocuments(own, authSig, { message, bare: resource, read });
    });
    return rebuilt ?? [];
  });
  judge.endStage();
  return { document, read };
}

/** Checks that a CACAO answers what was asked. */
function checkBinding(judge: Judge, read: ReadAuthSig, { audience, chains }: OneClickContext): void {
  const uri = read.message?.uri ?? '';
  judge.check('one-click.audience', audience === anyAudience || uri === audience, () => ({
    path: '/signedMessage/uri',
    message: `expected the URI that was asked for, ${quote(String(audience))}, found ${quote(uri)}`,
    params: { expected: String(audience), found: uri },
  }));
  if (chains === anyChain) return;
  const chain = chainOf(read);
  judge.check('one-click.chain', chains.includes(chain), () => ({
    path: '/signedMessage/chainId',
    message: `expected a chain that was asked for, ${chains.join(', ')}, found ${quote(chain)}`,
    params: { expected: chains, found: chain },
  }));
  const stray = namedChains(read).find((named) => !chains.includes(named.chain));
  judge.check('one-click.granted-chain', stray === undefined, () => ({
    path: stray?.path.slice(judge.path.length) ?? '',
    message: `expected chains that were asked for, ${chains.join(', ')}, found ${quote(stray?.chain ?? '')}`,
    params: { expected: chains, found: stray?.chain },
  }));
}

/** Checks that all CACAOs are by one account, and that a contract wallet names chains that it signed for only. */
function checkAccounts(judge: Judge, read: readonly ReadAuthSig[]): void {
  const [first] = read;
  const other = read.findIndex(({ address }) => address.toLowerCase() !== first?.address.toLowerCase());
  judge.check('one-click.account', other < 0, () => ({
    path: `/cacaos/${other}/signedMessage/address`,
    message: `expected CACAOs by one account, ${first?.address}, found one by ${read[other]?.address}`,
  }));
  const contracts = read.filter(isContract);
  const signed = contracts.map(chainOf);
  const stray = contracts.flatMap(namedChains).find(({ chain }) => !signed.includes(chain));
  judge.check('one-click.contract-chain', stray === undefined, () => ({
    path: stray?.path ?? '',
    message: `expected a chain that the contract wallet signed for, ${signed.join(', ')}, found ${quote(stray?.chain ?? '')}: another contract can stand at its address there`,
  }));
}

/** Checks that the method that is asked is granted on its chain, and finds the cells that grant it. */
function judgeMethod(
  judge: Judge,
  read: readonly ReadAuthSig[],
  { request }: Pick<OneClickContext, 'request'>,
): readonly Cell[] {
  const cells = read.flatMap((one) => one.cells);
  if (request === anyRequest) return cells;
  const { method, chain } = request;
  const ask = { resource, ability: `request/${method}` };
  const counted = countingAlternatives(judge, cells, ask, eip155Namespaces, 'chain');
  if (counted.length === 0) return judgeCoverage(judge, cells, { ...ask, facts: { chain } }, eip155Namespaces);
  const there = counted.filter(({ cell, index }) => chainsIn(cell, index)?.has(chain) !== false);
  const granted = judge.check('one-click.method-chain', there.length > 0, () => ({
    message: `expected a grant of ${quote(ask.ability)} on ${chain}, found it on other chains only`,
    params: { method, chain, cell: counted[0]?.cell.path },
  }));
  if (!granted) return [];
  const granting = [...new Set((there.length > 0 ? there : counted).map(({ cell }) => cell))];
  // What stands at the address on another chain may be by somebody else, whoever signed for that one.
  const elsewhere = new Set(
    read.filter((one) => isContract(one) && chainOf(one) !== chain).flatMap((one) => one.cells),
  );
  const own = granting.filter((cell) => !elsewhere.has(cell));
  judge.check('one-click.contract-chain', own.length > 0, () => ({
    message: `expected a grant of ${quote(ask.ability)} by the contract wallet on ${chain}, found it by what stands at its address on another chain only`,
    params: { method, chain, cell: granting[0]?.path },
  }));
  return own.length > 0 ? own : granting;
}

/**
 * Judges the result of `wc_sessionAuthenticate`: documents, then rules, then signatures. Issues: one-click.*, chain.reconstruction,
 * capability.*, and those of an AuthSig, each at the CACAO that it is about.
 */
export function judgeOneClick(judge: Judge, value: unknown, context: OneClickContext): ReadOneClick {
  const { document, read } = judgeDocuments(judge, value);
  // Each apart: what is wrong with one ends nothing of another.
  const each = (check: (own: Judge, one: ReadAuthSig) => void): void => {
    for (const [index, one] of read.entries()) judge.at(`/cacaos/${index}`).part((own) => check(own, one));
  };
  each((own, one) => {
    checkAuthSig(own, one, context);
    checkBinding(own, one, context);
  });
  checkAccounts(judge, read);
  const grants = judgeMethod(judge, read, context);
  judge.endStage();
  each((own, one) => checkAuthSigSignature(own, one, context));
  judge.endStage();
  return { cacaos: read, peer: document.responder.publicKey, grants };
}
