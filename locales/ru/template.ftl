template-name = { $key ->
    [b2b_outbound] Ищем клиентов сами
    [b2b_inbound] Клиенты обращаются сами
    [services] Услуги
    [retail] Магазин
    [wholesale] Опт
   *[other] { "" }
}
template-about = { $key ->
    [b2b_outbound] звонки → встречи → КП → договоры → оплаты
    [b2b_inbound] лиды → квалифицировано → КП → сделки → оплаты
    [services] заявки → консультации → сделки → оплаты
    [retail] посетители → чеки, выручка, возвраты
    [wholesale] заказы, отгрузки, новые клиенты, оплаты, дебиторка
   *[other] { "" }
}
template-metric = { $key ->
    [calls] Звонки
    [meetings] Встречи
    [proposals] КП
    [contracts] Договоры
    [payments] Оплаты
    [leads] Лиды
    [qualified] Квалифицировано
    [deals] Сделки
    [requests] Заявки
    [consultations] Консультации
    [visitors] Посетители
    [receipts] Чеки
    [revenue] Выручка
    [refunds] Возвраты
    [orders] Заказы
    [shipments] Отгрузки
    [new_clients] Новые клиенты
    [overdue_receivables] Просроченная дебиторка
    [overdue_tasks] Просроченные задачи
    [deals_without_task] Сделки без задач
    [deals_open] Сделки в работе
    [rejects_not_ours] Брак — не тот клиент
    [rejects_no_contact] Брак — нет контакта
    [rejects_spam] Брак — дубль или спам
    [rejects_no_need] Брак — не нужно
   *[other] { "" }
}
template-aliases = { $key ->
    [calls] зв, дозвоны, обзвон, набор
    [meetings] встр, визиты, показы
    [proposals] предложения, коммерческие
    [contracts] дог, контракты
    [payments] опл, деньги, поступления
    [leads] обращения, заявки
    [qualified] квал, кв, целевые
    [deals] сд, продажи
    [requests] заяв, обращения, запросы
    [consultations] конс, приёмы
    [visitors] посет, вход, трафик
    [receipts] чек, покупки
    [revenue] выр, касса, оборот
    [refunds] возвр, вернули
    [orders] зак
    [shipments] отгр, отгружено
    [new_clients] новые, нк
    [overdue_receivables] дебиторка, дз
    [overdue_tasks] задачи
    [deals_without_task] без задач
    [deals_open] открытые, в работе
    [rejects_not_ours] не тот клиент, не наш клиент
    [rejects_no_contact] нет контакта, не дозвониться
    [rejects_spam] дубли, спам
    [rejects_no_need] не нужно, передумали
   *[other] { "" }
}
template-hint = { $key ->
    [calls] исходящие звонки клиентам, в которых поговорили
    [meetings] состоявшиеся встречи — в офисе, у клиента или онлайн
    [proposals] отправленные клиентам предложения
    [contracts] подписанные договоры
    [payments] деньги, пришедшие на счёт или в кассу
    [leads] новые обращения за день
    [qualified] лиды, которым есть что предложить
    [deals] закрытые успешно
    [requests] новые заявки за день
    [consultations] проведённые консультации
    [visitors] сколько человек зашло
    [receipts] пробитые чеки
    [revenue] касса за день, возвраты не вычитаем
    [refunds] сумма возвратов за день
    [orders] принятые заказы
    [shipments] сумма отгруженного
    [new_clients] первый заказ от клиента
    [overdue_receivables] сколько вам должны с просрочкой на конец дня
    [overdue_tasks] просроченные задачи в CRM на конец дня
    [deals_without_task] открытые сделки без следующего шага
    [deals_open] открытые сделки на конец дня
    [rejects_not_ours] сколько лидов за неделю — не наши клиенты
    [rejects_no_contact] сколько лидов за неделю без связи: неверный номер, не отвечают
    [rejects_spam] сколько лидов за неделю — повторы, реклама, ошибка
    [rejects_no_need] сколько лидов за неделю не собирались покупать
   *[other] { "" }
}
