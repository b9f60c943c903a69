"""Times in words: days, months or years, as coarse as their length allows."""

from jalin.web.frame.wording.wording import Wording

DAYS_A_MONTH = 30.4375
DAYS_A_YEAR = 365.25
_DAYS_UP_TO = 60
_MONTHS_UP_TO = 730


def write_days(days: float | None, wording: Wording) -> str:
    """Write a time that is given in days; a dash where there is none."""
    if days is None:
        return "–"
    if days < _DAYS_UP_TO:
        return wording.count("%(num)s day", "%(num)s days", round(days))
    if days < _MONTHS_UP_TO:
        return wording.count("%(num)s month", "%(num)s months", round(days / DAYS_A_MONTH))
    return wording.say("%(years)s years", years=wording.number(round(days / DAYS_A_YEAR, 1)))
