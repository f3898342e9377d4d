# $date (String) - the day
weekly-asks = Once a week I ask about this too, as of { $date }:
# $greeting (String) - «Good morning, Ivan!»
# $date (String) - the day
weekly-greets = { $greeting } Your report is in; what is left is what I ask once a week, as of { $date }:
# $name (String) - a metric
# $limit (String) - its limit
weekly-figure-limited = { $name } ({ $limit })
# $date (String) - the day
weekly-correcting = Correcting the weekly figures as of { $date }. Now:
# $date (String) - the day
weekly-card = Once a week, as of { $date }
# $nth (String) - which metric
# $of (String) - how many
# $name (String) - a metric
# $date (String) - the day
weekly-step = { $nth } of { $of } · { $name } as of { $date }
weekly-button-skip = Not now
weekly-button-fix = Correct the weekly figures
# $side (String) - none, most or least
# $value (String) - the limit
weekly-limit = { $side ->
    [none] ideally 0
    [most] at most { $value }
   *[least] at least { $value }
}
# $side (String) - none, most or least
# $name (String) - a metric
# $value (String) - what was told
# $limit (String) - the limit
weekly-beyond = { $side ->
    [none] { $name }: { $value }. Ideally it would be 0.
    [most] { $name }: { $value } — the aim is at most { $limit }.
   *[least] { $name }: { $value } — the aim is at least { $limit }.
}
weekly-beyond-help = Only you and the head see this. If something is in the way, tell the head — together you will sort it out.
weekly-today = Beyond the limit:
# $name (String) - who
# $metric (String) - a metric
# $value (String) - what was told
# $limit (String) - «at most 5»
weekly-today-line = { $name }: { $metric } { $value } ({ $limit })
