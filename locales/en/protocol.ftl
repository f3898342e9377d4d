# $date (String) - the day
protocol-title = Protocol, { $date }
# $given (Number) - reports in
# $due (Number) - reports due
protocol-coverage = { $given } of { $due } reported
protocol-nobody-due = no reports were due that day
# $date (String) - the day
protocol-facts = Results of { $date }
protocol-no-facts = No figures in it yet.
protocol-department = Department
# $date (String) - the day
protocol-plans = Plan for { $date }
protocol-worked = What worked
# $words (String) - what somebody wrote
protocol-words = “{ $words }”
# $name (String) - who wrote it
# $words (String) - what he wrote
protocol-said = { $name }: “{ $words }”
protocol-promised = Promised
protocol-kept = Promises kept
protocol-others = Other news of promises
# $name (String) - whose it is
# $what (String) - the rest of the line
protocol-of = { $name }: { $what }
# $what (String) - a promise
# $comment (String) - what became of it
protocol-with-comment = { $what } — { $comment }
# $made (Number) - promises made
# $kept (Number) - promises kept
protocol-totals = { $made ->
    [one] { $made } promise made, { $kept } kept
   *[other] { $made } promises made, { $kept } kept
}
# $made (Number) - promises made
# $money (String) - the sum of what was promised
# $kept (Number) - promises kept
protocol-totals-money = { $made ->
    [one] { $made } promise made for { $money }, { $kept } kept
   *[other] { $made } promises made for { $money }, { $kept } kept
}
# $event (String) - what became of a promise
# $date (String) - when it is due
protocol-promise-event = { $event ->
    [taken] taken on
    [moved] now due { $date }
    [slipped] now due { $date }
    [kept] kept
    [partly] partly kept
    [broken] did not work out
    [cancelled] taken off
    [corrected] amount corrected
   *[made] new, due { $date }
}
# $paid (String) - how much came
protocol-paid = partly kept: { $paid }
# $silent (Number) - members without a report
# $away (Number) - members away
# $hindered (Number) - members something hindered
# $helps (Number) - calls for help
protocol-counts = No report: { $silent } · off: { $away } · hindered: { $hindered } · asked for help: { $helps }
protocol-for-head = For the head and the deputy only
# $names (String) - names
protocol-silent = No report: { $names }
# $names (String) - names
protocol-awaited = Still expected: { $names }
# $names (String) - names
protocol-late = After the deadline: { $names }
# $names (String) - names with the reasons
protocol-away = Off: { $names }
# $name (String) - a name
# $kind (String) - vacation, sick leave…
protocol-away-one = { $name } ({ $kind })
protocol-hindered = What hindered
protocol-helps = Asked for help
# $name (String) - who asked
protocol-help-day = { $name }: with the result of the day
protocol-notes = Notes
protocol-added = Added later
# $at (String) - when
# $name (String) - whose it is
# $what (String) - what was added
protocol-added-line = { $at } { $name }: { $what }
# $at (String) - when
# $name (String) - whose it is
# $what (String) - what was added
# $by (String) - who entered it
protocol-added-by = { $at } { $name }: { $what } (entered by { $by })
# $date (String) - the day
# $figures (String) - figures
protocol-added-facts = results of { $date }: { $figures }
# $date (String) - the day
# $figures (String) - figures
protocol-added-plan = plan for { $date }: { $figures }
# $date (String) - the coordination day
protocol-added-given = report of { $date } is in
protocol-added-help = asks for help
# $metric (String) - a metric's name
# $before (String) - what stood there
# $after (String) - what stands there now
protocol-changed = { $metric } { $before } → { $after }
protocol-no-number = no figure
# $page (Number) - a page
# $of (Number) - how many pages there are
protocol-page = { $page } of { $of }
protocol-none = No protocols yet. The first one comes with the first digest.
# $count (Number) - how many days beside have one
# $date (String) - the day
# $days (String) - the days beside that have one
protocol-none-on = { $count ->
    [one] There is no protocol of { $date }. The nearest one: { $days }.
   *[other] There is no protocol of { $date }. The nearest ones: { $days }.
}
protocol-unclear = I did not get which day. Type it like this: /protocol 20.11, /protocol Friday or /protocol yesterday
protocol-which = Which day shall I open?
protocol-last-post = The last protocol:
protocol-no-post = No protocol in this chat yet. I will show it to you in private: /protocol
