// One picture and what is known of it. Names and messages only ever become text, never markup.

const WORDS = { fake: 'Probably AI-generated', real: 'Probably a photograph', uncertain: 'Uncertain: too close to call' };

const percent = value => `${(100 * value).toFixed(1)} %`;

export class Card {
  constructor(file) {
    this.element = document.getElementById('card').content.firstElementChild.cloneNode(true);
    this.part('.name').textContent = file.name;
    const thumbnail = this.part('.thumbnail');
    const address = URL.createObjectURL(file);
    // The address holds memory until it is given back; what the browser cannot show becomes a grey square.
    thumbnail.addEventListener('load', () => URL.revokeObjectURL(address));
    thumbnail.addEventListener('error', () => {
      URL.revokeObjectURL(address);
      const square = document.createElement('div');
      square.className = 'thumbnail';
      thumbnail.replaceWith(square);
    });
    thumbnail.src = address;
  }

  part(selector) {
    return this.element.querySelector(selector);
  }

  waiting() {
    this.part('.verdict').textContent = 'Waiting';
  }

  working() {
    this.part('.verdict').textContent = 'Looking at it …';
  }

  failed(message) {
    this.element.classList.add('failed');
    this.part('.verdict').textContent = message;
  }

  judged(answer) {
    const { verdict, probability, threshold, warnings } = answer;
    const band = threshold.uncertain;
    this.element.classList.add(verdict);
    this.part('.verdict').textContent = WORDS[verdict];
    this.part('.scale').hidden = false;
    this.place('.mark', probability.calibrated);
    this.place('.threshold', threshold.value);
    this.place('.band', band.low);
    this.part('.band').style.width = percentage(band.high - band.low);
    this.part('.reading').textContent = `Probability of AI: ${percent(probability.calibrated)}, called AI above ${
      percent(band.high)}${band.high > band.low ? `, a photograph up to ${percent(band.low)}` : ''}`;
    this.part('.warnings').replaceChildren(...warnings.map(warning => text('li', warning.message)));
    this.part('details').hidden = false;
    this.part('.details').replaceChildren(...facts(answer).flatMap(([name, value]) => [text('dt', name), text('dd', value)]));
  }

  place(selector, value) {
    this.part(selector).style.left = percentage(value);
  }

  words() {
    return this.part('.verdict').textContent;
  }
}

function percentage(value) {
  return `${100 * value}%`;
}

function text(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

function facts({ probability, threshold, model, media, timings_ms: timings, request_id: request }) {
  return [
    ['File', `${media.format.toUpperCase()}, ${media.width} × ${media.height} pixels, ${(media.bytes / 1024).toFixed(0)} KiB`],
    ['SHA-256', media.sha256],
    ['Before calibration', percent(probability.raw)],
    ['Threshold', `${threshold.value}, ${threshold.rule}`],
    ['Uncertain band', threshold.uncertain.rule],
    ['Model', `${model.name}, version ${model.version}`],
    ['Time', `${timings.total.toFixed(0)} ms (decoding ${timings.decode.toFixed(0)}, waiting ${
      timings.queue.toFixed(0)}, network ${timings.inference.toFixed(0)})`],
    ['Request', request],
  ];
}
