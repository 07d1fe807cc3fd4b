"""Who was counted, as worded: the noun meant, whose people they are, and the nouns that stand elsewhere."""

from __future__ import annotations

import pytest

from numcheck.extract import read_article
from numcheck.model import Article

WHO = [
    ("Gunmen killed four guards and wounded 12 others.", "12", "other guards"),
    ("GUNMEN KILLED FOUR GUARDS AND WOUNDED 12 OTHERS.", "12", "OTHER GUARDS"),
    ("The crash killed 16 Belgians and five others.", "five", "others"),
    ("A guard was killed and 12 others were wounded.", "12", "people"),
    ("Ada Roe and 12 others were wounded.", "12", "others"),
    ("Six people were killed and 14 others were wounded.", "14", "people"),
    ("Nine soldiers from the presidential guard were killed.", "Nine", "soldiers from the presidential guard"),
    ("Gunmen shot dead nine people from one family.", "nine", "people from one family"),
    ("Nine people from the south died.", "Nine", "people"),
    ("The army killed nine men from the air.", "nine", "men"),
    ("Nine members of one family were killed.", "Nine", "members of one family"),
    ("They killed nine guerrillas of the Islamic movement Jabal.", "nine", "guerrillas of the Islamic movement Jabal"),
    ("The civilian death toll has risen to 26.", "26", "civilian"),
    ("The U.S. military toll reached 104.", "104", "U.S. military"),
    ("Police fatalities rose to nine.", "nine", "Police"),
    ("The official death toll rose to nine.", "nine", "people"),
    ("So far 133 deaths have been confirmed among civilians.", "133", "civilians"),
    ("At least 90 of the victims are children.", "At least 90", "children"),
    ("Six of the dead were Nepali labourers.", "Six", "Nepali labourers"),
    ("Two of those arrested were minors.", "Two", "minors"),
    ("Eight people, of whom five were children, were killed.", "five", "children"),
    ("Three people, one of them a pregnant woman, were killed.", "one", "pregnant woman"),
    ("The boat carried 120 migrants, 80 of whom drowned.", "80", "migrants"),
    ("He shot three colleagues, killing two of them.", "two", "colleagues"),
    ("Police opened fire on striking miners, killing 34.", "34", "striking miners"),
    ("Gunmen attacked soldiers, killing one and wounding four.", "four", "soldiers"),
    ("Soldiers fired at a bus, killing nine.", "nine", "people"),
    ("The raid was led by rebels, killing nine.", "nine", "people"),
    ("Divers found seven bodies.", "seven", "bodies"),
    ("Divers found seven bodies of sailors.", "seven", "sailors"),
    ("One Swiss and two Italian skiers died.", "One", "Swiss"),
]


@pytest.mark.parametrize(("text", "words", "victims"), WHO)
def test_who_was_counted(text: str, words: str, victims: str) -> None:
    figures = read_article(Article(id="a", text=text)).figures
    assert {figure.victims for figure in figures if figure.text.lower() == words.lower()} == {victims}
