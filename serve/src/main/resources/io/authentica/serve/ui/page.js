// The page: pictures come in by choosing, dropping or pasting, and each gets a card.
import { detect, model } from './service.js';
import { Card } from './card.js';

/** Requests under way at once: enough to keep the service busy, few enough to leave it to others. */
const AT_ONCE = 2;

const input = document.getElementById('files');
const drop = document.getElementById('drop');
const results = document.getElementById('results');
const status = document.getElementById('status');
const clear = document.getElementById('clear');
const keyForm = document.getElementById('key-form');

const waiting = [];
let running = 0;
let done = 0;
let total = 0;
let key = '';

function add(files) {
  const added = Array.from(files, file => ({ file, card: new Card(file) }));
  results.prepend(...added.map(({ card }) => card.element));
  waiting.push(...added);
  total += added.length;
  clear.hidden = results.childElementCount === 0;
  work();
}

function work() {
  while (running < AT_ONCE && waiting.length > 0 && keyForm.hidden) {
    running++;
    judge(waiting.shift());
  }
  status.textContent = running + waiting.length > 0 ? `${done} of ${total} judged` : status.textContent;
}

async function judge({ file, card }) {
  card.working();
  const answer = await detect(file, key);
  running--;
  if (answer.status === 401) {
    waiting.unshift({ file, card });
    card.waiting();
    askForKey();
    return;
  }
  done++;
  if (answer.ok) {
    card.judged(answer.body);
    status.textContent = `${file.name}: ${card.words()}`;
  } else {
    card.failed(answer.message);
    status.textContent = `${file.name}: ${answer.message}`;
  }
  work();
}

function askForKey() {
  status.textContent = key ? 'That key was not accepted.' : '';
  keyForm.hidden = false;
  keyForm.elements.key.value = '';
  keyForm.elements.key.focus();
}

keyForm.addEventListener('submit', event => {
  event.preventDefault();
  key = keyForm.elements.key.value;
  keyForm.hidden = true;
  work();
});

input.addEventListener('change', () => {
  add(input.files);
  input.value = '';
});
for (const type of ['dragenter', 'dragover']) {
  document.addEventListener(type, event => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) {
    drop.classList.remove('over');
  }
});
document.addEventListener('drop', event => {
  event.preventDefault();
  drop.classList.remove('over');
  add(event.dataTransfer.files);
});
document.addEventListener('paste', event => add(event.clipboardData.files));
clear.addEventListener('click', () => {
  waiting.length = 0;
  done = 0;
  total = running;
  results.replaceChildren();
  clear.hidden = true;
  status.textContent = 'The list is empty.';
  input.focus();
});

model().then(name => {
  document.getElementById('model').textContent = name ? `Model: ${name}` : '';
});
