planfact-heading = { $metric }, { $month }
planfact-me = { $name }, ваш { $month }
planfact-done-of = { $fact } из { $plan }
planfact-at-most = { $fact } при плане не больше { $plan }
planfact-no-facts = цифр пока нет, план { $plan }
planfact-no-plan = { $fact }, план не задан
planfact-nothing = цифр пока нет, план не задан
planfact-zero = { $fact }, план 0
planfact-set-target = Задать план: /targets
planfact-reached = План выполнен: { $percent } 🎉
planfact-beyond = Сверх плана { $value }.
planfact-expected = к сегодня нужно { $percent }
planfact-expected-less = к сегодня ожидали { $percent }
planfact-expected-week = к концу недели нужно было { $percent }
planfact-pace = { $side ->
    [behind] отстаём на { $percent }
    [ahead] опережаем на { $percent }
    [over] больше ожидаемого на { $percent }
    [under] меньше ожидаемого на { $percent }
   *[even] идём по плану
}
planfact-light = { $light ->
    [green] 🟢 в графике
    [yellow] 🟡 можно догнать
    [red] 🔴 нужен рывок
    [green-less] 🟢 в пределах
    [yellow-less] 🟡 близко к пределу
   *[red-less] 🔴 больше, чем планировали
}
planfact-unknown = { $days ->
    [one] без { $days } дня
    [few] без { $days } дней
    [many] без { $days } дней
   *[other] без { $days } дней
}
planfact-unknown-many = { $days ->
    [one] Не хватает цифр за { $days } день: о темпе скажу, когда они появятся.
    [few] Не хватает цифр за { $days } дня: о темпе скажу, когда они появятся.
    [many] Не хватает цифр за { $days } дней: о темпе скажу, когда они появятся.
   *[other] Не хватает цифр за { $days } дня: о темпе скажу, когда они появятся.
}
planfact-unknown-many-team = Цифр пока мало: о темпе скажу, когда они появятся.
planfact-days = { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочих дня
}
planfact-needed = До плана { $gap } и { $days }: нужно по { $value } в день.
planfact-before = Месяц впереди: { $days }, до плана { $gap }.
planfact-hard = Одним темпом не догнать: нужен другой ход.
planfact-over = Рабочих дней не осталось, до плана не хватило { $gap }.
planfact-over-within = Рабочих дней не осталось, в план уложились.
planfact-over-beyond = Больше плана на { $gap }.
planfact-forecast = Прогноз { $value }
planfact-forecast-percent = Прогноз { $value } ({ $percent })
planfact-forecast-part = по { $known } из { $of }
planfact-forecast-none = Прогноз: мало данных
planfact-by-promises = по обещаниям { $value }
planfact-state = Сейчас { $fact }
planfact-state-none = Цифр пока нет
planfact-state-target = { $side ->
    [most] цель — не больше { $plan }
   *[least] цель — не меньше { $plan }
}
planfact-today = Сегодня
planfact-norm = норма { $value }
planfact-pledge = { $own ->
    [yes] ваш план { $value }
   *[no] план { $value }
}
planfact-no-pledge = план ещё не назван
planfact-so-far = уже { $value }
planfact-place = Место по выполнению плана: { $place } из { $of }
planfact-promises = Обещания
planfact-promises-due = на сегодня { $count }
planfact-promises-open = открыто { $count }
planfact-promises-on-day = Обещаний к этому дню: { $count }
planfact-with-sum = { $what } ({ $sum })
planfact-discipline = Отчёты вовремя: { $percent }
planfact-others = Другие показатели
planfact-steps = Что для этого нужно
planfact-plan-title = План на { $month }: { $metric }
planfact-plan-of = План на { $month }, { $metric }: { $name }
planfact-plan-value = На месяц { $plan }
planfact-plan-none = План на месяц не задан. Ниже — то, что сделано и обещано на день.
planfact-plan-state = Это состояние, а не сумма: по дням его не делят. Считается последняя цифра.
planfact-week-title = Неделя { $dates }: { $metric }
planfact-week-left = Осталось { $value } на { $days }.
planfact-week-short = Неделя закончена, не хватило { $value }.
planfact-week-reached = Норма недели выполнена.
planfact-week-pledged = Названо на неделю { $value }
planfact-week-empty = На этой неделе рабочих дней нет.
planfact-column-norm = норма
planfact-column-plan = план
planfact-column-named = назван
planfact-column-fact = факт
planfact-column-left = осталось
planfact-unit = Цифры в таблицах — { $unit }
planfact-unit-thousands = тыс.
planfact-unit-millions = млн
planfact-unit-billions = млрд
planfact-legend = ● в графике · ◐ можно догнать · ○ нужен рывок
planfact-legend-less = ● в пределах · ◐ близко к пределу · ○ больше плана
planfact-weeks = По неделям
planfact-kept = Прогнозы месяца
planfact-kept-one = { $day }-й рабочий день: { $value }
planfact-kept-error = { $kept }, { $error } к факту
planfact-kept-none = мало данных
planfact-pick = Чью страницу открыть?
planfact-month-unclear = Не понял, какой это месяц. Можно так: /month октябрь или /month 2026-10
planfact-week-unclear = Не понял, какая это неделя. Подойдёт любой её день: /week 16.11
planfact-button-week = Неделя
planfact-button-month = Месяц
planfact-button-plan = План
planfact-button-department = Отдел
planfact-button-own = Моё
planfact-button-people = Сотрудники ({ $count })
planfact-button-back = ← Назад
