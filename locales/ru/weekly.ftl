weekly-asks = Раз в неделю спрашиваю ещё и это, на { $date }:
weekly-greets = { $greeting } Отчёт уже у меня. Осталось то, что спрашиваю раз в неделю, на { $date }:
weekly-figure-limited = { $name } ({ $limit })
weekly-correcting = Исправляем недельные цифры на { $date }. Сейчас:
weekly-card = Раз в неделю, на { $date }
weekly-step = { $nth } из { $of } · { $name } на { $date }
weekly-button-skip = Не сейчас
weekly-button-fix = Исправить недельные
weekly-limit = { $side ->
    [none] в идеале 0
    [most] не больше { $value }
   *[least] не меньше { $value }
}
weekly-beyond = { $side ->
    [none] { $name }: { $value }. В идеале — 0.
    [most] { $name }: { $value }, а ориентир — не больше { $limit }.
   *[least] { $name }: { $value }, а ориентир — не меньше { $limit }.
}
weekly-beyond-help = Это видите только вы и РОП. Если что-то мешает, скажите ему: вместе будет быстрее.
weekly-today = Вышли за предел:
weekly-today-line = { $name }: { $metric } { $value } ({ $limit })
