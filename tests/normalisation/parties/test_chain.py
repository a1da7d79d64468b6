"""A chain, and the chains of an article."""

from worker.normalisation.parties.chain import Chain, Chains

BODY = "ELN rebels fled. The rebels hid."


def told() -> tuple[Chains, Chain, Chain]:
    """Two groups, each mentioned once."""
    chains = Chains()
    named = chains.new(Chain("ELN", "body", kind="armed_group", named=True), "eln")
    plain = chains.new(Chain("rebels", "generic", kind="armed_group"), "rebels")
    chains.mention(named, 0, range(1), 0, 3)
    chains.mention(plain, 5, range(5, 6), 21, 27)
    return chains, named, plain


def test_a_party_has_its_mentions_in_the_order_of_the_text() -> None:
    """As slices of the body."""
    chain = Chain("ELN", "body", kind="armed_group")
    chain.forms |= {(21, 27), (0, 3)}
    assert [span.text for span in chain.party(BODY).mentions] == ["ELN", "rebels"]


def test_what_is_learnt_shows() -> None:
    """The value is made anew."""
    chain = Chain("ELN", "body")
    assert chain.party(BODY).country is None
    chain.country = "COL"
    assert chain.party(BODY).country == "COL"


def test_the_latest_stands_before() -> None:
    """Of those that pass."""
    chains, named, plain = told()
    assert chains.latest(9, lambda _: True) is plain
    assert chains.latest(5, lambda _: True) is named
    assert chains.latest(9, lambda chain: chain.kind == "person") is None


def test_one_group_alone_is_the_militants() -> None:
    """Not where others in arms were told, nor where it has no name."""
    chains, named, _ = told()
    assert chains.only_group(3) is named
    assert chains.only_group(9) is None


def test_a_chain_takes_another_over() -> None:
    """With its mentions, tokens and keys."""
    chains, named, plain = told()
    chains.absorb(named, plain)
    assert chains.all == [named]
    assert chains.at[5] is named
    assert chains.keyed["rebels"] is named
    assert named.forms == {(0, 3), (21, 27)}
