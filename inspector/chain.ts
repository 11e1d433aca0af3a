// Who signed what for whom, and what a document offers for options.
import { grantsOf, type Layer } from '../src/cli/layer.js';
import { issueView } from './issue.js';
import { grantsIn } from './purpose.js';
import type { ChainNode, Offers } from './view.js';

/** The most steps, and the most values that are offered. */
const most = { chain: 48, list: 24 };

const short = (text: string): string => (text.length > 64 ? `${text.slice(0, 40)}…${text.slice(-12)}` : text);
const said = (value: unknown): string => (typeof value === 'string' ? short(value) : '');

/** Lists who signed what for whom: what was handed in first, and what it rests on below it. */
export function chainOf(layer: Layer): readonly ChainNode[] {
  const nodes: ChainNode[] = [];
  const add = (node: ChainNode): number | undefined => {
    if (nodes.length >= most.chain) return undefined;
    return nodes.push(node) - 1;
  };
  const proofs = ({ layers }: Layer, depth: number, under: number | undefined): void => {
    for (const proof of layers) {
      if (!proof.layer.startsWith('proof ')) continue;
      const { account, cid, shown } = proof.members;
      const missing = account === undefined && shown === undefined;
      const index = add({
        title: missing
          ? 'a proof that nobody handed in'
          : shown === undefined
            ? `lent by ${said(account)}`
            : 'a proof that is shown above',
        lines:
          missing || shown !== undefined
            ? [said(cid)]
            : [`for ${said(proof.members.for)}`, ...grantsIn(grantsOf(proof)).map(({ sentence }) => sentence)],
        kind: missing ? 'missing' : 'proof',
        depth,
        under,
        widens: proof.widens === true,
        why: proof.problems.slice(0, 4).map((issue) => issueView(issue)),
      });
      proofs(proof, depth + 1, index);
    }
  };
  const authSig = (each: Layer, depth: number, under: number | undefined): void => {
    const siwe = each.layers.find(({ layer: name }) => name === 'SIWE message');
    const grants = (siwe?.layers ?? []).flatMap((recap) => grantsIn(grantsOf(recap)));
    const index = add({
      title: `signed by ${said(each.members.address)}`,
      lines: [`for ${said(siwe?.members.uri) || 'nobody named'}`, ...grants.map(({ sentence }) => sentence)],
      kind: 'grant',
      depth,
      under,
      widens: each.widens === true,
      why: each.problems.slice(0, 4).map((issue) => issueView(issue)),
    });
    proofs(each, depth + 1, index);
  };
  const session = (each: Layer): void => {
    const message = each.layers.find(({ layer: name }) => name === 'session message');
    const index = add({
      title: `session key ${said(message?.members.sessionKey)}`,
      lines: [
        `at ${said(message?.members.nodeAddress)}`,
        ...[message?.members.requests].flat().map((request) => `asks for ${said(request)}`),
      ],
      kind: 'session',
      depth: 0,
      under: undefined,
      widens: false,
      why: [],
    });
    for (const capability of message?.layers ?? []) authSig(capability, 1, index);
  };
  if (layer.layer === 'AuthSig') authSig(layer, 0, undefined);
  else if (layer.layer === 'session signature') session(layer);
  // The entries of a map are alike but for the node.
  else if (layer.layer === 'session signatures' && layer.layers[0]) session(layer.layers[0]);
  return nodes;
}

/** Walks all layers. */
export function each(layer: Layer, visit: (layer: Layer) => void): void {
  visit(layer);
  for (const inner of layer.layers) each(inner, visit);
}

/** Lists what the document says about options. */
export function offersOf(layer: Layer): Offers {
  const found: Record<keyof Offers & string, Set<string>> = {
    node: new Set(),
    request: new Set(),
    domain: new Set(),
    nonce: new Set(),
    account: new Set(),
    root: new Set(),
  };
  const add = (name: keyof Offers & string, value: unknown): void => {
    if (typeof value === 'string' && value !== '' && value.length <= 300 && found[name].size < most.list)
      found[name].add(value);
  };
  each(layer, ({ layer: name, members, layers }) => {
    add('node', members.nodeAddress);
    if (name === 'session message' && Array.isArray(members.requests)) {
      for (const request of members.requests) {
        const [, ability, resource] = /^(\S+) on (\S+)$/.exec(String(request)) ?? [];
        if (ability && resource) add('request', `${ability}=${resource}`);
      }
    }
    const signs = name === 'AuthSig' || /\(AuthSig\)$/.test(name);
    if (signs) add(name.startsWith('proof') ? 'root' : 'account', members.address ?? members.account);
    // Whoever lends a capacity or a proof signed on a page of their own.
    if (signs && !name.startsWith('proof')) {
      for (const text of layers) {
        if (/^lit:capability:delegation/.test(String(text.members.uri))) continue;
        add('domain', text.members.domain);
        add('nonce', text.members.nonce);
      }
    }
  });
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, [...values]]));
}
