"""Constructions of real news beyond the catalogue: people without a number, parts told elsewhere, places apart."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, params

ONE = {"indefinite": True, "low": 1, "high": 1}

SINGULARS = [
    Case(
        "definite",
        "The driver was killed and two passengers were hurt.",
        ["killed 1 driver", "injured 2 passengers"],
        {0: ONE},
    ),
    Case(
        "object",
        "Gunmen shot dead the village chief and two guards.",
        ["killed 1 village chief", "killed 2 guards"],
        {0: ONE},
    ),
    Case(
        "possessive",
        "Peru's deputy farm minister was shot and killed on Monday.",
        ["killed 1 deputy farm minister"],
        {0: ONE},
    ),
    Case("apposed", "Juan Vega, the union's treasurer in Lima, was gunned down.", ["killed 1 treasurer"], {0: ONE}),
    Case("no-new-noun", "A gang attacked the mayor of Elba. The mayor was killed."),
    Case("general-noun", "Police chased a thief. The man was killed."),
    Case("told-as-one", "A clerk was killed. The cashier was shot dead by robbers.", ["killed 1 clerk"]),
    Case("whether", "They asked whether to leave before the blast that killed hundreds.", ["killed 200..999? people"]),
    Case("made-to", "Pirates prompted a cruise ship to evacuate 42 passengers.", ["displaced 42 passengers"]),
    Case("not-made-to", "Fears led the mayor to plan to evacuate 42 patients."),
    Case("of-any", "There were no immediate reports of any casualties at the camp.", ["casualties 0 people"]),
    Case("no-killer", "The singer died at home. The keeper was injured in the derby."),
    Case("planned", "They plotted to kill the president and threatened the banker."),
    Case(
        "beside-the-dead",
        "The pilot was killed and the navigator was injured.",
        ["killed 1 pilot", "injured 1 navigator"],
    ),
    Case("uncounted-metric", "Rebels kidnapped the pilot and two passengers.", ["hostages_taken 2 passengers"]),
    Case("second", "A mother and teenage girl were killed.", ["killed 1 mother", "killed 1 teenage girl"], {1: ONE}),
    Case("no-second", "The bomb killed a woman, fueling settler anger over the plan.", ["killed 1 woman"]),
    Case("same-man", "Carl Dorn, an aide and adviser to the queen, was murdered.", ["killed 1 aide"]),
    Case("headline", "The road was closed.", ["killed 1 Man"], {0: ONE}, title="Man killed in lorry crash"),
    Case("headline-list", "It was late.", ["killed 1 Woman", "killed 3 kids"], title="Woman, 3 kids found dead"),
    Case(
        "headline-verb", "It was late.", ["killed 1 soldier", "injured 3 people"], title="Bomb kills soldier, wounds 3"
    ),
    Case("headline-sport", "It was late.", title="Captain injured in derby"),
    Case("class", "Gunmen killed a community leader in Cali.", ["killed 1 community leader"], {0: ONE}),
    Case("party", "A Communist party official was killed.", ["killed 1 Communist party official"], {0: ONE}),
    Case("head-of", "Gunmen killed the head of a radio station.", ["killed 1 head of a radio station"], {0: ONE}),
    Case(
        "own-group",
        "Up to 90 migrants drowned; a ship brought 46 ashore, among them 14 women.",
        ["killed <= 90 migrants", "rescued 46 people", "rescued 14 women"],
    ),
    Case(
        "name-between",
        "It killed nine nuns, six rebels from the National Liberation Forces (NLF) and two cooks.",
        ["killed 9 nuns", "killed 6 rebels from the National Liberation Forces", "killed 2 cooks"],
    ),
    Case("would-have-to", "Up to 900 people would have to be evacuated."),
    Case("had-to", "Up to 900 people had to be evacuated.", ["displaced <= 900 people"]),
    Case("inner-clause", "The attack killing 12 people was condemned.", ["killed 12 people"]),
    Case("which", "The blast, which killed 12 people, was heard far away.", ["killed 12 people"]),
    Case("who-shot", "Two officers fatally shot 16-year-old Ada Roe after she ran."),
    Case("who-shot-named", "Two officers shot Ada Roe after she ran."),
    Case("in-all", "Twelve people in all were killed.", ["killed 12 people"]),
    Case("went-on", "He went on to kill 12 people.", ["killed 12 people"]),
    Case("went-to", "He went to kill 12 people."),
    Case("both-nations", "Six Turkish and Kenyan nationals died.", ["killed 6 Turkish and Kenyan nationals"]),
    Case("joined", "Six farmers and traders were killed.", ["killed 6 farmers and traders"]),
    Case("not-joined", "The raid killed 12 soldiers and civilians were hurt.", ["killed 12 soldiers"]),
    Case(
        "whose",
        "Gunmen shot dead four employees of a British security firm.",
        ["killed 4 employees of a British security firm"],
    ),
    Case(
        "share-of-whom",
        "Rebels hold 90 hostages, a third of whom are dead.",
        ["hostages_held 90 hostages", "share 0.3333 people"],
    ),
    Case("badly", "Some 30 badly burned passengers were killed.", ["killed ~ 30 badly burned passengers"]),
    Case("head-hurt", "The head of the statue was hurt."),
    Case("then", "A Hindu priest was stabbed and then beheaded.", ["killed 1 Hindu priest"], {0: ONE}),
    Case("accused", "Two men who had been accused of theft by a farmer were lynched.", ["killed 2 men"]),
    Case(
        "to-death", "The hacking to death of a university professor was condemned.", ["killed 1 university professor"]
    ),
]

PARTS = [
    Case(
        "of-the-dead",
        "At least 12 people died. Six of the dead were civilians.",
        ["killed >= 12 people", "killed 6 civilians"],
        {0: {"part_of": None}, 1: {"part_of": 0, "role": "part"}},
    ),
    Case(
        "the-dead-included",
        "A ferry sank, killing 40 people. The dead included five nuns and a priest.",
        ["killed 40 people", "killed 5 nuns", "killed 1 priest"],
        {1: {"part_of": 0}, 2: {"part_of": 0}},
    ),
    Case(
        "larger-than-the-whole",
        "Two guards were killed. Six of the dead were civilians.",
        ["killed 2 guards", "killed 6 civilians"],
        {1: {"part_of": None, "role": "toll"}},
    ),
    Case(
        "nothing-before",
        "Six of the dead were civilians.",
        ["killed 6 civilians"],
        {0: {"part_of": None, "role": "toll"}},
    ),
    Case(
        "were-among",
        "Seven members of the same family were among ten people killed in the shelling.",
        ["killed 7 members *", "killed 10 people"],
        {0: {"part_of": 1}, 1: {"part_of": None, "role": "toll"}},
    ),
    Case(
        "freed-among",
        "Two editors were among hundreds of prisoners released on Monday.",
        ["hostages_freed 2 editors", "hostages_freed 200..999? prisoners"],
        {0: {"part_of": 1}},
    ),
    Case("of-those", "The bus fell with 40 on board. Of those, 12 died.", ["killed 12 people"]),
    Case("of-the-passengers", "Of the 40 passengers, 12 died.", ["killed 12 people"], {0: {"part_of": None}}),
    Case(
        "of-the-killed",
        "Of the 40 people killed in the raid, 12 were children.",
        ["killed 40 people", "killed 12 people"],
        {1: {"part_of": 0}},
    ),
    Case(
        "of-them",
        "Some 40 people were hurt. Five of them were children, officials said.",
        ["injured ~ 40 people", "injured 5 children"],
        {1: {"part_of": 0, "attribution": "officials"}},
    ),
    Case(
        "among-them",
        "Police arrested 30 men. Among them were two boys and a nun.",
        ["detained 30 men", "detained 2 boys", "detained 1 nun"],
        {1: {"part_of": 0}, 2: {"part_of": 0}},
    ),
    Case(
        "of-those-children",
        "A bomb killed 12 people. Of those, five were children.",
        ["killed 12 people", "killed 5 *"],
    ),
    Case(
        "of-which-of-two",
        "Some 12 people died and 30 were hurt. Five of them were children.",
        ["killed ~ 12 *", "injured 30 *"],
    ),
    Case("more-than-all", "Some 12 people were killed. Fifty of them were armed.", ["killed ~ 12 people"]),
    Case("of-nobody", "No one was injured in the fire, including two children who were inside.", ["injured 0 people"]),
    Case(
        "breakdown",
        "At least 16 people were killed: nine civilians, four rebels and a nurse.",
        ["killed >= 16 people", "killed 9 civilians", "killed 4 rebels", "killed 1 nurse"],
        {1: {"part_of": 0}, 2: {"part_of": 0}, 3: {"part_of": 0}},
    ),
    Case(
        "no-breakdown", "Gunmen killed 12 people; two soldiers and five guards stormed the inn.", ["killed 12 people"]
    ),
    Case("in-all", "In all 48 people have been killed.", ["killed 48 people"]),
]

PLACES = [
    Case(
        "either",
        "No one was killed in Paris or Lyon, and 12 died in Nice.",
        ["killed 0 people", "killed 0 people", "killed 12 people"],
        {0: {"place": "Paris"}, 1: {"place": "Lyon"}, 2: {"place": "Nice"}},
    ),
    Case("no-places", "No one was hurt in the crash or the fire.", ["injured 0 people"]),
    Case("killers", "Smith and Jones each killed two men.", ["killed 2 men"]),
    Case(
        "each-behind-a-day",
        "On Monday, Umbria and Sicily each recorded four deaths.",
        ["killed 4 people", "killed 4 people"],
        {0: {"place": "Umbria"}, 1: {"place": "Sicily"}},
    ),
]

NOBODY = [
    Case(
        "speakers",
        "The blast killed nine people, a witness and a human rights activist told reporters.",
        ["killed 9 people"],
    ),
    Case("a-speaker", "A mine collapsed, killing 67 people, a doctor at the clinic said.", ["killed 67 people"]),
    Case("hearsay", "The raid left two men dead and two women reported missing.", ["killed 2 men", "missing 2 women"]),
    Case(
        "speaker-behind-parts",
        "A mine killed five people, including a cook and two nurses, a senior rebel official said Wednesday.",
        ["killed 5 people", "killed 1 cook", "killed 2 nurses"],
    ),
    Case(
        "definite-speaker",
        "Troops killed 24 people, the priest who buried most of them told reporters.",
        ["killed 24 people"],
    ),
    Case("mother-of", "A mother of 12 killed in crossfire was buried.", ["killed 1 mother"]),
    Case("father-of", "The deputy — a father of two sons — died on Friday.", ["killed 1 father"]),
    Case("sister-of", "The sister of a man who died in custody spoke.", ["killed 1 man"]),
    Case("named-father", "Ben Hill, father of two, was shot dead."),
    Case("zone", "The blast was felt at 10:52 a.m. (1852 HKT), and 12 people were killed.", ["killed 12 people"]),
    Case("ages", "Three boys ages 16 to 18 were arrested.", ["detained 3 boys"]),
    Case("ages-of", "The victims were between the ages of 15 and 20, and four people died.", ["killed 4 people"]),
    Case("one-of-them", "Gordon Hill Jr., one of the original seven drivers who became stars, died Monday."),
    Case("named-numbers", "The firm said Halo 2 has been released. JBoss 4.0 Released. Beagle 2 shot"),
    Case("town", "In the Philippines 12 were killed.", ["killed 12 people"]),
    Case("age", "Carl Dorn, 78, recorder of whales, dies. The founder, 41, was never injured."),
    Case("two-ages", "His two brothers, 17 and 22, were arrested.", ["detained 2 brothers"]),
    Case("same-age", "Captain Tom Hill and Sergeant Will Reed, both 51, died.", ["killed 2 people"]),
    Case("dead-at", "Mark Dorn, who broke the story, is dead at 95."),
    Case("the-dead-at", "Officials put the dead at 95.", ["killed 95 people"]),
    Case(
        "fatally",
        "Three were hurt, one fatally. Two officers fatally shot the boy.",
        ["injured 3 people", "killed 1 person"],
    ),
    Case("refuge", "We have no refuge, he said, adding that all the chairs were buried."),
    Case("last-ages", "He shot at Riva, 47, and Stein, 48. He was charged with killing Ben Hill, 40."),
    Case("kin", "Several members of the slain lawman's family gasped."),
    Case("killer", "A Texas man shot to death two guards on Monday.", ["killed 2 guards"]),
    Case("fled", "Two gunmen fled. A cop saw the fleeing car. Some 400 villagers fled.", ["displaced ~ 400 villagers"]),
    Case(
        "seized",
        "The navy captured 23 pirates; the gang seized 12 fishermen.",
        ["detained 23 pirates", "hostages_taken 12 fishermen"],
    ),
    Case("toppled", "The scandal that toppled a president has died."),
    Case("school", "Two girls were expelled from high school for wearing scarves."),
    Case("discs", "Customs men are seizing thousands of pirate discs."),
]

TIMES = [
    Case("disease", "The disease has killed 300 people.", ["killed 300 people"], {0: {"scope": "cumulative"}}),
    Case(
        "campaign",
        "It was part of a campaign which killed dozens of men.",
        ["killed 24..99? men"],
        {0: {"scope": "cumulative"}},
    ),
    Case("in-a-war", "An attack in the war killed 12 soldiers.", ["killed 12 soldiers"], {0: {"scope": "event"}}),
    Case(
        "months",
        "They have held seven hostages for more than a month.",
        ["hostages_held 7 hostages"],
        {0: {"scope": "event"}},
    ),
    Case(
        "most",
        "We received 15 bodies, most of them since Saturday.",
        ["killed 15 bodies", "share > 0.5 people"],
        {0: {"scope": "cumulative"}},
    ),
    Case("a-day", "The bombing campaign killed 12 people on Monday.", ["killed 12 people"], {0: {"scope": "event"}}),
]

OTHERS = [
    Case(
        "held",
        "The envoy and two other diplomatic officials are being held hostage.",
        ["hostages_held 2 other diplomatic officials"],
    ),
    Case(
        "apposed-participle",
        "The fate of seven students, kidnapped by a gang, is unknown.",
        ["hostages_taken 7 students"],
    ),
    Case("inserted", "He condemned the massacre [of six monks] in June.", ["killed 6 monks"]),
    Case(
        "along",
        "The bishop was killed in a crash along with several other men.",
        ["killed 1 bishop", "killed 3..9? other men"],
    ),
    Case(
        "they-hold",
        "They should free two French reporters they were holding hostage.",
        ["hostages_held 2 French reporters"],
    ),
    Case("shot-and-killed", "Police shot and killed three bystanders.", ["killed 3 bystanders"]),
    Case("killed-and-wounded", "Dozens of villagers were killed and wounded.", ["casualties 24..99? villagers"]),
    Case("shot-and-wounded", "Twelve young men were shot and wounded.", ["injured 12 young men"]),
    Case(
        "in-brackets", "Seven died in the attack (four others were wounded).", ["killed 7 people", "injured 4 people"]
    ),
    Case(
        "left-dead", "Six were left dead, and more than 130 were injured.", ["killed 6 people", "injured > 130 people"]
    ),
    Case("another", "A sniper killed one boy and wounded another in the leg.", ["killed 1 boy", "injured 1 person"]),
    Case(
        "another-who",
        "One gang killed a priest and another that was masked killed two nuns.",
        ["killed 1 priest", "killed 2 nuns"],
    ),
    Case("at-least-another", "A raid wounded at least another 15 in a market.", ["injured >= 15 people"]),
    Case("used-to", "Rebels used machetes to kill 12 villagers.", ["killed 12 villagers"]),
    Case("needed-care", "Some 221 people have required medical care.", ["injured ~ 221 people"]),
    Case("across", "Police found five people at the house suffering from gunshot wounds.", ["casualties 5 people"]),
    Case("ems", "EMS units transported four other victims.", ["injured 4 other victims"]),
    Case("buses", "Buses transported four hundred pilgrims to the shrine."),
    Case("team", "Two Ohio State receivers arrested after a brawl.", ["detained 2 Ohio State receivers"]),
    Case(
        "bombers",
        "Two suicide bombers blew themselves up, killing 12 people.",
        ["killed 2 suicide bombers", "killed 12 people"],
        {0: {"role": "perpetrator"}},
    ),
    Case("number-of", "The number of Thai soldiers killed is now three.", ["killed 3 Thai soldiers"]),
    Case("found", "It was late.", ["killed 2 people"], title="At Oak Home, 2 Found Dead"),
    Case(
        "grouped",
        "Around 1'200 people and 12’345 soldiers were killed.",
        ["killed ~ 1200 people", "killed 12345 soldiers"],
    ),
]


@pytest.mark.parametrize("case", params([*SINGULARS, *PARTS, *PLACES, *NOBODY, *TIMES, *OTHERS]))
def test_reads(case: Case) -> None:
    assert not differences(case)
