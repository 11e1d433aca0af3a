import { type AbilityRequest, askOf, type CapabilityOptions, isResource, type Namespaces } from '../capability.js';
import type { RequestedResource } from '../generated/types.js';
import { pointer, quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import type { Restrictions } from '../recap.js';

/** A request with the data that becomes restrictions. */
export interface CapabilityRequest extends AbilityRequest {
  readonly data?: Restrictions | null | undefined;
}

/** How a capability object is judged. */
export type CapabilityObjectOptions = Pick<CapabilityOptions, 'profile' | 'namespaces'>;

/** Checks restrictions on keys that the namespace of a resource defines. */
export function checkValues(
  judge: Judge,
  resource: string,
  restrictions: unknown,
  path: string,
  namespaces: Namespaces,
): void {
  const rows = namespaceRows(resource, namespaces);
  const given = typeof restrictions === 'object' && restrictions !== null ? restrictions : {};
  for (const [key, value] of Object.entries(given)) {
    const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
    judge.check('restriction.value', row === undefined || row.read(value) !== undefined, () => ({
      path: pointer(path, key),
      message: `expected ${quote(key)} on ${quote(resource)} as ${row?.expected}, found another value`,
      params: { resource, key },
    }));
  }
}

function namespaceRows(resource: string, namespaces: Namespaces): Namespaces[string]['restrictions'] {
  const prefix = resource.slice(0, Math.max(resource.indexOf('://'), 0));
  return (Object.hasOwn(namespaces, prefix) ? namespaces[prefix]?.restrictions : undefined) ?? {};
}

export function keyOf(resource: RequestedResource): string {
  if (typeof resource?.resource === 'string' && typeof resource.resourcePrefix === 'string') {
    return `${resource.resourcePrefix}://${resource.resource}`;
  }
  throw new TypeError("resource: expected a resource such as new LitPKPResource('*'), { resource, resourcePrefix }");
}

/** Checks that a resource is one: any URI where nobody registered the prefix. */
export function checkResource(judge: Judge, resource: RequestedResource, namespaces: Namespaces): string {
  const key = keyOf(resource);
  const known = Object.hasOwn(namespaces, resource.resourcePrefix);
  judge.check('session.request-resource', !known || isResource(key, namespaces), () => ({
    path: '/resource/resource',
    message: `expected an id that fits ${quote(resource.resourcePrefix)}, found ${quote(resource.resource)}`,
  }));
  return key;
}

/** Judges a request, and names the resource and the ability that a ReCap grants for it. */
export function judgeRequest(
  judge: Judge,
  { resource, ability }: AbilityRequest,
  namespaces: Namespaces,
): { readonly resource: string; readonly ability: string } {
  const key = checkResource(judge, resource, namespaces);
  if (typeof ability !== 'string') {
    throw new TypeError('ability: expected an ability such as LIT_ABILITY.PKPSigning');
  }
  const ask = askOf({ resource, ability }, namespaces);
  judge.check('session.request-ability', ask !== undefined, () => {
    const row = Object.hasOwn(namespaces, resource.resourcePrefix) ? namespaces[resource.resourcePrefix] : undefined;
    const expected = row
      ? `one of ${Object.keys(row.abilities).join(', ') || 'no ability'} for ${quote(key)}`
      : `Namespace/Name for the unregistered prefix ${quote(resource.resourcePrefix)}`;
    return { path: '/ability', message: `expected ${expected}, found ${quote(ability)}` };
  });
  return ask ?? { resource: key, ability };
}

export function assertRequests(requests: readonly CapabilityRequest[]): void {
  if (Array.isArray(requests) && requests.length > 0 && requests.every((each) => typeof each === 'object' && each))
    return;
  throw new TypeError('requests: expected a list of at least one { resource, ability }');
}

/** Says what a request restricts: its data, where the namespace of its resource defines restrictions. */
export function restrictionsOf({ data }: CapabilityRequest, resource: string, namespaces: Namespaces): Restrictions {
  return data && Object.keys(namespaceRows(resource, namespaces)).length > 0 ? data : {};
}
