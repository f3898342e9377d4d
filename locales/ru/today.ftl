today-heading = { $date }: сдали { $given } из { $due }
today-heading-open = { $date }: сдали { $given } из { $due }, ждём до { $time }
today-heading-none = { $date }: отчётов не ждём
today-all-in = Ответили все, и вопросов к вам нет. Хорошего дня!
today-asks-at = Сегодня спрошу в { $time }.
today-not-asked = Бот был недоступен, отчётов в этот день не спрашивали. На дисциплину это не влияет.
today-owing = Ждём цифры:
today-days-running = { $name } — { $nth } день подряд
today-blocked = { $name } — бот заблокирован, лучше позвонить
today-reminded = { $name } — напоминание в { $time }, { $by }
today-waiting = { $name } — ждём до { $time }
today-waiting-title = Ещё есть время:
today-away = Не работают: { $names }
today-away-one = { $name } ({ $kind })
today-away-through = { $name } ({ $kind } по { $date })
today-away-marked = { $name } (отмечено в { $time }, { $by })
today-answered = Ответили: { $names }
today-answered-at = { $name } { $time }
today-answered-late = { $name } { $time } (после срока)
today-not-started = Ещё не на связи: { $names }. Написать первым я не могу: попросите нажать «Старт».
today-overdue = Просроченные обещания:
today-promise = { $name }: { $promise } — { $date }
today-promise-amount = { $name }: { $promise }, { $amount } — { $date }
today-more = и ещё { $count }
today-helps = Просят помощи: { $names }
today-help-about = { $name } («{ $promise }»)
today-button-remind = Напомнить
today-button-remind-named = Напомнить: { $name }
today-button-remind-all = Напомнить всем
today-button-away = Сегодня не работает
today-button-away-short = Не работает
today-button-enter = Внести цифры
today-button-enter-short = Внести
today-button-back = { $name } работает
today-sent = { $name }: напоминание ушло.
today-sent-all = { $count ->
    [one] Напомнил { $count } человеку.
    [few] Напомнил { $count } людям.
    [many] Напомнил { $count } людям.
   *[other] Напомнил { $count } людям.
}
today-sent-none = Сейчас напоминать некому: кто-то уже ответил, остальным напоминали меньше получаса назад.
today-already = Отмечено в { $time }, { $by }. Ещё раз — через полчаса.
today-already-away = Отмечено в { $time }, { $by }.
today-already-away-plain = Уже отмечено.
today-nothing-owed = Здесь уже всё в порядке: цифры есть или их не ждут.
today-unreachable = Бот заблокирован — напоминание не дойдёт. Лучше позвонить.
today-night = Там сейчас ночь — напоминать не стану.
today-marked = Отмечено: сегодня не работает.
today-enter = { $name }, { $date }. Пришлите цифры одной строкой, по порядку: { $names }
today-entered = { $name }, { $date }. Записано: { $figures }
today-entered-left = Осталось: { $names }
today-entered-nothing = Цифр в этой строке не вижу. Пришлите их одной строкой, по порядку: { $names }
today-button-leave = Не вносить
today-button-enter-rest = Внести остальное
today-button-away-named = Не работает: { $name }
today-you = вы
today-button-own = Сдать отчёт
