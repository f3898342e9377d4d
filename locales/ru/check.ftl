check-bot = Бот @{ $username } отвечает.
check-no-groups = Бота нельзя добавить в чат: разрешите это у @BotFather (/setjoingroups → Enable).
check-webhook = У бота включён вебхук { $url }. Запущенный «planerka run» его отключит: обновления он забирает сам.
check-webhook-trouble = Telegram жалуется: { $message }
check-pending = { $count ->
    [one] У Telegram ждёт { $count } необработанное сообщение. Заберу, когда бот будет запущен.
    [few] У Telegram ждут { $count } необработанных сообщения. Заберу, когда бот будет запущен.
    [many] У Telegram ждут { $count } необработанных сообщений. Заберу, когда бот будет запущен.
   *[other] У Telegram ждут { $count } необработанного сообщения. Заберу, когда бот будет запущен.
}
check-database = База данных открывается ({ $kind }).
check-no-departments = Отделов пока нет: создайте отдел в Telegram (/start) или из файла (planerka apply).
check-department = Отдел «{ $name }» ({ $key }):
check-people = На связи { $here } из { $of }.
check-not-started = Ещё не нажали «Старт»: { $names }.
check-no-head = Нет РОПа, которому бот может написать. Пусть РОП откроет бота и нажмёт «Старт» — или назначьте другого: planerka head { $key } <telegram id>
check-no-chat = Чат команды не привязан: сводка приходит РОПу.
check-chat = Чат «{ $title }»: бот администратор.
check-chat-open = Чат «{ $title }»: бот видит сообщения, хотя он и не администратор.
check-chat-rights = Чат «{ $title }»: бот не администратор и видит только команды и ответы себе. Дайте ему права администратора — хватит самых простых.
check-chat-muted = Чат «{ $title }»: боту запрещено писать. Снимите ограничение или дайте ему права администратора.
check-chat-gone = Чат «{ $title }»: бота в нём нет. Верните его в чат.
check-chat-unknown = Чат { $chat }: Telegram его не находит. Проверьте номер и добавьте бота в чат.
check-chat-moved = Чат «{ $title }» стал супергруппой, его новый номер — { $to }. Бот заметит это сам, а в файле отдела номер нужно поправить.
check-chat-silent = Чат «{ $title }»: Telegram не ответил: { $why }
check-fine = Всё в порядке.
check-wrong = { $count ->
    [one] Нужно исправить: { $count } пункт.
    [few] Нужно исправить: { $count } пункта.
    [many] Нужно исправить: { $count } пунктов.
   *[other] Нужно исправить: { $count } пункта.
}
