"""How the data files are read."""

from worker.resources import load_yaml


def test_words_that_look_like_booleans_stay_words() -> None:
    """ "on", "off" and "no" in a list are words; only true and false are truth values."""
    assert "off" in load_yaml("places/words.yaml")["locative"]
    assert "no" in load_yaml("parties/nouns.yaml")["words"]["quantities"]
    assert [v["weak"] for v in load_yaml("lexicon/assault.yaml")["verbs"] if "clash" in v["lemmas"]] == [True]
