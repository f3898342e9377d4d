setup-greeting = Hello! I run the daily meeting of a sales department: I take results and plans in one line, remind people of their promises and post the digest to the team chat.
setup-greeting-who = Are you the head of sales? Create a department, it takes two minutes. A manager? Ask your head of sales for an invite link.
setup-create = Create a department
setup-back = ← Back
setup-name = What is the department called?
setup-name-hint = Type a name or take this one.
setup-name-default = Sales department
setup-zone = In which city is the department?
setup-zone-hint = I will ask for figures and post the digest by its time. Not in the list? Type the city.
setup-zone-other = Another city
setup-zone-type = Type a city or a time zone: Tyumen, Almaty, Europe/Berlin.
# $place (String) - what was typed
setup-zone-unknown = I do not know this place: { $place }. Type the nearest big city or a zone, for example Europe/Moscow.
# $place (String) - what was typed
setup-zone-maybe = Which place do you mean by { $place }?
# $city (String) - the key of a city
setup-city = { $city ->
    [kaliningrad] Kaliningrad
    [moscow] Moscow
    [samara] Samara
    [yekaterinburg] Yekaterinburg
    [omsk] Omsk
    [novosibirsk] Novosibirsk
    [krasnoyarsk] Krasnoyarsk
    [irkutsk] Irkutsk
    [yakutsk] Yakutsk
    [vladivostok] Vladivostok
    [magadan] Magadan
   *[kamchatka] Kamchatka
}
setup-currency = In which currency do you count money?
setup-template = How do you sell?
setup-template-hint = This decides which figures I will ask for.
setup-preset = When is your sales meeting?
# $time (String) - a time of day
setup-preset-standard-about = we hold none: at { $time } I ask for yesterday’s results and the plan for tomorrow
# $time (String) - a time of day
setup-preset-morning-about = in the morning: at { $time } I ask for yesterday’s results and the plan for today
# $time (String) - a time of day
setup-preset-evening-about = in the evening: at { $time } I ask for today’s results and the plan for tomorrow
setup-preset-standard = We hold none
setup-preset-morning = In the morning
setup-preset-evening = In the evening
setup-sells = Do you sell yourself?
setup-sells-hint = If you do, I will ask you for figures as well.
setup-sells-yes = Yes, I sell
setup-sells-no = No, I lead
setup-press = Choose a button here, please: it is safer.
# $name (String) - the department
setup-done = “{ $name }” is ready!
# $date (String) - the last day of the link
setup-link-manager = Forward this link to your team. It works until { $date }.
# $date (String) - the last day of the link
setup-link-superior = Forward this link to your director. It is for one person and works until { $date }.
# $date (String) - the last day of the link
setup-link-observer = The link for observers: they see nothing but the digest. It works until { $date }.
# $date (String) - the last day of the link
setup-link-deputy = Forward this link to your deputy. It is for one person and works until { $date }.
# $date (String) - the last day of the link
setup-link-head = The link for one more head of sales. It is for one person and works until { $date }.
setup-link-once = Whoever opens it first gets in: send it in private.
# $name (String) - the department
setup-checklist = “{ $name }”: what is left
# $name (String) - the department
setup-checklist-done = “{ $name }”: all set
setup-check-team = The link to the team
# $here (String) - those who pressed Start
# $of (String) - all
setup-check-joined = Team: { $here } of { $of } are here
# $names (String) - who has not come
setup-check-expected = not here yet: { $names }
# $count (String) - how many more
setup-check-more = { $count } more
setup-check-chat = Team chat
setup-check-chat-rights = I am no administrator there yet
setup-check-chat-muted = I am not allowed to write there
setup-check-plan = The month’s target
setup-check-superior = Director
setup-button-plan = Set the target
setup-button-link = Link for the team
setup-button-chat = Team chat
setup-button-superior = Invite the director
setup-button-people = Who is in the department?
setup-people = Who is in the department?
setup-people-hint = Type the names, one per line. Then everyone picks their name through the link, and you see who hasn’t come yet.
setup-people-skip = No list
setup-people-skipped = All right, no list: everyone will type their own name.
# $count (Number) - how many were added
# $names (String) - who
setup-people-added = { $count ->
    [one] Added { $count } person: { $names }.
   *[other] Added { $count } people: { $names }.
}
# $names (String) - who
setup-people-known = Already there: { $names }.
# $names (String) - the beginnings of the lines
setup-people-long = Too long, left out: { $names }…
setup-people-none = Nobody new.
setup-people-empty = I see no names. Type them one per line, please.
