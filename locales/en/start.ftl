# $date (String) - today
start-day-off = It is your day off, { $date }. If there were sales, send the figures in one line.
start-nothing-owed = Nothing to report yet. I will write when it is time.
start-apply-same = Nothing to change: the department is already as the file says.
# $count (Number) - changes
start-apply-changed = { $count ->
    [one] Done: { $count } change.
   *[other] Done: { $count } changes.
}
