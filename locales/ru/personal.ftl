personal-title = Настройки, отдел «{ $department }»
personal-name = Подпись: { $name }
personal-zone-own = Время: { $place }, сейчас { $time }
personal-zone-department = Время: { $place }, как у отдела, сейчас { $time }
personal-reminders = { $profile ->
    [quiet] Напоминания: не шлю
    [normal] Напоминания: одно, незадолго до срока
   *[insistent] Напоминания: два, на полпути и незадолго до срока
}
personal-reminders-department = { $profile ->
    [quiet] Напоминания: не шлю, как принято в отделе
    [normal] Напоминания: одно, незадолго до срока, как принято в отделе
   *[insistent] Напоминания: два, на полпути и незадолго до срока, как принято в отделе
}
personal-evening = { $on ->
    [yes] Вечером: напишу, если на следующий рабочий день что-то обещано
   *[no] Вечером: не пишу
}
personal-button-name = Подпись
personal-button-zone = Часовой пояс
personal-button-reminders = Напоминания
personal-button-evening-off = Вечером не писать
personal-button-evening-on = Писать вечером
personal-button-department = Настройки отдела
personal-button-back = ← Настройки
personal-saved = Готово
personal-ask-name = Как вас подписывать? Сейчас: { $name }
personal-ask-name-hint = Напишите фамилию и имя. Так вы будете в сводке и протоколах.
personal-button-keep = Оставить как есть
personal-ask-zone = Где вы работаете?
personal-ask-zone-hint = По этому времени буду спрашивать цифры и напоминать. Нет в списке — напишите город или пояс: Тюмень, Алматы, Europe/Berlin.
personal-button-as-department = Как у отдела: { $what }
personal-ask-reminders = Сколько раз напоминать, если цифр ещё нет?
personal-profile = { $profile ->
    [quiet] Тихо: ни разу
    [normal] Обычно: один раз
   *[insistent] Настойчиво: два раза
}
personal-profile-name = { $profile ->
    [quiet] тихо
    [normal] обычно
   *[insistent] настойчиво
}
personal-evening-switched-off = Хорошо, вечером больше не пишу. Включить снова: /settings
personal-chosen = ✓ { $label }
personal-department = Настройки отдела «{ $department }»
personal-department-language = Язык в чате команды: { $language }
personal-department-public = { $public ->
    [people] Менеджеры видят друг о друге: факт и план каждого
    [best] Менеджеры видят друг о друге: итог отдела и лучшего
   *[department] Менеджеры видят друг о друге: только итог отдела
}
personal-button-department-name = Название
personal-button-department-language = Язык чата
personal-department-lights = Темп месяца: зелёный с { $green }, жёлтый с { $yellow }
personal-button-department-lights = Светофор
personal-ask-lights = С какого темпа месяц зелёный и жёлтый?
personal-ask-lights-hint = Темп — сделанное к тому, что нужно к сегодня. Ниже жёлтого — красный: его видят сам человек и руководители. Где лучше меньше, пороги зеркальные: 105 % и 120 %.
personal-lights-button = Зелёный с { $green }, жёлтый с { $yellow }
personal-told-lights = { $by } меняет светофор: месяц зелёный с { $green }, жёлтый с { $yellow }.
personal-button-department-public = Что видят менеджеры
personal-button-department-back = ← Настройки отдела
personal-ask-department-name = Как назвать отдел? Сейчас: { $name }
personal-ask-department-name-hint = Название стоит в приглашениях, отчётах и протоколах.
personal-ask-department-language = На каком языке писать в чат команды?
personal-ask-department-language-hint = Лично с каждым говорю на его языке: /language
personal-ask-public = Что менеджеры видят друг о друге?
personal-public-people = Каждого: в чате факт и план каждого, ✅ у тех, кто выполнил.
personal-public-best = Лучшего: в чате итог отдела и лучший за день, остальные — только себя, лично.
personal-public-department = Только отдел: в чате одни суммы, без имён.
personal-public-note = Вам и тем, кто руководит, видно всё при любой настройке. Команде напишу, что изменилось.
personal-public-button = { $public ->
    [people] Каждого
    [best] Лучшего
   *[department] Только отдел
}
personal-told-renamed = { $before } теперь подписывается так: { $name }.
personal-told-name = { $by } меняет название отдела: было «{ $before }», теперь «{ $name }».
personal-told-language = { $by } меняет язык чата команды: { $language }.
personal-told-public = { $public ->
    [people] { $by } меняет настройку отдела «{ $department }»: теперь в чате видны факт и план каждого.
    [best] { $by } меняет настройку отдела «{ $department }»: теперь в чате виден итог отдела и лучший за день, остальные видят только себя.
   *[department] { $by } меняет настройку отдела «{ $department }»: теперь в чате видны только суммы отдела, без имён.
}
personal-ahead-tomorrow = Завтра, { $date }, обещано:
personal-ahead-on = На { $date } обещано:
personal-ahead-more = Ещё { $count } — в /promises
personal-ahead-how = По номеру обещание можно открыть: перенести, отметить или позвать на помощь.
