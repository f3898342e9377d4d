// The demo's page: people and chats as Telegram shows them. Whatever people wrote is put in as text, never as HTML.
'use strict';

const $ = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';
const THROTTLE = 120;
const NEAR = 90;

/** An element with attributes, listeners (`onclick`) and children. */
function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else if (key === 'class') el.className = value;
    else el.setAttribute(key, value === true ? '' : String(value));
  }
  el.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return el;
}

function icon(path, box = 16) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

const ICONS = {
  group: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c0-2.5 2-4 5-4s5 1.5 5 4M3.2 7.4a1.7 1.7 0 1 1 .3-3M12.8 7.4a1.7 1.7 0 1 0-.3-3',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  play: 'M5.5 3.5l7 4.5-7 4.5z',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  check: 'M3.5 8.5l3 3 6-7',
};

// What is remembered; a browser may refuse.
const memory = {
  get(key, store = 'localStorage') { try { return window[store].getItem(`planerka-${key}`); } catch { return null; } },
  set(key, value, store = 'localStorage') { try { window[store].setItem(`planerka-${key}`, value); } catch { /* not kept */ } },
};

let T = {};
let lang = memory.get('language');
let world = null;
/** The open chat. */
let open = null;
/** Who writes in the team chat. */
let writer = null;
/** What the composer is for: a reply or an edit. */
let quoting = null;
const drafts = new Map();
const seenUpTo = new Map();

const t = (key) => T[key] ?? '';
const isTeam = (chat) => world !== null && chat === world.team_chat;
const person = (id) => world?.people.find((one) => one.id === id) ?? null;
const who = () => (open === null ? null : isTeam(open.chat) ? writer : open.chat);
const isPhone = () => matchMedia('(max-width: 720px)').matches;

// ——— The server ———

async function ask(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Posts; a refusal becomes a toast and `null`. */
async function post(path, body, quiet = false) {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    const group = /[?&]startgroup/.test(body.url ?? '') && said.why !== 'not_ready';
    if (!quiet) toast(group ? t('why_group') : t(`why_${said.why}`) || t('why_other'));
  } catch {
    if (!quiet) toast(t('why_network'));
  }
  return null;
}

/** Does something in a chat as somebody. */
async function act(what, as = who(), chat = open?.chat) {
  const done = await post('/api/act', { who: as, chat, ...what });
  if (done === null) return false;
  if (done.toast) done.alert ? alarm(done.toast) : toast(done.toast);
  if (['say', 'reply', 'tap'].includes(what.kind)) {
    if (chat === ivan()?.id) tick('answer');
    if (person(as)?.role === 'head' && /^\/today\b/.test((what.text ?? '').trim())) tick('today');
  }
  changed([chat]);
  return true;
}

// ——— Freshness: one refresh at a time, and not too often ———

let due = null;
let isRefreshing = false;
const dirty = new Set();

function changed(chats) {
  for (const chat of chats.length > 0 ? chats : ['any']) dirty.add(chat);
  if (due === null && !isRefreshing) due = setTimeout(refresh, THROTTLE);
}

async function refresh() {
  due = null;
  isRefreshing = true;
  const concerned = new Set(dirty);
  dirty.clear();
  try {
    await loadWorld();
    if (open !== null && (concerned.has('any') || concerned.has(open.chat))) await loadChat();
  } catch {
    // The stream of events says when the server is back.
  }
  isRefreshing = false;
  if (dirty.size > 0 && due === null) due = setTimeout(refresh, THROTTLE);
}

function listen() {
  const events = new EventSource('/api/events');
  events.onopen = () => { $('offline').hidden = true; changed([]); };
  events.onerror = () => {
    $('offline').hidden = false;
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
  events.onmessage = (event) => {
    let chats = [];
    try { chats = JSON.parse(event.data).chats ?? []; } catch { /* everything then */ }
    changed(chats);
  };
}

async function loadWorld() {
  const wasReady = world?.ready;
  const asked = lang;
  const fresh = await ask(`/api/world${asked ? `?language=${asked}` : ''}`);
  if (asked !== lang) return;
  world = fresh;
  drawWorld();
  if (wasReady === false && world.ready && open !== null) dirty.add(open.chat);
}

// ——— Texts, language, theme ———

async function speak() {
  T = await ask(`/api/texts?language=${lang}`);
  document.documentElement.lang = lang;
  document.title = t('title');
  for (const el of document.querySelectorAll('[data-t]')) el.textContent = t(el.dataset.t);
  for (const el of document.querySelectorAll('[data-t-label]')) {
    el.setAttribute('aria-label', t(el.dataset.tLabel));
    if (el.tagName === 'BUTTON') el.title = t(el.dataset.tLabel);
  }
  $('language').textContent = lang === 'ru' ? 'EN' : 'RU';
  $('language').lang = lang === 'ru' ? 'en' : 'ru';
  $('composer').setAttribute('aria-label', t('composer'));
  $('composer').placeholder = t('composer');
  drawTheme();
}

const THEMES = ['auto', 'light', 'dark'];
const SIGNS = { auto: '◐', light: '☀', dark: '☾' };
let theme = THEMES.includes(memory.get('theme')) ? memory.get('theme') : 'auto';

function drawTheme() {
  document.documentElement.dataset.theme = theme;
  $('theme').textContent = SIGNS[theme];
  $('theme').title = t(`theme_${theme}`);
  $('theme').setAttribute('aria-label', t(`theme_${theme}`));
}

// ——— Dates, faces ———

const dayOf = (date) => new Date(`${date}T00:00:00Z`);
const format = (date, options) => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }).format(dayOf(date));
const capital = (text) => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

