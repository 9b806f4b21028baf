"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.language import guess, is_english, is_foreign

TEXTS = [
    ("The plan is kept by all of the people in the shop, and it works.", "en"),
    ("Der Plan wird von allen im Laden eingehalten, und die Kunden sind mit der Ware zufrieden.", "de"),
    ("Le plan est suivi par tous les gens de la boutique et les clients sont contents du service.", "fr"),
    ("El plan es seguido por todos los empleados de la tienda y las ventas son para el fondo.", "es"),
    ("O plano não é seguido em todas as lojas do país, e os clientes das cidades com mais vendas", "pt"),
    (
        "Het plan wordt door iedereen in de winkel gevolgd en de klanten zijn met het werk tevreden van dag op dag",
        "nl",
    ),
    (
        "Il piano è seguito da tutti nel negozio e gli ordini della settimana sono con il fornitore per la sera",
        "it",
    ),
    ("売上を毎月確認する", "ja"),
    ("매달 매출을 확인한다", "ko"),
    ("每月检查销售额", "zh"),
    ("Проверять продажи каждый месяц", "ru"),
    ("3 calls per week\n1 visit per month\n2 reports per day\n4 talks per year\n5 reviews per sprint", None),
    ("# Taken\n- Deeg maken\n# Vaardigheden\n- Gisting", "nl"),
    ("Aufgaben:\n• Teige ansetzen\n\nWas wir bieten\n• Brot", "de"),
    ("## Missions\n- Apollo\n", None),
    ("< 200 ms p95, 99.9 %", None),
    ("API design", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "code"), TEXTS)
def test_function_words_and_scripts_tell_a_language(text: str, code: str | None) -> None:
    assert guess(text) == code


WORDS = sorted({word for text, _ in TEXTS for word in text.split()} | {"# Auftrag", "## Mission", "# Misión"})


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from([" ", "\n"]))
def test_a_foreign_text_is_one_that_is_not_guessed_to_be_english(words: list[str], between: str) -> None:
    text = between.join(words)
    assert is_foreign(text) is not is_english(guess(text))


def test_a_mixed_text_is_not_guessed() -> None:
    assert guess("the of and to in for der die das und zu den") is None


@pytest.mark.parametrize(
    ("code", "expected"), [(None, True), ("en", True), ("EN-us", True), ("de", False), ("enm", False)]
)
def test_nothing_said_counts_as_english(code: str | None, expected: bool) -> None:  # noqa: FBT001
    assert is_english(code) is expected


@pytest.mark.parametrize("sign", ["\u2192", "\u2265", "\u2014", "\u201c", "\u20ac", "\u2502"])
def test_a_sign_beyond_ascii_ends_a_word_like_any_other(sign: str) -> None:
    text = "der die das und zu mit Plan"
    assert guess(text.replace(" ", sign)) == guess(f"{text} \u00fc") == "de"
