# $department (String) - the department's name
personal-title = Settings in { $department }
# $name (String) - how he is signed
personal-name = Signed as: { $name }
# $place (String) - a city or an IANA name
# $time (String) - the time there now
personal-zone-own = Time: { $place }, now { $time }
# $place (String) - a city or an IANA name
# $time (String) - the time there now
personal-zone-department = Time: { $place }, as the department’s, now { $time }
# $profile (String) - quiet, normal or insistent
personal-reminders = { $profile ->
    [quiet] Reminders: none
    [normal] Reminders: one, shortly before the deadline
   *[insistent] Reminders: two, half-way and shortly before the deadline
}
# $profile (String) - quiet, normal or insistent
personal-reminders-department = { $profile ->
    [quiet] Reminders: none, as in the whole department
    [normal] Reminders: one, shortly before the deadline, as in the whole department
   *[insistent] Reminders: two, half-way and shortly before the deadline, as in the whole department
}
# $on (String) - yes or no
personal-evening = { $on ->
    [yes] Evenings: I write when something is promised for the next working day
   *[no] Evenings: I do not write
}
personal-button-name = My name
personal-button-zone = Time zone
personal-button-reminders = Reminders
personal-button-evening-off = No evening message
personal-button-evening-on = Write in the evening
personal-button-department = The department’s settings
personal-button-back = ← Settings
personal-saved = Done
# $name (String) - how he is signed now
personal-ask-name = How shall I sign you? Now: { $name }
personal-ask-name-hint = Write your first and last name. It stands in the digest and the protocols.
personal-button-keep = Leave it as it is
personal-ask-zone = Where do you work?
personal-ask-zone-hint = I shall ask for figures and remind you by that time. Not in the list? Write a city or a zone: London, Almaty, Europe/Berlin.
# $what (String) - a city or a profile
personal-button-as-department = As the department: { $what }
personal-ask-reminders = How often shall I remind you while your figures are missing?
# $profile (String) - quiet, normal or insistent
personal-profile = { $profile ->
    [quiet] Quiet: never
    [normal] Usual: once
   *[insistent] Insistent: twice
}
# $profile (String) - quiet, normal or insistent
personal-profile-name = { $profile ->
    [quiet] quiet
    [normal] usual
   *[insistent] insistent
}
personal-evening-switched-off = All right, no more evening messages. To get them again: /settings
# $label (String) - what is chosen now
personal-chosen = ✓ { $label }
# $department (String) - the department's name
personal-department = Settings of { $department }
# $language (String) - its own name
personal-department-language = Language of the team chat: { $language }
# $public (String) - people, best or department
personal-department-public = { $public ->
    [people] Managers see of each other: everyone’s result and plan
    [best] Managers see of each other: the department’s result and the best one
   *[department] Managers see of each other: only the department’s result
}
personal-button-department-name = Name
personal-button-department-language = Chat language
# $green (String) - from which pace it is green
# $yellow (String) - from which pace it is yellow
personal-department-lights = Pace of the month: green from { $green }, yellow from { $yellow }
personal-button-department-lights = Lights
personal-ask-lights = From which pace is the month green and yellow?
personal-ask-lights-hint = The pace is what has been done against what is due by today. Below yellow it is red, for the person and the leaders alone. Where less is better the limits are mirrored: 105% and 120%.
# $green (String) - from which pace it is green
# $yellow (String) - from which pace it is yellow
personal-lights-button = Green from { $green }, yellow from { $yellow }
# $by (String) - who has changed it
# $green (String) - from which pace it is green
# $yellow (String) - from which pace it is yellow
personal-told-lights = { $by } has changed the lights: the month is green from { $green }, yellow from { $yellow }.
personal-button-department-public = What managers see
personal-button-department-back = ← The department’s settings
# $name (String) - the department's name now
personal-ask-department-name = What shall the department be called? Now: { $name }
personal-ask-department-name-hint = The name stands in invites, reports and protocols.
personal-ask-department-language = In which language shall I write to the team chat?
personal-ask-department-language-hint = In private I speak to everyone in their own language: /language
personal-ask-public = What may managers see of each other?
personal-public-people = Everyone: the chat shows each person’s result and plan, ✅ for those who made it.
personal-public-best = The best: the chat shows the department’s result and the best of the day; everyone else sees only their own, in private.
personal-public-department = The department only: the chat shows sums, no names.
personal-public-note = You and the others who lead see everything either way. I shall tell the team what has changed.
# $public (String) - people, best or department
personal-public-button = { $public ->
    [people] Everyone
    [best] The best
   *[department] The department only
}
# $before (String) - how he was signed
# $name (String) - how he is signed from now on
personal-told-renamed = { $before } is now signed as { $name }.
# $by (String) - who did it
# $before (String) - the old name
# $name (String) - the new name
personal-told-name = { $by } has renamed the department: it was “{ $before }”, now it is “{ $name }”.
# $by (String) - who did it
# $language (String) - its own name
personal-told-language = { $by } has changed the language of the team chat: { $language }.
# $public (String) - people, best or department
# $by (String) - who did it
# $department (String) - the department's name
personal-told-public = { $public ->
    [people] { $by } has changed a setting of { $department }: the chat now shows everyone’s result and plan.
    [best] { $by } has changed a setting of { $department }: the chat now shows the department’s result and the best of the day; everyone else sees only their own.
   *[department] { $by } has changed a setting of { $department }: the chat now shows only the department’s sums, no names.
}
# $date (String) - «вт 24.11»
personal-ahead-tomorrow = Promised for tomorrow, { $date }:
# $date (String) - «пн 23.11»
personal-ahead-on = Promised for { $date }:
# $count (Number) - how many are not shown
personal-ahead-more = { $count } more in /promises
personal-ahead-how = A number opens its promise: move it, mark it, or ask for help.
