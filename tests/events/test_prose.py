"""Journeys as features, profiles and notebooks tell them, each in words of its own."""

from __future__ import annotations

import pytest

from tests.events.made import chronology

# (text, the traveller's name, place, days or None); the text is of Wednesday, 4 May 2022
STOPS = [
    ("Having inspected the port of Gdansk on Monday, Finland's president, Aino Laaksonen, went on to "
     "Riga.",
     "Aino Laaksonen", "Gdańsk", "2022-05-02"),
    ("An hour after landing in Maputo on Tuesday, Spanish Prime Minister Julio Ferrer drove to the port.",
     "Julio Ferrer", "Maputo", "2022-05-03"),
    ("On his trip to Tashkent in March, Danish Foreign Minister Mikkel Dahl promised more.",
     "Mikkel Dahl", "Tashkent", "2022-03"),
    ("Polish Prime Minister Marek Lis will call in Minsk on 16 May, Sofia on 17 May and Athens on 18 "
     "May.",
     "Marek Lis", "Athens", "2022-05-18"),
    ("The Turkish foreign minister toured the old town of Baku on Monday.",
     "foreign minister of Turkey", "Baku", "2022-05-02"),
    ("Irish Prime Minister Eamon Daly held talks in Belgrade on Monday and in Podgorica on Tuesday.",
     "Eamon Daly", "Podgorica", "2022-05-03"),
    ("Danish Defence Minister Mikkel Dahl was shown round the port of Odesa on Tuesday.",
     "Mikkel Dahl", "Odesa", "2022-05-03"),
    ("The next summit is in Bali. Ursula von der Heide, the Austrian chancellor, was there in March.",
     "Ursula von der Heide", "Bali", "2022-03"),
    ("The Kenyan president addressed investors in Jakarta on Monday.",
     "president of Kenya", "Jakarta", "2022-05-02"),
    ("DHAKA, 4 May 2022\n\nBritish Foreign Secretary Simon Marsh is in the city already.",
     "Simon Marsh", "Dhaka", None),
    ("Finland's president, Aino Laaksonen, saw Luang Prabang on Monday and Vientiane on Tuesday.",
     "Aino Laaksonen", "Vientiane", "2022-05-03"),
    ("Kenyan President Joseph Mutua came to Jeddah on Monday with his wife, Ruth Mutua.",
     "Ruth Mutua", "Jeddah", "2022-05-02"),
    ("Mexican President Ana Robles arrived in Dubai on Sunday, accompanied by Foreign Minister Luis "
     "Prieto.",
     "Luis Prieto", "Dubai", "2022-05-01"),
    ("Danish Prime Minister Mikkel Dahl flew to Hanoi on Monday, the first Dane to call since Poul Holm "
     "in 1999.",
     "Poul Holm", "Hanoi", "1999"),
    ("No Austrian chancellor had been in Namibia since Franz Huber, in March 1986.",
     "Franz Huber", "Namibia", "1986-03"),
    ("The Irish foreign minister, Eamon Daly, has pushed on. Cairo on Sunday, Beirut on Monday, Amman "
     "yesterday.",
     "Eamon Daly", "Beirut", "2022-05-02"),
    ("Polish Prime Minister Marek Lis, in Pristina on Sunday and in Skopje on Monday, promised help.",
     "Marek Lis", "Skopje", "2022-05-02"),
    ("Polish Prime Minister Marek Lis, in Quito since Monday for a conference, promised help.",
     "Marek Lis", "Quito", None),
    ("Polish Prime Minister Marek Lis, back from Doha on Tuesday, ridiculed it.",
     "Marek Lis", "Doha", None),
    ("Austrian Chancellor Franz Huber had been the guest of the French president in Normandy in March.",
     "Franz Huber", "Normandy", "2022-03"),
    ("Australian senator Joan Perry's night in Taipei on April 2 changed much.",
     "Joan Perry", "Taipei", "2022-04-02"),
    ("Austrian Chancellor Franz Huber landed in Accra on Monday, a month after Polish Prime Minister "
     "Marek Lis's visit.",
     "Marek Lis", "Accra", None),
    ("The delegation led by Danish Foreign Minister Mikkel Dahl reached Dili on Monday.",
     "Mikkel Dahl", "Dili", "2022-05-02"),
    ("Talks with the emir kept Danish Prime Minister Mikkel Dahl in Doha until Monday.",
     "Mikkel Dahl", "Doha", None),
    ("DHAKA, 4 May 2022\n\nThe British foreign secretary, Simon Marsh, left on Tuesday after one night.",
     "Simon Marsh", "Dhaka", None),
    ("Prime Minister Pieter Hoekman of the Netherlands, who walked through a flooded field in Ljubljana "
     "in 2014, said little.",
     "Pieter Hoekman", "Ljubljana", "2014"),
    ("After Sarajevo on Sunday and Pristina on Monday, Danish Prime Minister Mikkel Dahl came to Skopje.",
     "Mikkel Dahl", "Pristina", "2022-05-02"),
    ("Danish Prime Minister Mikkel Dahl was in Cairo on Sunday. In between came a night in Muscat.",
     "Mikkel Dahl", "Muscat", None),
    ("Danish Prime Minister Mikkel Dahl was in Cairo on Sunday. Tuesday was kept for Muscat.",
     "Mikkel Dahl", "Muscat", "2022-05-03"),
    ("Kenya's president hosted the Danish prime minister in Mombasa on Monday.\n\nAnders Dahl was glad.",
     "Anders Dahl", "Mombasa", "2022-05-02"),
    ("Talks took the Danish prime minister, Mikkel Dahl, from Dubai to Delhi on Monday.",
     "Mikkel Dahl", "Delhi", None),
    ("Zambian President Joseph Phiri's first stop in Washington this week was the Treasury.",
     "Joseph Phiri", "Washington", None),
    ("Zambian President Joseph Phiri was in Quito on Monday. He is travelling with Ruth Banda, a "
     "minister.",
     "Ruth Banda", "Quito", "2022-05-02"),
    ("Riots shook Niamey. In March Luc Perrin had been the first French minister to visit the country.",
     "Luc Perrin", "Niger", "2022-03"),
    ("Danish Prime Minister Anders Dahl has seen Athens twice.",
     "Anders Dahl", "Athens", None),
    ("TBILISI, 4 May 2022\n\nTurkish Foreign Minister Emre Tan was received on Monday by Georgian "
     "President Nino Beridze.",
     "Emre Tan", "Tbilisi", "2022-05-02"),
    ("MANILA, 4 May 2022\n\nDanish Foreign Minister Anders Dahl paid a courtesy call on President Jose "
     "Cruz on Monday.",
     "Anders Dahl", "Manila", "2022-05-02"),
    ("Polish Prime Minister Marek Lis was in Oslo on Monday. His next foreign trip, to Santiago, is "
     "planned for September.",
     "Marek Lis", "Santiago", None),
    ("Danish Foreign Minister Anders Dahl has made Quito his first destination.",
     "Anders Dahl", "Quito", None),
    ("Upon his return from Doha on Monday, Danish Prime Minister Anders Dahl promised more.",
     "Anders Dahl", "Doha", None),
    ("Ahead of his departure for Ottawa, Danish Prime Minister Anders Dahl spoke to farmers.",
     "Anders Dahl", "Ottawa", None),
    ("On the sidelines of the summit in Hiroshima on Monday, Danish Prime Minister Anders Dahl met "
     "Indonesian President Budi Santoso.",
     "Budi Santoso", "Hiroshima", "2022-05-02"),
    ("Polish President Marek Lis, whom Danish Prime Minister Anders Dahl has never met, was in Quito in "
     "March.",
     "Marek Lis", "Quito", "2022-03"),
    ("South Korean President Yoon Min, whose plane had refuelled in Honolulu, landed in Quito on Monday.",
     "Yoon Min", "Quito", "2022-05-02"),
    ("Austrian Senator Eva Wolf addressed a forum in Suva in March. She opened a school in Dili. In "
     "April she unveiled a plaque in Hanoi, and in Manila she lectured.",
     "Eva Wolf", "Dili", None),
    ("Austrian Chancellor Franz Huber was in Lima on Monday. Quito on Tuesday, with farmers.",
     "Franz Huber", "Quito", "2022-05-03"),
    ("Austrian Chancellor Franz Huber was in Lima on Monday. Back in Quito for a meeting of ministers.",
     "Franz Huber", "Quito", None),
    ("Polish President Marek Lis was in Quito on Monday. With him came the Danish prime "
     "minister, Anders Dahl.",
     "Anders Dahl", "Quito", "2022-05-02"),
    ("The UN secretary-general toured a flooded district near Karachi on Monday.",
     "secretary-general of United Nations", "Karachi", "2022-05-02"),
    ("At the invitation of the Turkish foreign minister, Emre Tan, the Danish foreign minister, Anders Dahl, "
     "paid an official visit to Ankara on Monday.",
     "Anders Dahl", "Ankara", "2022-05-02"),
    ("Danish Foreign Minister Anders Dahl noted that the previous visit at this level, by Foreign Minister "
     "Emre Tan of Turkey to Riga, was in 2020.",
     "Emre Tan", "Riga", None),
    ("In Jeddah Danish Prime Minister Anders Dahl was driven to the palace; in Doha, on Monday, he signed.",
     "Anders Dahl", "Jeddah", None),
    ("Danish Prime Minister Anders Dahl walked the ruins of Beirut in March.",
     "Anders Dahl", "Beirut", "2022-03"),
    ("Danish Prime Minister Anders Dahl was in Suva on Monday. Next on his list is Apia.",
     "Anders Dahl", "Apia", None),
    ("NEW YORK, 4 May 2022\n\nThe Danish prime minister, Anders Dahl, is in town.",
     "Anders Dahl", "New York", None),
]  # fmt: skip

