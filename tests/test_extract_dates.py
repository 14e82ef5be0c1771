"""Dates as pages write them: input -> the stamps read."""

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.dates import clock_of, stamps

READ = {
    "2020-05-06": ["2020-05-06"],
    "May 6, 2020 - 15:40": ["2020-05-06T15:40"],
    "04:57 April 07, 2020": ["2020-04-07T04:57"],
    "Posted March. 26, 2020 07:47,": ["2020-03-26T07:47"],
    "Posted on : 2019-09-18 16:31 KST": ["2019-09-18T16:31+09:00"],
    "Written: 2019-03-08 18:03:24Updated: 2019-03-08 18:18:44": ["2019-03-08T18:03", "2019-03-08T18:18"],
    "Published: 09 Jul. 2025, 19:49": ["2025-07-09T19:49"],
    "Published: 2019/1/29 16:38:40": ["2019-01-29T16:38"],
    "| Nov. 14, 2019 at 4:22 p.m. EST": ["2019-11-14T16:22-05:00"],
    "Nov. 14, 2019 at 4:22 p.m. ET": ["2019-11-14T16:22-05:00"],
    "July 4, 2019, 9 AM ET": ["2019-07-04"],
    "July 4, 2019 9:05 AM PT": ["2019-07-04T09:05-07:00"],
    "Apr 11, 2020, 9:27 am SGT": ["2020-04-11T09:27+08:00"],
    "7 March 2024 07:55 GMT+1": ["2024-03-07T07:55+01:00"],
    "7 March 2024 07:55 +05:30": ["2024-03-07T07:55+05:30"],
    "7 March 2024 07:55 +05:70": ["2024-03-07T07:55"],
    "7 March 2024 07:55 GMT+92:00": ["2024-03-07T07:55"],
    "7 March 2024 07:5５ +09:00": ["2024-03-07T07:55+09:00"],
    "February 13, 20247:55 AM UTCUpdated February 13, 20249:20 AM UTC": [
        "2024-02-13T07:55+00:00",
        "2024-02-13T09:20+00:00",
    ],
    "Associated PressApril 28, 2023 GMT": ["2023-04-28"],
    "30.01.202430. Januar 2024": ["2024-01-30"],
    "April 10, 20233 years ago": ["2023-04-10"],
    "Madrid-29/05/2025 20:00": ["2025-05-29T20:00"],
    "12:43, 20 Apr 2026Updated 12:44, 20 Apr 2026": ["2026-04-20T12:43", "2026-04-20T12:44"],
    "입력 2020.02.20 (09:49) 수정 2020.02.20 (10:12)": ["2020-02-20T09:49", "2020-02-20T10:12"],
    "2024. 3. 7. 오후 2:10": ["2024-03-07T14:10"],
    "2020년 5월 6일 15:40": ["2020-05-06T15:40"],
    "令和2年3月3日": ["2020-03-03"],
    "平成元年12月1日": ["1989-12-01"],
    "平成0年1月1日": [],
    "平成99年1月1日": [],
    "藤岡美緒2025年1月13日 21時37分": ["2025-01-13T21:37"],
    "2020/5/6(水) 15:40": ["2020-05-06T15:40"],
    "9. September 2025 um 15:46 Uhr": ["2025-09-09T15:46"],
    "11. Jänner 2021": ["2021-01-11"],
    "Publié le 5 décembre 2019 à 10h14": ["2019-12-05T10:14"],
    "1er août 2019": ["2019-08-01"],
    "5 de mayo de 2020": ["2020-05-05"],
    "14 febbraio 2025 ( modifica il 15 febbraio 2025 | 09:10)": ["2025-02-14", "2025-02-15T09:10"],
    "Mart 02, 2022 10:15": ["2022-03-02T10:15"],
    "8 января 2026, 17:46": ["2026-01-08T17:46"],
    "28 жовтня 2022": ["2022-10-28"],
    "20 d’abril de 2021": ["2021-04-20"],
    "نُشر: ٢٠ نوفمبر ٢٠٢٢": ["2022-11-20"],
    "11 กุมภาพันธ์ 2564 เวลา 10:20": ["2021-02-11T10:20"],
    "11 ก.พ. 2021": ["2021-02-11"],
    "04 Mart 2020 Çarşamba 10:12": ["2020-03-04T10:12"],
    "25/12/2020": ["2020-12-25"],
    "12/25/2020": ["2020-12-25"],
    "Copyright 2020": [],
    "5 hours ago": [],
    "March 5": [],
    "31 February 2020": [],
    "€1.5.2020": [],
    "10.10.10.10": [],
    "28,500 troops in 2020": [],
}


@pytest.mark.parametrize(("line", "values"), READ.items(), ids=list(READ))
def test_dates_of_a_line(line: str, values: list[str]) -> None:
    assert [stamp.value for stamp in stamps(line)] == values


@pytest.mark.parametrize(("month_first", "value"), [(False, "2023-11-02"), (True, "2023-02-11")])
def test_day_or_month_first(month_first: bool, value: str) -> None:
    (stamp,) = stamps("02/11/2023", month_first)
    assert stamp.value == value
    assert stamp.swappable


@pytest.mark.parametrize(
    ("line", "value"),
    [("10:20 Uhr", "T10:20"), ("4:22 p.m. EST", "T16:22-05:00"), ("10:20 and more", ""), ("hello", "")],
)
def test_clock_that_stands_alone(line: str, value: str) -> None:
    assert clock_of(line, "2020-01-01") == value


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%b-%Y"])
@given(
    day=st.dates(Day(1950, 1, 1), Day(2099, 12, 31)),
    before=st.sampled_from(["", "Posted ", "(", "入力 "]),
    after=st.sampled_from(["", " ", ")", " |"]),
)
def test_every_day_is_read_back(form: str, day: Day, before: str, after: str) -> None:
    assert [stamp.value for stamp in stamps(before + day.strftime(form) + after)] == [day.isoformat()]


@given(st.text(alphabet="0123456789.,:/- TZamp오후年月日Jan De,|", max_size=120))
def test_any_line_gives_days_that_exist_within_it(line: str) -> None:
    end = 0
    for stamp in stamps(line):
        assert Day.fromisoformat(stamp.day)
        assert end <= stamp.start < stamp.end <= len(line)
        end = stamp.end
