# $metric (String) - its name
# $month (String) - «ноябрь 2026»
planfact-heading = { $metric }, { $month }
# $name (String) - the reader's first name
# $month (String) - its name
planfact-me = { $name }, your { $month }
# $fact (String) - done so far, with its unit
# $plan (String) - the target, with its unit
planfact-done-of = { $fact } of { $plan }
# $fact (String) - so far, of what should stay small
# $plan (String) - the target
planfact-at-most = { $fact }, planned at most { $plan }
# $plan (String) - the target
planfact-no-facts = no figures yet, plan { $plan }
# $fact (String) - done so far
planfact-no-plan = { $fact }, no plan set
planfact-nothing = no figures yet, no plan set
# $fact (String) - done so far
planfact-zero = { $fact }, plan 0
planfact-set-target = Set the plan: /targets
# $percent (String) - of the plan
planfact-reached = Plan reached: { $percent } 🎉
# $value (String) - above the plan
planfact-beyond = { $value } above the plan.
# $percent (String) - where the month should be
planfact-expected = { $percent } due by today
# $percent (String) - where the month was expected to be, of what should stay small
planfact-expected-less = { $percent } expected by today
# $percent (String) - where the month should have been at the end of the last full week
planfact-expected-week = { $percent } was due by the end of the week
# $side (String) - behind, ahead, over, under, even
# $percent (String) - by how much
planfact-pace = { $side ->
    [behind] { $percent } behind
    [ahead] { $percent } ahead
    [over] { $percent } more than expected
    [under] { $percent } less than expected
   *[even] right on plan
}
# $light (String) - green, yellow, red; with -less where less is better
planfact-light = { $light ->
    [green] 🟢 on track
    [yellow] 🟡 within reach
    [red] 🔴 needs a push
    [green-less] 🟢 within the plan
    [yellow-less] 🟡 close to the limit
   *[red-less] 🔴 more than planned
}
# $days (Number) - working days without a number
planfact-unknown = { $days ->
    [one] { $days } day missing
   *[other] { $days } days missing
}
# $days (Number) - working days without a number
planfact-unknown-many = { $days ->
    [one] Figures for { $days } day are missing: the pace will show once they are in.
   *[other] Figures for { $days } days are missing: the pace will show once they are in.
}
planfact-unknown-many-team = There are few figures yet: the pace will show once they are in.
# $days (Number) - working days
planfact-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
# $gap (String) - to the plan
# $days (String) - «6 working days»
# $value (String) - a day
planfact-needed = { $gap } and { $days } to go: { $value } a day needed.
# $days (String) - «20 working days»
# $gap (String) - to the plan
planfact-before = The month lies ahead: { $days }, { $gap } to the plan.
planfact-hard = Pace alone won't close the gap: it takes another move.
# $gap (String) - to the plan
planfact-over = No working days are left, { $gap } short of the plan.
planfact-over-within = No working days are left, within the plan.
# $gap (String) - above the plan, of what should stay small
planfact-over-beyond = { $gap } more than planned.
# $value (String) - what the month will bring
planfact-forecast = Forecast { $value }
# $value (String) - what the month will bring
# $percent (String) - of the plan; of how many people
planfact-forecast-percent = Forecast { $value } ({ $percent })
# $known (Number) - people whose month is forecast
# $of (Number) - all
planfact-forecast-part = { $known } of { $of } people
planfact-forecast-none = Forecast: not enough data yet
# $value (String) - what the month will bring by promises
planfact-by-promises = { $value } by promises
# $fact (String) - the last value
planfact-state = Now { $fact }
planfact-state-none = No figures yet
# $side (String) - most, least
# $plan (String) - the target
planfact-state-target = { $side ->
    [most] the goal is at most { $plan }
   *[least] the goal is at least { $plan }
}
planfact-today = Today
# $value (String) - the target's share of the day
planfact-norm = norm { $value }
# $own (String) - yes, no: is it the reader's
# $value (String) - the plan of the day
planfact-pledge = { $own ->
    [yes] your plan { $value }
   *[no] plan { $value }
}
planfact-no-pledge = no plan for the day yet
# $value (String) - what is known of today
planfact-so-far = { $value } so far
# $place (Number) - his
# $of (Number) - of how many
planfact-place = Place by plan completion: { $place } of { $of }
planfact-promises = Promises
# $count (Number) - due today or before
planfact-promises-due = { $count } due today
# $count (Number) - open
planfact-promises-open = { $count } open
# $count (Number) - due on the day or before
planfact-promises-on-day = Promises due by then: { $count }
# $what (String) - «2 due today»
# $sum (String) - their money
planfact-with-sum = { $what } ({ $sum })
# $percent (String) - the discipline index
planfact-discipline = Reports on time: { $percent }
planfact-others = Other metrics
planfact-steps = What it takes
# $month (String) - its name
# $metric (String) - its name
planfact-plan-title = Plan for { $month }: { $metric }
# $month (String) - its name
# $metric (String) - its name
# $name (String) - whose
planfact-plan-of = Plan for { $month }, { $metric }: { $name }
# $plan (String) - the target
planfact-plan-value = { $plan } for the month
planfact-plan-none = No plan is set for the month. Below is what is done and what is planned day by day.
planfact-plan-state = This is a state, not a sum: it is not split over days. The last figure counts.
# $dates (String) - «16–22.11»
# $metric (String) - its name
planfact-week-title = Week { $dates }: { $metric }
# $value (String) - to the week's norm
# $days (String) - «2 working days»
planfact-week-left = { $value } to go, { $days } left.
# $value (String) - to the week's norm
planfact-week-short = The week is over, { $value } short.
planfact-week-reached = The week's norm is reached.
# $value (String) - the sum of the days' plans
planfact-week-pledged = Planned day by day { $value }
planfact-week-empty = There are no working days in this week.
planfact-column-norm = norm
planfact-column-plan = plan
planfact-column-named = planned
planfact-column-fact = done
planfact-column-left = left
# $unit (String) - «k ₽»
planfact-unit = Figures in tables: { $unit }
planfact-unit-thousands = k
planfact-unit-millions = m
planfact-unit-billions = bn
planfact-legend = ● on track · ◐ within reach · ○ needs a push
planfact-legend-less = ● within the plan · ◐ close to the limit · ○ more than planned
planfact-weeks = By weeks
planfact-kept = This month's forecasts
# $day (Number) - 5, 10, 15
# $value (String) - what was forecast
planfact-kept-one = working day { $day }: { $value }
# $kept (String) - «working day 5: 8.1m»
# $error (String) - «+3%»
planfact-kept-error = { $kept }, { $error } against the result
planfact-kept-none = not enough data yet
planfact-pick = Whose page?
planfact-month-unclear = I could not read the month. Try /month October or /month 2026-10
planfact-week-unclear = I could not read the week. Any day of it will do: /week 16.11
planfact-button-week = Week
planfact-button-month = Month
planfact-button-plan = Plan
planfact-button-department = Department
planfact-button-own = Mine
# $count (Number) - people
planfact-button-people = People ({ $count })
planfact-button-back = ← Back
