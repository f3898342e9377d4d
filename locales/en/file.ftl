# $line (Number) - the line of the file
# $field (String) - the section and the key
# $sentence (String) - what is wrong
file-mistake = Line { $line }, { $field }: { $sentence }
# $line (Number) - the line of the file
# $sentence (String) - what is wrong
file-mistake-somewhere = Line { $line }: { $sentence }
# $message (String) - the parser's own words, in English
file-syntax = this is not TOML: { $message }.
file-unknown-section = there is no such section. There are [department], [schedule], [metrics] or [[metric]], [[grade]], [[member]], [[exception]] and [[mark]].
# $known (String) - the keys of the section
file-unknown-key = there is no such key. There are { $known }.
file-missing = it is missing.
# $given (String) - the wrong value
# $known (String) - the right ones
file-one-of = “{ $given }” is not known. It can be { $known }.
# $given (String) - the wrong value
file-zone = “{ $given }” is not an IANA time zone. For example: Europe/Moscow, Asia/Almaty.
# $given (String) - the wrong value
file-key = “{ $given }” has other characters than a–z, 0–9, _ and -.
file-empty = it is empty.
file-one-line = it should be one line without control characters.
# $most (Number) - how many characters are allowed
file-too-long = it is longer than { $most } characters.
# $least (String) - the least value
# $most (String) - the greatest value
file-out-of-range = it should be from { $least } to { $most }.
# $most (Number) - how many are allowed
file-too-many = there are more than { $most }.
# $given (String) - the value
# $line (Number) - where it was first
file-repeated = “{ $given }” is already on line { $line }.
file-times-order = the times should follow each other: prompt, reminder, deadline, digest (the digest of evening comes the next day).
file-no-head = nobody is the head. Give one member role = "head".
file-head-without-telegram = the head has no Telegram id, so the bot could not reach anybody who runs the department.
file-no-metrics = nothing to count. Add [metrics] with a template, or [[metric]] sections.
file-two-sources = there is a template in [metrics] as well. Keep one of the two.
# $found (Number) - how many there are
file-main = exactly one metric should have main = true, and { $found } have.
file-main-not-asked = the main metric needs asked = "fact_and_plan": the day is judged by it.
file-ratio = ratios follow from the steps of the funnel by themselves and are not declared.
file-money-scale = money always has two decimals.
file-left-before-joined = he left before he joined.
file-expected-text = a text in quotes is needed.
file-expected-integer = a whole number is needed, without quotes.
# $scale (Number) - how many decimals
file-expected-amount = { $scale ->
    [0] a whole number is needed.
    [one] a whole number is needed, or a string with at most { $scale } decimal: "12.5".
   *[other] a whole number is needed, or a string with at most { $scale } decimals: "12.5".
}
file-expected-yes-no = true or false is needed, without quotes.
file-expected-time = a time of day is needed: "09:00".
file-expected-date = a date is needed: "2026-11-20".
file-expected-texts = a list of texts is needed: ["one", "two"].
file-expected-week = the weight of each weekday in per cent is needed: "100,100,100,100,100,0,0", or a cycle: "2/2@2026-11-01".
file-expected-section = it should be one section in single brackets.
file-expected-sections = it should be written in double brackets, one such section for each.
# $name (String) - the grade as written
file-unknown-grade = there is no grade “{ $name }” in this file. Describe it in a [[grade]] section with name and weight, in per cent.
# $given (String) - a name or an id
file-no-member = “{ $given }” is none of the [[member]] sections. Write the name as it stands there, or the Telegram id.
file-expected-members = a list of names of [[member]] sections, or of their Telegram ids, is needed: ["Ivan Ivanov", 1002].
# $most (Number) - how many days
file-mark-days = { $most ->
    [one] a mark lasts from 1 to { $most } day, and through_on is not before from_on.
   *[other] a mark lasts from 1 to { $most } days, and through_on is not before from_on.
}
file-expected-month = a month is needed: "2026-11".
# $key (String) - a metric's key
file-no-metric = the file has no metric “{ $key }”. Write its key.
file-not-split = this metric is not split over people: no shares are needed.