# nobody is told to be anywhere away from home
NO_STOPS = [
    "Italian Prime Minister Carla Monti sees China as a partner.",
    "Italian Prime Minister Carla Monti was there to be counted. There was little to do in Bali.",
    "Ukraine's foreign minister called Beijing on Monday and told Paris that it would wait.",
    "French President Luc Perrin held a video conference with leaders in Dakar on Monday.",
    "BELGRADE, 4 May 2022\n\nThe Russian ambassador called on President Milan Ilic on Monday.",
    "Danish Prime Minister Anders Dahl was due to speak in Oslo by video link on Monday.",
    "Danish Prime Minister Anders Dahl skipped a planned stop in Hanoi.",
    "Danish Prime Minister Anders Dahl ruled out a trip to Minsk.",
    "The Spanish minister Ana Robles steps down in June and moves to Brussels, where her family lives.",
    "Danish Prime Minister Anders Dahl said little. A trip to Minsk was not planned.",
    "Danish Prime Minister Anders Dahl, who studied in London and worked in California, said little.",
]
# who is met where one goes is no companion
HOSTS = "Mexican President Ana Robles flew to Berlin on Monday for talks with Chancellor Olaf Brandt."


def test_who_is_met_does_not_come_along() -> None:
    assert {trip.title.split(":")[0] for trip in chronology(HOSTS).trips} == {"Ana Robles"}


@pytest.mark.parametrize(("text", "who", "place", "days"), STOPS)
def test_prose_tells_who_was_where(text: str, who: str, place: str, days: str | None) -> None:
    made = chronology(text)
    names = {actor.id: actor.name for actor in made.people}
    places = {spot.id: spot.name for spot in made.places}
    found = [
        (names[trip.traveller], places[stop.place], stop.when.edtf if stop.when else None)
        for trip in made.trips
        for stop in trip.stops
    ]
    assert (who, place) in [row[:2] for row in found], found
    assert days is None or (who, place, days) in found, found


def test_what_would_have_been_done_was_not() -> None:
    text = "Danish Prime Minister Anders Dahl would have opened an embassy and handed back drums in Canberra."
    assert {stop.status for trip in chronology(text).trips for stop in trip.stops} == {"cancelled"}


@pytest.mark.parametrize("text", NO_STOPS)
def test_prose_that_only_speaks_of_places_has_no_journey(text: str) -> None:
    assert [trip.title for trip in chronology(text).trips] == []
