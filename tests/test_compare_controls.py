"""The five seed articles' figures, side by side: nothing is flagged; and their edited controls, each of which is."""

from __future__ import annotations

from compare_figures import Told, run, verdict, why

LOUD = {"divergence", "source_divergence"}
CALL = (
    "Russian President Vladimir Putin telephoned Israeli Prime Minister Benjamin Netanyahu, the Kremlin said. "
    "He had talked to Ebrahim Raisi, Bashar Assad, Abdel Fattah Sisi and Mahmoud Abbas before, "
    "Dmitri Vershkov of the Smolenka ministry added. "
)
ATTACK = (
    "Hamas fighters from the Gaza Strip crossed into Israel on October 7 and attacked the settlements near the border"
)


def total(
    number: str = "more than 4,000", share: tuple[str, ...] = ("palestinian",), published: str | None = None
) -> Told:
    """The article that gives the total and a share, undated."""
    a = Told("001", published, "Putin and Netanyahu talk of the escalation", CALL)
    quote = f"In the clashes {number} died, more than half of them {share[0]}."
    whole = a.says("killed", number, quote=quote, scope="cumulative", event_date="--10-07")
    a.shares("more than half", *share, quote=quote, whole=whole)
    return a


def sides(published: str | None = None) -> Told:
    """The article that gives both sides, with their sources."""
    b = Told("002", published, "Putin talks with Netanyahu and Abbas", CALL)
    quote = "In the incursion of Hamas from Gaza on October 7 over 1,300 Israelis died and thousands were hurt."
    b.says("killed", "more than 1,300", "israeli", quote=quote, event_date="--10-07", attribution="local authorities")
    b.says("injured", "thousands", "israeli", quote=quote, event_date="--10-07", attribution="local authorities")
    quote = "By Monday evening airstrikes had killed over 2,800 Palestinians and hurt over 10,800, the ministry says."
    more = {"scope": "cumulative", "attribution": "Palestinian health ministry", "as_of": published}
    b.says("killed", "more than 2,800", "palestinian", quote=quote, **more)
    b.says("injured", "more than 10,800", "palestinian", quote=quote, **more)
    return b


def rafah(published: str | None = None) -> Told:
    """The article of February, with its look back at October."""
    c = Told("004", published, "No stabilisation in sight, Lavrov says")
    quote = (
        "The strikes on Rafah killed 100 people and wounded more than 230, Al Mayadeen television said on February 12."
    )
    more = {"place": "Rafah", "event_date": "--02-12", "attribution": "Al Mayadeen TV channel", "cause": "strikes"}
    c.says("killed", "100", quote=quote, **more)
    c.says("injured", "more than 230", quote=quote, **more)
    quote = f"{ATTACK}, and more than 200 people were taken hostage."
    c.says("hostages_taken", "more than 200", quote=quote, event_date="--10-07", place="Israel")
    return c


def strikes(number: str, attribution: str | None, date: str = "--02-12", published: str | None = None) -> Told:
    """Another article about the strikes of February."""
    d = Told("005", published, "Strikes on Rafah")
    quote = f"Strikes on Rafah killed {number} people on February 12."
    d.says("killed", number, quote=quote, place="Rafah", event_date=date, attribution=attribution, cause="strikes")
    return d


def test_seeds_hold_a_sum_and_a_share_and_nothing_that_is_flagged() -> None:
    found = run(Told("000"), total(), sides(), Told("003"), rafah())
    assert verdict(found, "001/1", "002/1") == "sum"
    assert why(found, "001/1", "002/3") == "1,300 + 2,800 = 4,100: consistent with 'more than 4,000'"
    assert verdict(found, "001/2", "002/3") == "share"
    assert "68.3%" in why(found, "001/2", "002/3")
    assert not [c for c in found.comparisons if c.verdict in LOUD | {"weak", "revision"}]


def test_seeds_set_no_disjoint_groups_events_or_metrics_side_by_side() -> None:
    found = run(Told("000"), total(), sides(), Told("003"), rafah())
    compared = {
        frozenset((c.a, c.b)) for c in found.comparisons if not c.sum_of and c.verdict not in ("share", "subset")
    }
    for a, b in (
        ("002/1", "002/3"),
        ("002/2", "002/4"),
        ("004/1", "002/3"),
        ("004/2", "002/4"),
        ("004/1", "001/1"),
        ("004/2", "004/3"),
    ):
        assert frozenset((a, b)) not in compared
    for part in ("002/1", "002/3"):
        assert verdict(found, "001/1", part) in (None, "sum", "subset")


def test_k1_a_share_that_does_not_hold() -> None:
    found = run(total(share=("israeli",)), sides())
    assert verdict(found, "001/2", "002/1") == "divergence"
    assert "31.7%" in why(found, "001/2", "002/1")


def test_k2_parts_exceed_a_total() -> None:
    found = run(total("about 2,500"), sides())
    assert verdict(found, "001/1", "002/1") == "divergence"
    assert why(found, "001/1", "002/1").startswith("1,300 + 2,800 = 4,100: the parts exceed about 2,500 by 1,600")


