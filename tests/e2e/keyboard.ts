import { expect, type Locator, type Page } from '@playwright/test';

/** What has the focus, as the tests need to know it. */
export interface Focus {
  /** Place among all controls of the step that can be reached by Tab; -1 for none of them. */
  place: number;
  /** Tag and text, for messages. */
  what: string;
  /** Whether it is in the window and its ring is drawn: on itself, or on what stands for it. */
  isSeen: boolean;
}

/** Everything in a step that Tab is to reach; of radio buttons of one name the chosen one, or the first. */
const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** @param page - with the focus somewhere @returns what has it, beside how many controls there are */
export async function focus(page: Page): Promise<{ focus: Focus; controls: number }> {
  return page.evaluate((selector) => {
    const controls = [...document.querySelectorAll<HTMLElement>('main')]
      .flatMap((main) => [...main.querySelectorAll<HTMLElement>(selector)])
      .filter((control) => {
        if (!control.checkVisibility({ visibilityProperty: true }) || control.matches(':disabled'))
          return false;
        if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return true;
        const group = [...document.getElementsByName(control.name)] as HTMLInputElement[];
        return control === (group.find(({ checked }) => checked) ?? group[0]);
      });
    const at = document.activeElement as HTMLElement;
    const box = at.getBoundingClientRect();
    const hasRing = (element: Element | null): boolean =>
      element !== null &&
      getComputedStyle(element).opacity !== '0' &&
      (getComputedStyle(element).boxShadow !== 'none' ||
        getComputedStyle(element).textDecorationLine === 'underline');
    return {
      focus: {
        place: controls.indexOf(at),
        what: `${at.tagName.toLowerCase()} ${(at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 60)}`,
        isSeen:
          box.bottom > 0 &&
          box.top < innerHeight &&
          // A radio button and the walker of a chart are seen through what stands for them.
          [at, at.nextElementSibling, at.parentElement].some(hasRing),
      },
      controls: controls.length,
    };
  }, CONTROLS);
}

/** Walks the whole step with Tab: every control is reached once, in the order of the page, and is seen when it is. */
export async function walkWithTab(page: Page): Promise<void> {
  await page.locator('main').focus();
  const { controls } = await focus(page);
  expect(controls).toBeGreaterThan(5);
  for (let place = 0; place < controls; place++) {
    await page.keyboard.press('Tab');
    const { focus: at } = await focus(page);
    expect(at, `the stop after ${place}`).toMatchObject({ place, isSeen: true });
  }
}

/** Goes on with Tab until a control has the focus, as somebody does who cannot point at it. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; !(await isThere()); presses++) {
    expect(presses, 'presses of Tab').toBeLessThan(150);
    await page.keyboard.press(key);
  }
}

/** The focus is on something that can be seen, not lost to the page. */
export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(async () => (await focus(page)).focus).toMatchObject({ isSeen: true });
  expect((await focus(page)).focus.place).toBeGreaterThanOrEqual(0);
}
