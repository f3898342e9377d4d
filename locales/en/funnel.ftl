# $pair (String) - two steps: «proposals → contracts»
# $actual (String) - this month's conversion
# $basis (String) - whose expectation: benchmark, usual
# $expected (String) - what is expected
# $loss (String) - money, below zero
funnel-bottleneck = Bottleneck: { $pair } { $actual }, { $basis ->
    [benchmark] benchmark
   *[usual] usually
} { $expected } ≈ { $loss } off the forecast
funnel-no-steps = The funnel is empty: no metric stands on its steps. You can put them there in /metrics.
funnel-column-month = month
funnel-column-now = now
funnel-column-usual = usual
funnel-column-a-day = a day
funnel-column-a-month = a month
# $name (String) - a step
# $sum (String) - its sum of the month
# $now (String) - conversion into it this month
# $usual (String) - the usual conversion
funnel-listed = { $name } { $sum } — { $now }, usually { $usual }
# $name (String) - a step
# $day (String) - so many a day
# $month (String) - so many a month
funnel-back-listed = { $name }: { $day } a day, { $month } a month
# $enough (String) - how many events are enough
funnel-dash = “—” means too little data: fewer than { $enough } events
# $now (String) - money of this month
# $usual (String) - money usually
funnel-check-both = Average deal { $now }, usually { $usual }
# $now (String) - money of this month
funnel-check = Average deal { $now }
# $usual (String) - money usually
funnel-check-usual = Average deal usually { $usual }, too little data this month
funnel-check-unknown = Average deal: too little data
funnel-by-benchmark = Where there is too little data of your own, the head’s benchmark is used.
funnel-lack-target = Nothing to count from: there is no target, or it is reached already.
funnel-lack-days = No working days are left, so nothing is split by day.
funnel-lack-money = The main metric is not money, so a target does not lead to the steps of the funnel.
# $step (String) - a step
# $enough (String) - how many events are enough
funnel-lack-check = Average deal: too little data. “{ $step }” needs at least { $enough } events.
# $pair (String) - two steps
# $enough (String) - how many events are enough
funnel-lack-few = { $pair }: too little data, at least { $enough } events are needed. You can set a benchmark in /metrics.
# $step (String) - a step
funnel-lack-no-money = “{ $step }” has brought no money yet, so there is no average deal to count with.
# $pair (String) - two steps
funnel-lack-zero = { $pair }: zero so far, so the steps above cannot be counted.
funnel-expected-title = Benchmarks: how much reaches the next step
funnel-expected-none = There are fewer than two steps in the funnel, so there is nothing to set a benchmark for. A metric’s card is where its step is chosen.
funnel-expected-note = “Usually” is your own twelve weeks. I compare the month with it, or with the benchmark where there is one.
# $pair (String) - two steps
# $known (String) - «usually 30 %, benchmark 35 %»
funnel-expected = { $pair }: { $known }
# $usual (String) - «usually 30 %»
# $benchmark (String) - a per cent
# $by (String) - who set it
# $date (String) - when
funnel-expected-set = { $usual }, benchmark { $benchmark } ({ $by }, { $date })
# $rate (String) - a per cent
funnel-usual = usually { $rate }
funnel-few = too little data
# $from (String) - a step
# $to (String) - the next one
funnel-ask = { $from } → { $to }: which conversion do you expect?
# $example (String) - an example
# $most (String) - the greatest per cent
funnel-ask-how = A per cent as one number, for example { $example }. Not more than { $most }.
funnel-ask-example = 30
funnel-button = Benchmarks
funnel-button-clear = Take it away
funnel-button-keep = ← All benchmarks
