"""Pronouns: who is meant, by agreement, closeness and syntactic role; nobody where that is not clear."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from worker.labels import NOUN_TAGS, OBJECTS, PERSONAL, SUBJECTS
from worker.language.quotes import Quote
from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.lexicon import nouns
from worker.normalisation.parties.people import SPEECH
from worker.normalisation.parties.words import Words

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
NEUTER = frozenset(("it", "its", "itself"))
_REACH = 4  # sentences looked back
_RECENCY = (3.0, 2.4, 1.3, 0.7, 0.3)  # by sentences between
_SUBJECT = 1.2
_MAIN = 0.4  # for the subject of the main clause
_SPEAKER = 0.4  # from the subject of one verb of speech to that of another
_UNNAMED = -0.4
_POSSESSOR = -0.6
_OTHER_QUOTE = -2.0
_MARGIN = 0.3  # a lead smaller than this is no answer
_FREQUENT = 0.1
_PLEONASTIC = frozenset(("be", "seem", "appear", "take", "become", "remain", "happen"))
_HUMAN = frozenset(
    ("civilians", "armed_group", "armed_force", "police", "government", "organization", "unknown", "person")
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    head: int
    chains: tuple[Chain, ...]
    score: float


def resolve_pronouns(
    words: Words, quotes: Sequence[Quote], chains: Chains, issuer: Chain | None
) -> dict[int, tuple[Chain, ...]]:
    """Token -> the chains its pronoun stands for. A resolved pronoun counts as a mention for those after it.

    `issuer` is the country that speaks as "we" outside quotation marks, where the text is a government's own.
    """
    seen = sorted(chains.seen, key=lambda mention: mention[0])
    resolver = _Resolver(words, [(quote.start, quote.end) for quote in quotes], seen)
    answers = resolver.run()
    if issuer is not None:
        own = [i for i, lower in enumerate(words.lower) if lower in _WE and not resolver.quoted(i)]
        answers.update(dict.fromkeys(own, (issuer,)))
    return answers


class _Resolver:
    def __init__(self, words: Words, quotes: list[tuple[int, int]], seen: list[tuple[int, Chain]]) -> None:
        self.words = words
        self.quotes = quotes
        self.later = seen
        self.past: list[tuple[int, tuple[Chain, ...]]] = []
        self.heads: dict[int, tuple[Chain, ...]] = {}
        self.answers: dict[int, tuple[Chain, ...]] = {}

    def run(self) -> dict[int, tuple[Chain, ...]]:
        taken = 0
        for i, lower in enumerate(self.words.lower):
            while taken < len(self.later) and self.later[taken][0] < i:
                head, chain = self.later[taken]
                self.past.append((head, (chain,)))
                self.heads[head] = (chain,)
                taken += 1
            if self.words.tag[i] in PERSONAL and (lower in SINGULAR or lower in PLURAL or lower in NEUTER):
                found = self._resolve(i, lower)
                if found:
                    self.answers[i] = found
                    self.past.append((i, found))
                    self.heads[i] = found
        return self.answers

    def _resolve(self, i: int, lower: str) -> tuple[Chain, ...]:
        if lower in NEUTER and self._pleonastic(i):
            return ()
        best: dict[tuple[int, ...], _Candidate] = {}
        for head, found in reversed(self.past):
            gap = self.words.sent[i] - self.words.sent[head]
            if gap > _REACH:
                break
            for group in self._groups(head, found, lower):
                if not _agrees(group, lower) or self._bound(i, head, lower):
                    continue
                key = tuple(sorted(id(chain) for chain in group))
                score = self._score(i, head, gap, group, lower)
                if key not in best or score > best[key].score:
                    best[key] = _Candidate(head, group, score)
        return self._choose(i, lower, list(best.values()))

    def _groups(self, head: int, found: tuple[Chain, ...], lower: str) -> list[tuple[Chain, ...]]:
        """The mention itself and, for plurals, the coordination it begins."""
        groups = [found]
        if lower in PLURAL and len(found) == 1:
            coordinated = [self.heads.get(k, ()) for k in self.words.conjuncts(head) if k != head]
            others = [chains[0] for chains in coordinated if len(chains) == 1]
            if others:
                groups.append(tuple(dict.fromkeys((*found, *others))))
        return groups

    def _score(self, i: int, head: int, gap: int, group: tuple[Chain, ...], lower: str) -> float:
        dep = self.words.dep[head]
        score = _RECENCY[gap]
        if dep in SUBJECTS or self._source(head):
            score += _SUBJECT + _MAIN * (self.words.dep[self.words.head[head]] == "ROOT")
        elif dep == "poss":
            score += _POSSESSOR
        if self.quoted(i) != self.quoted(head):
            score += _OTHER_QUOTE
        score += _FREQUENT * min(5, max(len(chain.forms) for chain in group))
        if lower in SINGULAR and not group[0].named:
            score += _UNNAMED
        if self._speaker(i) and self._speaker(head):
            score += _SPEAKER
        if lower in PLURAL and len(group) == 1 and not group[0].plural:
            score -= 0.8
        if lower not in SINGULAR and group[0].kind in ("infrastructure", "country") and lower in PLURAL:
            score -= 0.8
        return score

    def _speaker(self, i: int) -> bool:
        return self.words.dep[i] == "nsubj" and self.words.lemma[self.words.head[i]] in SPEECH

    def _source(self, head: int) -> bool:
        """True for whom "according to" names."""
        words = self.words
        return words.dep[head] == "pobj" and words.lower[words.head[words.head[head]]] == "according"

    def _choose(self, i: int, lower: str, candidates: list[_Candidate]) -> tuple[Chain, ...]:
        if not candidates:
            return ()
        candidates.sort(key=lambda candidate: (-candidate.score, -candidate.head))
        first = candidates[0]
        own = set(map(id, first.chains))
        rival = next((c.score for c in candidates[1:] if own.isdisjoint(map(id, c.chains))), None)
        if rival is not None and first.score - rival < _MARGIN:
            return ()
        if lower not in SINGULAR and self._thing_score(i, lower) > first.score:
            return ()
        return first.chains if first.score > 0.5 else ()

    def _thing_score(self, i: int, lower: str) -> float:
        """How well the latest subject that is no party would do: "the attack", "reports"."""
        words = self.words
        for k in range(i - 1, -1, -1):
            gap = words.sent[i] - words.sent[k]
            if gap > 1:
                break
            subject = words.dep[k] in SUBJECTS and words.tag[k] in NOUN_TAGS and k not in self.heads
            if subject and words.plural(k) == (lower in PLURAL):
                return _RECENCY[gap] + _SUBJECT
        return 0.0

    def _bound(self, i: int, head: int, lower: str) -> bool:
        """True where syntax forbids it: an object and the subject of its own verb, a speaker in his own quote."""
        words = self.words
        verb = words.head[i]
        if words.dep[i] in OBJECTS and words.head[head] == verb and words.dep[head] == "nsubj":
            return not lower.endswith(("self", "selves"))
        if words.dep[i] == "pobj" and words.head[verb] == words.head[head] and words.dep[head] == "nsubj":
            return True
        said = words.dep[head] == "nsubj" and words.lemma[words.head[head]] in SPEECH
        return said and self.quoted(i) and not self.quoted(head) and words.sent[i] == words.sent[head]

    def quoted(self, i: int) -> bool:
        before = bisect_right(self.quotes, self.words.start[i], key=lambda quote: quote[0])
        return before > 0 and self.words.start[i] < self.quotes[before - 1][1]

    def _pleonastic(self, i: int) -> bool:
        words = self.words
        verb = words.head[i]
        if words.dep[i] != "nsubj" or words.lemma[verb] not in _PLEONASTIC:
            return words.dep[i] == "expl"
        return any(words.dep[k] in ("ccomp", "xcomp", "advcl", "acomp", "csubj") for k in words.right(verb))


def _agrees(group: tuple[Chain, ...], lower: str) -> bool:
    gender = SINGULAR.get(lower)
    if gender is not None:
        chain = group[0]
        human = chain.kind == "person" or (chain.lemma in nouns().kinds and chain.kind in ("civilians", "unknown"))
        return len(group) == 1 and human and not chain.plural and chain.gender in (None, gender)
    if lower in PLURAL:
        if len(group) > 1:
            return True
        return group[0].kind in _HUMAN and group[0].kind != "person"
    return len(group) == 1 and not group[0].plural and group[0].kind not in ("person", "civilians")