def test_k3_fewer_hostages_taken_on_the_same_day() -> None:
    d = Told("005", None, "A look back")
    quote = f"{ATTACK}, and some 120 people were taken hostage."
    d.says("hostages_taken", "about 120", quote=quote, event_date="--10-07", place="Israel")
    assert verdict(run(rafah(), d), "004/3", "005/1") == "divergence"


def test_k4_a_floor_far_below_another_sources_figure() -> None:
    found = run(rafah("2024-02-13"), strikes("at least 67", "the Gaza health ministry", published="2024-02-13"))
    assert verdict(found, "004/1", "005/1") == "weak"
    assert "33%" in why(found, "004/1", "005/1")


def test_k5_two_exact_figures_of_one_strike() -> None:
    found = run(rafah("2024-02-13"), strikes("67", None, published="2024-02-13"))
    assert verdict(found, "004/1", "005/1") == "divergence"
    assert "67 differs from 100 by 33 (33%)" in why(found, "004/1", "005/1")
    undated = run(rafah(), strikes("67", None))
    assert verdict(undated, "004/1", "005/1") == "weak"
    assert next(c.missing for c in undated.comparisons if {c.a, c.b} == {"004/1", "005/1"})
    later = run(rafah("2024-02-13"), strikes("67", None, published="2024-02-12"))
    assert verdict(later, "004/1", "005/1") == "update"


def test_k6_later_and_larger() -> None:
    d = Told("006", "2023-10-20", text=CALL)
    d.says("killed", "3,785", "palestinian", scope="cumulative")
    found = run(sides("2023-10-16"), d)
    assert verdict(found, "002/3", "006/1") == "update"


def test_k7_earlier_and_larger() -> None:
    d = Told("006", "2023-10-14", text=CALL)
    d.says("killed", "3,500", "palestinian", scope="cumulative")
    assert verdict(run(sides("2023-10-16"), d), "002/3", "006/1") == "weak"


def test_k8_a_count_lowered_weeks_later() -> None:
    d = Told("006", "2023-11-12", "Israel looks back at the incursion")
    quote = "In the incursion of Hamas from Gaza on October 7 about 1,200 Israelis were killed, the ministry says."
    d.says("killed", "about 1,200", "israeli", quote=quote, event_date="--10-07", attribution="the foreign ministry")
    assert verdict(run(sides("2023-10-16"), d), "002/1", "006/1") == "revision"


def test_an_unknown_order_asks_for_the_time_instead_of_flagging() -> None:
    opening = "The Tarnovka shaft near Odrenov collapsed after the Kessel seam explosion. "
    a, b = Told("a", text=opening), Told("b", text=opening)
    x, y = a.says("killed", "67", place="Odrenov"), b.says("killed", "100", place="Odrenov")
    found = run(a, b)
    assert verdict(found, x, y) == "weak"
    missing = next(c.missing for c in found.comparisons if {c.a, c.b} == {x, y})
    assert missing == ("the time of 67 (a)", "the time of 100 (b)")


def test_two_sources_side_by_side_in_one_article_keep_their_names() -> None:
    a = Told("a", "2024-03-01")
    x = a.says("killed", "32", quote="A medical source counted 32 dead.", attribution="a medical source")
    y = a.says("killed", "40", quote="The group claimed 40 dead.", attribution="the Harkat group", assertion="alleged")
    assert verdict(run(a), x, y) == "source_divergence"


def test_given_event_settles_identity_unless_a_place_contradicts() -> None:
    def told(place: str, event: str | None) -> tuple[Told, Told]:
        a, b = Told("a", "2024-03-02", event=event), Told("b", "2024-03-02", event=event)
        a.says("killed", "12", place="Baghdad", attribution="police")
        b.says("killed", "30", place=place, attribution="a doctor")
        return a, b

    assert verdict(run(*told("Baghdad", "blast")), "a/1", "b/1") == "source_divergence"
    assert verdict(run(*told("Baghdad", None), event="blast"), "a/1", "b/1") == "source_divergence"
    assert verdict(run(*told("Haifa", "blast")), "a/1", "b/1") is None
    a, b = told("Baghdad", "blast")
    b.event = "another"
    assert verdict(run(a, b), "a/1", "b/1") is None


def test_parts_told_as_parts_are_at_most_their_whole() -> None:
    a = Told("a", "2024-03-01")
    whole = a.says("killed", "12")
    part = a.says("killed", "14", "child", part_of=whole, role="part")
    found = run(a)
    assert verdict(found, whole, part) == "divergence"
    assert "that should include them" in why(found, whole, part)


def test_hostages_balance_with_those_held_from_before() -> None:
    def told(held: str) -> Told:
        a = Told("a", "2025-02-27")
        a.says("hostages_taken", "251", event_date="2023-10-07")
        a.says("hostages_freed", "147")
        a.says("hostages_held", held)
        a.says("killed", "41", "hostage")
        a.says("rescued", "8")
        a.says("hostages_held", "4", role="residual")
        return a

    holds = [c for c in run(told("59")).comparisons if c.sum_of]
    assert [(c.verdict, c.why) for c in holds] == [("sum", "147 + 59 + 41 + 8 = 255 balances with 251 + 4 = 255 taken")]
    fails = [c for c in run(told("49")).comparisons if c.sum_of]
    assert [c.verdict for c in fails] == ["weak"]
    assert "does not balance" in fails[0].why
