digest-heading = Итоги { $dates }
digest-working-day = { $nth } рабочий день из { $of }
digest-coverage = сдали { $given } из { $due }
digest-updated = обновлено { $time }, сдали { $given } из { $due }
digest-waits = ждём до { $time }
digest-by-people = Итоги { $dates }: по людям
digest-all-above = Вся сводка — в сообщении выше.
digest-plans = план назвали { $named } из { $given }
digest-away = { $count ->
    [one] не работает: { $names }
    [few] не работают: { $names }
    [many] не работают: { $names }
   *[other] не работают: { $names }
}
digest-mark = { $body } ({ $dates })
digest-and-more = и ещё { $count }
digest-against = { $fact } при плане { $pledge }
digest-main-unknown = { $metric }: данных пока нет
digest-unplanned = ещё { $value } без плана
digest-funnel = Воронка
digest-month = Месяц
digest-month-of = { $fact } из { $plan }
digest-month-expected = к сегодня нужно { $percent }
digest-month-unknown = { $days ->
    [one] без { $days } дня
    [few] без { $days } дней
    [many] без { $days } дней
   *[other] без { $days } дней
}
digest-forecast = Прогноз
digest-forecast-unknown = Прогноз: мало данных
digest-month-plan = Месяц: данных пока нет, план { $plan }
digest-month-zero = { $fact }, план 0
digest-forecast-part = по { $known } из { $of }
digest-month-promised = по обещаниям { $value }
digest-month-needed = нужно по { $value } в день
digest-closing = До плана { $gap }: названо { $named }, не названо { $left }
digest-closing-none = До плана { $gap }: с кого — пока не названо
digest-closing-all = До плана { $gap }: названо всё
digest-known = ({ $known } из { $of })
digest-person-plan = (план { $pledge })
digest-next = на { $day } { $value }
digest-older = Дополнено за { $day }:
digest-corrections = Поправки:
digest-no-number = нет данных
digest-promises-kept = выполнено { $kept } из { $due }
digest-promises-today = на сегодня { $today }
digest-promises = Обещания: { $what }
digest-no-chat = Чат отдела ещё не подключён, поэтому сводка пришла вам.
digest-chat-lost = Меня нет в чате отдела, поэтому сводка пришла вам.
digest-chat-muted = В чате отдела мне не дают писать, поэтому сводка пришла вам.
digest-to-chat = Переслать в чат
digest-publish = Публикуем
digest-wait = Подождать
digest-publish-now = Опубликовать
digest-as-is = Опубликовать как есть
digest-skip = Не публиковать
digest-remind-all = Напомнить всем
digest-open-post = Открыть в чате
digest-preview = Так сводка выглядит сейчас. Выйдет в { $time }.
digest-preview-asks = Так сводка выглядит сейчас. Если ничего не нажать, она выйдет в { $time }.
digest-preview-waits = Сводка ждёт вашего слова. Сейчас она такая:
digest-nobody-yet = { $due ->
    [1] Отчёта пока нет. Сводку в чат не отправляю: опубликую её с отчётом, если он придёт до { $until }.
    [one] Пока никто из { $due } не сдал отчёт. Сводку в чат не отправляю: опубликую её с первым же отчётом, если он придёт до { $until }.
    [few] Пока никто из { $due } не сдал отчёт. Сводку в чат не отправляю: опубликую её с первым же отчётом, если он придёт до { $until }.
    [many] Пока никто из { $due } не сдал отчёт. Сводку в чат не отправляю: опубликую её с первым же отчётом, если он придёт до { $until }.
   *[other] Пока никто из { $due } не сдал отчёт. Сводку в чат не отправляю: опубликую её с первым же отчётом, если он придёт до { $until }.
}
digest-nothing-yet = Сводки пока нет: она соберётся из первых отчётов.
digest-nobody-due = Сегодня отчётов никто не сдаёт, поэтому сводки не будет.
digest-draft = В чате этой сводки ещё нет.
digest-done-posted = Сводка в чате.
digest-done-to-heads = Чат отдела ещё не подключён. Сводку отправил вам личным сообщением.
digest-done-refreshed = Сводка в чате свежая: обновляю её сам, не чаще раза в две минуты.
digest-done-waiting = Хорошо, подожду. Сводка выйдет, когда вы нажмёте «Публикуем».
digest-done-skipped = Хорошо, эту сводку не публикую. Все цифры на месте: /digest и /protocol их покажут.
digest-done-no-chat = Пересылать пока некуда: чат отдела не подключён. Добавьте меня в чат — кнопка есть в /team — и нажмите ещё раз.
digest-done-stale = Эта сводка уже закрыта: вышла следующая.
digest-marked = Уже отмечено в { $time }, { $name }.
digest-last-post = Последняя сводка:
digest-no-post = В чате сводки пока нет. Нынешнюю покажу в личных сообщениях: /digest.
digest-held = { $what ->
    [digest] Telegram не подтвердил, что сводка появилась в чате. Загляните, пожалуйста, и скажите, что сделать.
    [protocol] Telegram не подтвердил, что протокол появился в чате. Загляните, пожалуйста, и скажите, что сделать.
   *[other] Telegram не подтвердил, что моё сообщение появилось в чате. Загляните, пожалуйста, и скажите, что сделать.
}
digest-send-again = Отправить ещё раз
digest-already-there = Уже в чате
digest-held-again = Отправляю ещё раз.
digest-held-there = Спасибо, второй раз не отправляю.
digest-held-settled = С этим уже разобрались.
digest-decided-posted = Публикуем сводку как есть. Отмечено в { $time }, { $name }.
digest-decided-skipped = Сводку сегодня не публикуем. Отмечено в { $time }, { $name }.
