import {
  type Asked,
  type Counts,
  learn_names,
  look_up,
  next_mention,
  type SiteMemory,
  start,
  status,
  stop,
  toggle_sidebar,
  verify,
} from '@core';
import { type Browser, browser } from 'wxt/browser';
import { AwaitedArticle, mayHaveArticle } from './awaited-article';
import { releaseCore } from './core';
import { Failure } from './failure';
import { isFramed } from './framed';
import { fetchGazetteer } from './gazetteer';
import type { Wanted } from './kept';
import { loadMadeOrNone } from './lists';
import { readToContent, type ToBackground } from './messages';
import { Mirror } from './mirror';
import { PANEL, type ToPanel } from './mirror-messages';
import { loadNames } from './names';
import { nextTask } from './next-task';
import { closeNotice, showNotice } from './notice';
import { feedGazetteer, makeReady } from './ready';
import { checkedSettings, loadSettingsOrDefaults, type Settings, siteUnder } from './settings';
import { type SidebarMenu, sidebarMenu } from './sidebar-menu';
import { recallOrNothing, remember, siteAt } from './site-memory';
import { isDrawn, takeDown } from './take-down';
import { type Messages, speak, text, textIfKnown } from './text';
import { page } from './unclobbered';

type Port = Browser.runtime.Port;

/** Said on the page by a script that finds another's marks there: its extension was loaded anew meanwhile. */
const SUPERSEDED = 'dateline-superseded';

/** What has to be said when the browser gives no words any more. */
const LAST_WORDS = ['extension_name', 'failure_not_kept', 'notice_close'];

/** Whether the extension that this script is of is there no more: removed, or loaded anew. Chromium leaves the script. */
const isCutOff = () => browser.runtime?.id === undefined;

/** Asks the background; nothing where nobody is there to answer. */
async function askBackground(message: ToBackground): Promise<unknown> {
  return isCutOff() ? undefined : browser.runtime.sendMessage(message);
}

function tellBackground(message: ToBackground): void {
  void askBackground(message);
}

/** Whether a page that is annotated looks otherwise with the second of two settings. */
const isDrawnOtherwise = (before: Settings, now: Settings) =>
  (Object.keys(before) as (keyof Settings)[]).some(
    (name) => name !== 'sync' && name !== 'sidebar' && before[name] !== now[name],
  );

const languageOf = ({ language }: Settings) =>
  language === 'auto' ? browser.i18n.getUILanguage() : language;

/** What places are called in the reader's language; in English where the file is damaged. */
function learnOrLeave(names: Uint8Array): void {
  try {
    learn_names(names);
  } catch (error) {
    console.warn(error);
  }
}

/** The language of the interface; what the extension itself says is in it from now on. */
async function localeOf({ language }: Settings): Promise<string> {
  if (language === 'auto') {
    speak(undefined);
    return browser.i18n.getUILanguage();
  }
  speak((await askBackground({ kind: 'texts' })) as Messages | undefined);
  for (const key of LAST_WORDS) text(key);
  return language;
}

/** The annotation of the page that this content script runs in: off, being made, or on. */
export class Annotation {
  #state: 'off' | 'starting' | 'on' = 'off';
  /** After a trap the core's memory is in no known state: it is not called again on this page. */
  #broken = false;
  /** Whether the reader has had it end while it was starting. */
  #isUnwanted = false;
  /** While there is no article on the page: waits for one. */
  #awaited: AwaitedArticle | undefined;
  /** The browser's side panel, while one shows this tab, and what it has of the sidebar. */
  #panel: Port | undefined;
  #mirror: Mirror | undefined;
  #menu: SidebarMenu | undefined;
  /** Whether a frame of this page was annotated in its place. */
  #isInFrame = false;
  /** Whether the reader has set something that is drawn otherwise since this page was annotated. */
  #isOutdated = false;
  /** Whether a selection is annotated, which is not found again. */
  #isOfSelection = false;

