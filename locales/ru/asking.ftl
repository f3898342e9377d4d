asking-all-given = За сегодня всё уже сдано, спасибо.
asking-plan = План на { $date }: { $figures }
asking-nudge = { $name } ждёт ваши цифры за { $dates }. Одной строкой — и готово.
asking-nudge-plan = { $name } ждёт ваш план. Одной строкой — и готово.
asking-silent = { $nth } день без ваших цифр. Всё в порядке?
asking-silent-second = Второй день без ваших цифр. Всё в порядке?
asking-silent-busy = Не успеваю
asking-silent-away = Не работаю
asking-silent-bot = Мешает бот
asking-thanks-busy = Спасибо, что сказали. Можно и коротко: одна строка цифр или кнопки по шагам — /report
asking-thanks-away = Спасибо, что сказали. Отметить, когда вас не будет?
asking-thanks-bot = Спасибо, что сказали. РОП увидит. Напоминания можно сделать тише, а о том, что мешает, напишите прямо сюда — передам.
asking-answered-busy = { $name }: не успевает с отчётами. Возможно, стоит поговорить.
asking-answered-away = { $name }: сейчас не работает.
asking-answered-bot = { $name }: мешает бот. Возможно, стоит поговорить.
asking-skipped = Бот был недоступен.
asking-skipped-unasked = Отчётов не спрашивал: { $dates }. На дисциплину это не влияет.
asking-skipped-digests = Сводка не вышла: { $dates }. Что накопилось, войдёт в следующую.
asking-entered = { $name } вносит за вас { $date }: { $figures }. Если что-то не так — /report
asking-button-quiet = Не напоминать
asking-hindered = { $name } о том, что мешает:
asking-passed-on = Передал РОПу. Спасибо!
asking-reminders = { $profile ->
    [quiet] Хорошо, напоминать не буду: спрошу один раз, и всё.
    [insistent] Хорошо, напомню дважды.
   *[normal] Хорошо, напомню один раз.
}
