import { parseResource, sdkAbility } from '../../capability.js';
import { newSessionCapabilityObject } from '../../client/capability-object.js';
import type { ResourceAbilityRequest } from '../../generated/types.js';
import { isPlainObject } from '../../internal/json.js';
import { parseJson } from '../../internal/json-text.js';
import type { Recap, Restrictions } from '../../recap.js';
import { isMisuse, type Misuse } from '../command.js';
import { clip } from '../terminal.js';
import type { Context } from './thing.js';

/** What stands for a grant in help. */
export const grantValue = 'ABILITY=RESOURCE';

interface Grant {
  readonly ability: string;
  /** The URI of the resource. */
  readonly resource: string;
  readonly prefix: string;
  readonly id: string;
  readonly restrictions: Restrictions | undefined;
}

/** Reads `ABILITY=RESOURCE`, and restrictions as JSON after a space. */
function parseGrant(text: string, { profile }: Context): Grant | Misuse {
  const [, ability = '', resource = '', rest = ''] = /^([^=\s]*)=(\S+)\s*(.*)$/s.exec(text) ?? [];
  const parsed = parseResource(resource);
  if (ability === '' || !parsed) {
    return { misuse: `expected ABILITY=RESOURCE such as pkp-signing=lit-pkp://*, found ${clip(text, 120)}` };
  }
  if (rest === '') return { ability, resource, ...parsed, restrictions: undefined };
  const { jsonBytes, jsonDepth, jsonValues } = profile.parameters.limits;
  const json = parseJson(rest, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  return json.ok && isPlainObject(json.value)
    ? { ability, resource, ...parsed, restrictions: json.value }
    : { misuse: `expected restrictions as a JSON object after the resource, found ${clip(rest, 120)}` };
}

/** Makes the ReCap that grants what the texts say, on the proofs that are named. Throws what the library refuses. */
export function recapOf(texts: readonly string[], proofs: readonly string[], context: Context): Recap | Misuse {
  const recap = newSessionCapabilityObject({}, [], { profile: context.profile });
  for (const text of texts) {
    const grant = parseGrant(text, context);
    if (isMisuse(grant)) return grant;
    const { ability, resource, prefix, id, restrictions } = grant;
    const slash = ability.indexOf('/');
    if (slash < 0) recap.addCapabilityForResource({ resource: id, resourcePrefix: prefix }, ability, restrictions);
    else recap.addAttenuation(resource, ability.slice(0, slash), ability.slice(slash + 1), restrictions);
  }
  for (const proof of proofs) recap.addProof(proof);
  return recap.recap;
}

/** Reads the operations that a session asks for, in the wire form. */
export function requestsOf(texts: readonly string[], context: Context): readonly ResourceAbilityRequest[] | Misuse {
  const requests: ResourceAbilityRequest[] = [];
  for (const text of texts) {
    const request = parseGrant(text, context);
    if (isMisuse(request)) return request;
    const { ability, resource, prefix, id, restrictions } = request;
    if (restrictions) return { misuse: `a request has no restrictions, found ${clip(text, 120)}` };
    // On the wire an ability has the SDK's name, where it has one.
    requests.push({
      resource: { resource: id, resourcePrefix: prefix },
      ability: sdkAbility(resource, ability) ?? ability,
    });
  }
  return requests;
}
