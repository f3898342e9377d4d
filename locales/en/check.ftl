# $username (String) - the bot
check-bot = The bot @{ $username } answers.
check-privacy-on = Privacy mode is on, as it should be: in a chat without administrator rights the bot sees only commands with its name and replies to it.
check-privacy-off = Privacy mode is off: the bot sees everything in chats, even without administrator rights. It answers only what is meant for it.
check-no-groups = The bot may not be added to chats: allow it at @BotFather (/setjoingroups → Enable).
# $url (String) - where updates go
check-webhook = The bot has a webhook: { $url }. “planerka run” will switch it off: it fetches updates itself.
# $message (String) - Telegram's words
check-webhook-trouble = Telegram complains: { $message }
# $count (Number) - updates
check-pending = { $count ->
    [one] { $count } message waits at Telegram. The bot takes it as soon as it runs.
   *[other] { $count } messages wait at Telegram. The bot takes them as soon as it runs.
}
# $kind (String) - SQLite or PostgreSQL
check-database = The database opens ({ $kind }).
check-no-departments = There are no departments yet: make one in Telegram (/start) or from a file (planerka apply).
# $name (String) - the department
# $key (String) - its key
check-department = Department “{ $name }” ({ $key }):
# $here (String) - those who pressed Start
# $of (String) - all
check-people = { $here } of { $of } are connected.
# $names (String) - people
check-not-started = Have not pressed Start yet: { $names }.
# $key (String) - the department's key
check-no-head = There is no head the bot can write to. The head has to open the bot and press Start, or appoint another: planerka head { $key } <telegram id>
check-no-chat = No team chat is bound: the digest goes to the head.
# $title (String) - the chat
check-chat = Chat “{ $title }”: the bot is an administrator.
# $title (String) - the chat
check-chat-open = Chat “{ $title }”: the bot sees the messages, although it is no administrator.
# $title (String) - the chat
check-chat-rights = Chat “{ $title }”: the bot is no administrator and sees only commands and replies to it. Make it an administrator, the simplest rights will do.
# $title (String) - the chat
check-chat-muted = Chat “{ $title }”: the bot may not write. Lift the restriction or make it an administrator.
# $title (String) - the chat
# $topic (String) - its number
check-topic = Chat “{ $title }”: the digest goes to the topic no. { $topic }.
# $title (String) - the chat
# $topic (String) - its number
check-topic-gone = Chat “{ $title }”: the topic no. { $topic } for the digest is gone, the digest will go to General. Choose another topic: /team → “Team chat”.
# $title (String) - the chat
# $topic (String) - its number
check-topic-closed = Chat “{ $title }”: the topic no. { $topic } for the digest is closed, the digest will go to General. Reopen it or make the bot an administrator.
# $title (String) - the chat
check-topic-none = Chat “{ $title }”: it has no topics any more, the digest goes to the chat itself.
# $title (String) - the chat
check-chat-gone = Chat “{ $title }”: the bot is not in it. Bring it back.
# $chat (String) - its number
check-chat-unknown = Chat { $chat }: Telegram does not find it. Check the number and add the bot to the chat.
# $title (String) - the chat
# $to (String) - the new number
check-chat-moved = Chat “{ $title }” has become a supergroup, its new number is { $to }. The bot will notice by itself; in the department's file the number has to be changed.
# $title (String) - the chat
# $why (String) - Telegram's words
check-chat-silent = Chat “{ $title }”: Telegram did not answer: { $why }
check-fine = All is well.
# $count (Number) - wrong things
check-wrong = { $count ->
    [one] To be put right: { $count } thing.
   *[other] To be put right: { $count } things.
}
