# $role (String) - the code of a role
team-role = { $role ->
    [head] head of sales
    [deputy] deputy
    [manager] manager
    [superior] director
   *[observer] observer
}
# $name (String) - the department
team-title = “{ $name }”
# $here (String) - who have come
# $of (String) - of how many
team-count = { $here } of { $of } are here
team-not-here = not here yet
team-lost = has blocked the bot
team-sells = sells too
team-not-asked = not asked for figures
# $title (String) - of the chat
team-chat = Chat: { $title }
team-no-chat = No team chat is connected: the digest comes to you.
# $role (String) - whom it lets in
# $date (String) - its last day
# $uses (Number) - how many more it lets in
team-invite = Invite: { $role }, until { $date }, { $uses ->
    [one] for { $uses } more person
   *[other] for { $uses } more people
}
# $role (String) - whose invite
team-revoke = Revoke: { $role }
team-revoked = The invite is revoked: nobody gets in with this link any more.
# $role (String) - whom to invite
team-button-invite = Invite: { $role }
team-button-people = Add a list
team-button-chat = Team chat
team-member-expected = Not here yet: they should open the link and pick this name.
team-member-reports = I ask for figures.
team-member-not-reports = I do not ask for figures.
# $place (String) - the city of his clock
team-member-zone = Time zone: { $place }
# $date (String) - of joining
team-member-since = In the department since { $date }
# $role (String) - the new role
team-button-role = Make: { $role }
team-button-ask = Ask for figures
team-button-not-ask = Do not ask for figures
team-button-rename = Rename
team-button-unlink = Another Telegram
team-button-leave = Has left
team-button-back = ← The whole team
# $name (String) - who
team-leave-sure = Has { $name } left the department? Past figures stay; I’ll stop asking.
team-leave-yes = Yes, has left
team-leave-no = No, stays
# $name (String) - who
team-left = { $name } is no longer in the department. Past figures stay.
# $department (String) - its name
# $role (String) - the new role
team-told-role = { $department }: you are { $role } now.
team-told-reports = I will ask you for figures.
team-told-not-reports = I will not ask you for figures.
# $department (String) - its name
team-told-left = You are no longer in “{ $department }”. I won’t ask any more. Thank you for your work!
# $name (String) - who cannot be reached
team-told-lost = My messages do not reach { $name }: the bot seems to be blocked.
# $name (String) - who asks
team-told-asks = { $name } asks for help: the role does not allow what is needed. Write in person, or change the role.
team-asked = Passed on to the head of sales.
# $name (String) - how he is signed now
team-ask-name = What name shall I use? Now: { $name }
team-ask-name-hint = Type the name.
team-ask-name-keep = Leave as it is
# $name (String) - the member
team-unlink-sure = Does { $name } have another Telegram account now? I will disconnect the old one at once. By the link, from the new one, they choose themselves and go on with the same figures.
team-unlink-yes = Yes, disconnect
team-unlink-no = No
# $name (String) - the member
team-unlinked = The old account is disconnected. Send this link to the new one; “{ $name }” is to be chosen there:
# $department (String)
# $name (String) - how he is signed now
team-told-renamed = “{ $department }”: from now on you appear in the digest as { $name }.
# $department (String)
team-told-unlinked = This account no longer belongs to “{ $department }”. If that is a mistake, tell the head of sales.
# $from (String) - the first of the page
# $through (String) - the last
team-page = { $from }–{ $through }
# $department (String)
team-told-not-ours = It seems you came to “{ $department }” by mistake: nobody there recognised you, so I have closed your access. If that is a misunderstanding, ask the head of sales for a new link.
# $department (String)
# $heads (String) - names
team-head-lost = “{ $department }”: for three days my messages have not reached the head of sales ({ $heads }). The bot seems to be blocked, or the account deleted.
team-head-lost-choose = You can appoint somebody I can reach. The previous head stays in the department and will find everything on coming back.
# $command (String) - what to run
team-head-lost-nobody = There is nobody to appoint yet: I can reach no one. Whoever runs the bot can help: { $command }
# $command (String) - what to run
team-head-lost-alone = A director could appoint a new head, but the department has none. Whoever runs the bot can help: { $command }
# $name (String) - who may lead
team-button-appoint = Appoint as head: { $name }
# $name (String) - who leads now
# $department (String)
team-appointed = { $name } is now head of sales in “{ $department }” and has been told.
# $heads (String) - names
team-appointed-stays = The previous head ({ $heads }) stays in the department; the role can be changed in /team once it is clear what happened.
# $department (String)
# $name (String) - who leads now
# $time (String) - when
# $by (String) - who has appointed
team-told-appointed = “{ $department }”: the head of sales is now { $name }. Done at { $time } by { $by }
# $what (String) - what was answered
# $time (String) - when
# $by (String) - by whom
team-settled = { $what ->
    [not_ours] Not one of us.
    [chat_bound] The chat is connected.
    [chat_not_bound] The chat is not connected.
    [move_allowed] The move is allowed.
    [move_refused] The date stays.
    [hint] Answer: I will help.
    [together] Answer: let’s go together.
    [yourself] Answer: your decision.
    [sent_again] Sent again.
   *[was_there] It is in the chat.
} Done at { $time } by { $by }
