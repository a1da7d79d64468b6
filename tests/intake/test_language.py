"""English passes, however it is written; other languages do not."""

import pytest

from worker.article import Article
from worker.errors import Invalid
from worker.intake.language import check_language, foreign, function_words, primary

NEWS = (
    "Officials said on Tuesday that the talks would go on for another week. The two sides have not agreed on a date "
    "for the next round, and neither of them would say who is to attend."
)
ENGLISH = {
    "news": NEWS,
    "capitals": NEWS.upper(),
    "headline": "Drones hit Kharkiv fuel depot, four dead",
    "list of closures": "Road work: Main Street, Elm Street, Oak Avenue, Mill Lane, Bridge Street, Station Road, High "
    "Street, Park Avenue, River Road, Church Lane, Market Square, North Drive, South Drive, Hill Road closed Monday.",
    "foreign names": "President Luis de la Cruz met Ursula von der Heide and Jean de La Tour in Rio de Janeiro; El "
    "País and Le Monde said the Banco de la Nación would send a team to La Paz and to San José de los Andes.",
    "abbreviations": "The U.S. and U.K. envoys met U.N. officials in Washington, D.C. on Friday, a U.S. spokesman "
    "said, after U.S. Sen. J. P. Doe and U.S. Rep. A. B. Roe urged a U.S. pause.",
    "quotation in Spanish": NEWS + " «No vamos a negociar», dijo el ministro.",
    "no letters": "1:0 (42')",
}
FOREIGN = {
    "de": "Die Polizei hat am Montag nach Angaben der Behörden drei Männer festgenommen, die für den Anschlag auf das "
    "Gebäude verantwortlich sein sollen. Sie werden dem Richter vorgeführt.",
    "fr": "Le gouvernement a annoncé mardi que les discussions avec les syndicats ne seront pas reprises avant la fin "
    "du mois, selon une source proche du dossier qui a demandé à ne pas être nommée.",
    "es": "El gobierno anunció el martes que las conversaciones con los sindicatos no se reanudarán hasta el fin del "
    "mes, según una fuente que pidió no ser identificada por su nombre.",
    "pt": "O governo anunciou na terça-feira que as conversas com os sindicatos não serão retomadas até o fim do mês, "
    "segundo uma fonte que pediu para não ser identificada.",
    "it": "Il governo ha annunciato martedì che i colloqui con i sindacati non riprenderanno prima della fine del "
    "mese, secondo una fonte che ha chiesto di non essere nominata.",
    "nl": "De regering heeft dinsdag bekendgemaakt dat de gesprekken met de vakbonden niet voor het einde van de maand "
    "worden hervat, volgens een bron die niet bij naam genoemd wil worden.",
    "sv": "Regeringen meddelade på tisdagen att samtalen med fackförbunden inte kommer att återupptas före slutet av "
    "månaden, enligt en källa som inte vill bli namngiven i det här läget.",
    "da": "Regeringen meddelte tirsdag, at samtalerne med fagforeningerne ikke bliver genoptaget før slutningen af "
    "måneden, ifølge en kilde, som ikke har villet nævnes ved navn i denne sag.",
    "pl": "Rząd ogłosił we wtorek, że rozmowy ze związkami nie zostaną wznowione przed końcem miesiąca, jak podało "
    "źródło, które nie chciało się ujawnić, a także jego współpracownicy z tego resortu.",
    "tr": "Hükümet salı günü sendikalarla görüşmelerin ay sonuna kadar yeniden başlamayacağını ve bu konuda bir karar "
    "için daha çok zaman gerektiğini açıkladı, ancak bir kaynak bunun doğru olmadığını ve yeni bir tarih olduğunu "
    "dedi.",
    "id": "Pemerintah mengumumkan pada hari Selasa bahwa pembicaraan dengan serikat pekerja tidak akan dilanjutkan "
    "sebelum akhir bulan ini, kata seorang sumber yang tidak mau disebut namanya.",
    "vi": "Chính phủ đã thông báo hôm thứ ba rằng các cuộc đàm phán với công đoàn sẽ không được nối lại trước cuối "
    "tháng, theo một nguồn tin không muốn nêu tên của mình trong bài này.",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_passes(text: str) -> None:
    """Capitals, headlines, lists, names and quotations do not make a text foreign."""
    assert foreign(text) is None


@pytest.mark.parametrize(("code", "text"), FOREIGN.items(), ids=FOREIGN)
def test_other_languages_are_told(code: str, text: str) -> None:
    """A sentence or two of news in another language is enough."""
    assert foreign(text) == code


@pytest.mark.parametrize("code", ["nb", "cs", "sk", "hr", "sl"])
def test_close_languages_are_foreign(code: str) -> None:
    """Of languages close to each other it matters only that they are not English."""
    assert foreign(" ".join([*function_words()[code], "Kyiv", "Moskva"]) * 2)


@pytest.mark.parametrize(
    "text", ["Президент прибыл в Женеву.", "وصل الرئيس إلى جنيف", "总统抵达日内瓦", "대통령이 제네바에 도착"]
)
def test_other_scripts_are_foreign(text: str) -> None:
    """Letters alone tell, in however short a text."""
    assert foreign(text) == "another script"


def test_long_text_without_function_words_is_foreign() -> None:
    """Two hundred words of a language not listed are not taken for English."""
    assert foreign("Riigikogu arutas eelnõu " * 70) == "unknown"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("en", "en"), ("en-US", "en"), ("en_GB", "en"), ("ENG", "eng"), (" English ", "english"), ("de-AT", "de")),
        *((None, None), ("", None), ("und", None), ("mul", None), ("x-default", None)),
    ],
)
def test_primary_subtag(tag: str | None, expected: str | None) -> None:
    """Region and script do not matter, and some tags say nothing."""
    assert primary(tag) == expected


@pytest.mark.parametrize("tag", ["en", "en-US", "en_GB", "ENG", "English", "und", None])
def test_declared_english_passes(tag: str | None) -> None:
    """Every way of declaring English, or nothing, is taken."""
    check_language(Article(id="1", body=NEWS, language=tag))


def test_declaration_is_quoted() -> None:
    """The detail names what was declared."""
    with pytest.raises(Invalid, match="language is 'de-AT'; English is what is extracted"):
        check_language(Article(id="1", body=NEWS, language="de-AT"))


def test_contradiction_is_told() -> None:
    """A text that is not what it is declared to be is refused with both languages."""
    with pytest.raises(Invalid, match="language is 'en', but the text looks like 'fr'"):
        check_language(Article(id="1", body=FOREIGN["fr"], language="en"))


def test_withdrawn_without_text_passes() -> None:
    """There is nothing to check in the notice that an article is withdrawn, not even in its declaration."""
    check_language(Article(id="1", body="", language="de", withdrawn=True))
