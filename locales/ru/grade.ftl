grade-title = Грейды отдела
grade-about = По весу делится план отдела: у кого 130 %, тот берёт на 30 % больше того, у кого 100 %.
grade-none = Пока их нет, и план делится поровну. Обычно начинают с таких: { $usual }
grade-titled = { $name }, { $weight }
grade-members = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
grade-nobody = пока ни у кого
grade-junior = Junior
grade-middle = Middle
grade-senior = Senior
grade-button = Грейды
grade-button-of = Грейд: { $name }
grade-button-choose = Указать грейд
grade-button-usual = Взять эти три
grade-button-add = Добавить грейд
grade-button-change = Изменить
grade-button-up = Выше
grade-button-down = Ниже
grade-button-delete = Удалить
grade-button-back = ← Все грейды
grade-button-not-add = Не добавлять
grade-button-keep = Оставить как есть
grade-button-none = Без грейда
grade-button-list = Настроить грейды
grade-button-member = ← { $name }
grade-ask = Новый грейд: название и вес?
grade-ask-hint = Напишите одной строкой. Например: Старший 130
grade-ask-change = Сейчас: { $grade }
grade-ask-change-hint = Напишите новое название, новый вес или то и другое: Старший 130
grade-choose = { $name }: какой грейд?
grade-choose-none = Грейдов в отделе ещё нет. Сначала заведите их.
