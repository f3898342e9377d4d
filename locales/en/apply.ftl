# $name (String) - the department
# $key (String) - its key
apply-created = Department “{ $name }” ({ $key }) is created.
# $name (String) - the department
# $key (String) - its key
apply-updated = Department “{ $name }” ({ $key }) is updated.
# $name (String) - the department
# $key (String) - its key
apply-same = Department “{ $name }” ({ $key }): nothing has changed.
# $date (String) - the first day of the new times
apply-times-from = The new times act from { $date }.
# $names (String) - people
apply-not-started = Have not pressed Start yet: { $names }. Each has to open the bot and press it: the bot cannot write first.
# $name (String) - the metric
apply-metric-added = + metric “{ $name }”
# $name (String) - the metric
# $change (String) - what changed
apply-metric = metric “{ $name }”, { $change }
# $names (String) - the metrics
apply-metrics-order = order of metrics: { $names }
# $name (String) - the member
# $role (String) - his role
apply-member-added = + { $name }, { $role }
# $name (String) - the member
# $role (String) - his role
apply-member-added-reports = + { $name }, { $role }, reports
# $name (String) - the member
# $role (String) - his role
apply-member-added-not-reports = + { $name }, { $role }, does not report
# $name (String) - the member
# $change (String) - what changed
apply-member = { $name }, { $change }
# $metric (String) - the metric
# $month (String) - the month and year
# $change (String) - what has changed
apply-target = target “{ $metric }”, { $month }, { $change }
# $names (String) - the members
apply-members-order = order of people: { $names }
# $name (String) - the grade
# $weight (String) - in per cent
apply-grade-added = + grade “{ $name }”, { $weight }
# $name (String) - the grade
# $change (String) - what changed
apply-grade = grade “{ $name }”, { $change }
# $names (String) - the grades
apply-grades-order = order of grades: { $names }
# $field (String) - what it is
# $after (String) - what it is now
apply-set = { $field }: { $after }
# $field (String) - what it is
# $before (String) - what it was
apply-unset = { $field }: none any more (was { $before })
# $field (String) - what it is
# $before (String) - what it was
# $after (String) - what it is now
apply-change = { $field }: { $before } → { $after }
apply-yes = yes
apply-no = no
# $field (String) - a field of the file
apply-field = { $field ->
    [name] name
    [person_name] name
    [zone] time zone
    [language] language
    [currency] currency
    [calendar] public holidays
    [public] what the team sees
    [reminders] reminders
    [week] working week
    [chat] team chat
    [topic] topic of the chat
    [preset] preset
    [prompt] question
    [reminder] reminder
    [deadline] deadline
    [digest] digest
    [aliases] other names
    [unit] unit
    [kind] kind
    [direction] what is better
    [scale] decimals
    [negative] may be negative
    [asked] what is asked
    [main] main
    [step] step of the funnel
    [hint] hint
    [limit] limit
    [rhythm] rhythm
    [asked_of] who is asked
    [telegram] Telegram id
    [role] role
    [reports] reports
    [grade] grade
    [weight] weight
    [joined_on] joined on
    [total] total
    [basis] split
    [shares] shares by hand
   *[left_on] works until
}
# $code (String) - a word of the file
apply-value = { $code ->
    [ru] Russian
    [en] English
    [calendar_ru] Russian
    [calendar_none] none
    [people] everybody's figures
    [best] the best and the department
    [department] the department only
    [quiet] quiet
    [normal] normal
    [insistent] insistent
    [standard] result of yesterday, plan for tomorrow
    [morning] result of yesterday, plan for today
    [evening] result of today, plan for tomorrow
    [count] pieces
    [money] money
    [flow] sum over days
    [snapshot] last value
    [more] more
    [less] less
    [fact_and_plan] result and plan
    [fact] result only
    [weekly] once a week
    [no] nothing
    [steady] steady
    [lumpy] lumpy
    [all] everybody
    [basis_equal] equally
    [basis_grade] by grade
    [basis_history] by history
    [basis_hand] by hand
    [some] some
    [head] head of sales
    [deputy] deputy
    [manager] manager
    [superior] superior
    [observer] observer
   *[other] { $code }
}
# $file (String) - the file
# $why (String) - why it cannot be read
apply-no-file = The file { $file } cannot be read: { $why }.
apply-not-found = there is no such file
apply-forbidden = there is no permission to read it
apply-not-text = it is not text in UTF-8
# $keys (String) - keys of departments
# $first (String) - one of them
export-which = There are several departments: { $keys }. Name one: planerka export { $first }
export-nothing = There are no departments yet.
# $key (String) - the wrong key
# $keys (String) - keys of departments
export-unknown = There is no department “{ $key }”. There are: { $keys }.
# $name (String) - the person
# $department (String) - the department
head-appointed = { $name } is now a head of “{ $department }”.
# $name (String) - the person
# $department (String) - the department
head-already = { $name } is a head of “{ $department }” already, nothing has changed.
head-start = He or she has to open the bot and press Start: the bot cannot write first.
head-unnamed = Head of sales
# $kind (String) - off, working or short
apply-day-kind = { $kind ->
    [off] a day off
    [short] a short day
   *[working] a working day
}
# $date (String) - a day
# $kind (String) - off, working or short
apply-day = { $kind ->
    [off] + { $date }: a day off
    [short] + { $date }: a short day
   *[working] + { $date }: a working day
}
# $date (String) - a day
# $before (String) - what it was
# $after (String) - what it is
apply-day-changed = { $date }: { $before } → { $after }
# $text (String) - a mark
# $dates (String) - its days
apply-mark = + mark “{ $text }”, { $dates }
