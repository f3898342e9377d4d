origin-button = Where from?
origin-button-others = Other figures
origin-button-department = Whole department
origin-which = Which figure shall I take apart?
# $metric (String) - its name
# $month (String) - «November 2026»
origin-title = Where from: { $metric }, { $month }
# $metric (String) - its name
# $month (String) - «November 2026»
# $name (String) - whose
origin-title-of = Where from: { $metric }, { $month } · { $name }
# $date (String) - the day
origin-day = Day { $date }
# $figure (String) - which
origin-figure = { $figure ->
    [f] result of the month
    [e] needed by today
    [t] pace
    [n] needed a day
    [s] forecast
    [p] forecast by promises
    [r] if it goes on like this
    [x] effort
   *[other] figure
}
# $letter (String) - which
origin-letter = { $letter ->
    [plan] target of the month
    [fact] result, all days
    [closed] result of the days whose reports are over
    [facts] sum of the days
    [opening] done before the count began
    [expected] needed by today: the norms of days with a figure
    [norms] sum of the norms by day
    [weight] working days of the month
    [known] past days with a figure
    [left] working days ahead
    [pace] pace
    [catchup] needed a day
    [usual] the usual result a day
    [usualfact] result of the three months before
    [usualweight] their days with a figure
    [kappa] weight of the usual result, days
    [rate] expected result a day
    [early] result of days still under way
    [ahead] the other days ahead
    [forecast] forecast of the month
    [due] promised over 12 weeks
    [kept] received of those promises
    [alpha] allowance: three average promises
    [keeping] the share of promises that arrives
    [open] promised to the end of the month
    [runrate] the month's result at the present pace
    [effort] how many times the present result
    [catchups] sum of what each needs a day
    [rates] sum of the present results a day
    [pledge] plan of the day
    [share] share of the plan
   *[other] figure
}
origin-lack-target = There is no target for this month to compare with.
origin-lack-facts = There are no figures yet.
origin-lack-closed = No day with a figure is over yet.
origin-lack-week = No full week is over yet, and this metric is compared by weeks.
origin-lack-days = There are no working days ahead.
origin-lack-less = Less is better here: there is nothing to catch up.
origin-lack-little = Too little is known: no figures of three months and no target.
origin-lack-promises = A forecast by promises is made for the main money metric only.
origin-lack-done = Nothing has been done yet to compare with.
# $count (Number) - how many days
# $days (String) - which
origin-unknown = { $count ->
    [one] Without { $count } day that has no figure: { $days }
   *[other] Without { $count } days that have no figure: { $days }
}
origin-usual-facts = The usual result is the mean of the three months before.
origin-usual-target = There are no figures of earlier months: the norm of a day stands in for the usual result.
# $date (String) - the Sunday
origin-through-week = Compared by full weeks: through { $date }.
origin-by-promises = There are few figures this month yet, so the forecast is made by promises.
origin-several-versions = The target was changed: each day has the norm of the target that was in force then.
# $count (Number) - days given by the button
# $of (Number) - days with a figure
origin-as-planned = { $of ->
    [one] “All as planned”: { $count } of { $of } day
   *[other] “All as planned”: { $count } of { $of } days
}
# $value (String) - the sum
# $date (String) - its last day
origin-opening = Done before the count began: { $value }, through { $date }.
origin-of-members = The department's figure is the sum over its people.
origin-versions = Target:
# $value (String) - the target
# $from (String) - the first day it governs
# $made (String) - when it was set
origin-version = { $value } from { $from }, set on { $made }
# $value (String) - the target
# $from (String) - the first day it governs
# $name (String) - who set it
# $made (String) - when it was set
origin-version-by = { $value } from { $from }, { $name } on { $made }
origin-members = By person:
# $name (String) - who
# $fact (String) - the fact
# $plan (String) - his plan
origin-member-day = { $name } { $fact }, planned { $plan }
# $name (String) - who
# $fact (String) - the fact
origin-member-no-plan = { $name } { $fact }, had no plan — not in the sum
# $name (String) - who
# $plan (String) - his plan
origin-member-no-fact = { $name } —, planned { $plan } — not in the sum
# $count (Number) - how many days
origin-without-days = { $count ->
    [one] without { $count } day
   *[other] without { $count } days
}
# $count (Number) - days given by the button
# $of (Number) - days with a figure
origin-member-as-planned = “All as planned” { $count } of { $of }
origin-promises-open = Promised to the end of the month:
origin-promises-due = Due over 12 weeks:
# $date (String) - due
# $body (String) - what
# $amount (String) - how much
origin-promise-open = • { $date } { $body }: { $amount }
# $date (String) - due
# $body (String) - what
# $paid (String) - what has come
# $amount (String) - how much
origin-promise-due = • { $date } { $body }: { $paid } of { $amount }
origin-days = By day:
# $norm (String) - the norm
origin-norm = norm { $norm }
origin-day-open = still under way
# $value (String) - what was planned
origin-plan = plan { $value }
# $source (String) - where the entry came from
origin-source = { $source ->
    [line] by a line
    [step] step by step
    [offer] as offered
    [edit] by an edited message
    [bell] bell
    [head] entered for him
    [import] from a file
   *[other] entry
}
origin-source-as-planned = “All as planned”
# $source (String) - how
# $date (String) - the day
# $time (String) - the time
origin-entered = { $source }, { $date } at { $time }
# $source (String) - how
# $name (String) - by whom
# $date (String) - the day
# $time (String) - the time
origin-entered-by = { $source }, { $name }, { $date } at { $time }
