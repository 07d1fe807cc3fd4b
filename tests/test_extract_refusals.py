"""Numbers beside a casualty word that count no victim, and the victims right beside them."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, params

SPEAKERS = [
    Case("said", "A bomb killed nine and wounded 47 in Leeds, two officials said.",
         ["killed 9 people", "injured 47 people"]),
    Case("said-when", "A bomb killed nine in Leeds, two officials said on Friday.", ["killed 9 people"]),
    Case("said-both", "A bomb hurt 47 in Leeds, two guards and a medic said.", ["injured 47 people"]),
    Case("reported", "A bomb killed nine men, two reported missing since May.", ["killed 9 men", "missing 2 men"]),
    Case("somebody-else", "He regretted the death of a nun and four pupils in the raid and said so.",
         ["killed 1 nun", "killed 4 pupils"]),
    Case("named", "Among the dead are five children, the mayor, Zita Orlo, told reporters.", ["killed 5 children"]),
    Case("named-victim", "Among the dead are five children, the mayor, Zita Orlo, and a nurse.",
         ["killed 5 children", "killed 1 mayor", "killed 1 nurse"]),
    Case("part-first", "The toll has risen to 86, 30 of them children, a doctor said.",
         ["killed 86 people", "killed 30 children"]),
]  # fmt: skip

CHOICES = [
    Case("or-captured", "More than 90 rebels were killed or arrested.", []),
    Case("or-hurt", "More than 90 rebels were killed or wounded.", ["casualties > 90 rebels"]),
    Case("or-drowned", "Nine men were shot dead or drowned.", ["killed 9 men"], may=["casualties 9 men"]),
    Case("or-three", "The unit lost many: 340 dead, wounded or captured.", []),
    Case("none-or", "No one was killed or injured.", ["casualties 0 people"]),
    Case("tried-to", "Up to 200 detainees had tried to climb the outer wall in the night.", []),
    Case("fares-otherwise", "The quake killed 92; another 242 people could not be reached.", ["killed 92 people"]),
    Case("the-rest", "Of 48 pupils, 19 died and the rest were hurt.", ["killed 19 people"]),
    Case("neither", "Neither the pilot nor his two passengers were injured.", []),
    Case("any-of", "The governor denied that any of the 12 had been tortured to death.", []),
    Case("hopes", "Hopes of rescuing two boys faded.", []),
    Case("wishes", "The families want three drivers freed.", []),
    Case("none-badly", "Seven people were hurt, none seriously.", ["injured 7 people"]),
    Case("patients", "Two survivors were released from hospital.", [], may=["rescued 2 survivors"]),
    Case("no-hostages", "No hostages were harmed.", []),
]

AGES = [
    Case("age-apart", "A 36 year old man was killed.", ["killed 1 36 year old man"]),
    Case("age-two", "Two 16 year old boys died.", ["killed 2 16 year old boys"]),
    Case("age-spaced", "A 36 - year - old climber died.", ["killed 1 *"]),
    Case("age-alone", "A 17-year-old was shot dead and two 18-year-olds were hurt.",
         ["killed 1 17-year-old", "injured 2 people"]),
    Case("age-adjective", "A 17-year-old girl died in a 20-year-old car.", ["killed 1 17-year-old girl"]),
    Case("age-after", "Ann Lee, 36 years old, was killed.", []),
    Case("age-shared", "A 26- and a 31-year-old were hurt.", ["injured 1 31-year-old"]),
    Case("age-parts", "Three people, a 36 year old woman and her two sons, were hurt.",
         ["injured 3 people", "injured 1 36 year old woman", "injured 2 sons"], {1: {"part_of": 0}, 2: {"part_of": 0}}),
    Case("day-and-count", "On 23 September 28 bodies were found.", ["killed 28 bodies"]),
    Case("age-bound", "A third of the dead were under 18.", [], may=["share 0.3333 people"]),
    Case("that-of-a-year", "The toll is three times that of 2019.", []),
    Case("shot-and", "Two gunmen shot and wounded a judge.", ["injured 1 judge"]),
    Case("shot-and-killed", "Two guards shot and killed in Leeds", ["killed 2 guards"]),
    Case("killer", "A jury convicted a 27-year-old man of shooting dead his wife.", [], may=["killed 1 wife"]),
]  # fmt: skip


@pytest.mark.parametrize("case", params([*SPEAKERS, *CHOICES, *AGES]))
def test_reads(case: Case) -> None:
    assert differences(case) == []
