settings-no-token = Не задан PLANERKA_BOT_TOKEN. Создайте бота у @BotFather в Telegram (/newbot) и впишите сюда токен, который он даст.
settings-bad-token = PLANERKA_BOT_TOKEN не похож на токен бота: это цифры, двоеточие и буквы — как прислал @BotFather.
settings-bad-database = Не понимаю DATABASE_URL: нужно sqlite://data/planerka.db или postgres://user:password@host/database.
settings-bad-api = PLANERKA_API_URL — не адрес: «{ $given }». Нужно http://host:port или https://host.
settings-bad-listen = PLANERKA_LISTEN — не адрес, на котором можно слушать: «{ $given }». Нужны IP-адрес и порт: 127.0.0.1:8080.
settings-bad-language = PLANERKA_LANGUAGE — не ru и не en: «{ $given }».
settings-bad-log = Не понимаю PLANERKA_LOG: «{ $given }». Нужен уровень (error, warn, info, debug, trace) или список: info,planerka::store=debug.
settings-token-unknown = Telegram не знает токена из PLANERKA_BOT_TOKEN. Возьмите его заново у @BotFather (/mybots → API Token).
settings-no-answer = { $url } не отвечает. Проверьте сеть и PLANERKA_API_URL.
settings-not-telegram = По адресу { $url } отвечает не Bot API. Проверьте PLANERKA_API_URL.
settings-listen-taken = На адресе { $address } из PLANERKA_LISTEN слушать не получается: { $why }
settings-database-newer = База из DATABASE_URL новее программы: в ней версия { $found }, а программа знает { $known }. Обновите planerka.
settings-database-failed = База из DATABASE_URL не открывается: { $why }