  constructor() {
    // A page that the browser kept while the reader was elsewhere is as it was, but for the badge.
    addEventListener('pageshow', ({ persisted, isTrusted }) => {
      if (persisted && isTrusted && this.#state === 'on') this.#guarded(() => this.#report(status()));
    });
    // A frame that is taken away says so, since the page around it stays and with it the badge.
    addEventListener('pagehide', ({ isTrusted }) => {
      if (isTrusted && isFramed() && this.#state === 'on') this.#report(null);
    });
    browser.storage.local.onChanged.addListener(({ settings }) => {
      if (
        settings &&
        isDrawnOtherwise(checkedSettings(settings.oldValue), checkedSettings(settings.newValue))
      )
        this.#isOutdated = true;
      void this.#renew();
    });
    // What the reader does not see waits until they do: other tabs are not to slow the one in front.
    page.addEventListener('visibilitychange', () => void this.#renew());
    for (const key of LAST_WORDS) text(key);
    // No page, and no other extension, can open a port here.
    browser.runtime.onConnect.addListener((port) => {
      if (port.name === PANEL) this.#showIn(port);
    });
    tellBackground({ kind: 'here' });
    page.addEventListener(SUPERSEDED, () => {
      if (!isCutOff()) return;
      this.#awaited?.stop();
      if (this.#state !== 'on') return;
      this.#state = 'off';
      this.#guarded(stop);
    });
    browser.runtime.onMessage.addListener((given: unknown, _, respond: (ended: boolean) => void) => {
      const message = readToContent(given);
      if (!message || (message.kind === 'end-frame' && !isFramed())) return;
      // What has hardly begun ends when it has.
      if (this.#state === 'starting' && message.kind.startsWith('end')) this.#isUnwanted = true;
      if (message.kind === 'end-frame' && this.#state !== 'off') respond(true);
      if (this.#state !== 'on') return;
      this.#guarded(() => {
        if (message.kind === 'toggle-sidebar') toggle_sidebar();
        else if (message.kind === 'step') next_mention(message.delta);
        else this.#end();
      });
    });
  }

  /** On or off: by the reader's click, or by itself on a site that is always annotated. */
  async toggle(clicked: boolean): Promise<void> {
    if (this.#state === 'starting') return;
    closeNotice();
    this.#awaited?.stop();
    if (this.#state === 'on') this.#end();
    else if (!(await this.#endInFrame())) await this.#start(clicked);
  }

  /** Ends what is annotated in a frame of this page. Answers whether anything was: what was is gone where its frame is. */
  async #endInFrame(): Promise<boolean> {
    if (!this.#isInFrame) return false;
    this.#isInFrame = false;
    return (await askBackground({ kind: 'end-frame' })) === true;
  }

  /** Has the article annotated that stands in a frame of this page, in its place. Answers whether there is one. */
  async #startInFrame(clicked: boolean): Promise<boolean> {
    if (isFramed() || !page.querySelector('iframe, frame')) return false;
    this.#isInFrame = (await askBackground({ kind: 'annotate-frame', clicked })) === true;
    return this.#isInFrame;
  }

  /** What the reader asks of the selection: in place of what is annotated, unless that holds what is looked up. */
  async ask(asked: Wanted): Promise<void> {
    if (this.#state === 'starting' || (asked === 'page' && this.#state === 'on')) return;
    closeNotice();
    this.#awaited?.stop();
    if (asked === 'page') return this.#start(true);
    let found = false;
    if (this.#state === 'on' && asked === 'look-up') {
      this.#guarded(() => {
        found = look_up();
      });
    }
    if (!found) await this.#start(asked === 'annotate', asked);
  }

  /** The side panel shows this tab, in place of another panel, until its port closes. */
  #showIn(port: Port): void {
    this.#guarded(() => this.#leavePanel());
    this.#panel?.disconnect();
    this.#panel = port;
    port.onDisconnect.addListener(() => {
      if (this.#panel !== port) return;
      this.#panel = undefined;
      this.#guarded(() => this.#leavePanel());
    });
    this.#guarded(() => this.#fillPanel());
  }

  #fillPanel(): void {
    const siteChanged = () => void this.#menu?.refresh();
    const off: ToPanel = { kind: 'off' };
    if (!this.#panel) return;
    if (this.#state === 'on') this.#mirror = Mirror.of(this.#panel, siteChanged);
    if (!this.#mirror) this.#panel.postMessage(off);
  }

  /** The sidebar is on the page again, if it is there at all. */
  #leavePanel(): void {
    this.#mirror?.stop(this.#state === 'on');
    this.#mirror = undefined;
  }

  /** Off means off: the tab keeps nothing of what annotating took. */
  #end(): void {
    this.#guarded(() => {
      stop();
      releaseCore();
    });
    this.#off();
  }

  /** `opens` says whether the sidebar is open then; without it, the reader's settings. */
  async #start(clicked: boolean, selection?: Asked, opens?: boolean): Promise<void> {
    // Nobody has asked: most pages of a site are fronts, for which nothing is loaded.
    if (!clicked && !selection && !mayHaveArticle()) {
      this.#await(clicked);
      await this.#startInFrame(clicked);
      return;
    }
    const isAnothers = this.#state === 'off' && isDrawn();
    this.#state = 'starting';
    this.#isUnwanted = false;
    this.#isOutdated = false;
    this.#isOfSelection = selection !== undefined;
    try {
      if (this.#broken) throw new Failure('broken', text('reason_reload'));
      const address = siteAt(location);
      if (isAnothers) {
        page.dispatchEvent(new Event(SUPERSEDED));
        takeDown();
      }
      const asked = loadSettingsOrDefaults();
      const [settings, lists, site, names] = await Promise.all([
        asked,
        loadMadeOrNone(),
        recallOrNothing(address),
        asked.then((settings) => loadNames(settings.names === 'english' ? 'en' : languageOf(settings))),
        makeReady(!selection),
      ]);
      const sidebar = !this.#panel && (opens ?? (clicked && settings.sidebar));
      const locale = await localeOf(settings);
      if (names) learnOrLeave(names);
      const remembered = siteUnder(settings, site);
      const options = { ...settings, sidebar, site: remembered, locale, ...(selection ? { selection } : {}) };
      this.#leavePanel();
      this.#state = 'on';
      const menu = sidebarMenu(askBackground);
      this.#menu = menu;
      // A long article is ready later, and a page that changes is annotated anew.
      const begin = (own?: Uint8Array) =>
        start(
          undefined,
          options,
          (counts) => {
            this.#report(counts);
            void this.#verify();
          },
          own,
          (change) => void this.#remember(address, change),
          menu.element,
        );
      try {
        begin(lists.made);
      } catch (error) {
        if (Failure.from(error).code !== 'lists') throw error;
        // Made for the gazetteer of an earlier version: the article is annotated without them this once.
        tellBackground({ kind: 'remake-lists' });
        await feedGazetteer(await fetchGazetteer());
        begin();
      }
      this.#fillPanel();
      if (lists.damage) this.#tellOfLists(lists.damage);
      if (this.#isUnwanted) this.#end();
      else void this.#renew();
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.code !== 'no-article' || selection) return this.#fail(failure);
      this.#guarded(releaseCore);
      this.#off();
      this.#state = 'starting';
      const isInFrame = await this.#startInFrame(clicked);
      this.#state = 'off';
      this.#await(clicked);
      if (clicked && !isInFrame) this.#fail(failure);
    }
  }

  /** Annotates the page when it has an article after all. */
  #await(clicked: boolean): void {
    const come = async () => {
      closeNotice();
      await this.#endInFrame();
      await this.#start(clicked);
    };
    const frameCome = async () => {
      if (!this.#isInFrame && (await this.#startInFrame(clicked))) closeNotice();
    };
    this.#awaited = new AwaitedArticle(come, frameCome);
  }

  /** What the reader chose holds on this page in any case. */
  async #remember(address: string, change: SiteMemory): Promise<void> {
    try {
      await remember(address, change);
    } catch (error) {
      showNotice(text('failure_not_kept'), Failure.from(error).message, () => {});
    }
  }

  #tellOfLists(damage: string): void {
    tellBackground({ kind: 'remake-lists' });
    showNotice(text('failure_lists'), damage, () => {});
  }

  /** Verifies the gazetteer when the reader has the marks, a part a task. */
  async #verify(): Promise<void> {
    try {
      while (this.#state === 'on' && !verify()) await nextTask();
    } catch (error) {
      this.#end();
      this.#fail(error);
    }
  }

  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Annotates anew what the reader has since set otherwise. */
  async #renew(): Promise<void> {
    if (!this.#isOutdated || this.#state !== 'on' || this.#isOfSelection || page.hidden || isCutOff()) return;
    let isOpen = false;
    this.#guarded(() => {
      // It tells what it is now, so it was the other.
      isOpen = !this.#panel && !toggle_sidebar();
    });
    this.#end();
    await this.#start(true, undefined, isOpen);
  }

  /** Leaves no half-drawn page behind, and says in plain words what went wrong. */
  #fail(error: unknown): void {
    const failure = Failure.from(error);
    takeDown();
    if (failure.code === 'broken') this.#broken = true;
    this.#off();
    const key = `failure_${failure.code.replaceAll('-', '_')}`;
    const offer = failure.code === 'no-article' ? () => void this.ask('annotate') : undefined;
    const closed = () => this.#awaited?.stop();
    showNotice(textIfKnown(key) ?? text('failure_broken'), failure.message, closed, offer);
  }

  #off(): void {
    this.#state = 'off';
    this.#leavePanel();
    if (!isCutOff()) this.#fillPanel();
    this.#report(null);
  }

  #report(counts: Counts | null): void {
    tellBackground({ kind: 'status', counts });
  }
}
