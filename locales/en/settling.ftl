# $month (String) - «November»
settling-month = { $month }
# $month (String) - «November»
# $metric (String) - its name
# $fact (String) - the result
# $plan (String) - the target
# $share (String) - «99%»
settling-total-share = { $month }, { $metric }: { $fact } of { $plan } ({ $share })
# $month (String) - «November»
# $metric (String) - its name
# $fact (String) - the result
# $plan (String) - the target
settling-total = { $month }, { $metric }: { $fact }, the target was { $plan }
# $month (String) - «November»
# $metric (String) - its name
# $fact (String) - the result
settling-fact = { $month }, { $metric }: { $fact }, no target was set
# $month (String) - «November»
# $metric (String) - its name
# $plan (String) - the target
settling-no-fact = { $month }, { $metric }: no figures, the target was { $plan }
# $count (Number) - working days without a figure
# $days (String) - «Kim 12 Nov»
settling-unknown = { $count ->
    [one] { $count } day without figures: { $days }
   *[other] { $count } days without figures: { $days }
}
settling-forecasts = What I had forecast:
# $nth (String) - «5th»
# $shown (String) - the forecast
settling-forecast = • on the { $nth } working day — { $shown }
# $nth (String) - «5th»
# $shown (String) - the forecast
settling-forecast-exact = • on the { $nth } working day — { $shown }, spot on
# $nth (String) - «5th»
# $shown (String) - the forecast
# $miss (String) - «7%»
settling-forecast-above = • on the { $nth } working day — { $shown }, { $miss } too high
# $nth (String) - «5th»
# $shown (String) - the forecast
# $miss (String) - «7%»
settling-forecast-below = • on the { $nth } working day — { $shown }, { $miss } too low
settling-close-ask = Close the month? After that its figures change only with your consent.
settling-waiting = All right, it stays open. Tap the button here once everything adds up.
settling-closed = The month is closed. Corrections to it now come to you first.
# $time (String) - when
# $name (String) - by whom
settling-closed-by = The month was closed at { $time } by { $name }.
settling-button-close = Close the month
settling-button-wait = Wait
# $months (String) - «November»
# $count (Number) - how many months
settling-waits = { $count ->
    [one] { $months } is closed. I will ask your head of sales and tell you the answer.
   *[other] { $months } are closed. I will ask your head of sales and tell you the answer.
}
# $name (String) - whose figures
# $months (String) - «November»
# $count (Number) - how many months
settling-late = { $count ->
    [one] { $name }: a correction, { $months } is closed
   *[other] { $name }: a correction, { $months } are closed
}
# $name (String) - whose figures
# $by (String) - who entered them
# $months (String) - «November»
# $count (Number) - how many months
settling-late-by = { $count ->
    [one] { $name }: a correction (by { $by }), { $months } is closed
   *[other] { $name }: a correction (by { $by }), { $months } are closed
}
# $metric (String) - its name
# $date (String) - the day
# $before (String) - what stood there
# $after (String) - what is to stand there
settling-change = { $metric }, { $date }: { $before } → { $after }
# $metric (String) - its name
# $date (String) - the day
# $after (String) - what is to stand there
settling-first = { $metric }, { $date }: { $after }
settling-button-accept = Accept
settling-button-decline = Decline
settling-accepted = Accepted and recorded.
settling-declined = Declined: the month stays as it was.
# $time (String) - when
# $name (String) - by whom
settling-accepted-by = Accepted at { $time } by { $name }.
# $time (String) - when
# $name (String) - by whom
settling-declined-by = Declined at { $time } by { $name }.
# $name (String) - the head
settling-told-accepted = { $name } has accepted it. Recorded:
# $name (String) - the head
settling-told-declined = { $name } leaves the closed month as it is. Not included:
