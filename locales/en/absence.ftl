# $kind (String) - vacation, sick, day_off, other
absence-kind = { $kind ->
    [vacation] vacation
    [sick] sick leave
    [day_off] day off
   *[other] absence
}
# $kind (String) - vacation, sick, day_off, other
absence-button-kind = { $kind ->
    [vacation] Vacation
    [sick] Sick leave
    [day_off] Day off
   *[other] Other
}
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-noted = Noted: { $kind }, { $dates }. I won’t disturb you.
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-noted-sick = Get well soon! Noted: { $kind }, { $dates }. I won’t disturb you.
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-noted-past = Noted: { $kind }, { $dates }.
# $name (String) - who
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-noted-for = { $name }: { $kind }, { $dates }. Noted.
# $name (String) - who
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-told = { $name } is not working: { $kind }, { $dates }.
# $name (String) - who
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
# $by (String) - who noted it
absence-told-by = { $name }: { $kind }, { $dates }. Noted by { $by }.
# $by (String) - a leader
# $dates (String) - the days
absence-marked = { $by } has marked you as away { $dates }. I won’t disturb you.
# $name (String) - who
# $dates (String) - the days
absence-cancelled = Cancelled: { $name } is working { $dates }.
# $by (String) - a leader
# $dates (String) - the days
absence-cancelled-by = { $by } has cancelled it: you are working { $dates }.
# $dates (String) - the days
absence-cancelled-own = Cancelled: { $dates } is working time again.
absence-button-cancel = Cancel
absence-button-today = Today
absence-button-tomorrow = Tomorrow
# $date (String) - the last day
absence-button-through = Through { $date }
absence-button-yes = Note it
# $day (String) - «4th»
absence-button-day-before = Through the { $day }
absence-button-self = Me
absence-button-no = No, I am working
absence-who = Who is away?
absence-what = What shall I note?
# $name (String) - for whom
absence-what-for = { $name }. What shall I note?
# $kind (String) - Vacation, Sick leave …
absence-when = { $kind }. When? Tap or type: “until 5 December”, “from 1 to 14 December”.
# $name (String) - for whom
# $kind (String) - vacation, sick leave …
absence-when-for = { $name }, { $kind }. When? Tap or type: “until 5 December”, “from 1 to 14 December”.
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-offer = Note { $kind } { $dates }?
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-offer-sick = Get well soon! Note { $kind } { $dates }?
absence-not-a-date = I did not understand the dates. Type, for example, “until Friday” or “from 1 to 14 December”.
absence-working = Fine, you are working. I am waiting for the figures as usual.
# $list (String) - absences ahead
absence-own = Already noted: { $list }
# $date (String) - the example
absence-until-when = Until which day, including it? For example: { $date }
# $date (String) - the last day
absence-through = through { $date }
# $kind (String) - vacation, sick leave …
absence-which = Note { $kind }: which days?
absence-passed-on = That was a while ago, so I have asked the head. You will hear from me.
# $name (String) - who asks
# $kind (String) - vacation, sick leave …
# $dates (String) - the days
absence-asked = { $name } asks to note past days: { $kind }, { $dates }.
absence-button-allow = Note it
absence-button-decline = Do not
# $time (String) - when
# $by (String) - who decided
absence-allowed = Noted at { $time } by { $by }.
# $time (String) - when
# $by (String) - who decided
absence-not-allowed = Declined at { $time } by { $by }.
# $by (String) - a leader
# $dates (String) - the days
absence-declined = { $by } would rather not note { $dates }. If that is wrong, please talk it over.
