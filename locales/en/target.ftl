# $month (String) - the month and year
target-title = Target: { $month }
# $metric (String) - the metric
# $total (String) - the department’s total
target-line = { $metric } — { $total }
# $metric (String) - the metric
target-line-none = { $metric } — no target
# $taken (String) - how many have accepted
# $told (String) - how many were told
target-line-taken = { $taken } of { $told } accepted
target-month-empty = Nothing to plan yet: there are no metrics. Make some in /metrics
target-month-note = Choose a metric: I will set a target or show who is to bring how much.
target-month-past = The month is over: its targets can be read, not changed.
# $example (String) - as it is typed
target-ask-total = How much is the department to bring? One line, for example: { $example }
# $example (String) - as it is typed
target-ask-total-state = What value is the department to have at the month’s end? One line, for example: { $example }
# $total (String) - an amount
# $what (String) - where it comes from
target-offer = { $total } · { $what }
target-offer-last = as last time
target-offer-tenth = 10% more
target-offer-mean = mean of 3 months
target-button-back = ← Back
target-button-month = ← The month
target-ask-start = How much has been done since the 1st?
# $example (String) - lines as they are typed
target-ask-start-how = One person a line, for example: { $example }. Leave out whoever came later.
# $name (String) - a person
# $value (String) - what was done
target-start-row = { $name } — { $value }
# $name (String) - a person
target-start-none = { $name } — not said
target-button-today = Start today
target-button-on = Go on
target-button-from-first = Nothing was done, go on
# $total (String) - the department’s total
target-ask-basis = How shall { $total } be split?
# $basis (String) - its code
target-basis = { $basis ->
    [equal] Equally
    [grade] By grade
    [history] By history
   *[hand] By hand
}
# $basis (String) - its code
target-basis-why = { $basis ->
    [equal] equally by working days
    [grade] by grade and working days
    [history] by the results of three months and working days
   *[hand] as the head has shared it out
}
# $metric (String) - the metric
# $month (String) - the month and year
# $total (String) - the department’s total
target-preview = { $metric }, { $month }: { $total }
# $date (String) - the first day that counts
target-from = Counts from { $date }.
target-whole = This is a number of the whole department: it is not split over people.
# $name (String) - a person
# $works (String) - his working days
# $of (String) - the department’s
target-works = { $name }: { $works } of { $of } days
# $names (String) - people
target-locked = Set by hand: { $names }
# $example (String) - a line that sets a share
# $free (String) - a surname
target-how = To correct, type a line: “{ $example }” sets a share, “{ $free } -” lets it go again. Another total: just the number.
# $count (String) - how many more
target-more = and { $count } more
target-button-accept = Accept
target-ask-reason = Why does it change? One line: those whose target changes will see it.
target-button-no-reason = No reason
target-saved = The target is set.
# $by (String) - who
# $at (String) - when
target-meanwhile = While you were deciding, the target was changed: { $by }, { $at }. Yours was not saved; this is how it stands.
target-meanwhile-file = While you were deciding, a file changed the target. Yours was not saved; this is how it stands.
# $by (String) - who
# $date (String) - which day
# $at (String) - when
target-by = { $by }, { $date }, { $at }
# $date (String) - which day
# $at (String) - when
target-by-file = from a file, { $date }, { $at }
# $reason (String) - in somebody’s words
target-reason = Why: { $reason }
# $date (String) - the first day it governs
target-acts = in force from { $date }
# $names (String) - people
target-taken = Accepted: { $names }
# $names (String) - people
target-discussed = Want to talk it over: { $names }
# $names (String) - people
target-waiting = No answer yet: { $names }
target-button-change = Change
# $count (String) - how many versions
target-button-history = History ({ $count })
target-button-openings = Done before the start
target-ask-openings = How much was done from the 1st to the first figures in the bot?
# $count (Number) - how many people
target-openings-saved = { $count ->
    [one] Noted for { $count } person.
   *[other] Noted for { $count } people.
}
# $metric (String) - the metric
# $month (String) - the month and year
target-history = History of the target: { $metric }, { $month }
# $nth (String) - its number
# $total (String) - the total
# $who (String) - who and when
target-history-line = { $nth }. { $total } · { $who }
# $first (String) - a number
# $second (String) - a number
target-button-compare = Compare { $first } and { $second }
target-button-card = ← The target
# $metric (String) - the metric
# $month (String) - the month and year
# $first (String) - a total
# $second (String) - a total
target-compare = { $metric }, { $month }: was { $first }, now { $second }
# $name (String) - a person
# $before (String) - a share
# $after (String) - a share
target-compare-row = { $name }: { $before } → { $after }
target-compare-same = Nothing has changed for anybody.
target-none = —
# $month (String) - the month
# $metric (String) - the metric
# $share (String) - his share
target-given = { $month } target, { $metric }: { $share }
# $total (String) - the department’s total
# $why (String) - how it was split
target-given-why = The department’s is { $total }, { $why }.
# $total (String) - the department’s total
target-given-locked = The department’s is { $total }, your share was set for you.
# $day (String) - his norm of a day
target-given-day = Your day ≈ { $day }.
# $before (String) - his share until now
target-given-before = It was { $before }.
target-given-taken = You have accepted. Good luck!
target-given-discuss = I have passed on that you want to talk it over.
target-button-take = I accept
target-button-discuss = Talk it over
target-ask-discuss = What would you like to talk over? One line: I pass it to the head, nobody else sees it.
# $by (String) - who
# $metric (String) - the metric
# $month (String) - the month and year
# $total (String) - the total
target-told-set = { $by } has set a target: { $metric }, { $month } — { $total }
# $by (String) - who
# $metric (String) - the metric
# $month (String) - the month and year
# $before (String) - the total before
# $total (String) - the total
target-told-changed = { $by } has changed a target: { $metric }, { $month } — was { $before }, now { $total }
# $metric (String) - the metric
# $month (String) - the month and year
# $total (String) - the total
target-told-set-file = A target from a file: { $metric }, { $month } — { $total }
# $metric (String) - the metric
# $month (String) - the month and year
# $before (String) - the total before
# $total (String) - the total
target-told-changed-file = A file has changed a target: { $metric }, { $month } — was { $before }, now { $total }
# $name (String) - who
# $month (String) - the month
# $metric (String) - the metric
# $share (String) - his share
target-told-discuss = { $name } wants to talk over the { $month } target, { $metric } ({ $share }):
# $name (String) - who
# $dates (String) - the days
target-cause-away = { $name } is away { $dates }
# $name (String) - who
# $dates (String) - the days
target-cause-back = { $name } works { $dates }
# $name (String) - who
target-cause-joined = { $name } is in the department now
# $name (String) - who
target-cause-left = { $name } is in the department no longer
# $name (String) - who
target-cause-reports = { $name } gives reports now
# $name (String) - who
target-cause-not-reports = { $name } gives no reports any more
# $dates (String) - the days
target-cause-days = Days of the calendar have changed: { $dates }
target-cause-week = The department has other working days
# $name (String) - who
target-cause-own-week = { $name }: other working days
target-cause-file = A file has changed the department
# $cause (String) - what has happened
target-proposed = { $cause }.
# $month (String) - the month
# $metric (String) - the metric
# $sum (String) - how much moves
target-proposed-moves = { $month } target, { $metric }: I propose to move { $sum }.
target-proposed-again = Something has changed since. Now it comes to this:
# $name (String) - who
# $before (String) - a share
# $after (String) - a share
# $change (String) - how much more or less
target-proposed-row = { $name }: { $before } → { $after } ({ $change })
# $names (String) - people
target-proposed-locked = Left alone, set by hand: { $names }
target-proposed-total = The department’s total stays.
target-button-leave = Leave as it is
# $at (String) - when
# $by (String) - who
target-proposed-accepted = Accepted at { $at }, { $by }.
# $at (String) - when
# $by (String) - who
target-proposed-declined = Left as it is, { $at }, { $by }.
target-proposed-replaced = Out of date: there is a newer proposal below.
target-proposed-needless = Not needed any more: the days are as they were.
# $month (String) - the month
# $metric (String) - the metric
# $rest (String) - how much
target-nobody = { $month } target, { $metric }: there is nobody to take { $rest }. Change the total or the shares set by hand.
# $month (String) - the month and year
target-missing = There is no target for { $month }, so I show facts alone. Setting one takes a minute.
target-button-set = Set a target
# $month (String) - the month and year
# $metric (String) - the metric
# $total (String) - the total
# $why (String) - how it is split
target-next = Target for { $month }, { $metric }: I propose { $total }, { $why }, as this month.
# $month (String) - the month and year
# $metric (String) - the metric
# $total (String) - the total
target-next-whole = Target for { $month }, { $metric }: I propose { $total }, as this month.
# $at (String) - when
# $by (String) - who
target-next-accepted = Accepted at { $at }, { $by }.
target-fault-past = The month is over: its target does not change any more.
target-fault-far = No targets so far ahead: a year at most.
target-fault-ratio = A conversion follows by itself. It has a benchmark, not a target.
target-fault-number = I could not read the number. For example: 9m, 450k or 1,200,000
# $values (String) - the numbers it may mean
target-fault-ambiguous = It can mean different things: { $values }. Please write it otherwise.
target-fault-zero = Zero is not a target. How much shall it be?
target-fault-negative = This metric has no values below zero.
target-fault-large = The number is too large. Please check the zeros.
target-fault-decimals = Too many decimals for this metric.
# $line (String) - what was typed
target-fault-line = I could not read the line “{ $line }”. A surname and a number are needed, for example: Smith 1.2m. Nothing was changed.
target-fault-line-empty = A surname and a number are needed, for example: Smith 1.2m.
# $said (String) - what was typed
target-fault-name = Not in this target: “{ $said }”. Nothing was changed.
# $said (String) - what was typed
# $names (String) - people
target-fault-names = Is “{ $said }” { $names }? Please write the full name. Nothing was changed.
# $locked (String) - the sum of the locked
# $total (String) - the total
target-fault-locks = { $locked } is set by hand and the whole is { $total }. Lower the shares or raise the total.
# $rest (String) - how much
target-fault-rest = { $rest } is left and nobody can take it: all other shares are set by hand. Let one go or change the total.
# $name (String) - a person
target-fault-works = { $name } does not work this month and can have no share.
target-fault-nobody = Nobody works this month: there is nobody to split it over.
target-fault-history = There are no figures of three months to split by. Choose another way.
# $line (String) - of the file
target-fault-file-past = Line { $line }, [[target]]: the month is over, its target does not change any more. Take the section out or put the old numbers back.
# $line (String) - of the file
target-fault-file-far = Line { $line }, [[target]]: targets reach a year ahead at most.
# $line (String) - of the file
# $why (String) - a sentence
target-fault-file = Line { $line }, [[target]]: { $why }
