"""What a noun phrase says by itself: its name, its country, its kind and sector."""

import pytest

from tests.normalisation.parties.linked import who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("Russia agreed.", "Russia", ("Russia", "country", "RUS", None)),
        ("The Kremlin agreed.", "Kremlin", ("Kremlin", "government", "RUS", "GOV")),
        ("Beijing agreed to it.", "Beijing", ("China", "country", "CHN", None)),
        ("The Russians agreed.", "Russians", ("Russia", "country", "RUS", None)),
        ("Three Afghans were killed.", "Afghans", ("Afghans", "civilians", "AFG", "CVL")),
        ("Russian forces fled.", "forces", ("Russian forces", "armed_force", "RUS", "MIL")),
        ("Ukraine's energy ministry agreed.", "ministry", ("Ukraine's energy ministry", "government", "UKR", "GOV")),
        ("The Trump administration agreed.", "administration", ("Trump administration", "government", "USA", "GOV")),
        ("The Houthi movement agreed.", "movement", ("Houthis", "armed_group", "YEM", "REB")),
        ("Hamas fighters fled.", "fighters", ("Hamas", "armed_group", "PSE", "REB")),
        ("Two Hamas fighters fled.", "fighters", ("Hamas fighters", "armed_group", "PSE", "REB")),
        ("Urban commandos of the ELN fled.", "commandos", ("ELN", "armed_group", "COL", "REB")),
        ("Leaders of the ELN rebels met.", "Leaders", ("Leaders of the ELN rebels", "armed_group", "COL", "REB")),
        ("The Turkish side agreed.", "side", ("Turkish side", "government", "TUR", "GOV")),
        ("Last month gangs burned down a clinic.", "gangs", ("gangs", "armed_group", None, "CRM")),
        ("The warring sides agreed.", "sides", ("warring sides", "organization", None, None)),
        ("Shells hit the Syrian side of the border.", "side", ("Syrian side of the border", "unknown", "SYR", None)),
        ("Leaders of the council met.", "Leaders", ("Leaders of the council", "government", None, "GOV")),
        ("Members of the gang fled.", "Members", ("Members of the gang", "armed_group", None, "CRM")),
        ("Residents of Camp Liberty fled.", "Residents", ("Residents of Camp Liberty", "civilians", None, "CVL")),
        ("Two gunmen fled.", "gunmen", ("gunmen", "unknown", None, "UAF")),
        ("They hit the Indian embassy.", "embassy", ("Indian embassy", "infrastructure", "IND", None)),
        ("Reuters asked him.", "Reuters", ("Reuters", "organization", "GBR", "JRN")),
        ("Seven priests fled.", "priests", ("priests", "civilians", None, "REL")),
        ("Opposition officials agreed.", "officials", ("Opposition officials", "organization", None, "OPP")),
        ("A convoy of Kenyan nurses fled.", "convoy", ("convoy of Kenyan nurses", "civilians", "KEN", "MED")),
        ("Pakistan's state-owned Quantel agreed.", "Quantel", ("Quantel", "organization", "PAK", None)),
        ("The Kenyan firm Quantel, the company said, agreed.", "Quantel", ("Quantel", "organization", "KEN", "BUS")),
        (
            "The Peace and Security Council agreed.",
            "Council",
            ("African Union Peace and Security Council", "organization", None, "IGO"),
        ),
        ("Kestrel Airlines agreed.", "Airlines", ("Kestrel Airlines", "organization", None, "BUS")),
        ("Tutsi villagers fled.", "villagers", ("Tutsi villagers", "civilians", None, "CVL")),
        ("Pro-Russian rebels fled.", "rebels", ("Pro-Russian rebels", "armed_group", None, "REB")),
    ],
)
def test_kind_country_and_sector(engine: Engine, body: str, word: str, expected: tuple[str | None, ...]) -> None:
    """Names by the gazetteer, common nouns by the lexicon, countries by adjective, owner or named body."""
    (party,) = who(engine, body, word)
    assert (party.name, party.kind, party.country, party.sector) == expected


@pytest.mark.parametrize("tail", ["US-backed rebels fled.", "Rebels backed by nobody fled."])
def test_who_backs_somebody_is_not_his_country(engine: Engine, tail: str) -> None:
    """ "US-backed rebels" are not American."""
    word = "rebels" if "US" in tail else "Rebels"
    assert who(engine, tail, word)[0].country is None
