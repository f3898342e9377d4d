# $name (String) - the main metric
# $fact (String) - what came
# $norm (String) - his share of the month's target
causes-against-norm = { $name }: { $fact } against the day's norm of { $norm }.
causes-action = What will we do about it?
causes-action-repeat = What will we do to repeat it?
causes-action-how = One sentence is enough — I will note it as a promise.
# $why (String) - what got in the way
causes-action-hindered = What got in the way: { $why }
# $why (String) - what worked
causes-action-worked = What worked: { $why }
causes-button-no-action = No action
# $dates (String) - the days
causes-title = What hindered and what helped, { $dates }
causes-none = No causes and no investigations for these days.
causes-no-shortfall = No day fell well short of its plan.
# $value (String) - how much
# $days (Number) - of how many days
causes-shortfall = { $days ->
    [one] { $value } short of their own plans on { $days } day:
   *[other] { $value } short of their own plans on { $days } days:
}
causes-unnamed = not named
# $cause (String) - a cause
# $value (String) - its weight
# $days (Number) - of how many days
causes-weighed = { $days ->
    [one] { $cause } — { $value }, { $days } day
   *[other] { $cause } — { $value }, { $days } days
}
causes-eaten = What took selling time
# $what (String) - a cause
# $times (String) - how often
causes-times = { $what } × { $times }
# $name (String) - who
# $what (String) - what took the time
# $value (String) - what it cost
causes-eaten-line = { $name }: { $what } — { $value }
causes-worked = Worth repeating
# $name (String) - who
# $date (String) - the day
# $fact (String) - what came
# $plan (String) - what was planned
# $words (String) - what worked
causes-worked-line = { $name }, { $date }, { $fact } against a plan of { $plan }: “{ $words }”
causes-open = Open investigations
# $name (String) - who
# $date (String) - the day
# $fact (String) - what came
# $plan (String) - what was planned
# $why (String) - why
causes-open-line = { $name }, { $date }, { $fact } against a plan of { $plan } — { $why }
# $name (String) - who
# $date (String) - the day
# $fact (String) - what came
# $plan (String) - what was planned
causes-open-line-bare = { $name }, { $date }, { $fact } against a plan of { $plan }
# $words (String) - what somebody said
causes-words = “{ $words }”
causes-ended = How investigations ended
# $name (String) - who
# $date (String) - the day
# $end (String) - what came of it
causes-ended-line = { $name }, { $date }: { $end }
# $state (String) - a promise's code
# $body (String) - the promise
# $date (String) - its day
causes-promise = { $state ->
    [offered] “{ $body }” by { $date } — waiting for an answer
    [declined] “{ $body }” by { $date } — not taken
    [open] “{ $body }” by { $date } — under way
    [kept] “{ $body }” by { $date } — kept
    [partly] “{ $body }” by { $date } — kept in part
    [broken] “{ $body }” by { $date } — not kept
   *[cancelled] “{ $body }” by { $date } — called off
}
causes-no-action = no action
causes-button-all = Show everything
causes-button-short = ‹ In short
# $dates (String) - the week before
causes-button-before = ‹ { $dates }
# $name (String) - who
# $date (String) - the day
causes-button-open = { $name }, { $date }
causes-button-week = Causes of the week
causes-button-ask = Ask for a promise
causes-button-back = Back
# $name (String) - who
# $date (String) - the day
causes-card = { $name }, { $date }
# $why (String) - why
causes-card-why = Cause: { $why }
causes-card-no-why = No cause was named.
causes-card-open = The investigation is open: what will we do about it?
# $end (String) - what came of it
causes-card-end = Outcome: { $end }
causes-ask-action = What should be promised? One sentence, with a date if you like.
causes-nothing-to-investigate = That day has no result or no plan — there is nothing to investigate.
# $count (String) - how many
causes-today-button = Investigations: { $count }
causes-month = Causes of the month
# $name (String) - the main metric
# $month (String) - the month before
# $value (String) - the difference
causes-month-difference = { $name } against last month ({ $month }): { $value }
# $name (String) - the main metric
# $dates (String) - the days it is compared with
# $value (String) - the difference
causes-month-difference-days = { $name } against the same days of last month ({ $dates }): { $value }
# $from (String) - a step of the funnel
# $to (String) - the next one
causes-month-conversion = { $from } → { $to }
causes-month-check = Average check
# $value (String) - what it brought
causes-month-rest = Outside the funnel: { $value }
# $what (String) - a factor
# $before (String) - what it was
# $after (String) - what it is
# $value (String) - what its change brought
causes-month-part = { $what } { $before } → { $after }: { $value }
# $what (String) - a factor
# $after (String) - what it is
# $value (String) - what its change brought
causes-month-part-new = { $what }, nothing to count from before, now { $after }: { $value }
# $what (String) - a factor
# $before (String) - what it was
# $value (String) - what its change brought
causes-month-part-gone = { $what }, { $before } before, nothing to count from now: { $value }
# $what (String) - a factor
# $value (String) - what its change brought
causes-month-part-bare = { $what }: { $value }
# $body (String) - the event
# $dates (String) - its days
causes-month-mark = { $body }, { $dates }
# $marks (String) - events of the month
causes-month-marks = Marks: { $marks }
# $days (Number) - working days people were away
# $before (String) - the same of the month before
causes-month-away = { $days ->
    [one] Absences: { $days } working day, { $before } a month earlier
   *[other] Absences: { $days } working days, { $before } a month earlier
}
# $now (String) - working days
# $before (String) - of the month before
causes-month-working = Working days: { $now }, { $before } a month earlier
