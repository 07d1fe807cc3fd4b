"""What stands beside a verb of saying: its auxiliaries, adverbs and days; and whether the word is a noun there."""

from __future__ import annotations

from .source_sentence import Sentence
from .source_words import ADVERB, BE, DETERMINER, HAD, HAVE, NOUN, QUOTED_AS, TIME, TIME_PREPOSITION


def has_verb(s: Sentence, i: int) -> bool:
    """Whether an auxiliary follows a word that may be a noun, with an adverb at most between."""
    k = i + 1
    while k < min(len(s.lower), i + 3) and s.flags[k] & ADVERB and not s.flags[k] & (BE | HAVE):
        k += 1
    return k < len(s.lower) and bool(s.flags[k] & (BE | HAVE))


def is_object(s: Sentence, i: int) -> bool:
    """Whether a verb right before makes a noun of it: "the death followed reports that …"."""
    return i > 0 and not s.flags[i - 1] and not s.capital(i - 1) and s.lower[i - 1].endswith(s.words.past_endings)


def auxiliaries(s: Sentence, i: int, low: int) -> tuple[int, bool, bool, bool]:
    """What stands before a verb: the token left of its auxiliaries, adverbs and days; had, passive, "quoted as"."""
    flags = s.flags
    participle = s.lower[i].endswith(s.words.participles)
    j, past, passive, quoted = i - 1, False, False, False
    while j >= low:
        g = flags[j]
        if g & QUOTED_AS and (quoted or participle) and not g & BE:
            quoted = True
        elif g & (BE | HAVE | ADVERB) and not g & NOUN:
            past, passive = past or bool(g & HAD), passive or bool(g & BE)
        elif g & TIME or s.number(j) and j > low and flags[j - 1] & TIME:
            while j > low and flags[j - 1] & (TIME | TIME_PREPOSITION) and not flags[j - 1] & DETERMINER:
                j -= 1
            if j - 1 > low and s.lower[j - 1] == "," and "," not in s.lower[low : j - 1]:
                j -= 1  # "The council, on Wednesday accused …"
        else:
            break
        j -= 1
    return j, past, passive, quoted
