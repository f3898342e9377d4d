report-greeting = { $part ->
    [morning] Доброе утро, { $name }!
    [day] Добрый день, { $name }!
    [evening] Добрый вечер, { $name }!
   *[night] Здравствуйте, { $name }!
}
report-today = сегодня ({ $date })
report-tomorrow = завтра ({ $date })
report-asks-both = Факт за { $facts } и план на { $plans }
report-asks-both-many = Факт за { $facts }, план на { $plans }
report-asks-facts = Факт за { $facts }
report-asks-plan = План на { $plans }
report-half-a-minute = { $what } — полминуты, до { $time }.
report-half-a-minute-free = { $what } — полминуты.
report-by = { $what } — до { $time }.
report-just = { $what }.
report-rest-ahead = Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?
report-early = Закроем заранее — потом уже не побеспокою.
report-first-date = Сначала — { $date }.
report-figure-planned-first = { $name } (план { $plan })
report-figure-planned = { $name } ({ $plan })
report-name-unit = { $name }, { $unit }
report-given = { $name } { $value }
report-given-missing = { $name } — без цифры
report-one-line = Цифры одной строкой, по порядку. Например: { $example }
report-one-number = Пришлите одно число. Например: { $example }
report-rest-line = Остальное — по порядку. Например: { $example }
report-hint = { $name }: { $hint }
report-hint-missing = Цифры нет — поставьте «-».
report-taken = Записал: { $figures }.
report-known = Уже записано: { $figures }.
report-left = Осталось: { $names }.
report-older-many = Ещё не закрыты: { $dates }
report-correcting-fact = Исправляем факт за { $date }. Сейчас:
report-correcting-plan = Исправляем план на { $date }. Сейчас:
report-correcting-how = Пришлите всю строку заново или только то, что меняется: «{ $example }».
report-step-fact = { $nth } из { $of } · { $name } за { $date }
report-step-plan = { $nth } из { $of } · { $name }, план на { $date }
report-step-pledge = По плану было { $plan }.
report-step-known = Сейчас: { $value }.
report-step-known-missing = Сейчас: без цифры.
report-step-how = Нажмите или напишите своё число.
report-step-how-type = Напишите число.
report-plan-of = { $name }, план
report-doubt-large = { $name }: { $value } — всё верно? Обычно до { $usual }.
report-doubt-small = { $name }: { $value } или { $thousands }?
report-doubt-which = { $name }: как правильно?
report-doubt-head = { $name }: за вас уже внесли { $heads }, а у вас { $mine }. Что оставим?
report-doubt-head-list = За вас уже внесли: { $figures }.
report-doubt-mine-list = У вас: { $figures }.
report-doubt-head-which = Что оставим?
report-as-planned = За { $date } всё по плану: { $figures }. Верно?
report-as-planned-else = Если что-то вышло иначе, просто пришлите цифры одной строкой.
report-away = Понял. Что отметить за { $dates }?
report-which-day = За какой день эти цифры?
report-which-day-bare = За какой день?
report-plan-title = План на { $date }
report-plan-suggested = Предлагаю: { $figures }.
report-plan-own = Берёте или пришлёте свои цифры одной строкой?
report-names = План { $plan } на { $date }. С кого?
report-names-example = Например: { $example }
report-names-two = Ромашка { $first }, Василёк { $second }
report-names-one = Ромашка { $first }
report-names-bare = Ромашка, Василёк
report-names-above = Вместе выходит { $sum }, а в плане { $plan }. Поднимем план?
report-against = { $name }: { $fact } при плане { $plan }.
report-hindered = Что помешало?
report-hindered-time = На что ушло время?
report-hindered-own = Что помешало? Хватит пары слов.
report-worked = Отличный день! Что сработало?
report-worked-how = Хватит одной фразы.
report-cause = { $cause ->
    [client_moved] Клиент перенёс
    [no_decision_maker] Не вышли на ЛПР
    [price] Цена
    [no_time] Не хватило времени
    [waited_invoice] Ждали счёт или договор
    [paperwork] Бумаги и CRM
    [internal] Внутренние дела
    [need_help] Нужна помощь
   *[other] Другое
}
report-due = { $count ->
    [1] Подошёл срок обещания. Как с ним?
    [one] Подошёл срок { $count } обещания. Как с ними?
    [few] Подошёл срок { $count } обещаний. Как с ними?
    [many] Подошёл срок { $count } обещаний. Как с ними?
   *[other] Подошёл срок { $count } обещаний. Как с ними?
}
report-due-more = { $count ->
    [one] И ещё { $count } — после этих.
    [few] И ещё { $count } — после этих.
    [many] И ещё { $count } — после этих.
   *[other] И ещё { $count } — после этих.
}
report-promise-money = { $body }, { $money }
report-promise-due = { $what } — до { $date }
report-promise-due-moved = { $what } — до { $date } (сначала было до { $first })
report-promise-of = { $owner }: { $what }
report-part = «{ $what }» — сколько из этого пришло?
report-part-how = Нажмите или напишите сумму. Например: { $example }
report-move = «{ $what }» — на какой день перенесём?
report-move-how = Или напишите: «до пятницы», «27.11».
report-move-head = Третий перенос решает РОП — спрошу у него.
report-done-seconds = { $count ->
    [one] Готово, { $count } секунда.
    [few] Готово, { $count } секунды.
    [many] Готово, { $count } секунд.
   *[other] Готово, { $count } секунды.
}
report-done-minutes = { $count ->
    [one] Готово, { $count } минута.
    [few] Готово, { $count } минуты.
    [many] Готово, { $count } минут.
   *[other] Готово, { $count } минуты.
}
report-done = Готово.
report-corrected = Исправил. Теперь записано так:
report-as-it-stands = Записано так:
report-good-day = Хорошего дня!
report-good-evening = Хорошего вечера!
report-first = Первый отчёт есть — отличное начало! Дальше будет ещё быстрее.
report-plan-missing = Плана пока нет — пришлите, когда определитесь.
report-card-facts = Факт за { $date }
report-card-plan = План на { $date }
report-card-against = { $name } { $value } (план { $plan })
report-card-missing = { $name } — без цифры (план { $plan })
report-card-worked = Сработало: { $what }
report-card-hindered = Помешало: { $what }
report-card-note = Заметка: { $what }
report-card-promises = 🤝 Обещания
report-card-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
    [many] и ещё { $count }
   *[other] и ещё { $count }
}

