file-mistake = Строка { $line }, { $field }: { $sentence }
file-mistake-somewhere = Строка { $line }: { $sentence }
file-syntax = это не TOML: { $message }.
file-unknown-section = такого раздела нет. Есть [department], [schedule], [metrics] или [[metric]], [[grade]], [[member]], [[exception]] и [[mark]].
file-unknown-key = такого поля нет. Есть { $known }.
file-missing = поле не заполнено.
file-one-of = «{ $given }» — неизвестное значение. Подойдёт { $known }.
file-zone = «{ $given }» — не часовой пояс IANA. Например: Europe/Moscow, Asia/Almaty.
file-key = в «{ $given }» есть лишние знаки: можно a–z, 0–9, _ и -.
file-empty = здесь пусто.
file-one-line = нужна одна строка без служебных знаков.
file-too-long = { $most ->
    [one] длиннее { $most } знака.
    [few] длиннее { $most } знаков.
    [many] длиннее { $most } знаков.
   *[other] длиннее { $most } знака.
}
file-out-of-range = нужно число от { $least } до { $most }.
file-too-many = { $most ->
    [one] больше { $most } раздела.
    [few] больше { $most } разделов.
    [many] больше { $most } разделов.
   *[other] больше { $most } раздела.
}
file-repeated = «{ $given }» уже есть в строке { $line }.
file-times-order = времена должны идти по порядку: prompt, reminder, deadline, digest (у evening сводка выходит на следующий день).
file-no-head = в отделе нет руководителя. Укажите одному из сотрудников role = "head".
file-head-without-telegram = у руководителя нет Telegram id — боту будет некому писать об отделе.
file-no-metrics = считать нечего. Добавьте [metrics] с шаблоном или разделы [[metric]].
file-two-sources = а в [metrics] есть ещё и шаблон. Оставьте что-то одно.
file-main = main = true нужно ровно у одного показателя, а здесь таких: { $found }.
file-main-not-asked = у главного показателя должно быть asked = "fact_and_plan": по нему судят о дне.
file-ratio = конверсии считаются сами по шагам воронки, указывать их не нужно.
file-money-scale = у денег всегда два знака после запятой.
file-left-before-joined = дата ухода раньше даты прихода.
file-expected-text = нужен текст в кавычках.
file-expected-integer = нужно целое число без кавычек.
file-expected-amount = { $scale ->
    [0] нужно целое число.
    [one] нужно целое число или строка, где не больше { $scale } знака после запятой: "12.5".
    [few] нужно целое число или строка, где не больше { $scale } знаков после запятой: "12.5".
    [many] нужно целое число или строка, где не больше { $scale } знаков после запятой: "12.5".
   *[other] нужно целое число или строка, где не больше { $scale } знака после запятой: "12.5".
}
file-expected-yes-no = нужно true или false без кавычек.
file-expected-time = нужно время: "09:00".
file-expected-date = нужна дата: "2026-11-20".
file-expected-texts = нужен список текстов: ["один", "два"].
file-expected-week = нужны веса дней недели в процентах: "100,100,100,100,100,0,0" — или цикл: "2/2@2026-11-01".
file-expected-section = это один раздел, в одинарных скобках.
file-expected-sections = такие разделы пишут в двойных скобках, каждый отдельно.
file-unknown-grade = такого грейда в файле нет: «{ $name }». Опишите его в [[grade]]: name и weight, вес в процентах.
file-no-member = «{ $given }» нет среди [[member]]. Впишите имя так же, как там, или Telegram id.
file-expected-members = нужен список имён из [[member]] или их Telegram id: ["Иван Иванов", 1002].
file-mark-days = { $most ->
    [one] отметка длится от 1 до { $most } дня, и through_on не раньше from_on.
    [few] отметка длится от 1 до { $most } дней, и through_on не раньше from_on.
    [many] отметка длится от 1 до { $most } дней, и through_on не раньше from_on.
   *[other] отметка длится от 1 до { $most } дня, и through_on не раньше from_on.
}
file-expected-month = нужен месяц: "2026-11".
file-no-metric = показателя «{ $key }» в файле нет. Впишите его key.
file-not-split = этот показатель по людям не делится: доли не нужны.
