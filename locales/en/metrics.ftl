# $name (String) - the department
metrics-title = Metrics of “{ $name }”
metrics-note = This is the order of numbers in the line of a report. Changes act from the next report on: those already open end the way they began.
metrics-line-main = main
# $step (String) - which step
metrics-line-step = step { $step } of the funnel
metrics-line-some = not everybody
# $asked (String) - what is asked: fact_and_plan, fact, weekly, no
metrics-asked = { $asked ->
    [fact_and_plan] results and plan
    [fact] results
    [weekly] once a week
   *[no] not asked
}
metrics-button-new = New metric
metrics-button-template = Take a ready one
metrics-button-crm = CRM in order
metrics-button-crm-add = Add them
metrics-button-back = ← All metrics
# $name (String) - a metric
metrics-button-card = ← { $name }
metrics-card-main = The main one: the digest and the takeaway of the day look at it.
# $aliases (String) - words people type
metrics-card-aliases = Also typed as: { $aliases }
metrics-card-no-aliases = Known by its name only.
# $asked (String) - facts and plan …
metrics-card-asked = I ask: { $asked }.
metrics-card-not-asked = Not asked now. Everything recorded stays.
# $asked (String) - facts and plan …
# $names (String) - who is asked
metrics-card-asked-of = I ask: { $asked }. Of whom: { $names }.
metrics-card-nobody = nobody yet
# $step (String) - which step
# $of (String) - how many steps
metrics-card-step = Funnel: step { $step } of { $of }.
metrics-card-no-step = Not a step of the funnel.
# $direction (String) - more or less
metrics-card-direction = { $direction ->
    [less] Less is better.
   *[more] More is better.
}
# $rhythm (String) - steady or lumpy
metrics-card-rhythm = { $rhythm ->
    [lumpy] Comes in large sums.
   *[steady] Comes evenly.
}
# $limit (String) - «at most 5»
metrics-card-limit = Limit: { $limit }. Whoever goes beyond it is told, and so are you. Nobody else.
metrics-card-no-limit = No limit.
# $hint (String) - what counts
metrics-card-hint = What counts: { $hint }
metrics-card-no-hint = There is no hint about what counts.
# $kind (String) - flow or snapshot
metrics-card-kind = { $kind ->
    [snapshot] The last value counts; days are not added up.
   *[flow] Days are added up.
}
# $unit (String) - in what it is counted
# $decimals (Number) - digits after the point
# $negative (String) - yes or no
metrics-card-unit = Unit: { $unit }; { $decimals ->
    [0] whole numbers only
    [1] one decimal
    [2] two decimals
   *[other] three decimals
}; { $negative ->
    [yes] may be below zero
   *[no] never below zero
}. That is fixed.
# $unit (String) - count or money
metrics-unit = { $unit ->
    [count] pieces
   *[money] money
}
metrics-button-name = Name
metrics-button-aliases = Also typed as
metrics-button-hint = What counts
metrics-button-limit = Limit
metrics-button-asked = What to ask
metrics-button-asked-of = Whom to ask
metrics-button-main = Make it main
metrics-button-step = Funnel
# $direction (String) - which way is better then
metrics-button-direction = { $direction ->
    [less] Less is better
   *[more] More is better
}
# $rhythm (String) - how it comes then
metrics-button-rhythm = { $rhythm ->
    [lumpy] In large sums
   *[steady] Comes evenly
}
metrics-button-up = ↑ Up
metrics-button-down = ↓ Down
metrics-button-stop = Stop asking
metrics-button-clear = Remove
metrics-button-keep = Leave as it is
# $name (String) - the present name
metrics-ask-name = What should it be called? Now: { $name }
metrics-ask-name-how = The metric is found by this word in the line of a report.
# $name (String) - a metric
metrics-ask-aliases = How else do people type “{ $name }”?
# $aliases (String) - words people type
metrics-ask-aliases-now = Now: { $aliases }
# $example (String) - a list
metrics-ask-aliases-how = Send the whole list with commas, for example: { $example }
metrics-ask-aliases-example = dials, talks
# $name (String) - a metric
metrics-ask-hint = What counts as “{ $name }”?
# $example (String) - a hint
metrics-ask-hint-how = In one phrase; newcomers see it, and whoever mistypes. For example: { $example }
metrics-ask-hint-example = outgoing, 30 seconds or longer
# $text (String) - what stands there
metrics-ask-now = Now: { $text }
# $name (String) - a metric
metrics-ask-limit = What is the limit of “{ $name }”?
# $direction (String) - more or less is better
metrics-ask-limit-how = { $direction ->
    [less] Send a number: anything above it is a reason to help. Only the person and you hear of it.
   *[more] Send a number: anything below it is a reason to help. Only the person and you hear of it.
}
# $name (String) - a metric
metrics-ask-asked = “{ $name }”: what should I ask?
# $asked (String) - what is asked: fact_and_plan, fact, weekly, no
metrics-choose = { $asked ->
    [fact_and_plan] Results and plan, every day
    [fact] Results only, every day
    [weekly] Once a week
   *[no] Nothing
}
# $name (String) - a metric
metrics-ask-asked-of = Whom should I ask about “{ $name }”?
metrics-ask-asked-of-all = Now everybody, newcomers too.
metrics-ask-asked-of-some = Now those with a tick. Newcomers are for you to add.
metrics-button-all = Ask everybody
# $asked (String) - yes or no
# $name (String) - a member
metrics-button-member = { $asked ->
    [yes] ✓ { $name }
   *[no] { $name }
}
# $name (String) - a metric
metrics-ask-step = Which step of the funnel is “{ $name }”?
# $steps (String) - the funnel
metrics-ask-step-now = Now: { $steps }
metrics-ask-step-empty = The funnel is empty so far.
# $step (String) - which step
metrics-button-nth = Step { $step }
metrics-button-no-step = Not a step
metrics-new-name = What should the new metric be called?
# $example (String) - a name
metrics-new-name-how = It is found by this word in the line of a report. For example: { $example }
metrics-new-name-example = Site visits
# $name (String) - the new metric
metrics-new-unit = { $name }: counted in what?
# $unit (String) - c, m or o
metrics-new-unit-choice = { $unit ->
    [c] Pieces
    [m] Money
   *[o] Another unit
}
metrics-new-own-unit = In what? One word, for example: kg, hours, m²
# $name (String) - the new metric
metrics-new-decimals = { $name }: are there fractions?
# $decimals (Number) - digits after the point
metrics-new-decimals-choice = { $decimals ->
    [0] Whole only
    [1] One decimal
    [2] Two decimals
   *[other] Three decimals
}
# $name (String) - the new metric
metrics-new-negative = { $name }: can it be below zero?
metrics-new-negative-why = For instance when more is returned than sold. This cannot be changed later.
# $negative (String) - yes or no
metrics-new-negative-choice = { $negative ->
    [yes] Yes, it can
   *[no] No
}
# $name (String) - the new metric
metrics-new-telling = { $name }: what should I ask?
# $telling (String) - p, f, s or w
metrics-new-telling-choice = { $telling ->
    [p] Results and plan, every day
    [f] Results only, every day
    [s] How much there is, every day
   *[w] How much there is, once a week
}
# $names (String) - metrics
metrics-added = { $names }: I will ask from the next report on.
metrics-from-template = From which set?
metrics-from-template-which = What should I add?
metrics-from-template-none = You ask everything of this set already.
# $names (String) - metrics
metrics-crm-which = “CRM in order”: { $names }. I will ask once a week, on everybody’s last working day. Nobody sees the numbers of others.
# $time (String) - when
# $name (String) - who
metrics-faster = Already done at { $time } by { $name }.
# $by (String) - a leader
# $metric (String) - a metric
# $asked (String) - facts and plan …
metrics-told-added = { $by } has added the metric “{ $metric }”: { $asked }. I will ask from the next report on.
# $by (String) - a leader
# $metric (String) - a metric
# $before (String) - what was asked
# $after (String) - what will be asked
metrics-told-asked = { $by } has changed the metric “{ $metric }” from “{ $before }” to “{ $after }”. It acts from the next report on.
# $by (String) - a leader
# $metric (String) - a metric
# $names (String) - who is asked
metrics-told-asked-of = { $by } has changed whom I ask about “{ $metric }”: { $names }.
metrics-told-everybody = everybody
# $by (String) - a leader
# $metric (String) - a metric
metrics-told-main = { $by } has made “{ $metric }” the main metric: the digest and the takeaway of the day will look at it.
# $by (String) - a leader
# $metric (String) - a metric
# $limit (String) - «at most 5»
metrics-told-limit = { $by } has set a limit for “{ $metric }”: { $limit }.
# $by (String) - a leader
# $metric (String) - a metric
metrics-told-no-limit = { $by } has taken the limit of “{ $metric }” away.
# $names (String) - metrics
metrics-line-fresh = New in the line: { $names }.
# $names (String) - metrics
metrics-line-gone = No longer asked: { $names }.
metrics-line-moved = The order of numbers has changed; please look at the line above.
