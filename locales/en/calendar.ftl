# $month (String) - November 2026
# $days (String) - how many working days, and how many of them are short
calendar-title = { $month }: { $days }
# $count (Number) - working days
calendar-working = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
# $count (Number) - short ones of them
calendar-of-them-short = { $count ->
    [one] { $count } of them short
   *[other] { $count } of them short
}
# $year (String) - a year
calendar-foreseen = The days off for { $year } have not been decreed yet: shown without moved days.
# $list (String) - days
calendar-holidays = Public holidays and moved days off: { $list }
# $list (String) - days
calendar-moved = Working in exchange: { $list }
# $list (String) - days
calendar-short-days = Short: { $list }
# $list (String) - days, each with what it is
calendar-exceptions = Your own decisions: { $list }
# $kind (String) - off, working, short
calendar-kind = { $kind ->
    [off] off
    [working] working
   *[short] short
}
# $kind (String) - off, working
calendar-usual = { $kind ->
    [off] off as usual
   *[working] working as usual
}
calendar-away = Away:
calendar-marks = Marks:
# $count (Number) - how many are left out
calendar-more = and { $count } more
calendar-ordinary = An ordinary month: no holidays, nobody away, no marks.
calendar-hint = One line will do too: “31 Dec off”, “Sat 28 Nov working”. A mark goes with the command: /calendar 27 Nov sale −10 %
calendar-button-off = Day off
calendar-button-working = Working day
calendar-button-short = Short day
calendar-button-mark = Mark
calendar-button-remove = Remove
calendar-button-back = Back to the calendar
calendar-button-open = Calendar
# $kind (String) - off, working, short
calendar-button-change = Make it: { $kind }
calendar-button-usual = As usual
calendar-button-leave = Leave it
# $wish (String) - off, working, short, mark
calendar-pick = { $wish ->
    [off] Which day will be off? Tap it or type: “31 Dec”, “25–26.12”.
    [working] Which day will be worked? Tap it or type: “Sat 28 Nov”.
    [short] Which day will be short? Tap it or type: “5 December”.
   *[mark] Which day is the mark for? Tap it, or type it all at once: “27 Nov sale −10 %”.
}
# $month (String) - a month
calendar-pick-none = No such days are left in { $month }. Have a look at another month.
# $days (String) - days
calendar-mark-text = What should the mark for { $days } say? A few words, like “sale −10 %”.
# $days (String) - days
# $state (String) - what they are now
calendar-done = Done. { $days }: { $state }.
# $days (String) - days
# $state (String) - what they are now
# $by (String) - who decided it
calendar-told = { $days }: { $state }. Decided by { $by }.
# $span (String) - one, several
# $names (String) - people
calendar-planned-off = { $span ->
    [one] Plans for this day have been given by { $names }. They are kept; I ask for no report on a day off.
   *[several] Plans for these days have been given by { $names }. They are kept; I ask for no reports on days off.
}
# $span (String) - one, several
# $names (String) - people
calendar-planned-working = { $span ->
    [one] Plans for this day have been given by { $names }. I will ask the others with their reports.
   *[several] Plans for these days have been given by { $names }. I will ask the others with their reports.
}
# $span (String) - one, several
calendar-unplanned = { $span ->
    [one] I will ask for plans for this day along with the reports.
   *[several] I will ask for plans for these days along with the reports.
}
# $names (String) - people
calendar-own-rhythm = This goes for those with a schedule of their own too: { $names }.
# $time (String) - a time
calendar-at = at { $time }
# $days (String) - days
# $kind (String) - off, working, short
calendar-already = { $days }: { $kind } anyway, nothing to change.
# $days (String) - days
# $kind (String) - off, working, short
# $author (String) - when, and who
calendar-already-by = { $days }: already { $kind }. Noted { $author }.
# $days (String) - days
calendar-already-usual = { $days }: as usual anyway, nothing to change.
# $day (String) - a day
# $kind (String) - off, working, short
# $author (String) - when, and who
calendar-theirs = { $day } has been decided already: { $kind }. Noted { $author }. Change it?
calendar-which-day = Which day did you mean?
# $text (String) - what was typed
calendar-unclear = “{ $text }”: what should I note?
# $days (String) - days
calendar-what = { $days }: what about it?
# $days (String) - days
# $text (String) - the mark
calendar-mark-put = Noted. { $days }: { $text }. The digest will say it too.
# $days (String) - days
# $text (String) - the mark
calendar-mark-removed = Mark removed. { $days }: { $text }.
calendar-remove = What should go?
calendar-remove-none = There is nothing to remove this month.
calendar-not-read = I couldn’t find a day in that. Type, for example: “31 Dec off”, “Sat 28 Nov working”, “27 Nov sale −10 %”.
calendar-many = One day at a time, or several in a row. For example: “25–26.12 off”.
