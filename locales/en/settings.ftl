settings-no-token = PLANERKA_BOT_TOKEN is not set. Ask @BotFather in Telegram for a bot (/newbot) and put the token it gives there.
settings-bad-token = PLANERKA_BOT_TOKEN does not look like a bot's token: it should be digits, a colon and letters, as @BotFather gave it.
settings-bad-database = DATABASE_URL is not understood: it should be sqlite://data/planerka.db or postgres://user:password@host/database.
# $given (String) - the wrong value
settings-bad-api = PLANERKA_API_URL is not an address: “{ $given }”. It should be http://host:port or https://host.
# $given (String) - the wrong value
settings-bad-listen = PLANERKA_LISTEN is not an address to listen on: “{ $given }”. It should be an IP address and a port: 127.0.0.1:8080.
# $given (String) - the wrong value
settings-bad-language = PLANERKA_LANGUAGE is neither ru nor en: “{ $given }”.
# $given (String) - the wrong value
settings-bad-log = PLANERKA_LOG is not understood: “{ $given }”. It should be a level (error, warn, info, debug, trace) or a list such as info,planerka::store=debug.
settings-token-unknown = Telegram does not know the token of PLANERKA_BOT_TOKEN. Take it again from @BotFather (/mybots → API Token).
# $url (String) - the Bot API server
settings-no-answer = { $url } does not answer. Check the network and PLANERKA_API_URL.
# $url (String) - the Bot API server
settings-not-telegram = What answers at { $url } is not the Bot API. Check PLANERKA_API_URL.
# $address (String) - host and port
# $why (String) - the system's words
settings-listen-taken = The address { $address } of PLANERKA_LISTEN cannot be listened on: { $why }
# $found (String) - its version
# $known (String) - the program's version
settings-database-newer = The database of DATABASE_URL is newer than the program: it has version { $found }, the program knows { $known }. Update planerka.
# $why (String) - the system's words
settings-database-failed = The database of DATABASE_URL does not open: { $why }