report-button-as-planned = Всё по плану
report-button-by-steps = По шагам
report-button-was-away = Меня не было
report-button-remind = Напомнить в { $time }
report-button-older = Ещё не закрыт: { $date }
report-button-days-off = Были продажи в выходные
report-button-right = Верно
report-button-fix = Исправить
report-button-fix-plan = Исправить план
report-button-fix-facts = Исправить факт
report-button-fix-lesson = Исправить вывод
report-button-other-day = Другой день
report-button-leave = Оставить как есть
report-button-today = Сегодня
report-button-tomorrow = Завтра
report-button-missing = Цифры нет
report-button-take = Беру { $numbers }
report-button-take-it = Беру
report-button-no-plan = Без плана
report-button-skip = Пропустить
report-button-raise = До { $value }
report-button-keep = Оставить { $value }
report-button-keep-theirs = Оставить
report-button-mine = Мои верные
report-button-vacation = Отпуск
report-button-sick = Больничный
report-button-day-off = Выходной
report-button-done = Готово
report-button-partly = Частично
report-button-move = Перенести
report-button-broken = Не выйдет
report-button-paid = { $part } из { $whole }
report-button-whole = Всё
report-button-numbered = { $number } · { $label }
report-button-to-promise = Это обещание
report-button-to-head = Передать РОПу
report-button-delete = Удалить
report-button-until = До даты
report-button-not-absent = Нет, работаю

