calendar-title = { $month }: { $days }
calendar-working = рабочих дней { $count }
calendar-of-them-short = { $count ->
    [one] из них { $count } короткий
    [few] из них { $count } коротких
    [many] из них { $count } коротких
   *[other] из них { $count } короткого
}
calendar-foreseen = Перенос выходных на { $year } год ещё не утверждён: показываю без переносов.
calendar-holidays = Праздники и переносы: { $list }
calendar-moved = Рабочие по переносу: { $list }
calendar-short-days = Короткие: { $list }
calendar-exceptions = Решили сами: { $list }
calendar-kind = { $kind ->
    [off] выходной
    [working] рабочий
   *[short] короткий
}
calendar-usual = { $kind ->
    [off] выходной, как обычно
   *[working] рабочий, как обычно
}
calendar-away = Не работают:
calendar-marks = Отметки:
calendar-more = и ещё { $count }
calendar-ordinary = Обычный месяц: ни праздников, ни отпусков, ни отметок.
calendar-hint = Можно и строкой: «31.12 выходной», «сб 28.11 рабочий». Отметку — командой: /calendar 27.11 акция −10 %
calendar-button-off = Выходной
calendar-button-working = Рабочий день
calendar-button-short = Короткий день
calendar-button-mark = Отметка
calendar-button-remove = Убрать
calendar-button-back = К календарю
calendar-button-open = Календарь
calendar-button-change = Сделать: { $kind }
calendar-button-usual = Как обычно
calendar-button-leave = Оставить
calendar-pick = { $wish ->
    [off] Какой день сделать выходным? Нажмите или напишите: «31.12», «25–26.12».
    [working] Какой день сделать рабочим? Нажмите или напишите: «сб 28.11».
    [short] Какой день сделать коротким? Нажмите или напишите: «5 декабря».
   *[mark] На какой день поставить отметку? Нажмите или напишите сразу: «27.11 акция −10 %».
}
calendar-pick-none = Подходящих дней не осталось: { $month }. Посмотрите соседний месяц.
calendar-mark-text = Что отметить на { $days }? Пара слов, например: «акция −10 %».
calendar-done = Готово. { $days }: { $state }.
calendar-told = { $days }: { $state }. Так решает { $by }.
calendar-planned-off = { $span ->
    [one] План на этот день уже назвали: { $names }. Записанное сохранится, отчёта в выходной не спрошу.
   *[several] План на эти дни уже назвали: { $names }. Записанное сохранится, отчёта в выходные не спрошу.
}
calendar-planned-working = { $span ->
    [one] План на этот день уже назвали: { $names }. У остальных спрошу вместе с отчётом.
   *[several] План на эти дни уже назвали: { $names }. У остальных спрошу вместе с отчётом.
}
calendar-unplanned = { $span ->
    [one] План на этот день спрошу вместе с отчётом.
   *[several] План на эти дни спрошу вместе с отчётом.
}
calendar-own-rhythm = Касается и тех, кто работает по своему графику: { $names }.
calendar-at = в { $time }
calendar-already = { $days }: и так { $kind }, менять нечего.
calendar-already-by = { $days }: уже { $kind }. Отмечено { $author }.
calendar-already-usual = { $days }: и так как обычно, менять нечего.
calendar-theirs = { $day }: уже решено — { $kind }. Отмечено { $author }. Поменять?
calendar-which-day = Какой день вы имели в виду?
calendar-unclear = «{ $text }» — как это записать?
calendar-what = { $days }: что с этим днём?
calendar-mark-put = Отмечено. { $days }: { $text }. Покажу и в сводке.
calendar-mark-removed = Отметка убрана. { $days }: { $text }.
calendar-remove = Что убрать?
calendar-remove-none = В этом месяце убирать нечего.
calendar-not-read = Не понял, какой день. Напишите, например: «31.12 выходной», «сб 28.11 рабочий», «27.11 акция −10 %».
calendar-many = За раз — один день или несколько подряд. Например: «25–26.12 выходной».
