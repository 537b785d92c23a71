"""TimeML that reads back as it was written."""

import datetime as dt
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from timeline.timexes import find_timexes, resolve_timexes
from timeline.timexes.timeml import write_timeml

TEXT = "Smith & Sons <Ltd> met twice a week until Friday; nearly three years later,\nin 2004, it closed."
WRITTEN = dt.date(2022, 5, 11)


def tagged(text, reference=WRITTEN, name="a.txt"):
    return write_timeml(name, text, resolve_timexes(text, find_timexes(text), reference), reference)


def test_tags_and_text():
    root = ET.fromstring(tagged(TEXT))
    assert "".join(root.find("TEXT").itertext()) == TEXT
    tags = [(tag.get("tid"), tag.get("type"), tag.get("value"), tag.text) for tag in root.iter("TIMEX3")]
    assert tags[:3] == [
        ("t0", "DATE", "2022-05-11", "2022-05-11"),
        ("t1", "SET", "P1W", "twice a week"),
        ("t2", "DATE", "2022-05-06", "Friday"),
    ]
    assert root.find("TEXT/TIMEX3").get("freq") == "twice"
    assert root.find("TEXT/TIMEX3[@tid='t2']").get("temporalFunction") == "true"


def test_a_text_without_a_date_has_no_t0():
    root = ET.fromstring(tagged(TEXT, None))
    assert root.find("DCT").text is None


def test_a_name_is_data():
    assert ET.fromstring(tagged("On Friday.", name="<a> & b")).find("DOCID").text == "<a> & b"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_gives_well_formed_xml(noise):
    text = f"On Friday {noise} in May 2020."
    root = ET.fromstring(tagged(text))
    read = "".join(root.find("TEXT").itertext())
    assert len(read) == len(text)