function dayWords(date) {
  const today = world?.clock.date;
  if (date === today) return t('today');
  if (today && dayOf(today) - dayOf(date) === 86400000) return t('yesterday');
  return format(date, { weekday: 'short', day: 'numeric', month: 'long' });
}

const shade = (id) => `c${Math.abs(id) % 7}`;

function face(id, name, isGroup = false) {
  const initials = name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? '').join('');
  return h('span', { class: `face ${isGroup ? 'group' : shade(id)}`, 'aria-hidden': 'true' }, isGroup ? icon(ICONS.group) : initials);
}

const aboutWords = (one) => [t(`role_${one.role}`), t(`about_${one.about}`)].filter(Boolean).join(' · ');

// ——— The top bar and the list ———

function setText(el, text) { if (el.textContent !== text) el.textContent = text; }

function drawWorld() {
  const { clock, ready } = world;
  setText($('now-time'), clock.time);
  $('now-time').dateTime = `${clock.date}T${clock.time}`;
  setText($('now-date'), capital(format(clock.date, { weekday: isPhone() ? 'short' : 'long', day: 'numeric', month: 'long' })));
  setText($('story'), [world.department, `${t('story')} ${world.seed}`].filter(Boolean).join(' · '));
  for (const button of document.querySelectorAll('[data-to]:not(.stop), [data-speed]')) {
    button.setAttribute('aria-disabled', String(!ready));
    if (!ready) button.title = t('needs_ready');
    else if (button.dataset.tLabel) button.title = t(button.dataset.tLabel);
    else button.removeAttribute('title');
  }
  for (const button of document.querySelectorAll('[data-speed]')) {
    const isOn = Number(button.dataset.speed) === world.speed;
    button.setAttribute('aria-pressed', String(isOn));
    if (isOn) setText($('speed-words'), t(button.dataset.tLabel));
  }
  $('moving').hidden = !world.moving;
  $('speed-words').hidden = world.moving;
  $('progress').hidden = ready;
  if (!ready) {
    $('progress').setAttribute('aria-valuenow', String(world.progress));
    $('progress').setAttribute('aria-label', t('collecting'));
    $('progress-fill').style.width = `${world.progress}%`;
    setText($('progress-words'), `${t('collecting')} ${world.progress} %`);
  }
  drawList();
  drawHead();
  drawGuide();
}

const rows = new Map();

function drawList() {
  const list = $('chats');
  const wanted = [];
  for (const chat of world.chats) {
    const one = chat.private ? person(chat.id) : null;
    const isOpen = open?.chat === chat.id;
    const key = JSON.stringify([lang, chat, one, isOpen, world.clock.date]);
    let row = rows.get(chat.id);
    if (row === undefined || row.key !== key) {
      const item = row?.item ?? h('li');
      const button = row?.button ?? h('button', { type: 'button', class: 'chat', 'data-testid': `chat-${chat.id}`, onclick: () => show(chat.id, true) });
      button.replaceChildren(...chatRow(chat, one));
      isOpen ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current');
      if (row === undefined) item.append(button);
      row = { key, item, button };
      rows.set(chat.id, row);
    }
    row.item.className = chat.private ? '' : 'team';
    wanted.push(row.item);
  }
  arrange(list, wanted);
}

/** Puts the children in order without touching those in place. */
function arrange(parent, wanted) {
  let at = parent.firstChild;
  for (const el of wanted) {
    if (el === at) at = at.nextSibling;
    else parent.insertBefore(el, at);
  }
  while (at !== null) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function chatRow(chat, one) {
  const name = one?.name ?? chat.title ?? '';
  const last = chat.last;
  const when = last && (last.date === world.clock.date ? last.time : format(last.date, { day: 'numeric', month: 'short' }));
  const byItself = one?.autopilot === true;
  const from = last && (one === null ? `${last.from.split(' ')[0]}: ` : last.from === one.name ? `${byItself ? one.name.split(' ')[0] : t('you')}: ` : '');
  return [
    face(chat.id, name, one === null),
    h('span', { class: 'row' },
      h('span', { class: 'row-top' },
        h('span', { class: 'row-name' }, name),
        one && h('span', { class: byItself ? 'mark self' : 'mark', title: t(byItself ? 'mark_self_long' : 'mark_you_long') }, t(byItself ? 'mark_self' : 'mark_you')),
        h('span', { class: 'row-time' }, when ?? '')),
      h('span', { class: 'row-about' }, one ? aboutWords(one) : t('team')),
      h('span', { class: 'row-bottom' },
        h('span', { class: 'row-last' }, last ? [h('span', { class: 'row-from' }, from), last.preview] : t('empty')),
        chat.unread > 0 && h('span', { class: 'badge' }, h('span', { class: 'unseen' }, `${t('unread')}: `), chat.unread > 99 ? '99+' : String(chat.unread)))),
  ];
}

$('chats').addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...$('chats').querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
});

// ——— The open chat ———

function show(chat, withFocus = false) {
  if (String(chat) !== location.hash.slice(1)) history.pushState(null, '', `#${chat}`);
  enter(chat, withFocus);
}

