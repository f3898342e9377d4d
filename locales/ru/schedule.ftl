schedule-title = Отдел «{ $name }»: когда что происходит
schedule-preset = { $preset ->
    [morning] Планёрка утром: спрашиваю факт за вчера и план на сегодня.
    [evening] Планёрка вечером: спрашиваю факт за сегодня и план на завтра.
   *[standard] Без планёрки: утром спрашиваю факт за вчера и план на завтра.
}
schedule-times = Спрашиваю в { $prompt }, жду до { $deadline }, сводка в { $digest }.
schedule-times-evening = Спрашиваю в { $prompt }, жду до { $deadline }, сводка на следующий рабочий день в { $digest }.
schedule-short-days = Перед праздниками спрашиваю на час раньше.
schedule-reminders = { $profile ->
    [quiet] Не напоминаю.
    [insistent] Напоминаю дважды: на полпути и в { $time }.
   *[normal] Напоминаю один раз, в { $time }.
}
schedule-week = Рабочие дни: { $week }.
schedule-zone = Часовой пояс: { $zone }, сейчас { $time }.
schedule-ahead-times = С { $date }:
schedule-ahead-week = С { $date } рабочие дни: { $week }.
schedule-days-all = без выходных
schedule-days-cycle = { $on }/{ $off }, смена с { $date }
schedule-days-percent = { $days } { $percent } %
schedule-days-percent-each = { $days } по { $percent } %
schedule-days-own = как у отдела ({ $week })
schedule-button-preset = Планёрка
schedule-button-times = Времена
schedule-button-week = Рабочие дни
schedule-button-zone = Часовой пояс
schedule-button-reminders = Напоминания
schedule-button-keep-times = Оставить прежние времена
schedule-button-keep-week = Оставить прежние дни
schedule-button-back = ← Назад
schedule-button-open = Времена отдела
schedule-preset-question = Когда у вас планёрка?
schedule-preset-hint = Времена подставлю обычные, потом их можно поменять. Начнёт действовать с { $date }, сегодня всё по-прежнему.
schedule-preset-name = { $preset ->
    [morning] Утром
    [evening] Вечером
   *[standard] Не проводим
}
schedule-preset-about = { $preset ->
    [morning] утром: в { $time } факт за вчера и план на сегодня
    [evening] вечером: в { $time } факт за сегодня и план на завтра
   *[standard] не проводим: в { $time } факт за вчера и план на завтра
}
schedule-times-question = Какое время поменять?
schedule-times-hint = Новые времена начнут действовать с { $date }, сегодня всё по-прежнему.
schedule-time = { $which ->
    [p] Вопрос
    [r] Напоминание
    [d] Срок ответа
   *[g] Сводка
}
schedule-button-earlier = Всё на { $minutes } мин раньше
schedule-button-later = Всё на { $minutes } мин позже
schedule-time-question = { $which ->
    [p] Во сколько спрашивать? Сейчас в { $time }.
    [r] Во сколько напоминать? Сейчас в { $time }.
    [d] До скольки ждать ответа? Сейчас до { $time }.
   *[g] Во сколько выкладывать сводку? Сейчас в { $time }.
}
schedule-time-hint = Выберите или напишите, например: 9:30
schedule-time-unknown = Не понял время. Напишите, например: 9:30
schedule-wrong-reminder = Напоминание ({ $second }) должно быть позже вопроса ({ $first }). Сначала поменяйте другое время или сдвиньте весь день.
schedule-wrong-deadline = Срок ответа ({ $second }) должен быть позже напоминания ({ $first }). Сначала поменяйте другое время или сдвиньте весь день.
schedule-wrong-digest = Сводка ({ $second }) не может выйти раньше, чем кончится срок ответа ({ $first }). Сначала поменяйте другое время или сдвиньте весь день.
schedule-wrong-shift = Так день вышел бы за полночь. Поменяйте времена по одному.
schedule-reminders-question = Как напоминать тем, кто ещё не ответил?
schedule-reminders-hint = Действует сразу. Кто выбрал для себя сам, останется при своём.
schedule-reminders-name = { $profile ->
    [quiet] Тихо
    [insistent] Настойчиво
   *[normal] Обычно
}
schedule-reminders-about = { $profile ->
    [quiet] тихо: не напоминать
    [insistent] настойчиво: два раза — на полпути и перед сроком
   *[normal] обычно: один раз перед сроком
}
schedule-week-question = По каким дням работает отдел?
schedule-week-question-for = { $name }: по каким дням работает?
schedule-week-now = Сейчас: { $week }.
schedule-week-hint = Выберите или напишите: «пн–сб», «сб 50 %», «2/2 с 1 декабря». Начнёт действовать с { $date }, прошлые дни останутся как были.
schedule-week-unknown = Не понял дни. Напишите, например: «пн–пт», «пн–пт, сб 50 %» или «2/2 с 1 декабря».
schedule-button-as-department = Как у отдела
schedule-button-all-days = Без выходных
schedule-button-by-days = По дням…
schedule-draft = Рабочие дни: { $week }. Сохранить?
schedule-draft-for = { $name }, рабочие дни: { $week }. Сохранить?
schedule-draft-hint = Нажмите на день, чтобы включить или выключить его.
schedule-draft-on = ✅ { $day }
schedule-draft-off = ▫️ { $day }
schedule-button-save = Сохранить
schedule-cycle-question = График { $on }/{ $off }: когда первый день смены?
schedule-zone-question = В каком городе отдел?
schedule-zone-question-for = { $name }: в каком городе?
schedule-zone-now = Сейчас: { $zone }.
schedule-zone-hint = Выберите или напишите город. Действует сразу; начатый день закончится как начался.
schedule-zone-own-hint = Выберите или напишите город. Спрашивать буду по этому времени. Срок ответа общий для отдела; где в этот час ещё рано, подожду.
schedule-zone-as-department = Как у отдела ({ $zone })
schedule-changed-times = Новые времена — с { $date }, сегодня всё по-прежнему.
schedule-kept-times = Времена остаются прежними.
schedule-changed-week = Новые рабочие дни — с { $date }. Прошлые дни остались как были.
schedule-kept-week = Рабочие дни остаются прежними.
schedule-changed-zone = Готово, живём по времени: { $zone }.
schedule-changed-reminders = { $profile ->
    [quiet] Хорошо, напоминать не буду.
    [insistent] Хорошо, буду напоминать дважды.
   *[normal] Хорошо, буду напоминать один раз.
}
schedule-same = Так уже и есть.
schedule-meanwhile = Пока вы смотрели, это изменилось. Вот как сейчас.
schedule-meanwhile-by = Пока вы смотрели, это изменилось: { $name }, { $time }. Вот как сейчас.
schedule-told-times = { $name } меняет времена отдела с { $date }:
schedule-told-kept-times = { $name } оставляет прежние времена отдела:
schedule-told-week = { $name } меняет рабочие дни отдела с { $date }: { $week }.
schedule-told-kept-week = { $name } оставляет прежние рабочие дни отдела: { $week }.
schedule-told-zone = { $name } меняет часовой пояс отдела: теперь { $zone }.
schedule-told-reminders = { $name } меняет напоминания отдела. Теперь { $about }.
schedule-own-changed-week = { $name }, рабочие дни с { $date }: { $week }. Прошлые дни остались как были.
schedule-own-kept-week = { $name }: рабочие дни остаются прежними.
schedule-own-changed-zone = { $name }: часовой пояс — { $zone }.
schedule-own-ahead = С { $date }: { $week }.
schedule-told-own-week = { $by } меняет ваши рабочие дни с { $date }: { $week }.
schedule-told-own-kept-week = { $by } оставляет ваши прежние рабочие дни: { $week }.
schedule-told-own-zone = { $by } ставит вам часовой пояс: { $zone }. Спрашивать буду по этому времени.
schedule-told-week-of = { $name }, рабочие дни с { $date }: { $week }. Меняет { $by }.
schedule-told-kept-week-of = { $name }, рабочие дни прежние: { $week }. Оставляет { $by }.
schedule-told-zone-of = { $name }, часовой пояс: { $zone }. Меняет { $by }.
schedule-told-zone-self = { $name } теперь живёт по времени: { $zone }.
schedule-told-zone-self-back = { $name } теперь живёт по времени отдела.
