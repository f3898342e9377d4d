# $date (String) - the coordination day
# $given (Number) - reports in
# $due (Number) - reports due
told-head = { $date }: { $given } of { $due } reports are in
told-head-all = Everybody has answered.
# $names (String) - who owes
told-head-owing = Still to come: { $names }
# $names (String) - who is away
told-head-away = Not working: { $names }
# $names (String) - who has not pressed Start
told-head-not-started = Not with us yet: { $names } — I cannot write first, ask them to press Start.
# $name (String) - who asks
# $date (String) - the day it is about
told-day-help = { $name } asks for help with the result of { $date }.
# $name (String) - who is away
# $kind (String) - vacation, sick leave…
# $dates (String) - the days
told-absent = { $name } is not working: { $kind }, { $dates }.
told-vacation = vacation
told-sick = sick leave
told-day-off = day off
told-away = away
# $date (String) - the example
told-until-when = Until which day, including it? For example: { $date }
told-working = Good. I am waiting for the figures as usual.
told-absence-cancelled = Cancelled: you are working.
