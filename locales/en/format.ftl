# $month (Number) - 1 to 12
format-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# $month (Number) - 1 to 12; the form after a day's number
format-month-of = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# $month (Number) - 1 to 12; for numeric dates
format-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
# $day (Number) - 1 (Monday) to 7
format-weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
# $day (Number) - 1 (Monday) to 7
format-weekday-full = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
# $day (Number) - 1 (Monday) to 7
format-on-weekday = { $day ->
    [1] on Monday
    [2] on Tuesday
    [3] on Wednesday
    [4] on Thursday
    [5] on Friday
    [6] on Saturday
   *[7] on Sunday
}
# $head (String) - all but the last, with commas
# $last (String) - the last one
format-list = { $head } and { $last }
# $amount (String) - thousands, rounded
format-thousands = { $amount }k
# $amount (String) - millions, rounded
format-millions = { $amount }m
# $amount (String) - milliards, rounded
format-billions = { $amount }bn
# $amount (String) - thousands as a person types them
format-typed-thousands = { $amount }k
# $amount (String) - millions as a person types them
format-typed-millions = { $amount }m
# $n (String) - the number, in English with its ending
format-ordinal = { $n }
format-day-ending = th
