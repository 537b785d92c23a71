"""Whom pronouns and bare offices mean where several people could be meant."""

import pytest

from tests.actors.made import cast_of

# A text, and words with the keys that they mean, in order.
CHAINS = [
    (
        "Prime Minister Fumio Kishida met Prime Minister Pham Minh Chinh in Hanoi. Kishida spoke of "
        "aid. Chinh also acknowledged Kishida's trip, as he had visited Japan in November.",
        [("he", "pham-minh-chinh")],
    ),
    (
        "Hayashi Yoshimasa flew to Warsaw. Polish Foreign Minister Zbigniew Rau met him. He also "
        "talked on the phone to Dmytro Kuleba, his Ukrainian counterpart, with whom he spoke for an "
        "hour.",
        [("he", "yoshimasa-hayashi")],
    ),
    (
        "President Joe Biden received Dmytro Kuleba, his Ukrainian guest, with whom he had lunch.",
        [("he", "joe-biden")],
    ),
    (
        "Prime Minister Rao thanked Chancellor Olaf Scholz, whom he had met in May.",
        [("he", "rao")],
    ),
    (
        "Prime Minister Rao thanked Chancellor Olaf Scholz, whose guest he was in May.",
        [("he", "rao")],
    ),
    (
        "President Aydin flew to Doha. Aydin, accompanied by Foreign Minister Demir, was met at the "
        "airport by the emir, Sheikh Jassim bin Khalid. On Wednesday he travels on to Kuwait City.",
        [("he", "aydin")],
    ),
    (
        "President Aydin left Ankara on Monday. He met the emir, Sheikh Jassim bin Khalid, in Doha. "
        "On Wednesday he travels on to Kuwait City. There he is to meet Prime Minister Sabah "
        "al-Nasser. He returns on Friday.",
        [("He", "aydin"), ("he", "aydin"), ("he", "aydin"), ("He", "aydin")],
    ),
    (
        "Foreign Minister Selim Kaya landed in Rome on Monday. He was greeted by Italian Foreign "
        "Minister Antonio Tajani. The next day he saw President Sergio Mattarella. He then flew to "
        "Malta.",
        [("He", "selim-kaya"), ("he", "selim-kaya"), ("He", "selim-kaya")],
    ),
    (
        "Prime Minister Lars Holm arrived in Seoul on Thursday. President Yoon Tae-ho gave a dinner "
        "for Holm. On Friday he visits a shipyard in Busan.",
        [("he", "lars-holm")],
    ),
    (
        "Kamala Harris flew to Accra. She met President Nana Akufo-Addo. Later she toured the castle.",
        [("She", "kamala-harris"), ("she", "kamala-harris")],
    ),
    (
        "German Chancellor Olaf Scholz visited Hanoi. The chancellor met Prime Minister Pham Minh "
        "Chinh. He left in the evening.",
        [("He", "olaf-scholz")],
    ),
    (
        "President Emmanuel Macron landed in Lisbon. He met President Marcelo Rebelo de Sousa. The "
        "president then flew on to Porto.",
        [("He", "emmanuel-macron"), ("The president", "emmanuel-macron")],
    ),
    (
        "Prime Minister Narendra Modi arrived in Tokyo on Monday. He met Prime Minister Fumio "
        "Kishida at noon. The prime minister leaves on Tuesday for Seoul.",
        [("He", "narendra-modi"), ("The prime minister", "narendra-modi")],
    ),
    (
        "Indonesian President Joko Widodo went to Beijing. Xi Jinping received him there. On "
        "Wednesday he goes on to Tokyo.",
        [("he", "joko-widodo")],
    ),
    (
        "Foreign Minister Penny Wong met Prime Minister Fiame Mata'afa in Apia. She flew on to "
        "Nuku'alofa on Friday.",
        [("She", "penny-wong")],
    ),
    (
        "Secretary of State Antony Blinken told Foreign Minister Wang Yi that he would visit Beijing.",
        [("he", "antony-blinken")],
    ),
    (
        "Blinken's visit comes after Wang Yi said he was ready. Antony Blinken flew on Sunday.",
        [("he", "wang-yi")],
    ),
    (
        "President Ruto hosted Prime Minister Rao. After the talks Rao said he was satisfied.",
        [("he", "rao")],
    ),
    (
        "Prime Minister Orla Feld is in Tallinn. The prime minister met President Alar Karis. She "
        "goes to Riga on Friday, where she meets Prime Minister Evika Silina.",
        [("The prime minister", "orla-feld"), ("She", "orla-feld"), ("she", "orla-feld")],
    ),
    (
        "President Kenyatta's visit to Paris was his third. He met President Macron.",
        [("He", "kenyatta")],
    ),
    (
        "Kuleba's trip began in Dakar. There he met President Macky Sall. He went on to Abidjan on "
        "Tuesday. Dmytro Kuleba is 41.",
        [("he", "dmytro-kuleba"), ("He", "dmytro-kuleba")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_the_one_whom_the_text_goes_on_about(text: str, expected: list[tuple[str, str]]) -> None:
    words = {word for word, _ in expected}
    found = [
        (m.text, ",".join(m.keys)) for m in cast_of(text + " It rained all day.").mentions if m.text in words
    ]
    assert found == expected
