"""The labels of tagger, parser and entity recogniser that the reading of dates asks for, each set once."""

VERBAL = frozenset(("VERB", "AUX"))
NAME = "PROPN"
NOUNS = frozenset(("NOUN", NAME))
PHRASE = frozenset(("DET", "ADJ", "NUM", "PART", *NOUNS))  # parts of speech of a noun phrase beside prepositions
OPENING = frozenset(("ADP", "DET", "ADV", "ADJ", "SPACE", "PUNCT"))  # and of what stands in front of a day that opens
JOINING = frozenset(("PUNCT", "CCONJ"))
TIMES = frozenset(("DATE", "TIME"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
AUXILIARIES = frozenset(("aux", "auxpass"))
PRESENT = frozenset(("VBZ", "VBP"))
PRETERITE = frozenset(("VBD",))
PAST = frozenset(("VBD", "VBN"))
RELATIVES = frozenset(("WDT", "WP"))
GERUND = "VBG"
COMPARATIVE = "RBR"
CONJUNCT, ADVERBIAL, RELATIVE, POSSESSIVE = "conj", "advcl", "relcl", "poss"  # of clauses, and of whose a thing is
