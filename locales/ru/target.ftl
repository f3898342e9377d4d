target-title = План: { $month }
target-line = { $metric } — { $total }
target-line-none = { $metric } — плана нет
target-line-taken = приняли { $taken } из { $told }
target-month-empty = Планировать пока нечего: показателей нет. Их заводят в /metrics
target-month-note = Выберите показатель: поставлю план или покажу, кто сколько должен.
target-month-past = Месяц прошёл: план можно посмотреть, менять уже нельзя.
target-ask-total = Сколько должен принести отдел? Напишите одной строкой, например: { $example }
target-ask-total-state = К концу месяца какое значение по отделу? Напишите одной строкой, например: { $example }
target-offer = { $total } · { $what }
target-offer-last = как в прошлый раз
target-offer-tenth = на 10 % больше
target-offer-mean = среднее за 3 месяца
target-button-back = ← Назад
target-button-month = ← План месяца
target-ask-start = Сколько уже сделано с 1-го числа?
target-ask-start-how = Напишите по человеку в строке, например: { $example }. Кто пришёл позже, того пропустите.
target-start-row = { $name } — { $value }
target-start-none = { $name } — не указано
target-button-today = Начать с сегодня
target-button-on = Дальше
target-button-from-first = Ничего не было, дальше
target-ask-basis = Как разделить { $total }?
target-basis = { $basis ->
    [equal] Поровну
    [grade] По грейдам
    [history] По истории
   *[hand] Вручную
}
target-basis-why = { $basis ->
    [equal] поровну по рабочим дням
    [grade] по грейдам и рабочим дням
    [history] по результатам трёх месяцев и рабочим дням
   *[hand] как распределил руководитель
}
target-preview = { $metric }, { $month }: { $total }
target-from = Считается с { $date }.
target-whole = Это число всего отдела: по людям оно не делится.
target-works = { $name }: { $works } из { $of } дней
target-locked = Закреплено вручную: { $names }
target-how = Поправить — строкой: «{ $example }» закрепит долю, «{ $free } -» вернёт в общий делёж. Другой итог — просто числом.
target-more = и ещё { $count }
target-button-accept = Принять
target-ask-reason = Почему меняем? Одной строкой — это увидят те, у кого план изменится.
target-button-no-reason = Без объяснения
target-saved = План принят.
target-meanwhile = Пока вы решали, план изменили: { $by }, { $at }. Ваш вариант не записан, вот как сейчас.
target-meanwhile-file = Пока вы решали, план изменили из файла. Ваш вариант не записан, вот как сейчас.
target-by = { $by }, { $date }, { $at }
target-by-file = из файла, { $date }, { $at }
target-reason = Почему: { $reason }
target-acts = действует с { $date }
target-taken = Приняли: { $names }
target-discussed = Хотят обсудить: { $names }
target-waiting = Ещё не ответили: { $names }
target-button-change = Изменить
target-button-history = История ({ $count })
target-button-openings = Сделано до старта
target-ask-openings = Сколько сделано с 1-го числа до первых цифр в боте?
target-openings-saved = { $count ->
    [one] Записал за { $count } человека.
    [few] Записал за { $count } человек.
    [many] Записал за { $count } человек.
   *[other] Записал за { $count } человека.
}
target-history = История плана: { $metric }, { $month }
target-history-line = { $nth }. { $total } · { $who }
target-button-compare = Сравнить { $first } и { $second }
target-button-card = ← К плану
target-compare = { $metric }, { $month }: было { $first }, стало { $second }
target-compare-row = { $name }: { $before } → { $after }
target-compare-same = По людям ничего не изменилось.
target-none = —
target-given = План { $month }, { $metric }: { $share }
target-given-why = Отдел { $total }, { $why }.
target-given-locked = Отдел { $total }, ваша доля назначена лично.
target-given-day = Ваш день ≈ { $day }.
target-given-before = Было { $before }.
target-given-taken = Вы приняли. Удачи!
target-given-discuss = Передал РОПу, что хотите обсудить.
target-button-take = Принимаю
target-button-discuss = Обсудить
target-ask-discuss = Что обсудить? Напишите одной строкой: передам РОПу, больше никто не увидит.
target-told-set = Новый план: { $metric }, { $month } — { $total } ({ $by })
target-told-changed = План изменён: { $metric }, { $month } — было { $before }, стало { $total } ({ $by })
target-told-set-file = План из файла: { $metric }, { $month } — { $total }
target-told-changed-file = План изменён из файла: { $metric }, { $month } — было { $before }, стало { $total }
target-told-discuss = { $name } хочет обсудить план { $month }, { $metric } ({ $share }):
target-cause-away = { $name } не работает { $dates }
target-cause-back = { $name } работает { $dates }
target-cause-joined = { $name } теперь в отделе
target-cause-left = { $name } больше не в отделе
target-cause-reports = { $name } теперь сдаёт отчёты
target-cause-not-reports = { $name } больше не сдаёт отчёты
target-cause-days = В календаре изменились дни { $dates }
target-cause-week = У отдела другие рабочие дни
target-cause-own-week = { $name }: другие рабочие дни
target-cause-file = Отдел изменён из файла
target-proposed = { $cause }.
target-proposed-moves = План { $month }, { $metric }: предлагаю передать { $sum }.
target-proposed-again = С тех пор кое-что изменилось. Сейчас выходит так:
target-proposed-row = { $name }: { $before } → { $after } ({ $change })
target-proposed-locked = Не трогаю, закреплено вручную: { $names }
target-proposed-total = Итог отдела не меняется.
target-button-leave = Оставить как есть
target-proposed-accepted = Принято в { $at }, { $by }.
target-proposed-declined = Оставлено как есть, { $at }, { $by }.
target-proposed-replaced = Уже неактуально: ниже новое предложение.
target-proposed-needless = Уже не нужно: дни снова как были.
target-nobody = План { $month }, { $metric }: { $rest } некому передать. Измените итог или закреплённые доли.
target-missing = План на { $month } не поставлен, поэтому показываю только факт. Поставить — минута.
target-button-set = Поставить план
target-next = План на { $month }, { $metric }: предлагаю { $total }, { $why }, как в этом месяце.
target-next-whole = План на { $month }, { $metric }: предлагаю { $total }, как в этом месяце.
target-next-accepted = Принято в { $at }, { $by }.
target-fault-past = Месяц прошёл: его план уже не меняется.
target-fault-far = Так далеко планы не ставим: не больше чем на год вперёд.
target-fault-ratio = Конверсия считается сама. Для неё есть ориентир, а не план.
target-fault-number = Не разобрал число. Напишите, например: 9 млн, 450к или 1 200 000
target-fault-ambiguous = Можно понять по-разному: { $values }. Напишите иначе.
target-fault-zero = Ноль — это не план. Напишите, сколько должно быть.
target-fault-negative = У этого показателя не бывает значений меньше нуля.
target-fault-large = Слишком большое число. Проверьте нули.
target-fault-decimals = Слишком много знаков после запятой для этого показателя.
target-fault-line = Не разобрал строку «{ $line }». Нужны фамилия и число, например: Иванов 1,2 млн. Ничего не изменил.
target-fault-line-empty = Нужны фамилия и число, например: Иванов 1,2 млн.
target-fault-name = Не нашёл в плане: «{ $said }». Ничего не изменил.
target-fault-names = «{ $said }» — это { $names }? Напишите имя и фамилию. Ничего не изменил.
target-fault-locks = Закреплено { $locked }, а всего { $total }: это больше целого. Уменьшите доли или увеличьте итог.
target-fault-rest = Остаётся { $rest }, и взять некому: доли всех остальных закреплены. Освободите чью-нибудь или измените итог.
target-fault-works = { $name } в этом месяце не работает: доли быть не может.
target-fault-nobody = В этом месяце никто не работает: делить не на кого.
target-fault-history = За три месяца нет цифр: по истории не разделить. Выберите другой способ.
target-fault-file-past = Строка { $line }, [[target]]: месяц прошёл, его план уже не меняется. Уберите этот раздел или верните прежние числа.
target-fault-file-far = Строка { $line }, [[target]]: планы ставим не больше чем на год вперёд.
target-fault-file = Строка { $line }, [[target]]: { $why }
