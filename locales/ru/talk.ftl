talk-with = С кем поговорить: { $name }
talk-nobody = С кем поговорить: сегодня поводов нет.
talk-marked = Поговорили: отмечено в { $time }, { $by }
talk-ask = О чём спросить:
talk-button = Поговорили
talk-button-agree = Записать договорённость
talk-button-without = Без договорённости
talk-question = { $name }: о чём договорились? Одной строкой, можно со сроком. Например: 20 звонков новым клиентам до пятницы
talk-question-how = { $name } получит это как поручение и сможет взять его или назвать другой срок.
talk-without = Хорошо, разговор отмечен. Через пять рабочих дней покажу, что изменилось.
talk-why-silence = Цифр нет { $days } подряд.
talk-why-silence-last = Цифр нет { $days } подряд, последние — за { $date }.
talk-why-pace = Темп ниже нужного { $days } подряд: отставание { $lag }, до плана месяца { $gap }.
talk-why-overdue = Срок прошёл { $date }: { $promise }, { $amount }. Это { $share } плана месяца.
talk-why-conversion = { $from } → { $to }: сейчас { $now }, обычно { $usual }. В деньгах это около { $money }.
talk-why-bias = Обещания за 12 недель выше факта на { $percent }: обещано { $promised }, пришло { $delivered }.
talk-why-bias-nothing = Из обещанных за 12 недель { $promised } пока ничего не пришло.
talk-silence-since = Последние цифры были за { $date }. Что изменилось с тех пор?
talk-silence-what = Цифр нет { $days } подряд. Что случилось?
talk-silence-why = { $days } без отчёта: чего не хватает — времени, удобства или хороших новостей?
talk-silence-gap = До плана месяца { $gap }. Что из этого уже в работе?
talk-silence-clients = Кто из клиентов за { $days } ждёт ответа? Кому позвонить сегодня?
talk-pace-since = Отставание держится { $days }. Что изменилось перед этим?
talk-pace-gap = До плана { $gap }. За счёт каких клиентов закроем?
talk-pace-needed = Нужно по { $needed } в день, выходит по { $having }. Что добавить в день, а что убрать?
talk-pace-done = Сделано { $fact } из { $plan }. Какой шаг на этой неделе даст больше всего?
talk-overdue-where = { $promise }, { $amount }: на чём остановилось?
talk-overdue-when = Срок был { $date }. Какой день теперь реален и от кого он зависит?
talk-overdue-else = Это { $share } плана месяца. Чем закроем, если не придёт?
talk-conversion-others = { $from } → { $to }: { $outputs } из { $inputs }. Что говорят те, кто не пошёл дальше?
talk-conversion-usual = Обычно { $usual }, сейчас { $now }. Что раньше делали иначе?
talk-conversion-money = Разница стоит около { $money }. Какой один разговор с клиентом разберём вместе?
talk-bias-which = Обещано { $promised }, пришло { $delivered }. Какие сделки переносятся чаще всего?
talk-bias-signs = { $missing } не дошло. По каким признакам это было видно заранее?
talk-bias-sure = По опыту из { $sample } приходит { $part }. Какую сумму сегодня можно назвать наверняка?
talk-bias-first = Какая часть из { $promised } может прийти первой и от кого?
talk-checked = { $name }, разговор { $date }: { $changes }, { $outcome }
talk-checked-bare = { $name }, разговор { $date }: { $outcome }
talk-checked-title = Что изменилось после разговора
talk-changes = { $changes } в день
talk-change = { $metric } { $before } → { $after }
talk-change-unknown = { $metric } — сравнить пока не с чем
talk-outcome-none = без договорённости
talk-outcome-promise = { $state ->
    [offered] ответа на поручение ещё нет
    [declined] поручение не взято
    [open] обещание в работе, срок { $date }
    [kept] обещание выполнено
    [partly] обещание выполнено частично
    [broken] обещание не выполнено
   *[cancelled] обещание снято
}
talk-stuck-title = Одним темпом план не догнать:
talk-stuck-line = { $name } — до плана { $gap }
talk-stuck-line-cause = { $name } — до плана { $gap }: { $cause }
talk-stuck-ask = До плана месяца { $gap }, и одним темпом его уже не догнать: нужен другой ход. Где застряло?
talk-stuck-who = Ответ увидят только РОП и заместитель.
talk-stuck-button = { $cause ->
    [l] Не хватает лидов
    [r] Не дохожу до ЛПР
    [p] Цена
    [d] Договор или счёт
    [t] Не хватает времени
    [f] Всё в порядке, догоню
   *[h] Нужна помощь
}
talk-stuck-cause = { $cause ->
    [l] не хватает лидов
    [r] не получается дойти до ЛПР
    [p] цена
    [d] договор или счёт
    [t] не хватает времени
    [f] всё в порядке, догонит
   *[h] нужна помощь
}
talk-stuck-thanks = { $cause ->
    [f] Хорошо, так и передам. Удачи!
    [h] Передал. Напишу, когда ответят.
   *[l] Спасибо, передал: { $words }. Напишу, когда ответят.
}
talk-stuck-told = { $name }: до плана месяца { $gap }, одним темпом не догнать. Ответ на «Где застряло?» — { $cause }.
talk-stuck-replied = { $reply ->
    [h] { $by } про ваш ответ «{ $cause }»: подскажу, спрашивайте.
    [t] { $by } про ваш ответ «{ $cause }»: пойдём вместе.
   *[y] { $by } про ваш ответ «{ $cause }»: решайте сами, доверяю вам.
}
talk-stuck-word = { $reply ->
    [h] Ответ передал. { $name }: подскажете.
    [t] Ответ передал. { $name }: пойдёте вместе.
   *[y] Ответ передал. { $name }: решает без вас.
}