function enter(chat, withFocus = false) {
  closePopup();
  if (open?.chat === chat) {
    if (withFocus) focusComposer();
    return;
  }
  if (open !== null) drafts.set(open.chat, $('composer').value);
  open = chat === null ? null : { chat, messages: [], shown: new Map(), more: false, isFresh: true, data: null, isLoadingOlder: false, unreadBelow: 0, turn: 0, drawn: 0 };
  quoting = null;
  writer = null;
  $('panes').classList.toggle('is-talking', open !== null);
  document.body.classList.toggle('is-talking', open !== null);
  $('nothing').hidden = open !== null;
  $('talk-in').hidden = open === null;
  $('bubbles').replaceChildren();
  wasAtBottom = true;
  $('down').hidden = true;
  if (world !== null) { drawList(); drawHead(); }
  if (open === null) return;
  $('composer').value = drafts.get(chat) ?? '';
  $('composer').disabled = false;
  drawQuoting();
  grow();
  if (withFocus) focusComposer();
  loadChat().catch(() => changed([]));
}

function focusComposer() {
  if (matchMedia('(pointer: fine)').matches && !$('form').hidden) $('composer').focus({ preventScroll: true });
}

function fromAddress() {
  const chat = Number(location.hash.slice(1));
  enter(world?.chats.some((one) => one.id === chat) ? chat : null);
}

window.addEventListener('popstate', fromAddress);
window.addEventListener('hashchange', fromAddress);

$('back').addEventListener('click', () => {
  const chat = open?.chat;
  history.pushState(null, '', location.pathname);
  enter(null);
  rows.get(chat)?.button.focus();
});

function drawHead() {
  if (open === null || world === null) return;
  const one = person(open.chat);
  const name = one?.name ?? world.chats.find((chat) => chat.id === open.chat)?.title ?? '';
  const key = `${open.chat} ${name}`;
  if ($('head-face').dataset.key !== key) {
    $('head-face').dataset.key = key;
    $('head-face').replaceChildren(face(open.chat, name, one === null));
  }
  setText($('head-name'), name);
  const members = open.data?.members.length ?? 0;
  setText($('head-about'), one ? aboutWords(one) : members > 0 ? `${t('members')}: ${members}` : t('team'));
  const canSwitch = one !== null && one.autopilot !== null;
  $('autopilot').hidden = !canSwitch;
  $('autopilot').setAttribute('aria-checked', String(one?.autopilot === true));
  $('yours').hidden = one === null || canSwitch;
}

$('autopilot').addEventListener('click', async () => {
  const one = person(open?.chat);
  if (one === null) return;
  const autopilot = !one.autopilot;
  one.autopilot = autopilot;
  drawWorld();
  await post('/api/play', { who: one.id, autopilot });
  changed([one.id]);
});

async function loadChat() {
  const here = open;
  if (here === null || world === null) return;
  if (isTeam(here.chat) && writer === null) writer = Number(memory.get('writer', 'sessionStorage')) || world.people[0]?.id;
  const asked = [who(), lang].join();
  const turn = (here.turn += 1);
  const data = await ask(`/api/chats/${here.chat}?who=${who()}&language=${lang}`);
  if (open !== here || asked !== [who(), lang].join() || turn < here.drawn) return;
  here.drawn = turn;
  const first = data.messages[0]?.id;
  const newest = here.messages.at(-1)?.id;
  // Older pages stay, unless there is a gap between them and what has come.
  const isGap = first !== undefined && newest !== undefined && data.more && first > newest;
  const kept = first === undefined || isGap ? [] : here.messages.filter((message) => message.id < first);
  const fresh = here.isFresh ? [] : data.messages.filter((message) => message.id > (newest ?? 0));
  here.messages = [...kept, ...data.messages];
  if (kept.length === 0) here.more = data.more;
  here.data = data;
  drawChat(fresh);
}

async function loadOlder() {
  const here = open;
  if (here === null || !here.more || here.isLoadingOlder || here.messages.length === 0) return;
  here.isLoadingOlder = true;
  try {
    const data = await ask(`/api/chats/${here.chat}?who=${who()}&language=${lang}&before=${here.messages[0].id}`);
    if (open !== here) return;
    const first = here.messages[0].id;
    here.messages = [...data.messages.filter((message) => message.id < first), ...here.messages];
    here.more = data.more;
    const scroll = $('scroll');
    const below = scroll.scrollHeight - scroll.scrollTop;
    drawBubbles();
    scroll.scrollTop = scroll.scrollHeight - below;
  } catch {
    // The next scroll asks again.
  } finally {
    here.isLoadingOlder = false;
  }
}

let wasAtBottom = true;
const isAtBottom = () => $('scroll').scrollHeight - $('scroll').scrollTop - $('scroll').clientHeight < NEAR;
const toBottom = () => { $('scroll').scrollTop = $('scroll').scrollHeight; };

function drawChat(fresh) {
  const here = open;
  const isMineNew = fresh.some((message) => message.mine);
  const stick = here.isFresh || isAtBottom() || isMineNew;
  const before = $('scroll').scrollTop;
  drawBubbles(new Set(fresh.map((message) => message.id)));
  drawHead();
  drawBottom();
  if (stick) toBottom();
  else {
    $('scroll').scrollTop = before;
    here.unreadBelow += fresh.length;
  }
  here.isFresh = false;
  onScrolled();
  const words = fresh.filter((message) => !message.mine && message.kind !== 'service').slice(-3).map((message) => `${message.from.name}: ${message.text}`);
  if (words.length > 0) $('live').textContent = words.join('\n');
}

