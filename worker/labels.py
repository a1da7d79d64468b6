"""The labels of tagger, parser and entity recogniser, and the sets of them that several files ask for, each once."""

# parts of speech
ADJ = "ADJ"
ADP = "ADP"
ADV = "ADV"
AUXILIARY = "AUX"
CCONJ = "CCONJ"
DETERMINER = "DET"
NOUN = "NOUN"
NUM = "NUM"
PART = "PART"
PRON = "PRON"
PROPN = "PROPN"
PUNCT = "PUNCT"
SPACE = "SPACE"
VERB = "VERB"

# tags
JJ = "JJ"
MD = "MD"
NN = "NN"
NNP = "NNP"
NNPS = "NNPS"
NNS = "NNS"
PRP = "PRP"
PRPS = "PRP$"
RBR = "RBR"
VB = "VB"
VBD = "VBD"
VBG = "VBG"
VBN = "VBN"
VBP = "VBP"
VBZ = "VBZ"
WDT = "WDT"
WP = "WP"

# relations
ACL = "acl"
ACOMP = "acomp"
ADVCL = "advcl"
ADVMOD = "advmod"
AGENT = "agent"
AMOD = "amod"
APPOS = "appos"
ATTR = "attr"
AUX = "aux"
AUXPASS = "auxpass"
CCOMP = "ccomp"
COMPOUND = "compound"
CONJ = "conj"
CSUBJ = "csubj"
DATIVE = "dative"
DET = "det"
DOBJ = "dobj"
MARK = "mark"
NEG = "neg"
NMOD = "nmod"
NPADVMOD = "npadvmod"
NSUBJ = "nsubj"
NSUBJPASS = "nsubjpass"
NUMMOD = "nummod"
OPRD = "oprd"
PARATAXIS = "parataxis"
PCOMP = "pcomp"
POBJ = "pobj"
POSS = "poss"
CC = "cc"
PRECONJ = "preconj"
PREP = "prep"
PRT = "prt"
RELCL = "relcl"
XCOMP = "xcomp"

# entities
CARDINAL = "CARDINAL"
DATE = "DATE"
FAC = "FAC"
GPE = "GPE"
LOC = "LOC"
MONEY = "MONEY"
NORP = "NORP"
ORDINAL = "ORDINAL"
ORG = "ORG"
PERCENT = "PERCENT"
PERSON = "PERSON"
QUANTITY = "QUANTITY"
TIME = "TIME"

# sets of parts of speech
VERBAL = frozenset((VERB, AUXILIARY))
NOUNS = frozenset((NOUN, PROPN))
NOMINALS = frozenset((NOUN, PROPN, PRON))
NAMES_AND_PRONOUNS = frozenset((PROPN, PRON))
COUNTED = frozenset((NOUN, PROPN, NUM))
DESCRIPTIVE = frozenset((NOUN, PROPN, ADJ))
NOUN_PHRASE = frozenset((DETERMINER, ADJ, NUM, PART, NOUN, PROPN))  # beside prepositions
BEFORE_DAY = frozenset((ADP, DETERMINER, ADV, ADJ, SPACE, PUNCT))  # what stands in front of a day that opens a sentence
JOINING = frozenset((PUNCT, CCONJ))

# sets of tags
PAST = frozenset((VBD, VBN))
PAST_OR_VBZ = frozenset((VBD, VBN, VBZ))  # "wounded" is at times tagged as a present tense
PRESENT = frozenset((VBZ, VBP))
TENSED = frozenset((VBD, VBZ, VBP))
FINITE = frozenset((VBD, VBZ, VBP, MD))
TELLING = frozenset((VBD, VBZ))  # "said", "says"
VERB_TAGS = frozenset((VB, VBD, VBG, VBN, VBP, VBZ))
NOUN_TAGS = frozenset((NN, NNS, NNP, NNPS))
SINGULARS = frozenset((NN, NNP))
PLURALS = frozenset((NNS, NNPS))
PROPER_TAGS = frozenset((NNP, NNPS))
PERSONAL = frozenset((PRP, PRPS))
RELATIVES = frozenset((WDT, WP))

# sets of relations to the verb
SUBJECTS = frozenset((NSUBJ, NSUBJPASS))
ALL_SUBJECTS = frozenset((NSUBJ, NSUBJPASS, CSUBJ))
OBJECTS = frozenset((DOBJ, DATIVE))
PATIENTS = frozenset((DOBJ, NSUBJPASS))  # what undergoes it, in the active and in the passive
ARGUMENTS = frozenset((NSUBJ, NSUBJPASS, DOBJ, POBJ))
GOVERNED = frozenset((DOBJ, POBJ))
OBJECT_PREDICATES = frozenset((DOBJ, OPRD))
PREDICATES = frozenset((OPRD, ACOMP, XCOMP))
AUXILIARIES = frozenset((AUX, AUXPASS))
AUXILIARY_OR_NEGATION = frozenset((NEG, AUX))
PARTICLES = frozenset((PRT, ADVMOD))
PREPOSITION_OR_DATIVE = frozenset((PREP, DATIVE))
PREPOSITION_OR_AGENT = frozenset((PREP, AGENT))
OF_PREPOSITION = frozenset((POBJ, PCOMP))
COMPLEMENTS = frozenset((CCOMP, XCOMP))
SUBJECTLESS = frozenset((XCOMP, ADVCL))  # clauses that share the subject of their verb
VERB_CLAUSES = frozenset((XCOMP, CCOMP, ADVCL))
MAIN_LIKE = frozenset((CCOMP, PARATAXIS))  # clauses that could stand alone
CLAUSE_OPENERS = frozenset((MARK, ADVMOD))
CLAUSE_OPENERS_AND_AUXILIARY = frozenset((MARK, ADVMOD, AUX))
MARK_OR_PREPOSITION = frozenset((MARK, PREP))
HEADING_NO_CLAUSE = frozenset((AUX, AUXPASS, AMOD, COMPOUND))

# sets of relations to the noun
ADNOMINAL_CLAUSES = frozenset((ACL, RELCL))
CONTENT_CLAUSES = frozenset((ACL, RELCL, CCOMP))
RELATIVE_OR_ADVERBIAL = frozenset((RELCL, ADVCL))
COMPOUNDED = frozenset((COMPOUND, NMOD))
COMPOUND_OR_ADJECTIVE = frozenset((COMPOUND, AMOD))
PREMODIFIERS = frozenset((AMOD, COMPOUND, NMOD))
COMPOUNDED_OR_OWNER = frozenset((COMPOUND, NMOD, POSS))
PREMODIFIERS_AND_OWNER = frozenset((AMOD, COMPOUND, NMOD, POSS))
MODIFIERS = frozenset((AMOD, COMPOUND, NMOD, POSS, NUMMOD))
DETERMINERS = frozenset((DET, PRECONJ))
DET_OR_AMOD = frozenset((DET, AMOD))

# sets of entities
TIMES = frozenset((DATE, TIME))
VALUES = frozenset((DATE, TIME, CARDINAL, ORDINAL, MONEY, QUANTITY, PERCENT))  # of which none is somebody
NAMED = frozenset((PERSON, ORG, GPE, NORP, FAC, LOC))  # who and where
WHO = frozenset((PERSON, ORG, GPE, NORP))
SPEAKERS = frozenset((PERSON, ORG, GPE))
PERSON_OR_BODY = frozenset((PERSON, ORG))
STATE_OR_BODY = frozenset((GPE, ORG))
PEOPLES = frozenset((GPE, NORP))
PLACES = frozenset((GPE, LOC, FAC))
LANDS = frozenset((GPE, LOC))
