"""Small chronologies for the tests of what people look at."""

from timeline import calendar
from timeline.model import (
    Actor,
    Chronology,
    Count,
    Document,
    DocumentDate,
    Event,
    Evidence,
    Participant,
    Place,
    Stop,
    Tally,
    Trip,
    Vote,
    VotePosition,
)

CITIES = {
    "Jakarta": ("ID", -6.2, 106.85),
    "Hanoi": ("VN", 21.03, 105.85),
    "Rome": ("IT", 41.9, 12.48),
    "London": ("GB", 51.51, -0.13),
    "Tokyo": ("JP", 35.68, 139.69),
    "Honolulu": ("US", 21.31, -157.86),
    "Suva": ("FJ", -18.14, 178.44),
    "Apia": ("WS", -13.83, -171.77),
}
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>${alert(3)}{{ 7*7 }}{% raw %}`'\"&"
DAY = calendar.day_count(2022, 4, 29)


class Draft:
    """A chronology in the making: quotes are cut from a text that grows with them."""

    def __init__(self, source="tour.txt", title="A tour"):
        self.source, self.title = source, title
        self.text = "A dispatch.\n"
        self.people, self.places, self.events, self.trips = {}, {}, [], []

    def person(self, name):
        id = f"p-{len(self.people)}"
        known = {actor.name: actor.id for actor in self.people.values()}
        if name not in known:
            self.people[id] = Actor(id=id, name=name, kind="person")
        return known.get(name, id)

    def place(self, name):
        id = f"pl-{len(self.places)}"
        known = {place.name: place.id for place in self.places.values()}
        if name not in known:
            code, lat, lon = CITIES.get(name, (None, None, None))
            self.places[id] = Place(id=id, name=name, kind="city", country=code, lat=lat, lon=lon)
        return known.get(name, id)

    def quote(self, words):
        start = len(self.text)
        self.text += words + "\n"
        return (Evidence(document="d1", start=start, end=start + len(words), quote=words),)

    def event(self, title, *, day=None, type="meeting", who=(), where=(), status="happened", **more):
        id = f"e{len(self.events)}"
        self.events.append(
            Event(
                id=id,
                type=type,
                title=title,
                when=None if day is None else calendar.on_day(DAY + day),
                status=status,
                evidence=self.quote(more.pop("words", f"They said: {title}.")),
                who=tuple(Participant(actor=self.person(name), role="participant") for name in who),
                where=tuple(self.place(name) for name in where),
                **more,
            )
        )
        return id

    def vote(self, subject, day, **positions):
        self.event(
            subject,
            day=day,
            type="vote",
            vote=Vote(
                body="UN General Assembly",
                subject=subject,
                positions=tuple(VotePosition(country=code, vote=vote) for code, vote in positions.items()),
                tally=Tally(for_=Count(n=93, bound="at least"), against=Count(n=24)),
            ),
        )

    def trip(self, who, title, *stops):
        made = []
        for name, day, status, *words in stops:
            said = words[0] if words else f"{who} came to {name}."
            event = self.event(
                f"{who} in {name}"[:90],
                day=day,
                type="visit",
                who=[who],
                where=[name],
                status=status,
                words=said,
            )
            made.append(
                Stop(
                    id=f"s{len(self.events)}",
                    place=self.place(name),
                    when=None if day is None else calendar.on_day(DAY + day),
                    status=status,
                    purpose="talks",
                    evidence=self.events[-1].evidence,
                    events=(event,),
                )
            )
        self.trips.append(
            Trip(id=f"t{len(self.trips)}", traveller=self.person(who), title=title, stops=tuple(made))
        )

    def finish(self, *, conflicts=(), notes=()):
        document = Document(
            id="d1",
            source=self.source,
            title=self.title,
            sha256="0" * 64,
            text=self.text,
            date=DocumentDate(when=calendar.on_day(DAY), basis="stated", because="its dateline"),
        )
        return Chronology(
            format="timeline/chronology@1",
            documents=(document,),
            people=tuple(self.people.values()),
            places=tuple(self.places.values()),
            events=tuple(self.events),
            trips=tuple(self.trips),
            conflicts=tuple(conflicts),
            notes=tuple(notes),
        )


def two_tours():
    """Two travellers who are in Rome on one day; a plan, a denial, an unknown place, a vote."""
    draft = Draft()
    draft.trip("Ann Lee", "Asia and Europe", ("Jakarta", 0, "happened"), ("Hanoi", 1, "happened"),
               ("Rome", 4, "planned"), ("London", 5, "denied"))  # fmt: skip
    draft.trip(
        "Bo Tran", "Europe", ("London", 3, "happened"), ("Rome", 4, "happened"), ("Nowhere", None, "happened")
    )
    draft.event("A call", day=2, type="call", who=["Ann Lee", "Bo Tran"])
    draft.event("An undated pledge", type="agreement", who=["Ann Lee"])
    draft.vote("the suspension", 6, JP="for", VN="against", KZ="abstain", TM="absent")
    return draft.finish()


def over_the_date_line():
    draft = Draft()
    draft.trip("Ann Lee", "Pacific", ("Tokyo", 0, "happened"), ("Honolulu", 1, "happened"),
               ("Apia", 2, "happened"), ("Suva", 3, "happened"))  # fmt: skip
    return draft.finish()


def hostile():
    """Every text that a document can bring in is an attack."""
    draft = Draft(source=f"{HOSTILE}.txt", title=HOSTILE)
    draft.trip(
        HOSTILE,
        HOSTILE,
        ("Jakarta", 0, "happened", HOSTILE),
        ("Hanoi", 1, "planned", HOSTILE),
        (HOSTILE, 2, "happened", HOSTILE),
    )
    draft.event(HOSTILE[:90], day=3, who=[HOSTILE], where=["Rome"], words=HOSTILE)
    draft.vote(HOSTILE[:90], 4, JP="for")
    return draft.finish()


def empty():
    return Draft().finish()


def calls_only():
    """No journey: no map."""
    draft = Draft()
    draft.event("A call", day=2, type="call", who=["Ann Lee", "Bo Tran"])
    return draft.finish()
