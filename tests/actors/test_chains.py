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
    (
        "Turkish President Kemal Aydin starts a three-day tour of the Gulf on Monday, his "
        "office said.\n\nAydin will fly first to Riyadh, where Crown Prince Faisal bin Nasser "
        "will receive him at the palace. He is to sign an accord on trade.\n\nOn Tuesday the "
        "president goes to Doha for talks with the emir, Sheikh Jassim bin Khalid. He spends "
        "the night there. On Wednesday he travels on to Kuwait City.\n\nThe emir last visited "
        "Ankara in May. The president is to be home by Thursday.",
        [
            ("him", "kemal-aydin"),
            ("He", "kemal-aydin"),
            ("the president", "kemal-aydin"),
            ("the emir", "jassim-bin-khalid"),
            ("He", "kemal-aydin"),
            ("he", "kemal-aydin"),
            ("The president", "kemal-aydin"),
        ],
    ),
    (
        "Chancellor Max Verhoeven arrived in Hanoi on Sunday. Prime Minister Le Van Hung met "
        "him at the airport. The chancellor, accompanied by Economy Minister Lars Holm, then "
        "drove to the palace. On Monday he flies to Singapore, where he meets Prime Minister "
        "Tan Hee Teck. The chancellor returns home on Thursday.",
        [
            ("him", "max-verhoeven"),
            ("The chancellor", "max-verhoeven"),
            ("he", "max-verhoeven"),
            ("he", "max-verhoeven"),
            ("The chancellor", "max-verhoeven"),
        ],
    ),
    (
        "Prime Minister Anil Rao of India visited Cairo. He toured the mosque with President "
        "Tarek Mansour. The Indian leader later met professors. The prime minister is the "
        "first from his country to visit since 1997. He flew home on Sunday.",
        [
            ("He", "anil-rao"),
            ("The Indian leader", "anil-rao"),
            ("The prime minister", "anil-rao"),
            ("He", "anil-rao"),
        ],
    ),
    (
        "Foreign Minister Selim Kaya was in Baghdad. His Iraqi counterpart, Fuad Jassim, "
        "hosted him for dinner. He will be in Erbil on Tuesday.",
        [("him", "selim-kaya"), ("He", "selim-kaya")],
    ),
    (
        "Vice President Maria Santos met President Akufo Mensah of Ghana in Accra. She praised "
        "his work. He thanked her for coming. She goes to Lusaka next.",
        [("She", "maria-santos"), ("He", "akufo-mensah"), ("her", "maria-santos"), ("She", "maria-santos")],
    ),
    (
        "President Joe Biden spoke with Prime Minister Fumio Kishida by telephone. Biden told "
        "Kishida that he would come to Tokyo in May.",
        [("he", "joe-biden")],
    ),
    (
        "Secretary of State Antony Blinken left for Phnom Penh. He will meet Foreign Minister "
        "Prak Sokhonn there. Blinken is then to fly to Manila, where he meets President "
        "Ferdinand Marcos Jr. From there he goes to Johannesburg.",
        [("He", "antony-blinken"), ("he", "antony-blinken"), ("he", "antony-blinken")],
    ),
    (
        'Kuleba arrived in Dakar on Monday. "We will open embassies," he said. Senegal\'s '
        "foreign minister, Aissata Tall Sall, stood beside him. He left for Abidjan in the "
        "evening.\n\nDmytro Kuleba has been minister since 2020.",
        [("he", "dmytro-kuleba"), ("him", "dmytro-kuleba"), ("He", "dmytro-kuleba")],
    ),
    (
        "King Felipe VI opened the fair. Prime Minister Pedro Sanchez was at his side. The "
        "king will visit Havana in November. He was there once before.",
        [("The king", "felipe-vi"), ("He", "felipe-vi")],
    ),
    (
        "Brazilian President Lula da Silva was in Beijing, where Xi Jinping received him. The "
        "president flew on to Abu Dhabi. He signed accords there.",
        [("him", "lula-da-silva"), ("The president", "lula-da-silva"), ("He", "lula-da-silva")],
    ),
    (
        "Prime Minister Giorgia Meloni met Prime Minister Fumio Kishida in Rome. The prime "
        "minister called her guest a friend. He left for London on Wednesday.",
        [("her guest", "fumio-kishida"), ("He", "fumio-kishida")],
    ),
    (
        "President Ruto is on his first trip to Seoul. On Monday the president meets President "
        "Yoon Tae-ho. He will also see business leaders.",
        [("the president", "ruto"), ("He", "ruto")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_the_one_whom_the_text_goes_on_about(text: str, expected: list[tuple[str, str]]) -> None:
    words = {word for word, _ in expected}
    found = [
        (m.text, ",".join(m.keys)) for m in cast_of(text + " It rained all day.").mentions if m.text in words
    ]
    assert found == expected
