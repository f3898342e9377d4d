protocol-title = Протокол { $date }
protocol-coverage = сдали { $given } из { $due }
protocol-nobody-due = отчётов в этот день не ждали
protocol-facts = Факт за { $date }
protocol-no-facts = Цифр в протоколе пока нет.
protocol-department = Отдел
protocol-plans = План на { $date }
protocol-worked = Что сработало
protocol-words = «{ $words }»
protocol-said = { $name }: «{ $words }»
protocol-promised = Обещали
protocol-kept = Выполнили обещания
protocol-others = Что ещё с обещаниями
protocol-of = { $name }: { $what }
protocol-with-comment = { $what } — { $comment }
protocol-totals = { $made ->
    [one] Дали { $made } обещание, выполнили { $kept }
    [few] Дали { $made } обещания, выполнили { $kept }
    [many] Дали { $made } обещаний, выполнили { $kept }
   *[other] Дали { $made } обещания, выполнили { $kept }
}
protocol-totals-money = { $made ->
    [one] Дали { $made } обещание на { $money }, выполнили { $kept }
    [few] Дали { $made } обещания на { $money }, выполнили { $kept }
    [many] Дали { $made } обещаний на { $money }, выполнили { $kept }
   *[other] Дали { $made } обещания на { $money }, выполнили { $kept }
}
protocol-promise-event = { $event ->
    [taken] обещание принято
    [moved] новый срок { $date }
    [slipped] новый срок { $date }
    [kept] выполнено
    [partly] выполнено частично
    [broken] не вышло
    [cancelled] снято
    [corrected] сумма уточнена
   *[made] новое, до { $date }
}
protocol-paid = выполнено частично: { $paid }
protocol-counts = Без отчёта: { $silent } · не работали: { $away } · с помехами: { $hindered } · просили помощи: { $helps }
protocol-for-head = Только для РОПа и заместителя
protocol-silent = Без отчёта: { $names }
protocol-awaited = Ещё ждём: { $names }
protocol-late = После срока: { $names }
protocol-away = Не работали: { $names }
protocol-away-one = { $name } ({ $kind })
protocol-hindered = Что помешало
protocol-helps = Просили помощи
protocol-help-day = { $name }: с результатом дня
protocol-notes = Заметки
protocol-added = Добавлено позже
protocol-added-line = { $at } { $name }: { $what }
protocol-added-by = { $at } { $name }: { $what } (внесено: { $by })
protocol-added-facts = факт за { $date }: { $figures }
protocol-added-plan = план на { $date }: { $figures }
protocol-added-given = отчёт за { $date } сдан
protocol-added-help = просит помощи
protocol-changed = { $metric } { $before } → { $after }
protocol-no-number = без цифры
protocol-page = { $page } из { $of }
protocol-none = Протоколов пока нет. Первый появится вместе с первой сводкой.
protocol-none-on = { $count ->
    [one] Протокола за { $date } нет. Ближайший: { $days }.
    [few] Протокола за { $date } нет. Ближайшие: { $days }.
    [many] Протокола за { $date } нет. Ближайшие: { $days }.
   *[other] Протокола за { $date } нет. Ближайшие: { $days }.
}
protocol-unclear = Не понял, какой день открыть. Напишите так: /protocol 20.11, /protocol пт или /protocol вчера
protocol-which = Какой день открыть?
protocol-last-post = Последний протокол:
protocol-no-post = Протокола в чате ещё нет. Покажу его в личных сообщениях: /protocol
