# $date (String) - today
start-day-off = It is your day off, { $date }. If there were sales, send the figures in one line.
start-nothing-owed = Nothing to report yet. I will write when it is time.