function drawBubbles(fresh = new Set()) {
  const here = open;
  const wanted = [];
  const isGroup = isTeam(here.chat);
  const active = document.activeElement;
  let refocus = null;
  let previous = null;
  const kept = new Set();
  const keep = (key, content, make) => {
    kept.add(key);
    const old = here.shown.get(key);
    if (old?.content === content) return wanted.push(old.el);
    const el = make();
    if (old !== undefined && old.el.contains(active)) {
      const buttons = [...old.el.querySelectorAll('button, a, [tabindex]')];
      refocus = { el, at: buttons.indexOf(active) };
    }
    here.shown.set(key, { content, el });
    wanted.push(el);
  };
  const all = here.messages;
  all.forEach((message, at) => {
    if (message.date !== previous?.date) {
      const words = dayWords(message.date);
      keep(`day ${message.date}`, words, () => h('div', { class: 'day' }, h('span', {}, words)));
    }
    const next = all[at + 1];
    const together = (a, b) => a && b && a.from.id === b.from.id && a.date === b.date && a.kind !== 'service' && b.kind !== 'service';
    const isFirst = !together(previous, message);
    const isLast = !together(message, next);
    const content = JSON.stringify([message, isFirst, isLast, lang, who()]);
    keep(message.id, content, () => bubble(message, { isFirst, isLast, isGroup, isNew: fresh.has(message.id) }));
    previous = message;
  });
  for (const key of here.shown.keys()) if (!kept.has(key)) here.shown.delete(key);
  arrange($('bubbles'), wanted);
  if (refocus !== null) {
    const again = [...refocus.el.querySelectorAll('button, a, [tabindex]')];
    (again[Math.min(refocus.at, again.length - 1)] ?? $('scroll')).focus({ preventScroll: true });
  }
}

// ——— A bubble ———

function bubble(message, { isFirst, isLast, isGroup, isNew }) {
  const props = { 'data-testid': 'bubble', 'data-message': message.id };
  if (message.kind === 'service') return h('div', { class: 'service', ...props }, h('span', {}, message.text));
  const side = message.mine ? 'mine' : 'theirs';
  const isBare = message.kind === 'sticker';
  const body = h('div', { class: `bubble${isBare ? ' bare' : ''}${message.kind === 'photo' ? ' with-photo' : ''}` });
  if (isGroup && !message.mine && isFirst && !isBare) body.append(h('div', { class: `author ${shade(message.from.id)}` }, message.from.name));
  if (message.reply_to) body.append(quote(message.reply_to));
  const content = contentOf(message);
  if (content !== null) body.append(content);
  if (message.text && !['sticker', 'voice'].includes(message.kind)) body.append(h('div', { class: 'text', lang: null }, rich(message)));
  body.append(h('div', { class: 'meta' },
    message.reaction && h('span', { class: 'reaction' }, message.reaction),
    message.edited && h('span', { title: message.edited }, t('edited')),
    h('time', { datetime: `${message.date}T${message.time}` }, message.time)));
  const more = h('button', { type: 'button', class: 'icon more', 'aria-label': t('actions'), title: t('actions'), 'aria-haspopup': 'menu', 'data-testid': 'more', onclick: () => actions(message, more) }, icon(ICONS.dots));
  const line = h('div', { class: 'bubble-line' }, h('div', { class: 'column' }, body, inline(message)), more);
  const el = h('div', { class: `message ${side}${isFirst ? ' first' : ''}${isLast ? ' last' : ''}${isNew ? ' arrived' : ''}`, ...props }, line);
  longPress(body, () => actions(message, more));
  if (isGroup && !message.mine) el.prepend(isLast ? face(message.from.id, message.from.name) : h('span', { class: 'face blank' }));
  return el;
}

function quote(to) {
  return h('button', { type: 'button', class: 'quote', onclick: () => jump(to.id) },
    h('span', { class: 'quote-name' }, to.name), h('span', { class: 'quote-text' }, to.text.replaceAll('\n', ' ')));
}

function jump(id) {
  const el = open?.shown.get(id)?.el;
  if (!el) return;
  el.scrollIntoView({ block: 'center' });
  el.classList.remove('flash');
  void el.offsetWidth;
  el.classList.add('flash');
}

