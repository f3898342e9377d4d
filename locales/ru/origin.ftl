origin-button = Откуда?
origin-button-others = Другие числа
origin-button-department = Весь отдел
origin-which = Какое число разобрать?
origin-title = Откуда: { $metric }, { $month }
origin-title-of = Откуда: { $metric }, { $month } · { $name }
origin-day = День { $date }
origin-figure = { $figure ->
    [f] факт месяца
    [e] к сегодня нужно
    [t] темп
    [n] нужно в день
    [s] прогноз
    [p] прогноз по обещаниям
    [r] если так и пойдёт
    [x] усилие
   *[other] число
}
origin-letter = { $letter ->
    [plan] план месяца
    [fact] факт, все дни
    [closed] факт дней, по которым отчёты сданы
    [facts] сумма фактов по дням
    [opening] сделано до начала учёта
    [expected] сколько нужно к сегодня: норма дней с цифрой
    [norms] сумма норм по дням
    [weight] рабочие дни месяца
    [known] прошедшие дни с цифрой
    [left] рабочие дни впереди
    [pace] темп
    [catchup] нужно в день
    [usual] обычный результат за день
    [usualfact] факт трёх прошлых месяцев
    [usualweight] их дни с цифрой
    [kappa] вес обычного результата, дней
    [rate] ожидаемый результат за день
    [early] факт дней, которые ещё идут
    [ahead] остальные дни впереди
    [forecast] прогноз месяца
    [due] обещано за 12 недель
    [kept] получено по этим обещаниям
    [alpha] запас: три средних обещания
    [keeping] какая доля обещанного приходит
    [open] обещано до конца месяца
    [runrate] итог месяца при нынешнем темпе
    [effort] во сколько раз больше нынешнего
    [catchups] сумма «нужно в день» по людям
    [rates] сумма нынешних результатов за день
    [pledge] план дня
    [share] доля плана
   *[other] число
}
origin-lack-target = План на этот месяц не поставлен, сравнить не с чем.
origin-lack-facts = Цифр пока нет.
origin-lack-closed = Ещё ни один день с цифрой не закончился.
origin-lack-week = Ещё не закончилась ни одна полная неделя, а этот показатель сравниваем по неделям.
origin-lack-days = Рабочих дней впереди не осталось.
origin-lack-less = Здесь чем меньше, тем лучше: догонять нечего.
origin-lack-little = Мало данных: нет ни цифр за три месяца, ни плана.
origin-lack-promises = Прогноз по обещаниям считаем только для главного денежного показателя.
origin-lack-done = Пока ничего не сделано, сравнить не с чем.
origin-unknown = { $count ->
    [one] Без { $count } дня, цифры нет: { $days }
    [few] Без { $count } дней, цифр нет: { $days }
    [many] Без { $count } дней, цифр нет: { $days }
   *[other] Без { $count } дня, цифр нет: { $days }
}
origin-usual-facts = Обычный результат — средний за три прошлых месяца.
origin-usual-target = Цифр за прошлые месяцы нет: вместо обычного результата взята норма дня.
origin-through-week = Считаем полными неделями: по { $date }.
origin-by-promises = Цифр в этом месяце ещё мало, поэтому прогноз считаем по обещаниям.
origin-several-versions = План меняли: у каждого дня норма того плана, который тогда действовал.
origin-as-planned = { $of ->
    [one] «Всё по плану»: { $count } из { $of } дня
    [few] «Всё по плану»: { $count } из { $of } дней
    [many] «Всё по плану»: { $count } из { $of } дней
   *[other] «Всё по плану»: { $count } из { $of } дня
}
origin-opening = Сделано до начала учёта: { $value }, по { $date }.
origin-of-members = Число отдела — сумма по людям.
origin-versions = План:
origin-version = { $value } с { $from }, поставлен { $made }
origin-version-by = { $value } с { $from }, { $name } { $made }
origin-members = По людям:
origin-member-day = { $name } { $fact } при плане { $plan }
origin-member-no-plan = { $name } { $fact }, плана не было — в сумму не вошло
origin-member-no-fact = { $name } —, план { $plan } — в сумму не вошёл
origin-without-days = { $count ->
    [one] без { $count } дня
    [few] без { $count } дней
    [many] без { $count } дней
   *[other] без { $count } дня
}
origin-member-as-planned = «Всё по плану» { $count } из { $of }
origin-promises-open = Обещано до конца месяца:
origin-promises-due = Срок был за 12 недель:
origin-promise-open = • { $date } { $body }: { $amount }
origin-promise-due = • { $date } { $body }: { $paid } из { $amount }
origin-days = По дням:
origin-norm = норма { $norm }
origin-day-open = день ещё идёт
origin-plan = план { $value }
origin-source = { $source ->
    [line] строкой
    [step] по шагам
    [offer] предложенное
    [edit] правкой сообщения
    [bell] колокол
    [head] внесено за него
    [import] из файла
   *[other] запись
}
origin-source-as-planned = «Всё по плану»
origin-entered = { $source }, { $date } в { $time }
origin-entered-by = { $source }, { $name }, { $date } в { $time }
