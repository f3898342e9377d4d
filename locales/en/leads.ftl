# $department (String) - whose
# $metric (String) - «leads»
# $dates (String) - the days of the week
# $total (String) - their sum
leads-week = 🎯 { $department } · { $metric }, { $dates }: { $total }
# $month (String) - the month
# $plan (String) - leads of the month
# $due (String) - planned by the end of the week
# $done (String) - have come
leads-week-plan = Plan for { $month }: { $plan }. By the end of the week { $due } were due, { $done } have come.
# $rejected (String) - leads that were no good
# $of (String) - all
# $share (String) - a per cent
leads-rejects = Rejected: { $rejected } of { $of } ({ $share })
# $rejected (String) - leads that were no good
# $of (String) - all
leads-rejects-plain = Rejected: { $rejected } of { $of }
# $told (String) - who answered
# $members (String) - of how many
leads-told = { $told } of { $members } told about rejects, only their leads are counted.
# $month (String) - the month
# $metric (String) - «leads»
# $plan (String) - so many a month
leads-plan = Plan for { $month }: { $metric } — { $plan }
# $month (String) - the month
# $metric (String) - «leads»
# $plan (String) - so many a month
# $day (String) - so many a day
leads-plan-a-day = Plan for { $month }: { $metric } — { $plan }, { $day } a day
# $month (String) - the month
# $metric (String) - «leads»
leads-plan-no-target = There is no target for { $month }, so it cannot be said yet how many it takes ({ $metric }).
# $month (String) - the month
# $metric (String) - «leads»
# $why (String) - a sentence
leads-plan-unknown = How many { $month } takes ({ $metric }) cannot be said yet. { $why }
# $reasons (String) - reasons
leads-offer = Once a week I will ask whoever gets leads how many were no good: { $reasons }. An ordinary day stays as it is, and one line answers it. At the start of the next week you and the observers get the sums, without names.
leads-button = Rejected leads
