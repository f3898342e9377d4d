//! Cities and their zones, as people name them: the Russian name first (it is shown), other names and English behind it.
//!
//! A list and nothing else. Russia's zones stand apart, because a department there has the rouble and Russia's calendar.

/// Zone and its cities, separated by «;», names of one city by «|».
pub(super) type Row = (&'static str, &'static str);

/// Zones of Russia.
pub(super) const RUSSIA: &[Row] = &[
    ("Europe/Kaliningrad", "Калининград|Kaliningrad"),
    (
        "Europe/Moscow",
        "Москва|мск|Moscow|Msk;Санкт-Петербург|Петербург|СПб|Питер|Saint Petersburg|St Petersburg;\
         Нижний Новгород|НН|Nizhny Novgorod;Казань|Kazan;Ростов-на-Дону|Ростов|Rostov-on-Don|Rostov;\
         Воронеж|Voronezh;Краснодар|Krasnodar;Тула|Tula;Ярославль|Yaroslavl;Сочи|Sochi;Рязань|Ryazan;\
         Липецк|Lipetsk;Пенза|Penza;Тверь|Tver;Иваново|Ivanovo;Брянск|Bryansk;Белгород|Belgorod;Курск|Kursk;\
         Калуга|Kaluga;Смоленск|Smolensk;Владимир|Vladimir;Набережные Челны|Naberezhnye Chelny;\
         Чебоксары|Cheboksary;Махачкала|Makhachkala;Ставрополь|Stavropol;Мурманск|Murmansk;\
         Архангельск|Arkhangelsk;Вологда|Vologda;Череповец|Cherepovets;Петрозаводск|Petrozavodsk;\
         Великий Новгород|Veliky Novgorod;Псков|Pskov;Тамбов|Tambov;Орёл|Oryol;Кострома|Kostroma;\
         Саранск|Saransk;Йошкар-Ола|Yoshkar-Ola;Сыктывкар|Syktyvkar;Владикавказ|Vladikavkaz;Грозный|Grozny;\
         Нальчик|Nalchik;Новороссийск|Novorossiysk;Таганрог|Taganrog",
    ),
    ("Europe/Simferopol", "Симферополь|Simferopol;Севастополь|Sevastopol"),
    ("Europe/Volgograd", "Волгоград|Volgograd"),
    ("Europe/Kirov", "Киров|Kirov"),
    ("Europe/Saratov", "Саратов|Saratov"),
    ("Europe/Astrakhan", "Астрахань|Astrakhan"),
    ("Europe/Ulyanovsk", "Ульяновск|Ulyanovsk"),
    ("Europe/Samara", "Самара|Samara;Тольятти|Togliatti|Tolyatti;Ижевск|Izhevsk"),
    (
        "Asia/Yekaterinburg",
        "Екатеринбург|Екб|Ебург|Yekaterinburg|Ekaterinburg;Челябинск|Челяба|Chelyabinsk;Уфа|Ufa;Пермь|Perm;\
         Тюмень|Tyumen;Оренбург|Orenburg;Курган|Kurgan;Магнитогорск|Magnitogorsk;Сургут|Surgut;\
         Нижний Тагил|Nizhny Tagil;Нижневартовск|Nizhnevartovsk;Ханты-Мансийск|Khanty-Mansiysk;\
         Стерлитамак|Sterlitamak;Салехард|Salekhard",
    ),
    ("Asia/Omsk", "Омск|Omsk"),
    ("Asia/Novosibirsk", "Новосибирск|Нск|Новосиб|Novosibirsk"),
    ("Asia/Barnaul", "Барнаул|Barnaul;Бийск|Biysk;Горно-Алтайск|Gorno-Altaysk"),
    ("Asia/Tomsk", "Томск|Tomsk"),
    ("Asia/Novokuznetsk", "Новокузнецк|Novokuznetsk;Кемерово|Kemerovo"),
    ("Asia/Krasnoyarsk", "Красноярск|Крск|Krasnoyarsk;Абакан|Abakan;Норильск|Norilsk;Кызыл|Kyzyl"),
    ("Asia/Irkutsk", "Иркутск|Irkutsk;Улан-Удэ|Ulan-Ude;Братск|Bratsk;Ангарск|Angarsk"),
    ("Asia/Chita", "Чита|Chita"),
    ("Asia/Yakutsk", "Якутск|Yakutsk;Благовещенск|Blagoveshchensk"),
    (
        "Asia/Vladivostok",
        "Владивосток|Владик|Vladivostok;Хабаровск|Khabarovsk;Комсомольск-на-Амуре|Komsomolsk-on-Amur;\
         Уссурийск|Ussuriysk;Находка|Nakhodka;Биробиджан|Birobidzhan",
    ),
    ("Asia/Magadan", "Магадан|Magadan"),
    ("Asia/Sakhalin", "Южно-Сахалинск|Сахалин|Yuzhno-Sakhalinsk|Sakhalin"),
    ("Asia/Srednekolymsk", "Среднеколымск|Srednekolymsk"),
    ("Asia/Kamchatka", "Петропавловск-Камчатский|Камчатка|Petropavlovsk-Kamchatsky|Kamchatka"),
    ("Asia/Anadyr", "Анадырь|Чукотка|Anadyr"),
];