report-note-kept = Записал как заметку к отчёту.
report-numbers-please = Жду цифры: { $names }. Например: { $example }
report-number-please = Жду число: { $name }. Например: { $example }
report-answer-please = Жду вашего ответа — вот вопрос ещё раз.
report-cannot-read = Голос и картинки читать не умею. Цифры — одной строкой или кнопкой «По шагам».
report-cannot-read-text = Голос и картинки читать не умею. Напишите, пожалуйста, словами.
report-get-well = Поправляйтесь.
report-absence-offer = Отметить: сегодня не работаете?
report-later = Хорошо, подожду.
report-remind-later = Хорошо, напомню в { $time }.
report-too-late-to-remind = Напоминать уже поздно. Пришлите цифры, когда сможете, — приму и позже.
report-not-a-number = Не похоже на число. Напишите цифрами, например: 60к
report-not-a-date = Не понял дату. Напишите «завтра», «до пятницы» или «27.11».
report-pledge-raised = Теперь в плане { $to }.
report-edit-taken = Вижу, вы изменили сообщение, — поправил.
report-edit-not-understood = В изменённом сообщении не нашёл цифр и оставил всё как было.
report-taken-fact = Записал за { $date }: { $figures }.
report-taken-plan = Записал план на { $date }: { $figures }.
report-promise-closed = { $state ->
    [kept] 🤝 «{ $body }» — слово сдержали!
    [partly] «{ $body }» — отметил: выполнено частично.
    [broken] «{ $body }» — отметил: не вышло. Спасибо, что сказали.
    [cancelled] «{ $body }» — снято.
    [declined] «{ $body }» — хорошо, не берёте.
   *[open] «{ $body }» — снова в работе.
}
report-promise-moved = «{ $body }» — перенёс на { $date }.
report-move-asked = «{ $body }» — это уже третий перенос, поэтому спросил РОПа. Ответит — сразу напишу.
report-help-asked = Передал РОПу, что нужна помощь.
report-outdated = Эта кнопка уже устарела.

report-or = { $head } или { $last }
report-problems-left = Не хватает: { $names }.
report-problem-extra = Не понял, к чему относится «{ $typed }».
report-problem-fraction = { $what }: { $decimals ->
    [0] нужно целое число.
    [one] не больше { $decimals } знака после запятой.
    [few] не больше { $decimals } знаков после запятой.
    [many] не больше { $decimals } знаков после запятой.
   *[other] не больше { $decimals } знака после запятой.
}
report-problem-what = { $name }, «{ $typed }»
report-problem-negative = { $what }: меньше нуля быть не может.
report-problem-large = { $what }: слишком большое число. Проверьте, пожалуйста.
report-problem-not-money = { $what }: здесь считаем не деньги. Нужно просто число.
report-problem-currency = { $what }: в отделе считаем в { $own }. Пересчитайте, пожалуйста.
report-problem-unit = { $what }: здесь считаем в { $unit }.
report-problem-no-unit = { $what }: здесь нужно просто число, без единиц.
report-problem-ambiguous = «{ $typed }» можно прочесть по-разному:
report-problem-kept = Остальное записал.
report-problem-no-number = без цифры
report-problem-twice = { $name }: { $values }?
report-problem-reading = • { $reading }
report-problem-separate = Пришлите ещё раз и поставьте между числами «/».
report-problem-which = «{ $typed }» — это { $names }? Напишите слово целиком.
report-problem-not-asked-fact = { $name }: факт здесь не спрашиваю — пропустил.
report-problem-not-asked-plan = { $name }: в план дня не входит — пропустил.

report-reminder = { $given ->
    [one] { $given } из { $due } уже ответил. Ваши цифры — одной строкой, до { $time }.
    [few] { $given } из { $due } уже ответили. Ваши цифры — одной строкой, до { $time }.
    [many] { $given } из { $due } уже ответили. Ваши цифры — одной строкой, до { $time }.
   *[other] { $given } из { $due } уже ответили. Ваши цифры — одной строкой, до { $time }.
}
report-reminder-alone = Ваши цифры — одной строкой, до { $time }.
