funnel-bottleneck = Узкое место: { $pair } { $actual }, { $basis ->
    [benchmark] ориентир
   *[usual] обычно
} { $expected } ≈ { $loss } к прогнозу
funnel-no-steps = Воронка пуста: ни один показатель не стоит на её шагах. Поставить их можно в /metrics.
funnel-column-month = месяц
funnel-column-now = сейчас
funnel-column-usual = обычно
funnel-column-a-day = в день
funnel-column-a-month = за месяц
funnel-listed = { $name } { $sum } — { $now }, обычно { $usual }
funnel-back-listed = { $name }: { $day } в день, { $month } за месяц
funnel-dash = «—» — мало данных: меньше { $enough } событий
funnel-check-both = Средний чек { $now }, обычно { $usual }
funnel-check = Средний чек { $now }
funnel-check-usual = Средний чек обычно { $usual }, в этом месяце мало данных
funnel-check-unknown = Средний чек: мало данных
funnel-by-benchmark = Где своих данных мало, взят ориентир РОПа.
funnel-lack-target = Считать не от чего: плана нет или он уже выполнен.
funnel-lack-days = Рабочих дней не осталось, поэтому на день не делю.
funnel-lack-money = Главный показатель — не деньги, поэтому до шагов воронки план не довести.
funnel-lack-check = Средний чек: мало данных. Шаг «{ $step }»: нужно хотя бы { $enough } событий.
funnel-lack-few = { $pair }: мало данных, нужно хотя бы { $enough } событий. Пока можно задать ориентир в /metrics.
funnel-lack-no-money = Шаг «{ $step }» пока не принёс денег, поэтому чек не посчитать.
funnel-lack-zero = { $pair }: пока ноль, поэтому шаги выше не посчитать.
funnel-expected-title = Ориентиры: сколько доходит до следующего шага
funnel-expected-none = В воронке меньше двух шагов, ориентиры ставить не на что. Шаг выбирают в карточке показателя.
funnel-expected-note = «Обычно» — своё за 12 недель. С ним я сравниваю месяц, а где задан ориентир — с ориентиром.
funnel-expected = { $pair }: { $known }
funnel-expected-set = { $usual }, ориентир { $benchmark } ({ $by }, { $date })
funnel-usual = обычно { $rate }
funnel-few = мало данных
funnel-ask = { $from } → { $to }: на какую конверсию ориентироваться?
funnel-ask-how = Процент одним числом, например { $example }. Не больше { $most }.
funnel-ask-example = 30
funnel-button = Ориентиры
funnel-button-clear = Убрать ориентир
funnel-button-keep = ← Все ориентиры
