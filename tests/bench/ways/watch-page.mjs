/**
 * What the bench runs inside the product's page. Both functions are sent as text: they must not use anything
 * from outside themselves.
 */

/**
 * Starts before the page does and notes when things are on screen: a time is taken in the first frame
 * after the change, once that frame was painted. The clock starts with the first file given.
 */
export function watchPage() {
  const CELL = '[data-preview-table] td, section[data-drop-side] td';
  const ROW = '[data-feature-row], [role=row][data-index]';
  const times = {};
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  const afterPaint = (callback) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => callback(performance.now());
      port2.postMessage(null);
    });
  const mark = (name) => {
    if (name in times) return;
    times[name] = null;
    afterPaint((now) => (times[name] = now));
  };

  addEventListener(
    'change',
    (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'file') {
        times[times.firstFile === undefined ? 'firstFile' : 'lastFile'] ??= performance.now();
      }
    },
    { capture: true },
  );

  const look = () => {
    if (times.firstFile === undefined) return;
    if (document.querySelector(CELL)) mark('firstRows');
    const rows = [...document.querySelectorAll(ROW)];
    if (rows.length > 0) mark('firstFeature');
    if (rows.some((row) => row.dataset.preview !== 'true' && !row.classList.contains('preview'))) {
      mark('firstExactFeature');
    }
    const state = document.querySelector('main')?.dataset.state;
    if (state === 'ready') mark('ready');
    if (state === 'failed') mark('failed');
    // A person goes on to Compare as soon as the first rows of both tables look right.
    if (times.firstRows && times.lastFile && !location.hash.startsWith('#/compare') && !times.wentOn) {
      times.wentOn = performance.now();
      location.hash = '#/compare';
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-state', 'data-preview', 'class'],
  });
  // The last mark may be made by a frame, not by a change.
  setInterval(look, 20);

  window.gaptraceBench = {
    times,
    longTasks,
    /** Resolves once the page is ready or has failed. */
    ended: () =>
      new Promise((resolve) => {
        const timer = setInterval(() => {
          if (!times.ready && !times.failed) return;
          clearInterval(timer);
          resolve({ ...times });
        }, 100);
      }),
  };
}

/**
 * Works a control and waits until the page is quiet: milliseconds from the press to the paint of the last change.
 * For an option of a select the option's value is chosen. Null where nothing changed.
 */
export function answerTime(control) {
  return new Promise((resolve) => {
    let last = null;
    let quietSince = performance.now();
    const observer = new MutationObserver(() => {
      quietSince = performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (last = performance.now());
        port2.postMessage(null);
      });
    });
    observer.observe(document.querySelector('main') ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    const started = performance.now();
    if (control instanceof HTMLOptionElement) {
      const select = control.closest('select');
      select.value = control.value;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      control.click();
    }
    const timer = setInterval(() => {
      if (performance.now() - quietSince < 700) return;
      clearInterval(timer);
      observer.disconnect();
      resolve(last === null ? null : last - started);
    }, 50);
  });
}