function sizeWords(size) {
  const number = (value) => new Intl.NumberFormat(lang, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  if (size < 1024) return `${size} ${t('bytes')}`;
  if (size < 1048576) return `${number(size / 1024)} ${t('kilobytes')}`;
  return `${number(size / 1048576)} ${t('megabytes')}`;
}

/** Only this page's own files are shown. */
const isOwnFile = (file) => file !== null && file.url.startsWith('/api/files/');

function contentOf(message) {
  const { kind, file } = message;
  if (kind === 'sticker') return h('div', { class: 'sticker' }, message.text);
  if (kind === 'voice') return h('div', { class: 'voice', 'aria-label': t('voice_message'), role: 'img' }, h('span', { class: 'chip-icon' }, icon(ICONS.play)), h('span', { class: 'wave', 'aria-hidden': 'true' }), h('span', {}, message.text));
  if (!isOwnFile(file)) return null;
  if (kind === 'photo') {
    const alt = message.text.split('\n')[0] || t('photo');
    const image = h('img', { src: file.url, alt });
    const button = h('button', { type: 'button', class: 'photo', 'data-testid': 'photo', onclick: () => view(file, alt) }, image);
    // The place is kept before the picture comes, so that nothing jumps.
    if (file.width > 0 && file.height > 0) {
      button.style.width = `${Math.max(160, Math.min(file.width, 432, (460 * file.width) / file.height))}px`;
      image.style.aspectRatio = `${file.width} / ${file.height}`;
    }
    return button;
  }
  return h('a', { class: 'document', 'data-testid': 'document', href: file.url, download: file.name, title: t('download') },
    h('span', { class: 'chip-icon' }, icon(ICONS.file)),
    h('span', { class: 'document-words' }, h('span', { class: 'document-name' }, file.name), h('span', { class: 'document-size' }, sizeWords(file.size))));
}

function inline(message) {
  if (message.buttons.length === 0) return null;
  const button = (one) => {
    const el = h('button', { type: 'button', 'data-testid': 'inline', class: one.url ? 'inline link' : 'inline' }, one.text);
    el.addEventListener('click', async () => {
      if (one.url) return go(one.url);
      if (one.data === null || el.getAttribute('aria-busy') === 'true') return;
      el.setAttribute('aria-busy', 'true');
      await act({ kind: 'tap', message: message.id, data: one.data });
      el.removeAttribute('aria-busy');
    });
    return el;
  };
  return h('div', { class: 'inlines' }, message.buttons.map((row) => h('div', { class: 'inline-row' }, row.map(button))));
}

// ——— Formatted text ———

function rich({ text, entities }) {
  const whole = document.createDocumentFragment();
  let next = 0;
  const fill = (parent, from, to, isPlain) => {
    let at = from;
    while (next < entities.length && entities[next].offset < to) {
      const entity = entities[next];
      next += 1;
      const start = Math.max(entity.offset, at);
      const end = Math.min(entity.offset + entity.length, to);
      if (end <= start) continue;
      words(parent, text.slice(at, start), isPlain);
      const { el, inner = el, isLeaf = false } = dressed(entity, text.slice(start, end));
      fill(inner, start, end, isPlain && !isLeaf);
      parent.append(el);
      at = end;
      // A block ends its line by itself.
      if (['PRE', 'BLOCKQUOTE'].includes(el.tagName) && at < to && text[at] === '\n') at += 1;
    }
    words(parent, text.slice(at, to), isPlain);
  };
  fill(whole, 0, text.length, true);
  return whole;
}

const SIMPLE = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', blockquote: 'blockquote' };

function dressed(entity, text) {
  const simple = SIMPLE[entity.type];
  if (simple) return { el: h(simple), isLeaf: ['code', 'pre'].includes(entity.type) };
  switch (entity.type) {
    case 'text_link': return { el: link(entity.url ?? text), isLeaf: true };
    case 'url': return { el: link(text), isLeaf: true };
    case 'bot_command': return { el: command(text), isLeaf: true };
    case 'spoiler': return { el: spoiler() };
    case 'expandable_blockquote': return folded(text);
    case 'mention': case 'text_mention': case 'hashtag': return { el: h('span', { class: 'mention' }) };
    default: return { el: h('span') };
  }
}

/** Plain words; addresses and commands in them are links, as in Telegram. */
function words(parent, text, isPlain) {
  if (text === '') return;
  if (!isPlain) return parent.append(text);
  let at = 0;
  for (const found of text.matchAll(/(?<![\p{L}\d/])(?:https?:\/\/|t\.me\/)[^\s<>«»"]+|(?<![\p{L}\d/<:.])\/[a-z][a-z0-9_]*(?![\p{L}\d/])/giu)) {
    const found0 = found[0].replace(/[.,;:!?)]+$/, '');
    parent.append(text.slice(at, found.index));
    const el = found0.startsWith('/') ? command(found0) : link(found0);
    el.append(found0);
    parent.append(el);
    at = found.index + found0.length;
  }
  parent.append(text.slice(at));
}

/** Like a link, but nothing here leads away from this machine. */
function link(url) {
  return h('button', { type: 'button', class: 'as-link', title: url, onclick: () => go(url) });
}

function command(text) {
  return h('button', { type: 'button', class: 'as-link', onclick: () => act({ kind: 'say', text }) });
}

function spoiler() {
  const el = h('span', { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': t('spoiler') });
  const uncover = (event) => {
    if (event.type === 'keydown' && !['Enter', ' '].includes(event.key)) return;
    if (!el.hasAttribute('role')) return;
    event.preventDefault();
    el.classList.add('is-open');
    for (const name of ['role', 'tabindex', 'aria-label']) el.removeAttribute(name);
  };
  el.addEventListener('click', uncover);
  el.addEventListener('keydown', uncover);
  return el;
}

function folded(text) {
  const inner = h('div', { class: 'fold-text' });
  const el = h('blockquote', { class: 'fold' }, inner);
  if (text.split('\n').length > 3 || text.length > 150) {
    el.classList.add('is-folded');
    const toggle = h('button', { type: 'button', class: 'fold-toggle', 'aria-expanded': 'false' }, t('expand'));
    toggle.addEventListener('click', () => {
      const isFolded = el.classList.toggle('is-folded');
      toggle.setAttribute('aria-expanded', String(!isFolded));
      toggle.textContent = t(isFolded ? 'expand' : 'fold');
    });
    el.append(toggle);
  }
  return { el, inner };
}

// ——— Links ———

function go(url) {
  if (/^(https?:\/\/)?(t\.me|telegram\.me)\/\S*[?&]startgroup/i.test(url)) return act({ kind: 'follow', url });
  if (/^(https?:\/\/)?(t\.me|telegram\.me)\/\S*[?&]start=/i.test(url)) return chooseFollower(url);
  return copy(url, `${t('copied')}: ${url}`);
}

async function copy(text, said) {
  try { await navigator.clipboard.writeText(text); toast(said); } catch { toast(text); }
}

function chooseFollower(url) {
  const follow = async (id) => {
    $('follow').close();
    if (await act({ kind: 'follow', url }, id, id)) show(id, true);
  };
  const choice = (face, name, about, onclick, testid) => h('button', { type: 'button', class: 'choice', onclick, 'data-testid': testid }, face, h('span', { class: 'choice-words' }, h('span', {}, name), about && h('span', { class: 'faint' }, about)));
  $('follow-list').replaceChildren(
    choice(h('span', { class: 'face plus', 'aria-hidden': 'true' }, '+'), t('new_person'), null, async () => {
      const made = await post('/api/people', { language: lang });
      if (made === null) return;
      await loadWorld();
      await follow(made.id);
    }, 'follow-new'),
    ...world.people.map((one) => choice(face(one.id, one.name), one.name, aboutWords(one), () => follow(one.id), `follow-${one.id}`)));
  $('follow').showModal();
}

$('follow-close').addEventListener('click', () => $('follow').close());
$('alert-close').addEventListener('click', () => $('alert').close());
$('viewer-close').addEventListener('click', () => $('viewer').close());
for (const id of ['follow', 'viewer']) $(id).addEventListener('click', (event) => { if (event.target === $(id)) $(id).close(); });

function alarm(text) { $('alert-words').textContent = text; if (!$('alert').open) $('alert').showModal(); }

function view(file, alt) {
  $('viewer-image').src = file.url;
  $('viewer-image').alt = alt;
  $('viewer-save').href = file.url;
  $('viewer-save').setAttribute('download', file.name || 'picture.png');
  $('viewer').showModal();
}

function toast(text) {
  const el = h('div', { class: 'toast', 'data-testid': 'toast' }, text);
  $('toasts').append(el);
  while ($('toasts').childElementCount > 3) $('toasts').firstChild.remove();
  setTimeout(() => el.remove(), Math.max(4000, text.length * 70));
}

// ——— A message's menu ———

let popupOwner = null;

function actions(message, owner) {
  const choice = (label, testid, done) => h('button', { type: 'button', role: 'menuitem', 'data-testid': testid, onclick: () => { closePopup(); done(); } }, label);
  const popup = $('popup');
  popup.replaceChildren(
    choice(t('reply'), 'reply', () => quoteIn({ kind: 'reply', message: message.id, name: message.from.name, text: message.text })),
    ...(message.mine && message.kind === 'text' ? [choice(t('edit'), 'edit', () => quoteIn({ kind: 'edit', message: message.id, text: message.text }))] : []),
    ...(message.text ? [choice(t('copy'), 'copy', () => copy(message.text, t('copied_text')))] : []));
  popup.hidden = false;
  popupOwner = owner;
  const at = owner.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popup;
  popup.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, at.left))}px`;
  popup.style.top = `${at.bottom + height + 8 > innerHeight ? Math.max(8, at.top - height) : Math.max(8, at.bottom)}px`;
  popup.firstChild.focus();
}

function closePopup(withFocus = false) {
  if ($('popup').hidden) return;
  $('popup').hidden = true;
  if (withFocus) popupOwner?.focus();
}

$('popup').addEventListener('keydown', (event) => {
  const items = [...$('popup').children];
  const at = items.indexOf(document.activeElement);
  if (event.key === 'ArrowDown') items[(at + 1) % items.length].focus();
  else if (event.key === 'ArrowUp') items[(at + items.length - 1) % items.length].focus();
  else if (event.key === 'Escape') closePopup(true);
  else if (event.key === 'Tab') return closePopup();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
document.addEventListener('pointerdown', (event) => {
  if (!$('popup').contains(event.target)) closePopup();
  if (!event.target.closest('#commands, #menu')) closeCommands();
});

function longPress(el, done) {
  let timer = null;
  const stop = () => { clearTimeout(timer); timer = null; };
  el.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' && !event.target.closest('button, a')) timer = setTimeout(done, 450);
  });
  for (const name of ['pointerup', 'pointercancel', 'pointermove', 'pointerleave']) el.addEventListener(name, stop);
  el.addEventListener('contextmenu', (event) => {
    if (String(getSelection()) !== '' || event.target.closest('a')) return;
    event.preventDefault();
    stop();
    done();
  });
}

// ——— Below the bubbles: composer, commands, quick answers ———

function drawBottom() {
  const { data, chat } = open;
  const team = isTeam(chat);
  const isUnstarted = !team && !data.started;
  $('unstarted').hidden = !isUnstarted;
  if ($('form').hidden !== isUnstarted) {
    $('form').hidden = isUnstarted;
    grow();
  }
  $('writer-label').hidden = !team;
  if (team) drawWriter();
  const rows = isUnstarted ? null : data.keyboard;
  const key = JSON.stringify(rows);
  $('keyboard').hidden = rows === null;
  if ($('keyboard').dataset.key !== key) {
    $('keyboard').dataset.key = key;
    $('keyboard').replaceChildren(...(rows ?? []).map((row) => h('div', { class: 'inline-row' }, row.map((label) =>
      h('button', { type: 'button', class: 'key', 'data-testid': 'key', onclick: () => act({ kind: 'say', text: label }) }, label)))));
  }
  drawHint();
}

function drawWriter() {
  const members = new Set(open.data.members);
  const people = world.people.filter((one) => members.has(one.id));
  const select = $('writer');
  const key = JSON.stringify(people.map((one) => [one.id, one.name]));
  if (select.dataset.key !== key) {
    select.dataset.key = key;
    select.replaceChildren(...people.map((one) => h('option', { value: one.id }, one.name)));
  }
  if (!members.has(writer) && people.length > 0) {
    writer = people[0].id;
    changed([open.chat]);
  }
  select.value = String(writer);
}

$('writer').addEventListener('change', () => {
  writer = Number($('writer').value);
  memory.set('writer', String(writer), 'sessionStorage');
  cancelQuoting();
  changed([open.chat]);
});

$('start').addEventListener('click', () => act({ kind: 'say', text: '/start' }));
$('voice').addEventListener('click', () => act({ kind: 'voice' }));
$('sticker').addEventListener('click', () => act({ kind: 'sticker' }));

function grow() {
  const box = $('composer');
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
  $('form').classList.toggle('has-words', box.value.trim() !== '');
}

function write(text) {
  $('composer').value = text;
  grow();
  $('composer').focus();
}

async function send() {
  const box = $('composer');
  const text = box.value.trim();
  if (text === '' || open === null) return;
  const what = quoting === null ? { kind: 'say', text } : { kind: quoting.kind, message: quoting.message, text };
  const was = quoting;
  const chat = open.chat;
  closeCommands();
  box.value = '';
  cancelQuoting();
  grow();
  if (await act(what)) return;
  // A refused message comes back, unless something else is being written.
  if (open?.chat === chat && box.value === '') { box.value = text; quoting = was; drawQuoting(); grow(); } else if (open?.chat !== chat) drafts.set(chat, text);
}

$('form').addEventListener('submit', (event) => { event.preventDefault(); send(); });
$('composer').addEventListener('input', () => { grow(); suggest(); });
$('composer').addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const isListed = !$('commands').hidden;
  if (isListed && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
    event.preventDefault();
    return pick(event.key === 'ArrowDown' ? 1 : -1);
  }
  const picked = isListed ? $('commands').querySelector('[aria-selected="true"]') : null;
  if (picked && ['Enter', 'Tab'].includes(event.key)) {
    event.preventDefault();
    return picked.click();
  }
  if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    send();
  } else if (event.key === 'Escape') {
    if (isListed) closeCommands();
    else cancelQuoting(true);
    event.stopPropagation();
  }
});

function quoteIn(what) {
  if (quoting?.kind === 'edit') $('composer').value = '';
  quoting = what;
  if (what.kind === 'edit') $('composer').value = what.text;
  drawQuoting();
  grow();
  $('composer').focus();
}

function cancelQuoting(withText = false) {
  if (withText && quoting?.kind === 'edit') { $('composer').value = ''; grow(); }
  quoting = null;
  drawQuoting();
}

function drawQuoting() {
  $('quoting').hidden = quoting === null;
  if (quoting === null) return;
  $('quoting-words').replaceChildren(h('strong', {}, quoting.kind === 'edit' ? t('editing') : `${t('replying')} ${quoting.name}`), h('span', {}, quoting.text.replaceAll('\n', ' ')));
}

$('quoting-cancel').addEventListener('click', () => { cancelQuoting(true); $('composer').focus(); });

function listCommands(begun) {
  const menu = (open?.data?.menu ?? []).filter((item) => item.command.startsWith(begun));
  const choose = (item) => { closeCommands(); $('composer').value = ''; grow(); act({ kind: 'say', text: `/${item.command}` }); $('composer').focus(); };
  $('commands').replaceChildren(...menu.map((item, at) => h('button', { type: 'button', role: 'option', id: `command-${at}`, tabindex: -1, 'aria-selected': 'false', 'data-testid': `command-${item.command}`, onclick: () => choose(item) },
    h('span', { class: 'command-name' }, `/${item.command}`), h('span', { class: 'faint' }, item.description))));
  $('commands').hidden = menu.length === 0;
  $('menu').setAttribute('aria-expanded', String(menu.length > 0));
  $('composer').removeAttribute('aria-activedescendant');
  return menu.length;
}

function suggest() {
  const text = $('composer').value;
  if (/^\/\w*$/.test(text)) listCommands(text.slice(1));
  else closeCommands();
}

function closeCommands() {
  $('commands').hidden = true;
  $('menu').setAttribute('aria-expanded', 'false');
  $('composer').removeAttribute('aria-activedescendant');
}

function pick(step) {
  const items = [...$('commands').children];
  const was = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
  const at = was < 0 ? (step > 0 ? 0 : items.length - 1) : (was + step + items.length) % items.length;
  items.forEach((item, n) => item.setAttribute('aria-selected', String(n === at)));
  items[at].scrollIntoView({ block: 'nearest' });
  $('composer').setAttribute('aria-activedescendant', items[at].id);
}

$('menu').addEventListener('click', () => {
  if (!$('commands').hidden) return closeCommands();
  if (listCommands('') === 0) toast(t('no_commands'));
  $('composer').focus();
});

// ——— Scrolling and what has been seen ———

function onScrolled() {
  if (open === null) return;
  const bottom = isAtBottom();
  wasAtBottom = bottom;
  if (bottom) open.unreadBelow = 0;
  $('down').hidden = bottom;
  $('down').dataset.count = open.unreadBelow > 0 ? String(Math.min(open.unreadBelow, 99)) : '';
  if ($('scroll').scrollTop < 240) loadOlder();
  if (bottom) markSeen();
}

function markSeen() {
  const newest = open?.messages.at(-1)?.id;
  // Before the history is there, nothing of it has been seen.
  if (newest === undefined || !world?.ready || document.visibilityState !== 'visible') return;
  if ((seenUpTo.get(open.chat) ?? 0) >= newest) return;
  seenUpTo.set(open.chat, newest);
  post('/api/seen', { chat: open.chat, message: newest }, true);
  const entry = world.chats.find((chat) => chat.id === open.chat);
  if (entry && entry.unread > 0) { entry.unread = 0; drawList(); }
}

$('scroll').addEventListener('scroll', onScrolled, { passive: true });
$('down').addEventListener('click', toBottom);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') { changed([]); if (open && isAtBottom()) markSeen(); } });
// A keyboard on a phone, a taller composer, a picture that came: whoever is at the bottom stays there.
const sizes = new ResizeObserver(() => { if (wasAtBottom) toBottom(); });
sizes.observe($('scroll'));
sizes.observe($('bubbles'));

// ——— The clock, the bar ———

document.querySelector('.clock').addEventListener('click', async (event) => {
  const button = event.target.closest('[data-to], [data-speed]');
  if (button === null) return;
  if (button.getAttribute('aria-disabled') === 'true') return toast(t('needs_ready'));
  const { to, speed } = button.dataset;
  await post('/api/clock', to === undefined ? { speed: Number(speed) } : { to });
  changed([]);
});

$('language').addEventListener('click', async () => {
  lang = lang === 'ru' ? 'en' : 'ru';
  memory.set('language', lang);
  try { await speak(); } catch { return toast(t('why_network')); }
  drawWorld();
  if (open) { drawBubbles(); drawQuoting(); }
  changed([]);
});

$('theme').addEventListener('click', () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  memory.set('theme', theme);
  drawTheme();
});

$('new-person').addEventListener('click', async () => {
  const made = await post('/api/people', { language: lang });
  if (made === null) return;
  await loadWorld().catch(() => {});
  show(made.id, true);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  closePopup(true);
  closeCommands();
});

// ——— The first steps ———

const STEPS = ['answer', 'clock', 'today'];
const done = new Set((memory.get('steps', 'sessionStorage') ?? '').split(',').filter((step) => STEPS.includes(step)));
/** The team chat's last line when the visit began. */
let teamBefore;
let isGuideClosed = memory.get('guide') === 'closed';

/** Whom the visitor plays at first. */
const ivan = () => world?.people.find((one) => one.id === world.first);
const olga = () => world?.people.find((one) => one.role === 'head');

function tick(step) {
  if (done.has(step)) return;
  done.add(step);
  memory.set('steps', [...done].join(), 'sessionStorage');
  drawGuide();
}

function begin(step) {
  if (step === 'answer' && ivan()) show(ivan().id, true);
  if (step === 'clock') document.querySelector('[data-to="event"]').click();
  if (step === 'today' && olga()) { show(olga().id, true); write('/today'); }
}

function drawGuide() {
  const last = world.chats.find((chat) => chat.id === world.team_chat)?.last ?? null;
  const told = JSON.stringify([last?.date, last?.time, last?.preview]);
  if (world.ready) {
    if (teamBefore === undefined) teamBefore = told;
    else if (told !== teamBefore && last?.from === world.bot.name) tick('clock');
  }
  const guide = $('guide');
  guide.hidden = isGuideClosed;
  drawHint();
  const key = JSON.stringify([lang, [...done]]);
  if (guide.dataset.key === key) return;
  guide.dataset.key = key;
  const item = (step) => {
    const isDone = done.has(step);
    return h('li', { class: isDone ? 'is-done' : '' },
      h('button', { type: 'button', class: 'step', 'data-testid': `step-${step}`, 'data-done': String(isDone), onclick: () => begin(step) },
        h('span', { class: 'tick', 'aria-hidden': 'true' }, isDone ? icon(ICONS.check) : String(STEPS.indexOf(step) + 1)),
        h('span', { class: 'step-words' }, h('span', { class: 'step-title' }, t(`guide_${step}`), isDone && h('span', { class: 'unseen' }, ` — ${t('done')}`)),
          !isDone && h('span', { class: 'faint' }, t(`guide_${step}_hint`)))));
  };
  const at = [...$('steps').querySelectorAll('button')].indexOf(document.activeElement);
  $('steps').replaceChildren(...STEPS.map(item));
  if (at >= 0) $('steps').querySelectorAll('button')[at].focus();
  setText($('guide-title'), t(done.size === STEPS.length ? 'guide_done' : 'guide'));
}

function drawHint() {
  const isFor = open !== null && open.chat === ivan()?.id && !done.has('answer') && !isGuideClosed && world.ready && open.data?.started;
  $('hint').hidden = !isFor;
  if (isFor) setText($('hint-line'), t('guide_line'));
}

$('hint-insert').addEventListener('click', () => write(t('guide_line')));
$('guide-close').addEventListener('click', () => { isGuideClosed = true; memory.set('guide', 'closed'); $('guide').hidden = true; drawHint(); });

// ——— Begin ———

matchMedia('(max-width: 720px)').addEventListener('change', () => { if (world !== null) drawWorld(); });

async function begins() {
  drawTheme();
  for (;;) {
    try {
      if (lang !== 'ru' && lang !== 'en') lang = (await ask('/api/world')).language === 'en' ? 'en' : 'ru';
      await speak();
      await loadWorld();
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  if (location.hash.length > 1) fromAddress();
  else if (!isPhone() && ivan()) enter(ivan().id);
  listen();
}

begins();
