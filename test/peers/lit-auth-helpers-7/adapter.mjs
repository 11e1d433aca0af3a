import helpers from '@lit-protocol/auth-helpers';
import constants from '@lit-protocol/constants';
import { base58btc } from 'multiformats/bases/base58';
import { CID } from 'multiformats/cid';
import { refuse, serve } from '../adapter.mjs';

const { parseLitResource, RecapSessionCapabilityObject } = helpers;
const abilities = Object.values(constants.LIT_ABILITY);

/** The ability of a resource that the library writes as `Namespace/Name`. */
const abilityOf = (resource, name) =>
  abilities.find((ability) => {
    if (!resource.isValidLitAbility(ability)) return false;
    const probe = new RecapSessionCapabilityObject();
    probe.addCapabilityForResource(resource, ability);
    return Object.hasOwn(probe.attenuations[resource.getResourceKey()], name);
  });

await serve({
  from: import.meta.url,
  package: '@lit-protocol/auth-helpers',
  features: ['namespace:lit-ratelimitincrease'],
  operations: {
    'recap.decode': ({ uri }) => {
      const { attenuations, proofs } = RecapSessionCapabilityObject.decode(uri);
      // Proofs are given in Base32; Base58 is how the library writes them into a URI.
      return { att: attenuations, prf: proofs.map((cid) => CID.parse(cid).toString(base58btc)) };
    },
    'recap.encode': ({ recap: { att, prf } }) => new RecapSessionCapabilityObject(att, prf).encodeAsSiweResource(),
    'recap.statement': ({ uri, statement }) =>
      RecapSessionCapabilityObject.decode(uri).addToSiweMessage({ statement }).statement,
    'capability.covers': ({ grants, resource, ability }) => {
      const asked = parseLitResource(resource);
      const named = abilityOf(asked, ability);
      const objects = grants.map(({ att, prf }) => new RecapSessionCapabilityObject(att, prf));
      if (!objects.some((object) => object.verifyCapabilitiesForResource(asked, named))) {
        refuse('verifyCapabilitiesForResource: false');
      }
    },
  },
});
