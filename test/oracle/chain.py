"""Chains: an AuthSig with what its proofs name (spec/chain.md)."""

import base64

import auth_sig
import cacao
import capability
import instant
from verdict import Broken, Issue, end_stage

MAX_DEPTH, MAX_BLOCKS = 8, 32  # chainDepth, chainBlocks


class Chain:
    """The links of an AuthSig that was read, by their CIDs; `missing` are issues that evidence could settle."""

    def __init__(self, first, policy, work):
        self.first, self.policy, self.work = first, policy, work
        self.links = {None: first}  # in the order in which following the proofs meets them
        self.blocks, self.missing = {}, []
        self._follow(None, [])
        self._judge_structure()
        self._judge_hashes()

    # Steps 1 and 2.

    def named(self, cid):
        """(path, CID) of each proof of a link; a CID that one ReCap names twice counts once."""
        link = self.links.get(cid)
        found = {}
        for path, name in link.proofs() if link else ():
            found.setdefault(name, path)
        return [(path, name) for name, path in found.items()]

    def _follow(self, cid, above):
        """Reads what is named, depth first. A block that several links name is one link."""
        for path, name in self.named(cid):
            if name in above:
                raise Broken(Issue("chain.cycle", path))
            if name in self.blocks:
                continue
            block = self.policy.proofs.get(name)
            self.blocks[name] = b"" if block is None else base64.b64decode(block)
            if block is None:
                self.missing.append(Issue("auth-sig.proofs", path))
                continue
            if len(self.blocks) > MAX_BLOCKS or sum(map(len, self.blocks.values())) > cacao.MAX_BYTES:
                raise Broken(Issue("chain.size", path))
            if len(above) + 2 > MAX_DEPTH:
                raise Broken(Issue("chain.depth", path))
            self.links[name] = self.work.once(("block", name), lambda: self._read(name, path))
            self._follow(name, above + [name])

    def _read(self, name, path):
        value = cacao.read(self.blocks[name], path, self.work)
        return auth_sig.read(value, path, self.work)

    def _judge_structure(self):
        """chain.cycle, chain.depth (the longest way counts), chain.size."""
        if len(self.blocks) > MAX_BLOCKS:
            raise Broken(Issue("chain.size", self.first.path))
        depths = {}

        def below(cid, above):
            if cid not in depths:
                ways = [0]
                for path, name in self.named(cid):
                    if name in above:
                        raise Broken(Issue("chain.cycle", path))
                    ways.append(below(name, above | {name}))
                depths[cid] = 1 + max(ways)
            return depths[cid]

        if below(None, frozenset()) > MAX_DEPTH:
            raise Broken(Issue("chain.depth", self.first.proofs()[0][0]))

    def _judge_hashes(self):
        end_stage(
            [
                Issue("chain.block", link.path)
                for cid, link in self.links.items()
                if cid is not None and cacao.cid_of(self.blocks[cid]) != cid
            ]
        )

    # Step 3.

    def judge(self):
        """Each proof, every step, the narrowing of every link whose proofs are all there, and the roots."""
        issues = list(self.missing)
        for cid, link in self.links.items():
            if cid is not None:
                issues += auth_sig.judge(link, "proof", self.policy.of_proof())
        self._count_steps()
        for cid, link in self.links.items():
            names = self.named(cid)
            proofs = [self.links[name] for _, name in names if name in self.links]
            for proof in proofs:
                issues += _judge_audience(link, proof) + _judge_time(link, proof)
            if names and len(proofs) == len(names):
                pooled = [cell for proof in proofs for cell in proof.cells]
                issues += capability.narrowing(link.cells, pooled, self.work, link.path)
        return issues + self._judge_roots()

    def _count_steps(self):
        """Comparisons, 4: sixteen for each proof that is named, in each chain that leads to it."""

        def walk(cid):
            for path, name in self.named(cid):
                self.work.comparisons(16, path)
                walk(name)

        walk(None)

    def roots(self):
        """The links without proofs."""
        return [link for cid, link in self.links.items() if not self.named(cid)]

    def root(self):
        """On whose authority; None while that is not known."""
        roots = self.roots()
        return roots[0] if roots and not self.missing else None

    def _judge_roots(self):
        """chain.root: by the authority that is named, or all by one account, chain id included."""
        roots = self.roots()
        if self.policy.root is not None:
            wrong = [root for root in roots if not auth_sig.is_named(root, self.policy.root)]
        else:
            wrong = [root for root in roots if _issuer(root) != _issuer(roots[0])]
        return [Issue("chain.root", auth_sig.address_path(root)) for root in wrong]

    # Step 4.

    def judge_signatures(self):
        issues = []
        for cid, link in self.links.items():
            ask = lambda link=link: auth_sig.judge_signature(link, self.policy, self.work)  # noqa: E731
            issues += ask() if cid is None else self.work.once(("signature", cid), ask)
        return issues

    def expiration(self, purpose):
        """The earliest of all expirations, or None."""
        ends = [
            link.expiration(purpose if cid is None else "proof", self.policy) for cid, link in self.links.items()
        ]
        return min((end for end in ends if end is not None), default=None)


def _issuer(link):
    return (link.members["chainId"] if link.is_siwe else None, link.address.lower())


def _judge_audience(link, proof):
    """chain.audience: the URI of a proof names the issuer of the link that rests on it."""
    prefix = f"did:pkh:eip155:{link.members['chainId']}:"
    uri = proof.uri
    if uri.startswith(prefix) and auth_sig.is_address_of(link, uri[len(prefix) :]):
        return []
    return [Issue("chain.audience", proof.text_path + ("uri",))]


def _begin(link):
    """(instant, member): the later of issued-at and not-before."""
    begins = [(instant.parse(link.members[name]), name) for name in ("notBefore", "issuedAt") if name in link.members]
    return max(begins)


def _judge_time(link, proof):
    """chain.time, exact."""
    issues = []
    begins, member = _begin(link)
    if begins < _begin(proof)[0]:
        issues.append(Issue("chain.time", link.text_path + (member,)))
    if "expirationTime" in proof.members:
        if "expirationTime" not in link.members:
            issues.append(Issue("chain.time", link.text_path))
        elif instant.parse(link.members["expirationTime"]) > instant.parse(proof.members["expirationTime"]):
            issues.append(Issue("chain.time", link.text_path + ("expirationTime",)))
    return issues