/// Zones with no city of the list above, Russian all the same.
pub(super) const RUSSIA_BESIDES: [&str; 3] = ["Asia/Khandyga", "Asia/Ust-Nera", "W-SU"];

/// Zones of other countries.
pub(super) const WORLD: &[Row] = &[
    ("Asia/Almaty", "Алматы|Алма-Ата|Almaty;Астана|Нур-Султан|Astana;Шымкент|Shymkent;Караганда|Karaganda"),
    ("Asia/Aqtobe", "Актобе|Aktobe"),
    ("Asia/Tashkent", "Ташкент|Tashkent"),
    ("Asia/Samarkand", "Самарканд|Samarkand;Бухара|Bukhara"),
    ("Asia/Bishkek", "Бишкек|Bishkek;Ош|Osh"),
    ("Asia/Dushanbe", "Душанбе|Dushanbe"),
    ("Asia/Ashgabat", "Ашхабад|Ashgabat"),
    ("Asia/Baku", "Баку|Baku"),
    ("Asia/Yerevan", "Ереван|Yerevan"),
    ("Asia/Tbilisi", "Тбилиси|Tbilisi;Батуми|Batumi"),
    ("Europe/Minsk", "Минск|Minsk;Гомель|Gomel;Гродно|Grodno;Брест|Brest;Витебск|Vitebsk;Могилёв|Mogilev"),
    ("Europe/Chisinau", "Кишинёв|Chisinau"),
    ("Europe/Kyiv", "Киев|Kyiv|Kiev;Харьков|Kharkiv;Одесса|Odesa|Odessa;Днепр|Dnipro;Львов|Lviv"),
    ("Europe/Riga", "Рига|Riga"),
    ("Europe/Vilnius", "Вильнюс|Vilnius"),
    ("Europe/Tallinn", "Таллин|Таллинн|Tallinn"),
    ("Europe/London", "Лондон|London"),
    ("Europe/Berlin", "Берлин|Berlin;Мюнхен|Munich;Гамбург|Hamburg;Франкфурт|Frankfurt"),
    ("Europe/Paris", "Париж|Paris"),
    ("Europe/Madrid", "Мадрид|Madrid;Барселона|Barcelona;Валенсия|Valencia"),
    ("Europe/Rome", "Рим|Rome;Милан|Milan"),
    ("Europe/Lisbon", "Лиссабон|Lisbon;Порту|Porto"),
    ("Europe/Amsterdam", "Амстердам|Amsterdam"),
    ("Europe/Brussels", "Брюссель|Brussels"),
    ("Europe/Vienna", "Вена|Vienna"),
    ("Europe/Zurich", "Цюрих|Zurich;Женева|Geneva"),
    ("Europe/Prague", "Прага|Prague"),
    ("Europe/Warsaw", "Варшава|Warsaw;Краков|Krakow"),
    ("Europe/Budapest", "Будапешт|Budapest"),
    ("Europe/Bucharest", "Бухарест|Bucharest"),
    ("Europe/Sofia", "София|Sofia;Варна|Varna"),
    ("Europe/Athens", "Афины|Athens"),
    ("Europe/Belgrade", "Белград|Belgrade;Нови-Сад|Novi Sad"),
    ("Europe/Podgorica", "Подгорица|Podgorica;Будва|Budva"),
    ("Europe/Zagreb", "Загреб|Zagreb"),
    ("Europe/Ljubljana", "Любляна|Ljubljana"),
    ("Europe/Helsinki", "Хельсинки|Helsinki"),
    ("Europe/Stockholm", "Стокгольм|Stockholm"),
    ("Europe/Oslo", "Осло|Oslo"),
    ("Europe/Copenhagen", "Копенгаген|Copenhagen"),
    ("Europe/Dublin", "Дублин|Dublin"),
    ("Europe/Istanbul", "Стамбул|Istanbul;Анкара|Ankara;Анталья|Анталия|Antalya"),
    ("Asia/Nicosia", "Никосия|Nicosia;Лимассол|Limassol;Ларнака|Larnaca"),
    ("Asia/Jerusalem", "Иерусалим|Jerusalem;Тель-Авив|Tel Aviv;Хайфа|Haifa"),
    ("Asia/Dubai", "Дубай|Dubai;Абу-Даби|Abu Dhabi"),
    ("Asia/Riyadh", "Эр-Рияд|Riyadh"),
    ("Asia/Qatar", "Доха|Doha"),
    ("Asia/Tehran", "Тегеран|Tehran"),
    ("Asia/Kolkata", "Дели|Delhi|New Delhi;Мумбаи|Mumbai;Гоа|Goa;Бангалор|Bangalore|Bengaluru"),
    ("Asia/Karachi", "Карачи|Karachi"),
    ("Asia/Bangkok", "Бангкок|Bangkok;Пхукет|Phuket;Паттайя|Pattaya"),
    ("Asia/Ho_Chi_Minh", "Хошимин|Ho Chi Minh City;Нячанг|Nha Trang;Дананг|Da Nang"),
    ("Asia/Jakarta", "Джакарта|Jakarta"),
    ("Asia/Makassar", "Бали|Денпасар|Bali|Denpasar"),
    ("Asia/Kuala_Lumpur", "Куала-Лумпур|Kuala Lumpur"),
    ("Asia/Singapore", "Сингапур|Singapore"),
    ("Asia/Manila", "Манила|Manila"),
    ("Asia/Hong_Kong", "Гонконг|Hong Kong"),
    ("Asia/Shanghai", "Пекин|Beijing;Шанхай|Shanghai;Гуанчжоу|Guangzhou;Шэньчжэнь|Shenzhen"),
    ("Asia/Taipei", "Тайбэй|Taipei"),
    ("Asia/Seoul", "Сеул|Seoul"),
    ("Asia/Tokyo", "Токио|Tokyo;Осака|Osaka"),
    ("Asia/Ulaanbaatar", "Улан-Батор|Ulaanbaatar"),
    ("Africa/Cairo", "Каир|Cairo"),
    ("Africa/Johannesburg", "Йоханнесбург|Johannesburg;Кейптаун|Cape Town"),
    ("Africa/Lagos", "Лагос|Lagos"),
    ("Africa/Nairobi", "Найроби|Nairobi"),
    ("America/New_York", "Нью-Йорк|New York|NYC;Майами|Miami;Бостон|Boston;Вашингтон|Washington;Атланта|Atlanta"),
    ("America/Chicago", "Чикаго|Chicago;Хьюстон|Houston;Даллас|Dallas;Остин|Austin"),
    ("America/Denver", "Денвер|Denver"),
    (
        "America/Los_Angeles",
        "Лос-Анджелес|Los Angeles|LA;Сан-Франциско|San Francisco;Сиэтл|Seattle;Лас-Вегас|Las Vegas",
    ),
    ("America/Toronto", "Торонто|Toronto;Монреаль|Montreal;Оттава|Ottawa"),
    ("America/Vancouver", "Ванкувер|Vancouver"),
    ("America/Mexico_City", "Мехико|Mexico City"),
    ("America/Sao_Paulo", "Сан-Паулу|Sao Paulo;Рио-де-Жанейро|Rio de Janeiro"),
    ("America/Argentina/Buenos_Aires", "Буэнос-Айрес|Buenos Aires"),
    ("Australia/Sydney", "Сидней|Sydney;Мельбурн|Melbourne"),
    ("Pacific/Auckland", "Окленд|Auckland"),
];

/// What is offered for «UTC+N»: a likely zone or several for each whole hour.
pub(super) const BY_OFFSET: &[(i32, &[&str])] = &[
    (-8, &["America/Los_Angeles"]),
    (-5, &["America/New_York"]),
    (0, &["Europe/London"]),
    (1, &["Europe/Berlin"]),
    (2, &["Europe/Kaliningrad", "Europe/Chisinau"]),
    (3, &["Europe/Moscow", "Europe/Minsk", "Europe/Istanbul"]),
    (4, &["Europe/Samara", "Asia/Tbilisi", "Asia/Dubai"]),
    (5, &["Asia/Yekaterinburg", "Asia/Almaty", "Asia/Tashkent"]),
    (6, &["Asia/Omsk", "Asia/Bishkek"]),
    (7, &["Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Bangkok"]),
    (8, &["Asia/Irkutsk", "Asia/Shanghai"]),
    (9, &["Asia/Yakutsk", "Asia/Tokyo"]),
    (10, &["Asia/Vladivostok"]),
    (11, &["Asia/Magadan", "Asia/Sakhalin"]),
    (12, &["Asia/Kamchatka"]),
];
