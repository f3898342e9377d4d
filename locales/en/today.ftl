# $date (String) - the coordination day
# $given (Number) - reports in
# $due (Number) - reports due
today-heading = { $date }: { $given } of { $due } in
# $date (String) - the coordination day
# $given (Number) - reports in
# $due (Number) - reports due
# $time (String) - the deadline
today-heading-open = { $date }: { $given } of { $due } in, open until { $time }
# $date (String) - the coordination day
today-heading-none = { $date }: no reports are due
today-all-in = Everybody has answered and nothing needs you. Have a good day!
# $time (String) - when the prompt comes
today-asks-at = Today I will ask at { $time }.
today-not-asked = The bot was down, so nobody was asked that day. It does not count against anyone.
today-owing = Waiting for figures:
# $name (String) - who
# $nth (String) - «2nd»
today-days-running = { $name } — { $nth } day running
# $name (String) - who
today-blocked = { $name } — has blocked the bot, better to call
# $name (String) - who
# $time (String) - when he was reminded
# $by (String) - by whom
today-reminded = { $name } — reminded at { $time } by { $by }
# $name (String) - who
# $time (String) - his own deadline
today-waiting = { $name } — until { $time }
today-waiting-title = Still have time:
# $names (String) - who
today-away = Away: { $names }
# $name (String) - who
# $kind (String) - vacation, sick leave …
today-away-one = { $name } ({ $kind })
# $name (String) - who
# $kind (String) - vacation, sick leave …
# $date (String) - the last day
today-away-through = { $name } ({ $kind } through { $date })
# $name (String) - who
# $time (String) - when
# $by (String) - by whom
today-away-marked = { $name } (marked at { $time } by { $by })
# $names (String) - who and when
today-answered = Answered: { $names }
# $name (String) - who
# $time (String) - when
today-answered-at = { $name } { $time }
# $name (String) - who
# $time (String) - when
today-answered-late = { $name } { $time } (after the deadline)
# $names (String) - who
today-not-started = Not here yet: { $names }. I cannot write first: ask them to press Start.
today-overdue = Overdue promises:
# $name (String) - whose
# $promise (String) - its words
# $date (String) - due
today-promise = { $name }: { $promise } — { $date }
# $name (String) - whose
# $promise (String) - its words
# $amount (String) - the sum
# $date (String) - due
today-promise-amount = { $name }: { $promise }, { $amount } — { $date }
# $count (String) - how many are not shown
today-more = and { $count } more
# $names (String) - who and about what
today-helps = Asked for help: { $names }
# $name (String) - who
# $promise (String) - about which promise
today-help-about = { $name } (“{ $promise }”)
today-button-remind = Remind
# $name (String) - whom
today-button-remind-named = Remind { $name }
today-button-remind-all = Remind everybody
today-button-away = Away today
today-button-away-short = Away
today-button-enter = Enter figures
today-button-enter-short = Enter
# $name (String) - who
today-button-back = { $name } is working
# $name (String) - whom
today-sent = { $name }: the reminder is on its way.
# $count (Number) - how many people
today-sent-all = { $count ->
    [one] { $count } reminder is on its way.
   *[other] { $count } reminders are on their way.
}
today-sent-none = Nobody to remind now: some have answered, the others were reminded less than half an hour ago.
# $time (String) - when
# $by (String) - by whom
today-already = Marked at { $time } by { $by }. Again in half an hour.
# $time (String) - when
# $by (String) - by whom
today-already-away = Marked at { $time } by { $by }.
today-already-away-plain = Already marked.
today-nothing-owed = All is well here: the figures are in or not due.
today-unreachable = The bot is blocked there, a reminder will not arrive. Better to call.
today-night = It is night there, I will not disturb.
today-marked = Marked as away today.
# $name (String) - for whom
# $date (String) - the day of the figures
# $names (String) - the metrics
today-enter = { $name }, { $date }. Send the figures in one line, in this order: { $names }
# $name (String) - for whom
# $date (String) - the day of the figures
# $figures (String) - what was written down
today-entered = { $name }, { $date }. Written down: { $figures }
# $names (String) - metrics without an answer
today-entered-left = Still missing: { $names }
# $names (String) - the metrics
today-entered-nothing = I see no figures in this line. Send them in one line, in this order: { $names }
today-button-leave = Leave it
today-button-enter-rest = Enter the rest
# $name (String) - who
today-button-away-named = Away: { $name }
today-you = you
today-button-own = Give my report
