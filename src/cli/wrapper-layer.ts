import { hexOf, looseContractSignature } from '../auth-sig/wrapper.js';
import type { Layer } from './layer-model.js';

/** The most wrappers that are opened one in the other: no wallet makes more than two. */
const deepest = 8;

/** Opens the ERC-6492 wrapper that a signature is in, and what is in that; nothing where there is none. */
export function wrapperLayers(sig: unknown, path: string, depth: number = 0): readonly Layer[] {
  if (typeof sig !== 'string' || depth === deepest) return [];
  const { signature, deployment } = looseContractSignature(sig) ?? {};
  if (!signature || !deployment) return [];
  const inner = hexOf(signature);
  const layers = wrapperLayers(inner, path, depth + 1);
  return [
    {
      layer: depth === 0 ? 'ERC-6492 wrapper' : 'another ERC-6492 wrapper inside',
      path,
      members: {
        factory: deployment.factory,
        'call data': `${deployment.data} (${(deployment.data.length - 2) / 2} bytes)`,
        ...(layers.length > 0 ? {} : { signature: `${inner} (${signature.length} bytes)` }),
      },
      decoded: true,
      problems: [],
      layers,
    },
  ];
}
